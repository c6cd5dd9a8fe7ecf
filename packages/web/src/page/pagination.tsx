import { Link } from '@remix-run/react'

/** Steps through a long list by the keys of its ends. */
export interface PaginationProps {
  /** The address of the page before; absent at the beginning. */
  readonly previous?: string
  readonly next?: string
  /** What is listed, for the name of the landmark. */
  readonly label?: string
}

/** Earlier and later parts of a list. */
export function Pagination({ previous, next, label = 'Pages of this list' }: PaginationProps) {
  if (previous === undefined && next === undefined) return null
  return (
    <nav className="al-pages" aria-label={label}>
      {previous === undefined ? (
        <span />
      ) : (
        <PageLink to={previous} label="Previous" d="M14.5 5L7 12.5l7.5 7.5M7 12.5h13" />
      )}
      {next === undefined ? (
        <span />
      ) : (
        <PageLink to={next} label="Next" d="M9.5 5l7.5 7.5L9.5 20M17 12.5H4" isAfter />
      )}
    </nav>
  )
}

function PageLink({
  to,
  label,
  d,
  isAfter,
}: {
  readonly to: string
  readonly label: string
  readonly d: string
  readonly isAfter?: boolean
}) {
  const arrow = (
    <svg viewBox="0 0 24 25" width="24" height="25" aria-hidden="true" focusable="false">
      <path
        d={d}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
  return (
    <Link className="al-pages__link" to={to} rel={isAfter ? 'next' : 'prev'}>
      {isAfter ? null : arrow}
      {label}
      <span className="nhsuk-u-visually-hidden"> page</span>
      {isAfter ? arrow : null}
    </Link>
  )
}
