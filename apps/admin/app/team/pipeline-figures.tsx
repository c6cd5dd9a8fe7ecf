import { type PipelineFigures, pipelineDefinitions } from '@alongside/domain/recruitment'
import { DataTable, More } from '@alongside/web/page'
import { BarChart } from '@alongside/web/pictures'
import { pipelineCharts } from './recruitment-charts.ts'
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
  return (
    <>
      {pipelineCharts(figures).map(chart => (
        <BarChart key={chart.title} {...chart} />
      ))}
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
