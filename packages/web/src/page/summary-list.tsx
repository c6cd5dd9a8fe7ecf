import { Link } from '@remix-run/react'
import { SummaryList as NhsSummaryList } from 'nhsuk-react-components'
import type { ReactNode } from 'react'

/** One line of facts. */
export interface SummaryRow {
  readonly key: string
  readonly value: ReactNode
  readonly change?: { readonly to: string; readonly label: string }
}

/** Facts about one thing: what, and what it is. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <NhsSummaryList>
      {rows.map(row => (
        <NhsSummaryList.Row key={row.key}>
          <NhsSummaryList.Key>{row.key}</NhsSummaryList.Key>
          <NhsSummaryList.Value>{row.value}</NhsSummaryList.Value>
          {row.change ? (
            <dd className="nhsuk-summary-list__actions">
              <Link to={row.change.to}>
                {row.change.label}
                <span className="nhsuk-u-visually-hidden"> {row.key.toLowerCase()}</span>
              </Link>
            </dd>
          ) : null}
        </NhsSummaryList.Row>
      ))}
    </NhsSummaryList>
  )
}
