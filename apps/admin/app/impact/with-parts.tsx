import type { ReactNode } from 'react'

/** A figure and what it is made of: one thing, so that a phone leaves them beside or under each other. */
export function WithParts({
  parts,
  isBelow = false,
  children,
}: {
  readonly parts: string
  readonly isBelow?: boolean
  readonly children: ReactNode
}) {
  return (
    <span>
      {children} <span className={isBelow ? 'imp-parts imp-parts--block' : 'imp-parts'}>{parts}</span>
    </span>
  )
}
