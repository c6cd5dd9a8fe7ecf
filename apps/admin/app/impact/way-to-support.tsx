import { DataTable } from '@alongside/web/page'
import { BarChart } from '@alongside/web/pictures'
import type { Impact } from '../answers.ts'
import { Counts } from './counts.tsx'
import { drawn, parts, percent, written } from './figures.ts'
import { Section } from './section.tsx'
import { WithParts } from './with-parts.tsx'
import { stepWords } from './words.ts'

/** Who was offered support, what they answered, and how long each step took. */
export function WayToSupport({ offers, steps }: Pick<Impact, 'offers' | 'steps'>) {
  return (
    <Section id="way" title="From the list to support" counted={['optOut', 'steps']}>
      <div className="imp-pair">
        <Counts
          rows={[
            { key: 'Put on the list', value: written(offers.listed) },
            {
              key: 'Told about the offer',
              note: `${percent(offers.coverage)} of those who could be`,
              value: written(offers.coverage.count),
            },
            { key: 'Accepted by the team', value: written(offers.accepted) },
            {
              key: 'Opted out',
              note: `${percent(offers.optedOut)} of those told`,
              value: written(offers.optedOut.count),
            },
            { key: 'Offer still open', value: written(offers.stillOpen) },
            { key: 'Closed without an answer', value: written(offers.closedWithoutAnswer) },
            { key: 'Not eligible, or died', value: written(offers.notEligible) },
          ]}
        />
        <BarChart
          title="Days from diagnosis, the middle value"
          bars={steps.map(({ step, medianDays, targetDays }) => ({
            label: `${stepWords[step]} (aim: ${targetDays})`,
            values: [drawn(medianDays)],
          }))}
          series={['Days']}
          format={value => `${value} days`}
        />
      </div>
      <DataTable
        caption="From diagnosis to each step"
        rows={steps}
        rowKey={({ step }) => step}
        columns={[
          { key: 'step', header: 'Step', cell: ({ step }) => stepWords[step] },
          { key: 'people', header: 'People', isNumber: true, cell: ({ people }) => written(people) },
          { key: 'median', header: 'Days, median', isNumber: true, cell: row => written(row.medianDays) },
          { key: 'aim', header: 'Aim, days', isNumber: true, cell: ({ targetDays }) => targetDays },
          {
            key: 'within',
            header: 'Within the aim',
            isNumber: true,
            cell: ({ within }) => <WithParts parts={parts(within)}>{percent(within)}</WithParts>,
          },
        ]}
      />
    </Section>
  )
}
