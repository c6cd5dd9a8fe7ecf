/** The pictures of both ways, for the page and for paper alike. */
import type { Difference, Differences, Outlook, Question, Spread } from '@alongside/domain/what-if'
import { dayInWords } from '@alongside/web/page'
import type { BandChartProps, RangeChartProps } from '@alongside/web/pictures'
import { figure, inDays, rangeOf, sentenceOf } from './what-if.sentences.ts'

export interface Result {
  readonly today: Outlook
  readonly change: Outlook
  readonly differences: Differences
}

type Picture =
  | { readonly kind: 'range'; readonly chart: RangeChartProps }
  | { readonly kind: 'band'; readonly chart: BandChartProps }

const series = ['As it is today', 'With the change']

export function chartsOf(
  question: Pick<Question, 'targetDays'>,
  result: Result,
): { readonly inShort: string; readonly pictures: readonly Picture[] } {
  const { today, change, differences } = result
  const about = (
    subject: string,
    before: Spread | null,
    after: Spread | null,
    difference: Difference | undefined,
    write?: (value: number) => string,
  ) => sentenceOf(subject, before, after, difference, write)
  const weeks = today.weeks.map(({ on }) => shortDay(on))
  const byWeek = (what: 'waiting' | 'perMentor') =>
    [today, change].map((way, nth) => ({
      label: series[nth] ?? '',
      values: way.weeks.map(week => rangeOf(week[what])),
    }))
  return {
    inShort: about(
      'The person in the middle waits for a mentor',
      today.toMentor.middle,
      change.toMentor.middle,
      differences.toMentor,
      inDays,
    ),
    pictures: [
      {
        kind: 'range',
        chart: {
          title: 'How long people wait',
          series,
          format: inDays,
          plain: value => String(Math.round(value)),
          rows: [
            {
              label: 'Until they are reached, the person in the middle',
              ranges: [rangeOf(today.toReach.middle), rangeOf(change.toReach.middle)],
            },
            {
              label: 'Until there is a mentor, the person in the middle',
              ranges: [rangeOf(today.toMentor.middle), rangeOf(change.toMentor.middle)],
            },
            {
              label: 'Until there is a mentor, 9 in 10 wait no longer',
              ranges: [rangeOf(today.toMentor.nineInTen), rangeOf(change.toMentor.nineInTen)],
            },
            {
              label: 'From release to the first session, the person in the middle',
              ranges: [rangeOf(today.toFirstSession.middle), rangeOf(change.toFirstSession.middle)],
            },
          ],
          inWords: about(
            'Nine in ten wait for a mentor no longer than',
            today.toMentor.nineInTen,
            change.toMentor.nineInTen,
            differences.toMentorNineInTen,
            inDays,
          ),
          note: 'The mark is the play in the middle; the bar is where 8 of 10 plays lie. Whoever still waits at the end counts with the days so far.',
        },
      },
      {
        kind: 'band',
        chart: {
          title: 'People who wait for a mentor, week by week',
          points: weeks,
          tableEvery: 4,
          format: figure,
          series: byWeek('waiting'),
          inWords: about(
            'People who wait at the end',
            today.waitingAtEnd,
            change.waitingAtEnd,
            differences.waitingAtEnd,
          ),
          note: 'The band is where 8 of 10 plays lie.',
        },
      },
      {
        kind: 'band',
        chart: {
          title: 'People that each mentor supports, week by week',
          points: weeks,
          tableEvery: 4,
          format: figure,
          series: byWeek('perMentor'),
          inWords: about(
            'On average each mentor supports',
            today.perMentor,
            change.perMentor,
            differences.perMentor,
          ),
          note: 'A mentor who leaves is counted for as long as they still support somebody.',
        },
      },
      {
        kind: 'range',
        chart: {
          title: `Tried within ${question.targetDays} working ${question.targetDays === 1 ? 'day' : 'days'}`,
          series,
          max: 100,
          format: figure,
          rows: [
            {
              label: 'Of 100 people accepted',
              ranges: [rangeOf(today.triedInTime), rangeOf(change.triedInTime)],
            },
          ],
          inWords: about(
            'Of 100 people, tried in time',
            today.triedInTime,
            change.triedInTime,
            differences.triedInTime,
          ),
        },
      },
    ],
  }
}

/** `5 Jan 26`: short enough to stand under a picture, and no two weeks alike. */
function shortDay(on: string): string {
  const [day = '', month = '', year = ''] = dayInWords(on).split(' ')
  return `${day} ${month.slice(0, 3)} ${year.slice(2)}`
}
