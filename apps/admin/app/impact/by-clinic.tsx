import { DataTable } from '@alongside/web/page'
import type { Impact } from '../answers.ts'
import { written } from './figures.ts'
import { Section } from './section.tsx'

/** The same, clinic by clinic, and by why people were referred: funders ask for people who came back by themselves. */
export function ByClinic({
  clinics,
  allClinics,
  interactions,
}: Pick<Impact, 'clinics' | 'allClinics' | 'interactions'>) {
  const rows = [
    ...clinics,
    {
      clinicId: 'all',
      name: 'All',
      interactions: interactions.total,
      mean: interactions.mean,
      ...allClinics,
    },
  ]
  return (
    <Section id="by-clinic" title="By clinic" counted={['people', 'interactions']}>
      <DataTable
        caption="People supported, by clinic and by why they were referred"
        rows={rows}
        rowKey={row => row.clinicId}
        columns={[
          {
            key: 'clinic',
            header: 'Clinic',
            cell: row => (row.clinicId === 'all' ? <strong>{row.name}</strong> : row.name),
          },
          { key: 'people', header: 'People', isNumber: true, cell: row => written(row.people) },
          {
            key: 'new',
            header: 'Newly diagnosed',
            isNumber: true,
            cell: row => written(row.byReason.newlyDiagnosed),
          },
          {
            key: 'back',
            header: 'Coming back to care',
            isNumber: true,
            cell: row => written(row.byReason.reEngaging),
          },
          {
            key: 'flag',
            header: 'Suggested by a clinician',
            isNumber: true,
            cell: row => written(row.byReason.clinicianFlag),
          },
          {
            key: 'interactions',
            header: 'Interactions',
            isNumber: true,
            cell: row => written(row.interactions),
          },
          { key: 'mean', header: 'Mean', isNumber: true, cell: row => written(row.mean) },
        ]}
      />
    </Section>
  )
}
