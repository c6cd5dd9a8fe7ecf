import type { Difference, Differences, Outlook, Question, Spread } from '@alongside/domain/what-if'
import { DataTable, dayInWords } from '@alongside/web/page'
import { BandChart, RangeChart } from '@alongside/web/pictures'
import { comparisons } from './comparisons.ts'
import { figure, howSure, inDays, isClear, rangeOf, sentenceOf } from './what-if.sentences.ts'

interface Result {
  readonly today: Outlook
  readonly change: Outlook
  readonly differences: Differences
}

const series = ['As it is today', 'With the change']

/** Both ways side by side: the sentences, the pictures and the table. */
export function Outcome({
  question,
  result,
  courses,
}: {
  readonly question: Question
  readonly result: Result
  readonly courses: number
}) {
  const { today, change, differences } = result
  const about = (
    subject: string,
    before: Spread | null,
    after: Spread | null,
    difference: Difference | undefined,
    write?: (value: number) => string,
  ) => sentenceOf(subject, before, after, difference, write)
  const weeks = today.weeks.map(({ on }) => shortDay(on))
  return (
    <>
      <p className="ad-in-short">
        {about(
          'The person in the middle waits for a mentor',
          today.toMentor.middle,
          change.toMentor.middle,
          differences.toMentor,
          inDays,
        )}
      </p>
      <RangeChart
        title="How long people wait"
        series={series}
        format={inDays}
        plain={value => String(Math.round(value))}
        rows={[
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
        ]}
        inWords={about(
          'Nine in ten wait for a mentor no longer than',
          today.toMentor.nineInTen,
          change.toMentor.nineInTen,
          differences.toMentorNineInTen,
          inDays,
        )}
        note="The mark is the play in the middle; the bar is where 8 of 10 plays lie. Whoever still waits at the end counts with the days so far."
      />
      <BandChart
        title="People who wait for a mentor, week by week"
        points={weeks}
        tableEvery={4}
        format={figure}
        series={[
          { label: series[0] ?? '', values: today.weeks.map(week => rangeOf(week.waiting)) },
          { label: series[1] ?? '', values: change.weeks.map(week => rangeOf(week.waiting)) },
        ]}
        inWords={about(
          'People who wait at the end',
          today.waitingAtEnd,
          change.waitingAtEnd,
          differences.waitingAtEnd,
        )}
        note="The band is where 8 of 10 plays lie."
      />
      <BandChart
        title="People that each mentor supports, week by week"
        points={weeks}
        tableEvery={4}
        format={figure}
        series={[
          { label: series[0] ?? '', values: today.weeks.map(week => rangeOf(week.perMentor)) },
          { label: series[1] ?? '', values: change.weeks.map(week => rangeOf(week.perMentor)) },
        ]}
        inWords={about(
          'On average each mentor supports',
          today.perMentor,
          change.perMentor,
          differences.perMentor,
        )}
        note="A mentor who leaves is counted for as long as they still support somebody."
      />
      <RangeChart
        title={`Tried within ${question.targetDays} working ${question.targetDays === 1 ? 'day' : 'days'}`}
        series={series}
        max={100}
        format={figure}
        rows={[
          {
            label: 'Of 100 people accepted',
            ranges: [rangeOf(today.triedInTime), rangeOf(change.triedInTime)],
          },
        ]}
        inWords={about(
          'Of 100 people, tried in time',
          today.triedInTime,
          change.triedInTime,
          differences.triedInTime,
        )}
      />
      <DataTable
        caption="Side by side"
        rows={comparisons(result)}
        rowKey={({ label }) => label}
        columns={[
          { key: 'label', header: 'Figure', cell: row => row.label },
          { key: 'today', header: 'Today', isNumber: true, cell: row => row.today },
          { key: 'change', header: 'With the change', isNumber: true, cell: row => row.change },
          {
            key: 'sure',
            header: 'How sure',
            cell: row => (
              <span className={isClear(row.difference) ? 'wi-clear' : undefined}>
                {howSure(row.difference)}
              </span>
            ),
          },
        ]}
      />
      <p className="al-quiet">
        In brackets: where 8 of 10 plays lie. Both ways meet the same people, play by play, so what differs in
        nearly all {courses} plays comes from the change.
      </p>
    </>
  )
}

/** `5 Jan 26`: short enough to stand under a picture, and no two weeks alike. */
function shortDay(on: string): string {
  const [day = '', month = '', year = ''] = dayInWords(on).split(' ')
  return `${day} ${month.slice(0, 3)} ${year.slice(2)}`
}
