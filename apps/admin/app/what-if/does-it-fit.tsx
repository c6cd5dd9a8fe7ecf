import { fitOf, type Observed, type Outlook } from '@alongside/domain/what-if'
import { DataTable, dayInWords, Notice, Panel } from '@alongside/web/page'
import { figure, fitWords } from './what-if.sentences.ts'

/** What really happened beside what was played with the same numbers: how far to trust it. */
export function DoesItFit({
  observed,
  today,
  months,
}: {
  readonly observed: Observed
  readonly today: Outlook
  readonly months: number
}) {
  const rows = fitOf(observed, today, months)
  const apart = rows.filter(({ fits }) => fits === false)
  const known = rows.filter(({ fits }) => fits !== null)
  return (
    <Panel title="Does it look like what really happened?">
      {known.length === 0 ? (
        <p>Too few people were counted to say. Read every figure with care.</p>
      ) : apart.length === 0 ? (
        <p>Yes: what was counted lies within what these plays came to.</p>
      ) : (
        <Notice title={`${apart.length} of ${known.length} figures do not look like it`} tone="warning">
          Something that matters may not be in the play, such as holidays, languages or a busy month. If you
          changed today’s numbers, that can be why. Trust the direction more than the number.
        </Notice>
      )}
      <DataTable
        caption={`From ${dayInWords(observed.from)} to ${dayInWords(observed.until)}, and played with the numbers of today`}
        rows={rows}
        rowKey={row => row.figure}
        columns={[
          { key: 'figure', header: 'Figure', cell: row => fitWords[row.figure] },
          {
            key: 'observed',
            header: 'Really',
            isNumber: true,
            cell: row => (row.observed === null ? 'too few to say' : figure(row.observed)),
          },
          {
            key: 'played',
            header: 'In all plays',
            isNumber: true,
            cell: row => (row.played ? `${figure(row.played.least)} to ${figure(row.played.most)}` : '–'),
          },
          {
            key: 'fits',
            header: 'Fits',
            cell: row => (row.fits === null ? 'cannot be said' : row.fits ? 'yes' : 'no'),
          },
        ]}
      />
    </Panel>
  )
}
