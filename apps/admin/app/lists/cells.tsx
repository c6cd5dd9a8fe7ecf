import { Day, StateTag } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import { toneOf } from '../words.ts'
import { DueClock } from './due-clock.tsx'

/** The cells that every list has. */
export interface CellRow {
  readonly id: string
  readonly personId: string
  readonly name: string | null
  readonly clinicNumber: string | null
  readonly clinicId: string
  readonly state: string
  readonly label: string
  readonly daysLeft: number | null
  readonly daysHere: number
}

export function PersonCell({ row, clinic }: { readonly row: CellRow; readonly clinic: string }) {
  const under = [row.clinicNumber, clinic].filter(part => part).join(' · ')
  return (
    <span className="ad-cell">
      {row.name === null ? (
        // their details have left the team: what stays is that there was somebody
        <span className="ad-cell__name">Details withdrawn</span>
      ) : (
        <Link className="ad-cell__name" to={`/people/${row.personId}`}>
          {row.name}
        </Link>
      )}
      {under ? <span className="ad-cell__under">{under}</span> : null}
    </span>
  )
}

export function StateCell({ row }: { readonly row: CellRow }) {
  return <StateTag tone={toneOf(row.state)}>{row.label}</StateTag>
}

export function DueCell({ row }: { readonly row: CellRow }) {
  return row.daysLeft === null ? <>–</> : <DueClock daysLeft={row.daysLeft} />
}

/** On which day a record ended. */
export function EndedCell({ endedAt }: { readonly endedAt: string | null }) {
  return endedAt === null ? <>–</> : <Day on={endedAt} />
}

/** How long somebody has waited here, in days as people say them. */
export function daysInState(days: number): string {
  return days === 0 ? 'Since today' : days === 1 ? '1 day' : `${days} days`
}
