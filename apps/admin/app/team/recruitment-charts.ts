/** The pictures of recruitment, for the page and for paper alike. */
import { type Comparison, Group } from '@alongside/domain/equality'
import type { PipelineFigures } from '@alongside/domain/recruitment'
import type { BarChartProps } from '@alongside/web/pictures'
import { daysInWords, groupWords, stageWords } from './recruitment-figures.words.ts'

/** How many go on from each stage, and how long each takes. */
export function pipelineCharts(figures: PipelineFigures): BarChartProps[] {
  const underWay = figures.stages.filter(({ stage }) => stage !== 'cleared')
  const hardest = underWay
    .filter(({ percent }) => percent !== null)
    .toSorted((one, other) => (one.percent ?? 0) - (other.percent ?? 0))[0]
  const slowest = underWay
    .filter(({ medianDays }) => medianDays !== null)
    .toSorted((one, other) => (other.medianDays ?? 0) - (one.medianDays ?? 0))[0]
  return [
    {
      title: 'How many go on to the next stage',
      max: 100,
      format: value => `${value}%`,
      bars: underWay.map(({ stage, percent }) => ({ label: stageWords[stage], values: [percent] })),
      inWords:
        hardest?.percent === 100
          ? 'Everybody who has left a stage went on to a later one.'
          : hardest
            ? `Fewest go on from “${stageWords[hardest.stage]}”: ${hardest.percent} of 100.`
            : 'Too few people have left a stage yet to say.',
      note: 'Of those who are no longer at the stage. Shares of fewer than five people are left out.',
    },
    {
      title: 'How long each stage takes',
      format: value => daysInWords(value),
      bars: underWay.map(({ stage, medianDays }) => ({ label: stageWords[stage], values: [medianDays] })),
      inWords: slowest
        ? `“${stageWords[slowest.stage]}” takes longest: ${daysInWords(slowest.medianDays)} for the person in the middle.`
        : 'Too few people have left a stage yet to say.',
      note: 'Days from coming to a stage to going on or ending, for the person in the middle.',
    },
  ]
}

/** What each group answered; none where every answer is hidden. */
export function groupChart(comparison: Comparison): BarChartProps | null {
  const { asked, source, answers, answered } = comparison
  const shown = answers.filter(({ groups }) => Group.options.some(group => groups[group].percent !== null))
  if (shown.length === 0) return null
  const bases = Group.options.map(
    group => `${groupWords[group]}: ${answered[group] ?? 'fewer than can be shown'}`,
  )
  return {
    title: asked,
    max: 100,
    format: value => `${value}%`,
    series: Group.options.map(group => groupWords[group]),
    bars: shown.map(({ label, groups }) => ({
      label,
      values: Group.options.map(group => groups[group].percent),
    })),
    inWords: widestGap(comparison),
    note: `Answers: ${bases.join(', ')}. ${source}.`,
  }
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
