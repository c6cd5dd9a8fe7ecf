import { instrumentWords } from '@alongside/domain/measures'
import { DataTable } from '@alongside/web/page'
import type { Impact } from '../answers.ts'
import { drawn, written } from './figures.ts'
import { Section } from './section.tsx'
import { change, changeSentence } from './sentences.ts'
import { WithParts } from './with-parts.tsx'

const names = ['pozqol', 'loneliness'] as const

/** What people said of themselves, first and latest: the same people on both sides. */
export function HowLifeIs({ measures }: Pick<Impact, 'measures'>) {
  const rows = names.map(name => ({ name, ...measures[name] }))
  return (
    <Section id="how-life-is" title="What people say of themselves" counted={names}>
      {rows.map(row => (
        <p key={row.name} className="imp-lead">
          <strong>{instrumentWords[row.name].name}:</strong> {changeSentence(row, row.name)}
        </p>
      ))}
      <DataTable
        caption="First and latest answers of the same people"
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            header: 'Measure',
            cell: ({ name }) => (
              <WithParts parts={instrumentWords[name].scale} isBelow>
                {instrumentWords[name].name}
              </WithParts>
            ),
          },
          { key: 'answered', header: 'Answered', isNumber: true, cell: row => written(row.answered) },
          { key: 'people', header: 'Compared', isNumber: true, cell: row => written(row.people) },
          {
            key: 'medians',
            header: 'Median, first and latest',
            isNumber: true,
            cell: row =>
              row.medianFirst === row.medianLast && row.medianFirst === 'hidden'
                ? written('hidden')
                : `${written(row.medianFirst)} → ${written(row.medianLast)}`,
          },
          {
            key: 'change',
            header: 'Median change',
            isNumber: true,
            cell: row => (
              <WithParts
                parts={
                  row.interval
                    ? `${change(row.interval.from)} to ${change(row.interval.to)}`
                    : 'too few for an interval'
                }
                isBelow
              >
                {signed(row.medianChange)}
              </WithParts>
            ),
          },
        ]}
      />
    </Section>
  )
}

function signed(figure: Impact['people']): string {
  const value = drawn(figure)
  return value === null ? written(figure) : change(value)
}
