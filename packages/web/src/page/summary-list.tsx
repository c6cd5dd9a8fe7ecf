import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/** One line of facts. */
export interface SummaryRow {
  readonly key: string
  readonly value: ReactNode
  readonly change?: { readonly to: string; readonly label: string }
}

/** Facts about one thing: what, and what it is. Written here: that of the library brings much that no page needs. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className="nhsuk-summary-list">
      {rows.map(({ key, value, change }) => (
        <div key={key} className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">{key}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
          {change ? (
            <dd className="nhsuk-summary-list__actions">
              <Link to={change.to}>
                {change.label}
                <span className="nhsuk-u-visually-hidden"> {key.toLowerCase()}</span>
              </Link>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
