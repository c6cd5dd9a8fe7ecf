/** The figures of recruitment as they are taken along: with small numbers hidden, because a file goes on to others. */
import { Group } from '@alongside/domain/equality'
import { barsOnPaper } from '@alongside/web/file.server'
import type { Api } from '@alongside/web/request.server'
import { type AskedList, type ListsToTake, ofNobody } from '@alongside/web/take.server'
import { groupChart, pipelineCharts } from '../team/recruitment-charts.ts'
import {
  countInWords,
  daysInWords,
  endWords,
  groupWords,
  monthsOf,
  routeWords,
  shareInWords,
  stageWords,
} from '../team/recruitment-figures.words.ts'

/** Asked once for the rows and once more for the pictures of a sheet of paper. */
function reportOf(api: Api, { view, clinicId }: AskedList) {
  return api.recruitmentFigures.report.query({
    months: monthsOf(view),
    masked: true,
    ...(clinicId === undefined ? {} : { clinicId }),
  })
}

export const recruitmentLists: ListsToTake = {
  'recruitment-figures': {
    title: 'Recruitment figures',
    to: '/recruitment/figures',
    headers: ['Figure', 'Came to it', 'Went on', 'Are there', 'Ended', 'Go on', 'Middle', '9 in 10'],
    hasNames: false,
    drawings: async (api, asked) =>
      pipelineCharts((await reportOf(api, asked)).pipeline).flatMap(chart => barsOnPaper(chart)),
    rows: async (api, asked) => {
      const { pipeline, from, until } = await reportOf(api, asked)
      return [
        ofNobody(`Interest began from ${from} to ${until}`, countInWords(pipeline.began)),
        ...pipeline.stages.map(each =>
          ofNobody(
            stageWords[each.stage],
            countInWords(each.reached),
            countInWords(each.wentOn),
            countInWords(each.still),
            countInWords(each.ended),
            shareInWords(each.percent),
            daysInWords(each.medianDays),
            daysInWords(each.nineInTenDays),
          ),
        ),
        ofNobody(
          'From the first interest to being cleared',
          '',
          '',
          '',
          '',
          '',
          daysInWords(pipeline.daysToCleared),
        ),
        ...pipeline.ends.map(({ end, people }) => ofNobody(`Ended: ${endWords[end]}`, countInWords(people))),
        ...pipeline.routes.map(({ route, began, cleared }) =>
          ofNobody(`${routeWords[route]}: began, cleared`, countInWords(began), countInWords(cleared)),
        ),
      ].map(({ personId, cells }) => ({
        personId,
        cells: Array.from({ length: 8 }, (_, at) => cells[at] ?? ''),
      }))
    },
  },
  'recruitment-groups': {
    title: 'Who applies, who is in the team, who is supported',
    to: '/recruitment/figures',
    headers: [
      'Question',
      'Answer',
      ...Group.options.flatMap(group => [groupWords[group], `${groupWords[group]}: of 100`]),
    ],
    hasNames: false,
    drawings: async (api, asked) =>
      (await reportOf(api, asked)).groups.flatMap(comparison => {
        const chart = groupChart(comparison)
        return chart === null ? [] : barsOnPaper(chart)
      }),
    rows: async (api, asked) => {
      const { groups } = await reportOf(api, asked)
      return groups.flatMap(({ asked: question, answers }) =>
        answers.map(({ label, groups: cells }) =>
          ofNobody(
            question,
            label,
            ...Group.options.flatMap(group => [
              countInWords(cells[group].count),
              cells[group].percent === null ? '' : String(cells[group].percent),
            ]),
          ),
        ),
      )
    },
  },
}
