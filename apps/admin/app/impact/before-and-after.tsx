import { DataTable, Notice } from '@alongside/web/page'
import { BarChart } from '@alongside/web/pictures'
import type { Impact } from '../answers.ts'
import { Counts } from './counts.tsx'
import { drawn, parts, percent, written } from './figures.ts'
import { Section } from './section.tsx'
import { dnaSentence } from './sentences.ts'
import { WithParts } from './with-parts.tsx'

/** Missed clinic appointments before and after, with what must be read beside them. */
export function BeforeAndAfter({ clinicDna, inCare }: Pick<Impact, 'clinicDna' | 'inCare'>) {
  const { people, before, after, tooLateBefore, tooLateAfter, leftOut, warnings } = clinicDna
  return (
    <Section id="before-and-after" title="At the clinic, before and after" counted={['clinicDna', 'inCare']}>
      <BarChart
        title="Missed clinic appointments"
        inWords={dnaSentence(clinicDna) || 'There is nothing to compare yet.'}
        bars={[
          { label: `Before: ${parts(before)}`, values: [drawn(before.percent)] },
          { label: `After: ${parts(after)}`, values: [drawn(after.percent)] },
        ]}
        series={['Missed']}
        max={Math.max(40, drawn(before.percent) ?? 0, drawn(after.percent) ?? 0)}
        format={value => `${value}%`}
      />
      <DataTable
        caption="The numbers behind it"
        rows={[
          { what: 'Did not attend (code 3)', was: before, is: after },
          { what: 'Came too late to be seen (code 7)', was: tooLateBefore, is: tooLateAfter },
          { what: 'Months in care (simplified)', was: inCare.before, is: inCare.after },
        ]}
        rowKey={row => row.what}
        columns={[
          { key: 'what', header: 'What', cell: row => row.what },
          { key: 'was', header: 'Before', isNumber: true, cell: row => rateCell(row.was) },
          { key: 'is', header: 'After', isNumber: true, cell: row => rateCell(row.is) },
        ]}
      />
      <Counts
        rows={[
          { key: 'People compared', value: written(people) },
          { key: 'Too recent to compare', value: written(leftOut.tooRecent) },
          { key: 'Without appointments on both sides', value: written(leftOut.withoutAppointments) },
          { key: 'People in “months in care”', value: written(inCare.people) },
        ]}
      />
      <Notice title="Read this beside it" tone="warning">
        {warnings.map(warning => (
          <p key={warning}>{warning}</p>
        ))}
      </Notice>
    </Section>
  )
}

function rateCell(rate: Impact['clinicDna']['before']) {
  return <WithParts parts={parts(rate)}>{percent(rate)}</WithParts>
}
