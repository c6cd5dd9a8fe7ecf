import { Link } from '@remix-run/react'
import type { MeasureLine } from './measures.server.ts'

/** How life is, measured: what was filled in, and the way to each. */
export function MeasureLinks({
  personId,
  measures,
}: {
  readonly personId: string
  readonly measures: readonly MeasureLine[]
}) {
  return (
    <ul className="al-measures">
      {measures.map(({ address, name, times, latest, change }) => (
        <li key={address} className="al-measures__one">
          <Link to={`/people/${personId}/measures/${address}`}>{name}</Link>
          <p className="al-quiet">
            {change ??
              (latest === null
                ? 'Not filled in yet'
                : `Filled in ${times === 1 ? 'once' : `${times} times`}, last on ${latest}`)}
          </p>
        </li>
      ))}
    </ul>
  )
}
