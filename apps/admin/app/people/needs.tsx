import { wishWords } from '@alongside/domain/matching'
import { modeWords, themeWords, timeWords } from '@alongside/domain/themes'
import { Panel, StateTag, SummaryList } from '@alongside/web/page'
import type { PersonPage, ViewOf } from '../answers.ts'
import { ofSelfWords } from '../words.ts'

/** What somebody said that they need, as it was written down at the first conversation. */
export function Needs({
  onboarding,
  timeline,
}: {
  readonly onboarding: ViewOf<'onboarding'>
  readonly timeline: PersonPage['timeline']
}) {
  const notes = timeline.find(entry => entry.type === 'assess' && entry.lifecycleId === onboarding.id)?.notes
  const written = (field: string) => notes?.find(note => note.field === field)?.text
  const wishes = (list: ViewOf<'onboarding'>['mustHave']) =>
    list.length === 0 ? 'No preference' : inOneLine(list.map(wish => wishWords[wish]))
  const [why, goals, risk] = [written('why'), written('goals'), written('riskNote')]
  return (
    <Panel title="What they said they need">
      <p className="ad-tags">
        {onboarding.needs.map(need => (
          <StateTag key={need} tone="teal">
            {themeWords[need]}
          </StateTag>
        ))}
      </p>
      <SummaryList
        rows={[
          ...(why ? [{ key: 'In their words', value: <q className="ad-words">{why}</q> }] : []),
          ...(goals ? [{ key: 'Goals', value: goals }] : []),
          { key: 'Would like to meet', value: wishes(onboarding.mustHave) },
          ...(onboarding.mustNot.length > 0
            ? [{ key: 'Would rather not meet', value: wishes(onboarding.mustNot) }]
            : []),
          { key: 'Language', value: onboarding.language ?? 'Not asked yet' },
          ...said(
            'Could meet',
            onboarding.modes.map(mode => modeWords[mode]),
          ),
          ...said(
            'Has time',
            onboarding.times.map(time => timeWords[time]),
          ),
          ...said(
            'Said of themself',
            onboarding.ofSelf.map(each => ofSelfWords[each]),
          ),
          ...(risk ? [{ key: 'To meet safely', value: risk }] : []),
        ]}
      />
    </Panel>
  )
}

function said(key: string, words: readonly string[]) {
  return words.length === 0 ? [] : [{ key, value: inOneLine(words) }]
}

/** Answers of a list as one sentence: what is a label there is a part of it here. */
function inOneLine(words: readonly string[]): string {
  const line = words.map(word => `${word.charAt(0).toLowerCase()}${word.slice(1)}`).join('; ')
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`
}
