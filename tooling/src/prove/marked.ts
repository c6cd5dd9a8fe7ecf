/** People whose every private word is a mark that stands nowhere else, so that a search for it finds any leak. */
import { randomInt, randomUUID } from 'node:crypto'
import { type SignedIn, screensOf } from '@alongside/api/demo'
import { agreed, conversation, type Programme, session, told } from '@alongside/api/testing'

export interface Team {
  readonly clinician: SignedIn
  readonly coordinator: SignedIn
  readonly mentor: SignedIn
}

export interface Marked {
  readonly personId: string
  readonly referral: string
  readonly onboarding: string
  readonly mentoring: string
  readonly discharge: string
  readonly concern: string
  readonly clinicNumber: string
  readonly email: string
  /** Each mark, by the field that it was written into. */
  readonly marks: Readonly<Record<string, string>>
}

/** All marks of a kind begin alike and are found together, which makes a hunt through many files short. */
function letters(): string {
  return `Qxjwk${Array.from({ length: 9 }, () => 'abcdefghijklmnopqrstuvwxyz'[randomInt(26)]).join('')}`
}

function digits(many: number): string {
  return Array.from({ length: many }, () => String(randomInt(10))).join('')
}

/** Somebody on the way from a clinic's list to a closed record, taken there through the doors of the screens. */
export async function markedPerson(
  programme: Programme,
  { clinician, coordinator, mentor }: Team,
  until: 'mentored' | 'closed' = 'closed',
): Promise<Marked> {
  const marks: Record<string, string> = {}
  const mark = (field: string, text = letters()) => {
    marks[field] = text
    return text
  }
  const as = (caller: SignedIn) => screensOf(programme.api, caller)
  const clinicNumber = mark('clinicNumber', `N4711${digits(8)}`)
  const { id: referral, personId } = await as(clinician).referral.add({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    person: {
      clinicNumber,
      called: letters(),
      familyName: mark('familyName'),
      reason: 'newlyDiagnosed',
      reasonOn: '2025-01-10',
      unwell: false,
      phone: '07700 900123',
      language: 'English',
    },
  } as never)
  async function sent(caller: SignedIn, kind: Kind, id: string, event: Record<string, unknown>) {
    const { rows } = await programme.behind.query(`select seq from ${kind} where id = $1`, [id])
    const submission = { id, seq: rows[0]?.seq ?? 0, commandId: randomUUID(), event }
    const answer = await as(caller)[kind].send(submission as never)
    return (answer as { began: readonly { id: string }[] }).began[0]?.id ?? ''
  }
  await sent(clinician, 'referral', referral, told)
  await sent(clinician, 'referral', referral, agreed)
  const email = `${mark('email').toLowerCase()}@people.example`
  marks.email = email
  await as(clinician).people.recordContact({
    personId,
    seq: 0,
    commandId: randomUUID(),
    contact: {
      called: mark('called'),
      channels: ['text', 'call', 'email', 'inPerson'],
      days: [1, 2, 3, 4, 5, 6, 7],
      from: '08:00',
      until: '20:00',
      phone: mark('phone', `+4477${digits(8)}`),
      email,
      nameToAskFor: mark('nameToAskFor'),
      ifSomeoneElseAnswers: mark('ifSomeoneElseAnswers'),
      whoElseSees: mark('whoElseSees'),
      language: 'English',
      interpreter: false,
      notes: mark('notes'),
    },
  } as never)
  await sent(clinician, 'referral', referral, { type: 'release' })
  const onboarding = await sent(coordinator, 'referral', referral, { type: 'accept' })
  const to = (event: Record<string, unknown>, by = coordinator) => sent(by, 'onboarding', onboarding, event)
  await to({ type: 'logAttempt', channel: 'call', outcome: 'reached' })
  await to({ ...conversation, why: mark('why'), goals: mark('goals'), riskNote: mark('riskNote') })
  await to({ type: 'proposeMatch', mentorId: mentor.mentorId })
  await to({ type: 'mentorAnswers', accepts: true }, mentor)
  await to({ type: 'personAnswers', accepts: true })
  const heldAt = programme.clock.now()
  const mentoring = await to({ type: 'introduce', heldAt, mode: 'inClinic', checkInAgreed: true })
  await sent(mentor, 'mentoring', mentoring, session(programme, { note: mark('note') }))
  await as(mentor).goals.set({ personId, commandId: randomUUID(), text: mark('goal') } as never)
  const here = {
    personId,
    referral,
    onboarding,
    mentoring,
    discharge: '',
    concern: '',
    clinicNumber,
    email,
    marks,
  }
  if (until === 'mentored') return here

  const discharge = await sent(mentor, 'mentoring', mentoring, { type: 'planEnding', reason: 'goalsMet' })
  const ending = (event: Record<string, unknown>) => sent(mentor, 'discharge', discharge, event)
  await ending({
    type: 'holdClosing',
    heldAt,
    experience: 'veryGood',
    difference: mark('difference'),
    whatNext: mark('whatNext'),
    howToComeBackTold: true,
    followUpAgreed: false,
  })
  await ending({ type: 'agreeSummary', summary: mark('summary'), personAgreed: true, shareWithClinic: true })
  await ending({ type: 'close', mentorDebriefed: true })
  return { ...here, discharge }
}

type Kind = 'referral' | 'onboarding' | 'mentoring' | 'discharge'

/** Puts a closed record behind its years of keeping, and lets the coordinator destroy it. */
export async function eraseMarked(
  programme: Programme,
  coordinator: SignedIn,
  { discharge }: Marked,
): Promise<void> {
  await programme.behind.query(
    `update discharge set state = 'retained', path = 'retained', value = '{"open":"retained"}',
       context = context || '{"retainUntil":"2033-02-03"}' where id = $1`,
    [discharge],
  )
  const { rows } = await programme.behind.query('select seq from discharge where id = $1', [discharge])
  const was = programme.clock.now()
  programme.clock.set('2033-02-04T10:00:00.000Z')
  await screensOf(programme.api, coordinator).discharge.send({
    id: discharge,
    seq: rows[0]?.seq,
    commandId: randomUUID(),
    event: { type: 'destroy' },
  })
  programme.clock.set(was)
}
