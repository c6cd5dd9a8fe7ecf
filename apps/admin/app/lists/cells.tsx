import { Day, StateTag, type Tone } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import { toneOf } from '../words.ts'
import { DueClock } from './due-clock.tsx'

/** Who or what a row is about, and where that belongs. */
export function NameCell({
  to,
  under,
  children,
}: {
  readonly to: string
  readonly under: string
  readonly children: string
}) {
  return (
    <span className="ad-cell">
      <Link className="ad-cell__name" to={to}>
        {children}
      </Link>
      {under ? <span className="ad-cell__under">{under}</span> : null}
    </span>
  )
}

export function PersonCell({
  row,
  clinic,
}: {
  readonly row: {
    readonly personId: string
    readonly name: string | null
    readonly clinicNumber: string | null
  }
  readonly clinic: string
}) {
  const under = [row.clinicNumber, clinic].filter(part => part).join(' · ')
  if (row.name !== null)
    return (
      <NameCell to={`/people/${row.personId}`} under={under}>
        {row.name}
      </NameCell>
    )
  return (
    <span className="ad-cell">
      {/* their details have left the team: what stays is that there was somebody */}
      <span className="ad-cell__name">Details withdrawn</span>
      {under ? <span className="ad-cell__under">{under}</span> : null}
    </span>
  )
}

export function StateCell({
  row: { state, label },
  tone = toneOf(state),
}: {
  readonly row: { readonly state: string; readonly label: string }
  readonly tone?: Tone
}) {
  return <StateTag tone={tone}>{label}</StateTag>
}

export function DueCell({ row }: { readonly row: { readonly daysLeft: number | null } }) {
  return row.daysLeft === null ? <>–</> : <DueClock daysLeft={row.daysLeft} />
}

/** On which day a record ended. */
function EndedCell({ endedAt }: { readonly endedAt: string | null }) {
  return endedAt === null ? <>–</> : <Day on={endedAt} />
}

/** How long somebody has waited here, in days as people say them. */
export function daysInState(days: number): string {
  return days === 0 ? 'Since today' : days === 1 ? '1 day' : `${days} days`
}

interface Timed {
  readonly daysHere: number
  readonly daysLeft: number | null
  readonly endedAt: string | null
}

/** What every list of records ends with while they are open. */
export const openColumns = [
  { key: 'here', header: 'Here for', cell: (row: Timed) => daysInState(row.daysHere) },
  { key: 'due', header: 'Due', cell: (row: Timed) => <DueCell row={row} /> },
] as const

/** And when they are over. */
export const endedColumn = {
  key: 'ended',
  header: 'Ended',
  cell: (row: Timed) => <EndedCell endedAt={row.endedAt} />,
} as const
