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

/** One thing to do or to look at. */
export interface WorkItem {
  readonly id: string
  readonly to: string
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** Tags and clocks. */
  readonly tags?: ReactNode
}

/** Things to do, most pressing first: large enough for a thumb. */
export function WorkList({
  items,
  empty,
}: {
  readonly items: readonly WorkItem[]
  readonly empty: ReactNode
}) {
  if (items.length === 0) return <Empty>{empty}</Empty>
  return (
    <ul className="al-work">
      {items.map(item => (
        <li className="al-work__item" key={item.id}>
          <div className="al-work__words">
            <Link className="al-work__link" to={item.to}>
              {item.title}
            </Link>
            {item.detail ? <p className="al-work__detail">{item.detail}</p> : null}
          </div>
          {item.tags ? <p className="al-work__tags">{item.tags}</p> : null}
        </li>
      ))}
    </ul>
  )
}

/** Says that there is nothing, and what that means. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className="al-empty">{typeof children === 'string' ? <p>{children}</p> : children}</div>
}

/** One thing that happened. */
export interface TimelineItem {
  readonly id: string
  /** When, in words or as `Day` or `Moment`. */
  readonly when: ReactNode
  readonly title: ReactNode
  readonly who?: string
  readonly detail?: ReactNode
  /** Stands out: a beginning, an end, a decision. */
  readonly isMark?: boolean
}

/** What happened, newest first. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="al-timeline">
      {items.map(item => (
        <li className={`al-timeline__item${item.isMark ? ' al-timeline__item--mark' : ''}`} key={item.id}>
          <p className="al-timeline__when">
            {item.when}
            {item.who ? <> · {item.who}</> : null}
          </p>
          <p className="al-timeline__title">{item.title}</p>
          {item.detail ? <div className="al-timeline__detail">{item.detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}

/** One column of a table. */
export interface Column<Row> {
  readonly key: string
  readonly header: string
  cell(row: Row): ReactNode
  /** Figures stand at the right, under each other. */
  readonly isNumber?: boolean
}

/** A table of rows. */
export interface DataTableProps<Row> {
  readonly caption: string
  /** Keeps the caption for those who hear the page, when a heading says the same. */
  readonly isCaptionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  rowKey(row: Row): string
  readonly empty?: ReactNode
}

// The roles say again what the elements are, because the styles for phones take that away.
const says = {
  table: { role: 'table' },
  rows: { role: 'rowgroup' },
  row: { role: 'row' },
  header: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const

/** A table; on a phone each row becomes a small card with its own headings. */
export function DataTable<Row>({
  caption,
  isCaptionHidden,
  columns,
  rows,
  rowKey,
  empty,
}: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <Empty>{empty}</Empty>
  return (
    <table {...says.table} className="nhsuk-table nhsuk-table--responsive al-table">
      <caption
        className={
          isCaptionHidden ? 'nhsuk-u-visually-hidden' : 'nhsuk-table__caption nhsuk-table__caption--s'
        }
      >
        {caption}
      </caption>
      <thead {...says.rows} className="nhsuk-table__head">
        <tr {...says.row}>
          {columns.map(column => (
            <th
              key={column.key}
              {...says.header}
              scope="col"
              className={`nhsuk-table__header${column.isNumber ? ' nhsuk-table__header--numeric' : ''}`}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...says.rows} className="nhsuk-table__body">
        {rows.map(row => (
          <tr key={rowKey(row)} {...says.row} className="nhsuk-table__row">
            {columns.map(column => (
              <td
                key={column.key}
                {...says.cell}
                className={`nhsuk-table__cell${column.isNumber ? ' nhsuk-table__cell--numeric' : ''}`}
              >
                <span className="nhsuk-table-responsive__heading" aria-hidden="true">
                  {column.header}{' '}
                </span>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

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
