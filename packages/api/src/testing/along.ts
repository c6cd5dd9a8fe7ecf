/** Brings somebody with a name along the way through the router, as the screens do, up to where a test begins. */
import { randomUUID } from 'node:crypto'
import type { SignedIn } from '../actor.ts'
import { asking } from './asking.ts'
import { agreed, conversation, session, told } from './journey.ts'
import type { Programme } from './programme.ts'

export interface Team {
  readonly clinician: SignedIn
  readonly coordinator: SignedIn
  readonly mentor: SignedIn
}

/** Everybody whom one person meets on the way. */
export async function aTeam(programme: Programme): Promise<Team> {
  const [clinician, coordinator, mentor] = [
    await programme.signIn('clinician'),
    await programme.signIn('coordinator'),
    await programme.signIn('mentor'),
  ]
  return { clinician, coordinator, mentor }
}

export interface Somebody {
  readonly personId: string
  readonly referral: string
  readonly onboarding: string
  readonly mentoring: string
  readonly discharge: string
}

interface Wished {
  readonly called?: string
  readonly clinicNumber?: string
  readonly scopes?: Partial<typeof agreed.scopes>
}

const stages = [
  'identified',
  'released',
  'accepted',
  'assessed',
  'proposed',
  'matched',
  'mentored',
  'ending',
  'closed',
] as const
export type Stage = (typeof stages)[number]

export const contact = {
  called: 'Sam',
  channels: ['text', 'call', 'inPerson'] as const,
  days: [1, 2, 3, 4, 5, 6, 7],
  from: '08:00',
  until: '20:00',
  phone: '+447700900123',
  email: '',
  nameToAskFor: '',
  ifSomeoneElseAnswers: 'Say that you will call again.',
  whoElseSees: '',
  language: 'English',
  interpreter: false,
  notes: '',
}

/** One event through the router, by whoever sends it. */
export async function sent(
  programme: Programme,
  caller: SignedIn,
  kind: 'referral' | 'onboarding' | 'mentoring' | 'discharge' | 'concern' | 'supervision',
  id: string,
  event: { type: string; [field: string]: unknown },
) {
  const { rows } = await programme.behind.query<{ seq: number }>(`select seq from ${kind} where id = $1`, [
    id,
  ])
  const submission = { id, seq: rows[0]?.seq ?? 0, commandId: randomUUID(), event }
  return asking(programme, caller)[kind].send(submission as never)
}

/** Somebody with a name, at a stage of the way. */
export async function somebody(
  programme: Programme,
  { clinician, coordinator, mentor }: Team,
  stage: Stage,
  { called = 'Sam', clinicNumber = randomUUID().slice(0, 8), scopes = {} }: Wished = {},
): Promise<Somebody> {
  const until = stages.indexOf(stage)
  const reaches = (each: Stage) => until >= stages.indexOf(each)
  const person = {
    clinicNumber: `N${clinicNumber}1`,
    called,
    familyName: 'Okafor',
    reason: 'newlyDiagnosed',
    reasonOn: '2025-01-10',
    unwell: false,
    phone: '07700 900123',
    language: 'English',
  }
  const { id: referral, personId } = await asking(programme, clinician).referral.add({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    person,
  } as never)
  const here = { personId, referral, onboarding: '', mentoring: '', discharge: '' }
  if (!reaches('released')) return here
  await sent(programme, clinician, 'referral', referral, told)
  await sent(programme, clinician, 'referral', referral, {
    ...agreed,
    scopes: { ...agreed.scopes, ...scopes },
  })
  await asking(programme, clinician).people.recordContact({
    personId,
    seq: 0,
    commandId: randomUUID(),
    contact: { ...contact, called },
  } as never)
  await sent(programme, clinician, 'referral', referral, { type: 'release' })
  if (!reaches('accepted')) return here

  const accepted = await sent(programme, coordinator, 'referral', referral, { type: 'accept' })
  here.onboarding = accepted.began[0]?.id ?? ''
  if (!reaches('assessed')) return here
  await sent(programme, coordinator, 'onboarding', here.onboarding, {
    type: 'logAttempt',
    channel: 'call',
    outcome: 'reached',
  })
  await sent(programme, coordinator, 'onboarding', here.onboarding, conversation)
  if (!reaches('proposed')) return here
  await sent(programme, coordinator, 'onboarding', here.onboarding, {
    type: 'proposeMatch',
    mentorId: mentor.mentorId,
  })
  if (!reaches('matched')) return here
  await sent(programme, mentor, 'onboarding', here.onboarding, { type: 'mentorAnswers', accepts: true })
  await sent(programme, coordinator, 'onboarding', here.onboarding, { type: 'personAnswers', accepts: true })
  if (!reaches('mentored')) return here
  const introduced = await sent(programme, coordinator, 'onboarding', here.onboarding, {
    type: 'introduce',
    heldAt: programme.clock.now(),
    mode: 'inClinic',
    checkInAgreed: true,
  })
  here.mentoring = introduced.began[0]?.id ?? ''
  if (!reaches('ending')) return here
  await sent(programme, mentor, 'mentoring', here.mentoring, session(programme))
  const ended = await sent(programme, mentor, 'mentoring', here.mentoring, {
    type: 'planEnding',
    reason: 'goalsMet',
  })
  here.discharge = ended.began[0]?.id ?? ''
  if (!reaches('closed')) return here
  await sent(programme, mentor, 'discharge', here.discharge, {
    type: 'holdClosing',
    heldAt: programme.clock.now(),
    experience: 'veryGood',
    difference: 'I am not alone with it',
    whatNext: 'The group on Thursdays',
    howToComeBackTold: true,
    followUpAgreed: false,
  })
  const mayShare = { ...agreed.scopes, ...scopes }.tellClinicSummary
  await sent(programme, mentor, 'discharge', here.discharge, {
    type: 'agreeSummary',
    summary: 'We met four times and it helped',
    personAgreed: true,
    shareWithClinic: mayShare,
  })
  await sent(programme, mentor, 'discharge', here.discharge, { type: 'close', mentorDebriefed: true })
  return here
}
