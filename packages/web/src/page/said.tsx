import { useLocation } from '@remix-run/react'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useRootData } from '../app/frame-data.ts'

const SaidContext = createContext<string | null>(null)

/**
 * Knows where the sentence about what was just done belongs. It stands in the frame, which outlives the pages: the root
 * is not loaded again on a mere click, and a page that is new would take the sentence for its own.
 */
export function SaidOnce({ children }: { readonly children: ReactNode }) {
  const data = useRootData()
  const { key } = useLocation()
  const first = useRef({ pageKey: data?.pageKey, location: key })
  if (first.current.pageKey !== data?.pageKey) first.current = { pageKey: data?.pageKey, location: key }
  const said = first.current.location === key ? (data?.said ?? null) : null
  return <SaidContext.Provider value={said}>{children}</SaidContext.Provider>
}

/** Says what was just done, on the page one lands on and on no other. `Page` has one. */
export function Said() {
  const said = useContext(SaidContext)
  const box = useRef<HTMLDivElement>(null)
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
