import { type Comparison, comparisonDefinition, Group } from '@alongside/domain/equality'
import { DataTable, Empty } from '@alongside/web/page'
import { BarChart } from '@alongside/web/pictures'
import { groupChart } from './recruitment-charts.ts'
import { groupWords } from './recruitment-figures.words.ts'

/** Who applies, who is in the team and who is supported, question by question. */
export function Groups({ groups }: { readonly groups: readonly Comparison[] }) {
  const answered = groups.filter(({ answers }) => answers.length > 0)
  if (answered.length === 0)
    return <Empty>Nobody has answered these questions in these months. They may always be skipped.</Empty>
  return (
    <>
      <p className="al-quiet">
        {comparisonDefinition.definition} Small numbers are hidden, and others that would give them away.
      </p>
      {answered.map(comparison => (
        <Question key={comparison.question} comparison={comparison} />
      ))}
    </>
  )
}

function Question({ comparison }: { readonly comparison: Comparison }) {
  const { asked, answers } = comparison
  const chart = groupChart(comparison)
  return (
    <>
      {chart === null ? null : <BarChart {...chart} />}
      <DataTable
        caption={chart === null ? asked : `${asked} How many`}
        rows={answers}
        rowKey={({ label }) => label}
        columns={[
          { key: 'label', header: 'Answer', cell: row => row.label },
          ...Group.options.map(group => ({
            key: group,
            header: groupWords[group],
            isNumber: true,
            cell: (row: Comparison['answers'][number]) => row.groups[group].count ?? 'hidden',
          })),
        ]}
      />
    </>
  )
}
