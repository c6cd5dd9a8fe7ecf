import { type PipelineFigures, pipelineDefinitions } from '@alongside/domain/recruitment'
import { DataTable, More } from '@alongside/web/page'
import { BarChart } from '@alongside/web/pictures'
import {
  countInWords,
  daysInWords,
  endWords,
  routeWords,
  shareInWords,
  stageWords,
} from './recruitment-figures.words.ts'

/** How many go on from each stage, how long it takes, and how it ends. */
export function Pipeline({ figures }: { readonly figures: PipelineFigures }) {
  const underWay = figures.stages.filter(({ stage }) => stage !== 'cleared')
  const hardest = underWay
    .filter(({ percent }) => percent !== null)
    .toSorted((one, other) => (one.percent ?? 0) - (other.percent ?? 0))[0]
  const slowest = underWay
    .filter(({ medianDays }) => medianDays !== null)
    .toSorted((one, other) => (other.medianDays ?? 0) - (one.medianDays ?? 0))[0]
  return (
    <>
      <BarChart
        title="How many go on to the next stage"
        max={100}
        format={value => `${value}%`}
        bars={underWay.map(({ stage, percent }) => ({ label: stageWords[stage], values: [percent] }))}
        inWords={
          hardest?.percent === 100
            ? 'Everybody who has left a stage went on to a later one.'
            : hardest
              ? `Fewest go on from “${stageWords[hardest.stage]}”: ${hardest.percent} of 100.`
              : 'Too few people have left a stage yet to say.'
        }
        note="Of those who are no longer at the stage. Shares of fewer than five people are left out."
      />
      <BarChart
        title="How long each stage takes"
        format={value => daysInWords(value)}
        bars={underWay.map(({ stage, medianDays }) => ({ label: stageWords[stage], values: [medianDays] }))}
        inWords={
          slowest
            ? `“${stageWords[slowest.stage]}” takes longest: ${daysInWords(slowest.medianDays)} for the person in the middle.`
            : 'Too few people have left a stage yet to say.'
        }
        note="Days from coming to a stage to going on or ending, for the person in the middle."
      />
      <DataTable
        caption="Stage by stage"
        rows={figures.stages}
        rowKey={({ stage }) => stage}
        columns={[
          { key: 'stage', header: 'Stage', cell: row => stageWords[row.stage] },
          { key: 'reached', header: 'Came to it', isNumber: true, cell: row => countInWords(row.reached) },
          {
            key: 'on',
            header: 'Went on',
            isNumber: true,
            cell: row => (row.stage === 'cleared' ? '–' : countInWords(row.wentOn)),
          },
          { key: 'still', header: 'Are there', isNumber: true, cell: row => countInWords(row.still) },
          { key: 'ended', header: 'Ended', isNumber: true, cell: row => countInWords(row.ended) },
          {
            key: 'share',
            header: 'Go on',
            isNumber: true,
            cell: row => (row.stage === 'cleared' ? '–' : shareInWords(row.percent)),
          },
          {
            key: 'days',
            header: 'Middle',
            isNumber: true,
            cell: row => (row.stage === 'cleared' ? '–' : daysInWords(row.medianDays)),
          },
          {
            key: 'nine',
            header: '9 in 10',
            isNumber: true,
            cell: row => (row.stage === 'cleared' ? '–' : daysInWords(row.nineInTenDays)),
          },
        ]}
      />
      <p>
        From the first interest to being cleared: <strong>{daysInWords(figures.daysToCleared)}</strong>
        {figures.daysToCleared === null ? '.' : ' for the person in the middle.'}
      </p>
      <div className="rf-beside">
        <DataTable
          caption="How it ended"
          rows={figures.ends}
          rowKey={({ end }) => end}
          columns={[
            { key: 'end', header: 'End', cell: row => endWords[row.end] },
            { key: 'people', header: 'People', isNumber: true, cell: row => countInWords(row.people) },
          ]}
        />
        <DataTable
          caption="How they came"
          rows={figures.routes}
          rowKey={({ route }) => route}
          columns={[
            { key: 'route', header: 'Way', cell: row => routeWords[row.route] },
            { key: 'began', header: 'Began', isNumber: true, cell: row => countInWords(row.began) },
            { key: 'cleared', header: 'Cleared', isNumber: true, cell: row => countInWords(row.cleared) },
          ]}
        />
      </div>
      <More summary="How these figures are counted">
        {Object.values(pipelineDefinitions).map(({ title, definition, numerator, denominator, leftOut }) => (
          <div key={title}>
            <h3 className="nhsuk-heading-xs">{title}</h3>
            <p>{definition}</p>
            <p>
              Counted: {numerator}.{denominator === null ? '' : ` Out of: ${denominator}.`} Left out:{' '}
              {leftOut.join('; ')}.
            </p>
          </div>
        ))}
      </More>
    </>
  )
}
