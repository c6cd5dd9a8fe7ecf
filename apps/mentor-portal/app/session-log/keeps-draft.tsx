import { useEffect, useState } from 'react'

/** How long a pause in typing is. */
const PAUSE_MS = 1_500

/**
 * Keeps the form on the server while it is filled in. Without a script there is the button beside it; with one, every
 * pause in typing is enough, and the address then leads back to what was kept.
 */
export function KeepsDraft({ form, to }: { readonly form: string; readonly to: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const box = document.getElementById(form)
    if (!(box instanceof HTMLFormElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = async () => {
      const typed = new URLSearchParams(
        [...new FormData(box)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      )
      try {
        const answer = await fetch(to, { method: 'POST', body: typed })
        if (!answer.ok) throw new Error(String(answer.status))
        const { id, at } = (await answer.json()) as { id: string; at: string }
        const address = new URL(window.location.href)
        address.searchParams.set('draft', id)
        window.history.replaceState(window.history.state, '', address)
        setSaid(`Kept at ${at}.`)
      } catch {
        setSaid('Not kept yet. We try again with the next word.')
      }
    }
    const onInput = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void keep(), PAUSE_MS)
    }
    box.addEventListener('input', onInput)
    return () => {
      clearTimeout(timer)
      box.removeEventListener('input', onInput)
    }
  }, [form, to])
  return (
    <p className="al-kept" role="status">
      {said}
    </p>
  )
}
