import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useRootData } from '../app/frame-data.ts'

/** Says what was just done, on the page one lands on and on no other. `Page` has one. */
export function Said() {
  const data = useRootData()
  const { key } = useLocation()
  // The root is not loaded again on a mere click; without this the sentence would follow the person around.
  const first = useRef({ pageKey: data?.pageKey, location: key })
  if (first.current.pageKey !== data?.pageKey) first.current = { pageKey: data?.pageKey, location: key }
  const box = useRef<HTMLDivElement>(null)
  const said = first.current.location === key ? data?.said : undefined
  useEffect(() => {
    // The way back from a form ends at its answer, for the eye and for a screen reader.
    if (said) box.current?.focus()
  }, [said])
  if (!said) return null
  return (
    <div className="al-said" role="alert" ref={box} tabIndex={-1}>
      <svg
        className="al-said__tick"
        viewBox="0 0 24 24"
        width="28"
        height="28"
        aria-hidden="true"
        focusable="false"
      >
        <circle cx="12" cy="12" r="11" />
        <path
          d="M7 12.5l3.4 3.4L17 9"
          fill="none"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <p className="al-said__words">{said}</p>
    </div>
  )
}
