import { Link } from '@remix-run/react'
import type { OnboardingRow } from '../answers.ts'
import type { Clocks } from '../clocks.server.ts'
import { daysInState } from './cells.tsx'
import { DueClock } from './due-clock.tsx'

/** One step of the pipeline as a column; on a phone one follows the other. */
const columns = [
  ['toContact', 'To contact'],
  ['reached', 'Reached'],
  ['assessmentBooked', 'Booked'],
  ['assessed', 'Assessed'],
  ['matching', 'Matching'],
  ['waiting', 'Waiting'],
  ['onHold', 'On hold'],
] as const

/** The pipeline: who stands where, for how long, and what is due first. Plain lists, so keys and readers get along. */
export function Board({
  rows,
  clinicName,
}: {
  readonly rows: readonly (OnboardingRow & Clocks)[]
  clinicName(clinicId: string): string
}) {
  return (
    <div className="ad-board">
      {columns.map(([state, title]) => {
        const here = rows.filter(row => row.state === state)
        return (
          <section
            key={state}
            className={`ad-board__column${here.length === 0 ? ' ad-board__column--empty' : ''}`}
            aria-labelledby={`column-${state}`}
          >
            <h2 className="ad-board__title" id={`column-${state}`}>
              {title} <span className="ad-board__count">{here.length}</span>
            </h2>
            {here.length === 0 ? (
              <p className="ad-board__nobody">Nobody</p>
            ) : (
              <ul className="ad-board__cards">
                {here.map(row => (
                  <li key={row.id} className="ad-card">
                    <Link className="ad-card__name" to={`/people/${row.personId}`}>
                      {row.name ?? 'Somebody without a name here'}
                    </Link>
                    <p className="ad-card__fact">{detailOf(row)}</p>
                    <p className="ad-card__fact">{clinicName(row.clinicId)}</p>
                    <p className="ad-card__clocks">
                      <span className="ad-card__age">{daysInState(row.daysHere)}</span>
                      <DueClock daysLeft={row.daysLeft} />
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )
}

/** The one thing worth knowing before opening the page. */
function detailOf(row: OnboardingRow): string {
  switch (row.state) {
    case 'toContact': {
      const tries = row.texts + row.calls + row.letters
      return tries === 0 ? 'Not tried yet' : tries === 1 ? 'Tried once' : `Tried ${tries} times`
    }
    case 'matching':
      if (row.path === 'matching.agreed') return `Both said yes: ${row.mentorCalled ?? 'a mentor'}`
      return `Asked ${row.mentorCalled ?? 'a mentor'}`
    default:
      return row.label
  }
}
