import type { OnboardingRow } from '../answers.ts'
import type { Clocks } from '../clocks.server.ts'
import { Board } from './board.tsx'

const columns = [
  ['toContact', 'To contact'],
  ['reached', 'Reached'],
  ['assessmentBooked', 'Booked'],
  ['assessed', 'Assessed'],
  ['matching', 'Matching'],
  ['waiting', 'Waiting'],
  ['onHold', 'On hold'],
] as const

/** Everybody between the first contact and the introduction. */
export function OnboardingBoard({
  rows,
  clinicName,
}: {
  readonly rows: readonly (OnboardingRow & Clocks)[]
  clinicName(clinicId: string): string
}) {
  return (
    <Board
      columns={columns}
      rows={rows}
      cardOf={row => ({
        to: `/people/${row.personId}`,
        name: row.name ?? 'Somebody without a name here',
        facts: [detailOf(row), clinicName(row.clinicId)],
      })}
    />
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
