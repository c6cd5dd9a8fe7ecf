import type { ReactNode } from 'react'
import { Empty } from './empty.tsx'

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
