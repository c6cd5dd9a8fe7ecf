/** One person's whole way, from the clinic's list to a closed record, each step by the one whose step it is. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DischargeCommand } from '@alongside/domain/discharge'
import { londonMonthOf } from '@alongside/domain/impact'
import type { MentoringCommand } from '@alongside/domain/mentoring'
import type { OnboardingCommand } from '@alongside/domain/onboarding'
import type { ReferralCommand } from '@alongside/domain/referral'
import { type Instant, instant } from '@alongside/domain/time'
import type * as z from 'zod'
import type { Listed } from './list.ts'
import { type Api, codeOfNo, wordsOf } from './public-api.ts'
import type { Steps } from './steps.ts'

export interface Team {
  readonly adviser: Api
  readonly coordinator: Api
  /** The mentor with this id, signed in; undefined for one whom the journey has no sign-in for. */
  mentor(mentorId: string): Promise<Api | undefined>
}

export interface Walked {
  readonly sessions: number
  /** Whether a session of this month was there before: then they are counted as supported already. */
  readonly countedBefore: boolean
}

/** Walks the whole way. Throws `Stumbled` at the first step that comes out otherwise. */
export async function walk(
  steps: Steps,
  team: Team,
  { clinicNumber, called }: Listed,
  sessions: number,
): Promise<Walked> {
  const { adviser, coordinator } = team
  const found = await steps.take(
    'Health adviser',
    'finds them by the clinic number',
    'to be told',
    async () => {
      const [match] = await adviser.people.search.query({ clinicNumber })
      if (!match) return { happened: 'nobody has this number', value: undefined }
      const { person, episodes } = await adviser.people.byId.query({ personId: match.personId })
      const referral = episodes
        .flatMap(({ lifecycles }) => lifecycles)
        .find(each => each.kind === 'referral' && each.status === 'active')
      if (referral?.kind !== 'referral') return { happened: 'no offer is open', value: undefined }
      return {
        happened: referral.state === 'identified' ? 'to be told' : referral.label,
        value: { person, referral },
      }
    },
  )
  if (!found) return { sessions: 0, countedBefore: false }
  const { person, referral } = found
  const personId = person.id

  const clinic = sender(steps, 'Health adviser', event =>
    adviser.referral.send.mutate({ ...event, event: event.event as ReferralCommand }),
  )
  let at: At = { id: referral.id, seq: referral.seq }
  if (referral.reason === 'reEngaging' && referral.tracing !== 'reEngaged')
    at = await clinic(at, 'records that they are in touch again', 'identified', {
      type: 'recordTracing',
      outcome: 'reEngaged',
    })
  at = await clinic(at, 'tells them about the offer, in private', 'told', {
    type: 'tell',
    how: 'inPerson',
    scriptVersion: '1',
    leafletGiven: true,
    language: person.contact.details.language ?? 'English',
    privateSetting: true,
    ableToDecide: true,
  })
  await hidden(steps, 'Coordinator', 'looks before the release', () =>
    coordinator.referral.byId.query({ id: referral.id }),
  )
  await steps.take('Health adviser', 'asks how it is safe to reach them', 'asked', async () => {
    const { phone, language } = person.contact.details
    await adviser.people.recordContact.mutate({
      personId,
      seq: person.seq,
      commandId: randomUUID(),
      contact: {
        called: person.called ?? called,
        channels: phone === null ? ['inPerson'] : ['text', 'call', 'inPerson'],
        days: [1, 2, 3, 4, 5],
        from: '09:00',
        until: '18:00',
        phone: phone ?? '',
        email: '',
        nameToAskFor: '',
        ifSomeoneElseAnswers: 'Say you will call back, and nothing else.',
        whoElseSees: '',
        language: language ?? '',
        interpreter: false,
        notes: '',
      },
    })
    return { happened: 'asked', value: undefined }
  })
  at = await clinic(at, 'records that they agree, question by question', 'agreed', {
    type: 'agree',
    how: 'inPerson',
    scopes: {
      shareContact: true,
      tellClinicStatus: true,
      tellClinicSummary: true,
      teamDiscussion: false,
      onwardReferral: false,
      evaluation: true,
    },
  })
  at = await clinic(at, 'releases the record to the team', 'released', { type: 'release' })

  const countedBefore = await steps.take('Coordinator', 'sees them now', 'released', async () => {
    const seen = await coordinator.people.byId.query({ personId })
    const month = londonMonthOf(now())
    // what is over stands apart from the page of somebody who came back, and is opened with a reason
    const over = await Promise.all(
      seen.earlier.map(({ episodeId }) =>
        coordinator.people.earlierEpisode.mutate({ personId, episodeId, why: 'planningSupport' }),
      ),
    )
    const sessions = [seen, ...over].flatMap(each => each.sessions)
    return {
      happened: seen.person.released ? 'released' : 'not released',
      value: sessions.some(({ outcome, heldAt }) => outcome === 'held' && londonMonthOf(heldAt) === month),
    }
  })
  const accepting = sender(steps, 'Coordinator', event =>
    coordinator.referral.send.mutate({ ...event, event: event.event as ReferralCommand }),
  )
  at = await accepting(at, 'accepts', 'accepted, begins onboarding', { type: 'accept' })

  const first = sender(steps, 'Coordinator', event =>
    coordinator.onboarding.send.mutate({ ...event, event: event.event as OnboardingCommand }),
  )
  at = await first(at, 'reaches them at a visit', 'reached', {
    type: 'logAttempt',
    channel: 'inPerson',
    outcome: 'reached',
  })
  at = await first(at, 'holds the first conversation', 'assessed', {
    type: 'assess',
    needs: ['isolation', 'stigma'],
    why: 'I would like to talk to somebody who has been there.',
    goals: 'Tell one person I trust.',
    mustHave: [],
    mustNot: [],
    language: person.contact.details.language ?? 'English',
    privacyNoticeGiven: true,
    limitsExplained: true,
    scopesReconfirmed: true,
    riskNote: '',
  })
  const match = await chooseMentor(steps, team, at.id)
  const { mentor, mentorId } = match
  at = await first(at, `proposes ${match.called}`, 'matching', { type: 'proposeMatch', mentorId })
  const answering = sender(steps, 'Mentor', event =>
    mentor.onboarding.send.mutate({ ...event, event: event.event as OnboardingCommand }),
  )
  await hidden(steps, 'Mentor', 'looks before both said yes', () => mentor.people.byId.query({ personId }))
  at = await answering(at, 'says yes', 'matching', { type: 'mentorAnswers', accepts: true })
  at = await first(at, 'records that the person says yes', 'matching', {
    type: 'personAnswers',
    accepts: true,
  })
  at = await first(at, 'introduces them to each other', 'introduced, begins mentoring', {
    type: 'introduce',
    heldAt: now(),
    mode: 'inClinic',
    checkInAgreed: true,
  })

  const meeting = sender(steps, 'Mentor', event =>
    mentor.mentoring.send.mutate({ ...event, event: event.event as MentoringCommand }),
  )
  for (let nth = 1; nth <= sessions; nth += 1)
    at = await meeting(at, `logs session ${nth}`, nth < 4 ? 'active' : 'reviewDue', {
      type: 'logSession',
      sessionId: randomUUID(),
      heldAt: now(),
      outcome: 'held',
      mode: nth % 2 === 0 ? 'phone' : 'inClinic',
      minutes: 45,
      themes: ['isolation'],
      note: 'We talked about whom to tell first.',
      concern: false,
      messageForClinic: false,
    })
  at = await meeting(at, 'plans the ending', 'ending, begins discharge', {
    type: 'planEnding',
    reason: 'goalsMet',
  })

  const leaving = sender(steps, 'Mentor', event =>
    mentor.discharge.send.mutate({ ...event, event: event.event as DischargeCommand }),
  )
  at = await leaving(at, 'holds the closing meeting', 'closingHeld', {
    type: 'holdClosing',
    heldAt: now(),
    experience: 'veryGood',
    difference: 'I am not the only one any more.',
    goalsReached: 8,
    whatNext: '',
    howToComeBackTold: true,
    followUpAgreed: false,
  })
  at = await leaving(at, 'agrees the summary with them', 'summaryAgreed', {
    type: 'agreeSummary',
    summary: 'We met and talked about whom to tell. They told somebody they trust.',
    personAgreed: true,
    shareWithClinic: true,
  })
  await leaving(at, 'closes the record', 'closed', { type: 'close', mentorDebriefed: true })
  await hidden(steps, 'Mentor', 'looks after the end', () => mentor.people.byId.query({ personId }))
  await heard(steps, adviser, personId)
  return { sessions, countedBefore }
}

interface At {
  readonly id: string
  readonly seq: number
}

interface Sent extends At {
  readonly state: string
  readonly began: readonly { readonly kind: string; readonly id: string }[]
}

interface Sending extends At {
  readonly commandId: string
  readonly event: z.input<z.ZodType>
}

/** Sends one event after the other to one lifecycle, and goes on with the next one where it hands over. */
function sender(steps: Steps, who: string, send: (sending: Sending) => Promise<Sent>) {
  return (
    at: At,
    does: string,
    expected: string,
    event: { type: string; [field: string]: unknown },
  ): Promise<At> =>
    steps.take(who, does, expected, async () => {
      const { id, seq, state, began } = await send({ ...at, commandId: randomUUID(), event })
      const [next] = began
      return next
        ? { happened: `${state}, begins ${next.kind}`, value: { id: next.id, seq: 0 } }
        : { happened: state, value: { id, seq } }
    })
}

/** Looks at a record that this person may not know of. */
async function hidden(steps: Steps, who: string, looks: string, look: () => Promise<unknown>): Promise<void> {
  await steps.take(who, looks, 'not-found', async () => {
    try {
      await look()
      return { happened: 'saw the record', value: undefined }
    } catch (error) {
      return { happened: codeOfNo(error) ?? wordsOf(error), value: undefined }
    }
  })
}

/** The first mentor who fits and for whom there is a sign-in. */
async function chooseMentor(
  steps: Steps,
  team: Team,
  onboardingId: string,
): Promise<{ mentor: Api; mentorId: string; called: string }> {
  const chosen = await steps.take('Coordinator', 'looks for a mentor', 'somebody fits', async () => {
    const candidates = await team.coordinator.onboarding.candidates.query({ id: onboardingId })
    for (const { mentorId, called, fits } of candidates) {
      const mentor = fits ? await team.mentor(mentorId) : undefined
      if (mentor)
        return { happened: 'somebody fits', value: { mentor, mentorId, called: called ?? 'a mentor' } }
    }
    const why = candidates
      .map(({ called, reasons }) => `${called ?? 'a mentor'}: ${reasons[0] ?? 'no sign-in'}`)
      .join(' ')
    return { happened: `nobody fits. ${why}`, value: undefined }
  })
  if (!chosen) throw new Error('nobody was chosen')
  return chosen
}

/** The clinic hears of it by and by, from the jobs: a status each time, and no content. */
async function heard(steps: Steps, adviser: Api, personId: string): Promise<void> {
  await steps.take('Clinic', 'hears what became of it', 'accepted, started, ended', async () => {
    let happened = ''
    for (let tries = 0; tries < 60; tries += 1) {
      const { receipts } = await adviser.people.byId.query({ personId })
      const statuses = new Set(receipts.map(({ status }) => status as string))
      happened = ['accepted', 'started', 'ended'].filter(status => statuses.has(status)).join(', ')
      if (happened === 'accepted, started, ended') break
      await sleep(500)
    }
    return { happened: happened || 'nothing yet', value: undefined }
  })
}

/** A moment that has just passed, also by the clock of a server that is a little behind. */
function now(): Instant {
  return instant(new Date(Date.now() - 250).toISOString())
}
