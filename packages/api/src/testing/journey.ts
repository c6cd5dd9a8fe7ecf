/** Takes a test person along the way, through the same doors as everybody. */
import { randomUUID } from 'node:crypto'
import { standardSettings } from '@alongside/domain/clinic-settings'
import type { Kind } from '@alongside/domain/lifecycles'
import type { SignedIn } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { type Sent, send, startMany } from '../send.ts'
import { makePerson, type Programme } from './programme.ts'

export interface At {
  readonly kind: Kind
  readonly id: string
  readonly seq: number
  readonly personId: string
}

/** The value of an answer, or an error that says which no it was. */
export function must<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new Error(
    `${answer.refusal.code} ${[...(answer.refusal.reasons ?? []), ...(answer.refusal.possible ?? [])].join(' ')}`,
  )
}

/** Somebody newly diagnosed on a clinic's list: a referral in its first state. */
export async function identified(
  programme: Programme,
  clinician: SignedIn,
  { clinicId = programme.clinic, personId = '' }: { clinicId?: string; personId?: string } = {},
): Promise<At> {
  const person = personId || (await makePerson(programme, clinicId))
  const id = randomUUID()
  const started = must(
    await startMany(programme.api, clinician, { kind: 'referral', commandId: randomUUID() }, async () => [
      {
        id,
        clinicId,
        personId: person,
        input: {
          source: 'clinicList',
          reason: 'newlyDiagnosed',
          diagnosedOn: null,
          unwell: false,
          tracing: null,
          clocks: standardSettings.referral,
        },
      },
    ]),
  )
  if (started.ids.length === 0) throw new Error('This person is in an episode already')
  return { kind: 'referral', id, seq: 0, personId: person }
}

/** Sends one event and gives back where the same lifecycle stands then. */
export async function step(
  programme: Programme,
  caller: SignedIn,
  at: At,
  event: { type: string; [field: string]: unknown },
): Promise<At & Sent> {
  const sent = must(await send(programme.api, caller, { ...at, event, commandId: randomUUID() }))
  return { ...sent, personId: at.personId }
}

/** The lifecycle that the last step handed over to. */
export function handedTo(at: At & Sent): At {
  const [next] = at.began
  if (!next) throw new Error(`${at.kind} began nothing at ${at.path}`)
  return { ...next, seq: 0, personId: at.personId }
}

export const told = {
  type: 'tell',
  how: 'inPerson',
  scriptVersion: '1',
  leafletGiven: true,
  language: 'English',
  privateSetting: true,
  ableToDecide: true,
}

export const agreed = {
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
}

/** The first conversation: what they need and wish. */
export const conversation = {
  type: 'assess',
  needs: ['isolation'],
  why: 'I would like to talk to somebody who has been there',
  goals: 'Tell my sister',
  mustHave: [],
  mustNot: [],
  language: 'English',
  privacyNoticeGiven: true,
  limitsExplained: true,
  scopesReconfirmed: true,
  riskNote: '',
}

/** A referral that the clinic released: the coordinator may see it now. */
export async function released(
  programme: Programme,
  clinician: SignedIn,
  who: { personId?: string } = {},
): Promise<At & Sent> {
  const first = await identified(programme, clinician, who)
  const second = await step(programme, clinician, first, told)
  const third = await step(programme, clinician, second, agreed)
  return step(programme, clinician, third, { type: 'release' })
}

/** Somebody whom a mentor supports: introduced, with mentoring under way. */
export async function mentored(
  programme: Programme,
  { clinician, coordinator, mentor }: { clinician: SignedIn; coordinator: SignedIn; mentor: SignedIn },
  who: { personId?: string } = {},
): Promise<At> {
  const referral = await released(programme, clinician, who)
  const onboarding = handedTo(await step(programme, coordinator, referral, { type: 'accept' }))
  const reached = await step(programme, coordinator, onboarding, {
    type: 'logAttempt',
    channel: 'call',
    outcome: 'reached',
  })
  const assessed = await step(programme, coordinator, reached, conversation)
  const proposed = await step(programme, coordinator, assessed, {
    type: 'proposeMatch',
    mentorId: mentor.mentorId,
  })
  const half = await step(programme, mentor, proposed, { type: 'mentorAnswers', accepts: true })
  const matched = await step(programme, coordinator, half, { type: 'personAnswers', accepts: true })
  return handedTo(
    await step(programme, coordinator, matched, {
      type: 'introduce',
      heldAt: programme.clock.now(),
      mode: 'inClinic',
      checkInAgreed: true,
    }),
  )
}

export function session(programme: Programme, more: Record<string, unknown> = {}) {
  return {
    type: 'logSession',
    sessionId: randomUUID(),
    heldAt: programme.clock.now(),
    outcome: 'held',
    mode: 'inClinic',
    minutes: 50,
    themes: ['isolation'],
    note: 'We talked about telling her sister',
    concern: false,
    messageForClinic: false,
    ...more,
  }
}
