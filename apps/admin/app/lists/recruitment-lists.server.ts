/** The figures of recruitment as they are taken along: with small numbers hidden, because a file goes on to others. */
import { Group } from '@alongside/domain/equality'
import type { ListsToTake } from '@alongside/web/take.server'
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

function row(...cells: string[]) {
  return { personId: null, cells }
}

export const recruitmentLists: ListsToTake = {
  'recruitment-figures': {
    title: 'Recruitment figures',
    to: '/recruitment/figures',
    headers: ['Figure', 'Came to it', 'Went on', 'Are there', 'Ended', 'Go on', 'Middle', '9 in 10'],
    hasNames: false,
    rows: async (api, { view, clinicId }) => {
      const asked = { months: monthsOf(view), masked: true, ...(clinicId === undefined ? {} : { clinicId }) }
      const { pipeline, from, until } = await api.recruitmentFigures.report.query(asked)
      return [
        row(`Interest began from ${from} to ${until}`, countInWords(pipeline.began)),
        ...pipeline.stages.map(each =>
          row(
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
        row(
          'From the first interest to being cleared',
          '',
          '',
          '',
          '',
          '',
          daysInWords(pipeline.daysToCleared),
        ),
        ...pipeline.ends.map(({ end, people }) => row(`Ended: ${endWords[end]}`, countInWords(people))),
        ...pipeline.routes.map(({ route, began, cleared }) =>
          row(`${routeWords[route]}: began, cleared`, countInWords(began), countInWords(cleared)),
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
    rows: async (api, { view, clinicId }) => {
      const asked = { months: monthsOf(view), masked: true, ...(clinicId === undefined ? {} : { clinicId }) }
      const { groups } = await api.recruitmentFigures.report.query(asked)
      return groups.flatMap(({ asked: question, answers }) =>
        answers.map(({ label, groups: cells }) =>
          row(
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
