import { Link } from '@remix-run/react'

/** One way to look at a list. */
export interface ListView {
  readonly to: string
  readonly label: string
  readonly count?: number
  readonly isCurrent: boolean
}

/** The views of one list with how much is behind each; on a narrow screen they wrap. */
export function Views({ label, views }: { readonly label: string; readonly views: readonly ListView[] }) {
  return (
    <nav className="al-views" aria-label={label}>
      <ul className="al-views__list">
        {views.map(view => (
          <li key={view.to}>
            <Link
              className={`al-views__link${view.isCurrent ? ' al-views__link--current' : ''}`}
              to={view.to}
              aria-current={view.isCurrent ? 'page' : undefined}
            >
              {view.label}
              {view.count === undefined ? null : (
                <>
                  <span className="nhsuk-u-visually-hidden">: </span>
                  <span className="al-views__count">{view.count.toLocaleString('en-GB')}</span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
