import { type Comparison, comparisonDefinition, Group } from '@alongside/domain/equality'
import { DataTable, Empty } from '@alongside/web/page'
import { BarChart } from '@alongside/web/pictures'
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
  const { asked, source, answers, answered } = comparison
  const shown = answers.filter(({ groups }) => Group.options.some(group => groups[group].percent !== null))
  const bases = Group.options.map(
    group => `${groupWords[group]}: ${answered[group] ?? 'fewer than can be shown'}`,
  )
  return (
    <>
      {shown.length === 0 ? null : (
        <BarChart
          title={asked}
          max={100}
          format={value => `${value}%`}
          series={Group.options.map(group => groupWords[group])}
          bars={shown.map(({ label, groups }) => ({
            label,
            values: Group.options.map(group => groups[group].percent),
          }))}
          inWords={widestGap(comparison)}
          note={`Answers: ${bases.join(', ')}. ${source}.`}
        />
      )}
      <DataTable
        caption={shown.length === 0 ? asked : `${asked} How many`}
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

/** Where those who are supported and the team differ most, in one sentence. */
function widestGap({ answers }: Comparison): string {
  const gaps = answers.flatMap(({ label, groups }) => {
    const [people, team] = [groups.people.percent, groups.team.percent]
    return people === null || team === null ? [] : [{ label, people, team, by: Math.abs(people - team) }]
  })
  const widest = gaps.toSorted((one, other) => other.by - one.by)[0]
  if (!widest) return 'Too few answers in one of the groups to compare them.'
  if (widest.by < 10) return 'The team looks much like the people who are supported.'
  return `The widest gap: “${widest.label}” is said by ${widest.people} of 100 people supported and ${widest.team} of 100 in the team.`
}
