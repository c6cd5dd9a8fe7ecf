import { modeWords } from '@alongside/domain/themes'
import { Day, Moment, type SummaryRow } from '@alongside/web/page'
import type { AnyView } from '../answers.ts'
import { endingWords, experienceWords, reasonWords, sourceWords } from '../words.ts'

/** The facts of the record that is open now, for the side of the page. */
export function factsOf(view: AnyView, mentorCalled: string | null): SummaryRow[] {
  switch (view.kind) {
    case 'referral':
      return [
        { key: 'Why now', value: reasonWords[view.reason] },
        { key: 'Came from', value: sourceWords[view.source] },
        ...(view.agreedAt ? [{ key: 'Agreed', value: <Day on={view.agreedAt} /> }] : []),
        ...(view.releasedAt ? [{ key: 'Released to us', value: <Moment at={view.releasedAt} /> }] : []),
      ]
    case 'onboarding':
      return [
        { key: 'Tried so far', value: triesOf(view) },
        ...(view.lastAttemptAt ? [{ key: 'Last try', value: <Moment at={view.lastAttemptAt} /> }] : []),
        ...(view.assessmentAt
          ? [
              {
                key: 'First conversation',
                value: (
                  <>
                    <Moment at={view.assessmentAt} />
                    {view.assessmentMode ? `, ${modeWords[view.assessmentMode].toLowerCase()}` : ''}
                  </>
                ),
              },
            ]
          : []),
        ...(view.holdUntil ? [{ key: 'On hold until', value: <Day on={view.holdUntil} /> }] : []),
        ...(view.mentorId
          ? [
              { key: 'Proposed mentor', value: mentorCalled ?? 'A mentor' },
              { key: 'Their answer', value: view.personAccepts ? 'Yes' : 'Not yet' },
              { key: 'The mentor’s answer', value: view.mentorAccepts ? 'Yes' : 'Not yet' },
            ]
          : []),
      ]
    case 'mentoring':
      return [
        { key: 'Mentor', value: mentorCalled ?? 'A mentor' },
        { key: 'Sessions held', value: `${view.sessions}; review at ${view.reviewAtSession}` },
        ...(view.lastSessionAt ? [{ key: 'Last met', value: <Day on={view.lastSessionAt} /> }] : []),
        ...(view.nextSessionAt ? [{ key: 'Next', value: <Moment at={view.nextSessionAt} /> }] : []),
        ...(view.noShows > 0 ? [{ key: 'Did not come, in a row', value: String(view.noShows) }] : []),
        ...(view.pausedUntil ? [{ key: 'Paused until', value: <Day on={view.pausedUntil} /> }] : []),
      ]
    case 'discharge':
      return [
        { key: 'Why it ends', value: endingWords[view.reason] },
        { key: 'Mentor', value: mentorCalled ?? 'A mentor' },
        { key: 'Planned together', value: view.planned ? 'Yes' : 'No' },
        ...(view.closingAt ? [{ key: 'Closing meeting', value: <Day on={view.closingAt} /> }] : []),
        ...(view.experience ? [{ key: 'How they found it', value: experienceWords[view.experience] }] : []),
        ...(view.closedAt ? [{ key: 'Closed', value: <Day on={view.closedAt} /> }] : []),
        ...(view.followUpAgreed ? [{ key: 'Follow-up', value: view.followUp ? 'Held' : 'Agreed' }] : []),
        ...(view.retainUntil ? [{ key: 'Kept until', value: <Day on={view.retainUntil} /> }] : []),
      ]
  }
}

function triesOf({ texts, calls, letters }: { texts: number; calls: number; letters: number }): string {
  const parts = [
    [texts, 'text', 'texts'],
    [calls, 'call', 'calls'],
    [letters, 'letter or email', 'letters or emails'],
  ] as const
  const said = parts.flatMap(([count, one, many]) =>
    count > 0 ? [`${count} ${count === 1 ? one : many}`] : [],
  )
  return said.length === 0 ? 'Nothing yet' : said.join(', ')
}
