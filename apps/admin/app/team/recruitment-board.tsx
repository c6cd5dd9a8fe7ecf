import { StateTag } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'
import type { Clocks } from '../clocks.server.ts'
import { Board } from '../lists/board.tsx'

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

/** Everybody between the first interest and being cleared, and who has stood still for too long. */
export function RecruitmentBoard({
  rows,
  clinicName,
}: {
  readonly rows: readonly (RecruitmentRow & Clocks)[]
  clinicName(clinicId: string): string
}) {
  return (
    <Board
      columns={columns}
      rows={rows}
      cardOf={row => ({
        to: `/recruitment/${row.id}`,
        name: row.name ?? 'Somebody',
        facts: [detailOf(row), clinicName(row.clinicId)],
        ...(row.stalled ? { tag: <StateTag tone="amber">Give them a call</StateTag> } : {}),
      })}
    />
  )
}

function detailOf(row: RecruitmentRow): string {
  if (row.state !== 'checks') return row.label
  const waits = row.checks.filter(({ stage }) => stage === 'received').length
  const words = `${row.checksDone} of ${row.checks.length} done`
  return waits > 0 ? `${words}, ${waits} to decide` : words
}
