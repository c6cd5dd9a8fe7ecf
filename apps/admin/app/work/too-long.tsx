import { DataTable, Day, Panel, StateTag } from '@alongside/web/page'
import type { Work } from '../answers.ts'
import { useClinicName } from '../lists/list-head.tsx'
import { kindWords, ownerWords, turnWords } from '../words.ts'

/** What has waited too long at the lead’s clinics: how much of what, whose turn it is and who covers. Nobody’s name. */
export function TooLong({
  tooLong,
  covers,
}: {
  readonly tooLong: Work['tooLong']
  readonly covers: Work['covers']
}) {
  const clinicName = useClinicName()
  const coverOf = (row: Work['tooLong'][number]) => {
    const named = covers.find(({ clinicId, turn }) => clinicId === row.clinicId && turn === row.deputy)
    if (!named) return `Every ${turnWords[row.deputy].toLowerCase()} there`
    return named.isYou ? 'You' : (named.name ?? turnWords[row.deputy])
  }
  return (
    <Panel
      title="What waits too long"
      aside={<StateTag tone={tooLong.length > 0 ? 'amber' : 'green'}>{String(total(tooLong))}</StateTag>}
    >
      <p className="al-quiet">How many, and no names. Ask whoever covers what stands in the way.</p>
      <DataTable
        caption="What waits too long"
        isCaptionHidden
        rows={tooLong}
        rowKey={row => `${row.clinicId} ${row.kind} ${row.label}`}
        columns={[
          {
            key: 'what',
            header: 'What',
            cell: row => (
              <>
                {kindWords[row.kind]}: {row.label.toLowerCase()}
              </>
            ),
          },
          { key: 'count', header: 'How many', isNumber: true, cell: row => row.count },
          { key: 'since', header: 'Was due', cell: row => <Day on={row.since} /> },
          { key: 'clinic', header: 'Clinic', cell: row => clinicName(row.clinicId) },
          { key: 'whose', header: 'Whose turn', cell: row => ownerWords[row.owner] },
          { key: 'cover', header: 'Who covers', cell: coverOf },
        ]}
        empty="Nothing has waited too long."
      />
    </Panel>
  )
}

function total(rows: Work['tooLong']): number {
  return rows.reduce((sum, { count }) => sum + count, 0)
}
