import { StateTag } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'
import { Link } from '@remix-run/react'
import type { Clocks } from '../clocks.server.ts'
import { daysInState } from '../lists/cells.tsx'
import { DueClock } from '../lists/due-clock.tsx'

export type RecruitmentRow = Awaited<ReturnType<Api['recruitment']['byId']['query']>>

const columns = [
  ['enquiry', 'Interested'],
  ['invitedToChat', 'Chat and form'],
  ['applied', 'Applied'],
  ['shortlisted', 'To meet'],
  ['interviewed', 'Met'],
  ['conditionallyOffered', 'Offered'],
  ['checks', 'Checks'],
] as const

/** Who applies stands where, for how long, and who has stood still for too long. */
export function RecruitmentBoard({ rows }: { readonly rows: readonly (RecruitmentRow & Clocks)[] }) {
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
                    <Link className="ad-card__name" to={`/recruitment/${row.id}`}>
                      {row.name ?? 'Somebody'}
                    </Link>
                    <p className="ad-card__fact">{detailOf(row)}</p>
                    {row.stalled ? (
                      <p className="ad-card__fact">
                        <StateTag tone="amber">Give them a call</StateTag>
                      </p>
                    ) : null}
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

function detailOf(row: RecruitmentRow): string {
  if (row.state !== 'checks') return row.label
  const waits = row.checks.filter(({ stage }) => stage === 'received').length
  const words = `${row.checksDone} of ${row.checks.length} done`
  return waits > 0 ? `${words}, ${waits} to decide` : words
}
