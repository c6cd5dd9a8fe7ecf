import { type FormEvent, useEffect } from 'react'
import { neutralAddress } from '../neutral-address.ts'

/** Presses of the Shift key in a row, within a few seconds, that leave. */
const PRESSES = 3
const WITHIN_MS = 3_000

/**
 * Leaves at once: ends the session, shows nothing of the page any more and opens the weather. Without JavaScript it
 * is a form; with it the page is blank before the network is asked, and Back does not lead here again.
 */
export function LeaveButton() {
  useEffect(() => {
    let presses: number[] = []
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Shift') {
        presses = []
        return
      }
      if (event.repeat) return
      presses = [...presses.filter(at => event.timeStamp - at < WITHIN_MS), event.timeStamp]
      if (presses.length >= PRESSES) leave()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    leave()
  }

  return (
    <form className="al-leave" method="post" action="/leave" onSubmit={onSubmit}>
      <button className="al-leave__button" type="submit">
        Leave this page
      </button>
    </form>
  )
}

function leave(): void {
  document.title = 'Weather'
  document.body.hidden = true
  // `keepalive` carries the sign-out through although the page is gone.
  void fetch('/leave', {
    method: 'POST',
    keepalive: true,
    redirect: 'manual',
    body: new URLSearchParams(),
  }).catch(() => {
    // The session then ends by itself when it has been idle for long enough.
  })
  window.location.replace(neutralAddress)
}
