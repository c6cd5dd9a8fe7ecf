/** What the page of a person shows. */
import { wishWords } from '@alongside/domain/matching'
import { sessionOutcomeWords } from '@alongside/domain/session'
import { modeWords, themeWords } from '@alongside/domain/themes'
import { londonDateOf } from '@alongside/domain/time'
import { dayInWords, nearInWords } from '@alongside/web/page'
import { workingDaysLeft } from '@alongside/web/request.server'
import { goalLines } from '../goals/goals.server.ts'
import { measureLines } from '../measures/measures.server.ts'
import { isPressing } from '../people/people.server.ts'
import { meetingFor } from '../today/meeting.server.ts'
import { toneOf } from '../today/tones.ts'
import { contactFactsOf } from './contact-facts.server.ts'
import type { SessionFacts } from './sessions-list.tsx'
import { calledOf } from './step.server.ts'
import { leadingSteps, lessUsualSteps } from './steps.ts'
import { type Session, type Support, saidOf } from './support.server.ts'
import { wayOf } from './way.server.ts'

export function personPageOf(support: Support) {
  const { person, record, now } = support
  const sessions = sessionsOf(support)
  return {
    personId: person.id,
    called: calledOf(support),
    clinicName: person.clinicName,
    episodeId: person.episodeId,
    weighsDouble: support.weight === 2,
    isActive: record.kind === 'mentoring',
    draft: support.draft && { id: support.draft.id, when: nearInWords(support.draft.changedAt, now) },
    goals: goalLines(support),
    measures: measureLines(support.measures),
    contact: contactFactsOf(support),
    way: wayOf(support),
    state: record.label,
    tone: toneOf(record.state),
    waitsFor: record.waitsFor,
    since: dayInWords(londonDateOf(record.stateSince)),
    daysLeft: record.dueAt !== null && isPressing(record) ? workingDaysLeft(record.dueAt) : null,
    isIntroduced: record.kind !== 'onboarding',
    meeting: record.kind === 'mentoring' ? meetingFor(record, now) : null,
    steps: leadingSteps(record.options, wantedOf(support)),
    lessUsual: lessUsualSteps(record.options),
    mayTakeBack: record.options.some(({ type, open }) => type === 'retractSession' && open),
    about: aboutOf(support),
    lastTime:
      sessions.find(({ outcome, note, isTakenBack }) => outcome === 'held' && note && !isTakenBack) ?? null,
    sessions,
  }
}

/** The step that this moment asks for. */
function wantedOf({ record, now }: Support): string | undefined {
  if (record.kind === 'discharge') return 'holdClosing'
  if (record.kind !== 'mentoring') return undefined
  const { state, nextSessionAt } = record
  if (nextSessionAt !== null && nextSessionAt <= now) return 'logSession'
  if (state === 'reviewDue') return 'review'
  if (state === 'notHeardFrom') return 'logAttempt'
  if (state === 'paused' || state === 'changingMentor') return 'resume'
  return nextSessionAt === null ? 'planSession' : 'logSession'
}

export function sessionFactsOf(session: Session, now: string): SessionFacts {
  const { sessionId, heldAt, outcome, mode, minutes, themes, note, retractedAt } = session
  const how = [
    mode === null ? '' : modeWords[mode].toLowerCase(),
    outcome === 'held' && minutes ? `${minutes} minutes` : '',
  ]
  const title = [sessionOutcomeWords[outcome], ...(outcome === 'held' ? how : [])].filter(part => part !== '')
  return {
    id: sessionId,
    when: capital(nearInWords(heldAt, now)),
    heldAt,
    outcome,
    title: title.join(', '),
    themes: themes.map(theme => themeWords[theme]),
    note,
    isTakenBack: retractedAt !== null,
  }
}

function sessionsOf({ sessions, now }: Support): SessionFacts[] {
  return sessions.map(session => sessionFactsOf(session, now))
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

/** What they said in the first conversation, as far as a mentor needs it. */
function aboutOf(support: Support): { key: string; value: string }[] {
  const said = saidOf(support, 'assess')
  const { needs = [], mustHave = [], mustNot = [] } = support.wishes ?? {}
  const wishes = [...mustHave.map(wish => wishWords[wish]), ...mustNot.map(wish => `not ${wishWords[wish]}`)]
  return [
    { key: 'What they hoped for', value: said('goals') },
    { key: 'Why they said yes', value: said('why') },
    { key: 'Would like support with', value: needs.map(theme => themeWords[theme]).join(', ') },
    { key: 'Wished to meet', value: wishes.join(', ') },
    { key: 'To meet safely', value: said('riskNote') },
  ].filter(({ value }) => value !== '')
}
