import { Link } from '@remix-run/react'

/** One way of looking at a list. */
export interface ViewLink {
  readonly to: string
  readonly label: string
  /** How many rows are behind it. */
  readonly count?: number
  readonly isCurrent: boolean
}

/** The ways of looking at one list, side by side; each is an address of its own. */
export function ViewLinks({ label, views }: { readonly label: string; readonly views: readonly ViewLink[] }) {
  return (
    <nav className="al-views" aria-label={label}>
      <ul className="al-views__list">
        {views.map(view => (
          <li key={view.to} className="al-views__item">
            <Link
              className="al-views__link"
              to={view.to}
              aria-current={view.isCurrent ? 'true' : undefined}
              preventScrollReset
            >
              {view.label}
              {view.count === undefined ? null : <span className="al-views__count"> {view.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
