import type { Question } from '@alongside/domain/what-if'
import { DataTable } from '@alongside/web/page'
import { BandChart, RangeChart } from '@alongside/web/pictures'
import { chartsOf, type Result } from './charts.ts'
import { comparisons } from './comparisons.ts'
import { howSure, isClear } from './what-if.sentences.ts'

/** Both ways side by side: the sentences, the pictures and the table. */
export function Outcome({
  question,
  result,
  courses,
}: {
  readonly question: Question
  readonly result: Result
  readonly courses: number
}) {
  const { inShort, pictures } = chartsOf(question, result)
  return (
    <>
      <p className="ad-in-short">{inShort}</p>
      {pictures.map(({ kind, chart }) =>
        kind === 'range' ? (
          <RangeChart key={chart.title} {...chart} />
        ) : (
          <BandChart key={chart.title} {...chart} />
        ),
      )}
      <DataTable
        caption="Side by side"
        rows={comparisons(result)}
        rowKey={({ label }) => label}
        columns={[
          { key: 'label', header: 'Figure', cell: row => row.label },
          { key: 'today', header: 'Today', isNumber: true, cell: row => row.today },
          { key: 'change', header: 'With the change', isNumber: true, cell: row => row.change },
          {
            key: 'sure',
            header: 'How sure',
            cell: row => (
              <span className={isClear(row.difference) ? 'wi-clear' : undefined}>
                {howSure(row.difference)}
              </span>
            ),
          },
        ]}
      />
      <p className="al-quiet">
        In brackets: where 8 of 10 plays lie. Both ways meet the same people, play by play, so what differs in
        nearly all {courses} plays comes from the change.
      </p>
    </>
  )
}
