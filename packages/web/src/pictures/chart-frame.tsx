import { Details } from 'nhsuk-react-components'
import type { ReactNode } from 'react'

/** The words around a chart. */
export interface ChartWords {
  readonly title: string
  /** What was counted, over which time, and what is left out. */
  readonly note?: ReactNode
  /** What the picture shows, in one sentence, for those who cannot see it. */
  readonly inWords?: string
}

/** A picture with its title, its legend, and the same figures as a table. */
export function ChartFrame({
  title,
  note,
  inWords,
  firstColumn,
  series,
  showLegend,
  rows,
  mark,
  children,
}: ChartWords & {
  readonly firstColumn: string
  readonly series: readonly string[]
  readonly showLegend: boolean
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[]
  readonly mark: 'bar' | 'line'
  readonly children: ReactNode
}) {
  return (
    <figure className="al-chart">
      <figcaption className="al-chart__title">{title}</figcaption>
      {inWords ? <p className="al-chart__words">{inWords}</p> : null}
      {showLegend ? (
        <ul className="al-legend" aria-hidden="true">
          {series.map((label, index) => (
            <li className="al-legend__item" key={label}>
              <svg aria-hidden="true" width="26" height="14" focusable="false">
                {mark === 'bar' ? (
                  <rect className={`al-fill-${index + 1}`} x="6" width="14" height="14" rx="2" />
                ) : (
                  <line className={`al-line-path al-stroke-${index + 1}`} x1="0" x2="24" y1="7" y2="7" />
                )}
              </svg>
              {label}
            </li>
          ))}
        </ul>
      ) : null}
      {children}
      {note ? <p className="al-chart__note">{note}</p> : null}
      <Details className="al-chart__details">
        <Details.Summary>
          Show the figures<span className="nhsuk-u-visually-hidden"> of: {title}</span>
        </Details.Summary>
        <Details.Text>
          <table className="nhsuk-table">
            <caption className="nhsuk-u-visually-hidden">{title}</caption>
            <thead className="nhsuk-table__head">
              <tr>
                {firstColumn === '' ? (
                  <td className="nhsuk-table__header" />
                ) : (
                  <th className="nhsuk-table__header" scope="col">
                    {firstColumn}
                  </th>
                )}
                {series.map(label => (
                  <th className="nhsuk-table__header nhsuk-table__header--numeric" scope="col" key={label}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="nhsuk-table__body">
              {rows.map(row => (
                <tr className="nhsuk-table__row" key={row.label}>
                  <th className="nhsuk-table__header" scope="row">
                    {row.label}
                  </th>
                  {row.cells.map((cell, index) => (
                    <td className="nhsuk-table__cell nhsuk-table__cell--numeric" key={series[index]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Details.Text>
      </Details>
    </figure>
  )
}
