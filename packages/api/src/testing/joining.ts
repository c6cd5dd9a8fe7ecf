/** Somebody on their way into the team, taken there by real events: applying, being checked, learning, signed off. */
import { randomUUID } from 'node:crypto'
import { Check, type RecruitmentCommand } from '@alongside/domain/recruitment'
import { londonDateOf, type PlainDate, plusMonths } from '@alongside/domain/time'
import { Competency, curriculum, type ModuleKey, type TrainingCommand } from '@alongside/domain/training'
import { type SignedIn, whoIs } from '../actor.ts'
import { send } from '../send.ts'
import { drawQuestions, seedOf } from '../training/question.draw.ts'
import { asking } from './asking.ts'
import { must } from './journey.ts'
import type { Programme } from './programme.ts'

export interface Joining {
  readonly applicant: SignedIn
  readonly recruitment: string
}

/** Where a record of the team stands now. */
export async function seqOf(programme: Programme, kind: string, id: string): Promise<number> {
  const { rows } = await programme.behind.query<{ seq: number }>(`select seq from ${kind} where id = $1`, [
    id,
  ])
  return rows[0]?.seq ?? 0
}

export async function sends(
  programme: Programme,
  caller: SignedIn,
  kind: 'recruitment' | 'training' | 'standing',
  id: string,
  event: { type: string; [field: string]: unknown },
): Promise<readonly { kind: string; id: string }[]> {
  const seq = await seqOf(programme, kind, id)
  const sent = must(await send(programme.api, caller, { kind, id, seq, commandId: randomUUID(), event }))
  return sent.began
}

/** Somebody with an account of their own who has said that they are interested. */
export async function interested(programme: Programme): Promise<Joining> {
  const applicant = await programme.signIn('trainee')
  await giveKey(programme, applicant)
  const { id } = await asking(programme, applicant).recruitment.begin({ commandId: randomUUID() })
  return { applicant, recruitment: id }
}

/** An account as an invitation makes it: with a name, sealed with a key of its own. */
async function giveKey(programme: Programme, { accountId }: SignedIn): Promise<void> {
  const { row } = programme.api.keys.newKey(accountId)
  await programme.behind.query(
    'insert into data_key (owner_id, wrapped) values ($1, $2) on conflict do nothing',
    [accountId, row.wrapped],
  )
}

export const aForm = {
  about: { name: 'Amara Obi', called: 'Amara', phone: '', safeToCall: false, languages: 'English, Igbo' },
  why: { why: 'Somebody was there for me.', support: 'My sister, and my own mentor.' },
  when: { hours: 'fourHours', times: ['evenings'], adjustments: '', notAtMyClinic: true },
  referees: {
    firstName: 'Jo Lane',
    firstEmail: 'jo@example.org',
    secondName: 'Sam Reed',
    secondEmail: 'sam@example.org',
  },
} as const

export async function writesForm(programme: Programme, { applicant, recruitment }: Joining): Promise<string> {
  const ask = asking(programme, applicant).recruitment
  const { draftId } = await ask.beginDraft({ commandId: randomUUID(), recruitmentId: recruitment })
  for (const [step, answers] of Object.entries(aForm))
    await ask.keepStep({
      commandId: randomUUID(),
      draftId,
      step: step as keyof typeof aForm,
      answers: answers as never,
    })
  return draftId
}

/** From interested to the checks. */
export async function offered(programme: Programme, coordinator: SignedIn): Promise<Joining> {
  const joining = await interested(programme)
  const { applicant, recruitment } = joining
  const today = londonDateOf(programme.clock.now())
  const by = (caller: SignedIn, event: RecruitmentCommand) =>
    sends(programme, caller, 'recruitment', recruitment, event)
  await by(coordinator, { type: 'inviteToChat' })
  await by(coordinator, { type: 'recordChat', heldOn: today })
  await writesForm(programme, joining)
  await asking(programme, applicant).recruitment.sendApplication({
    commandId: randomUUID(),
    id: recruitment,
    seq: await seqOf(programme, 'recruitment', recruitment),
    confirmsTrue: true,
  })
  await by(coordinator, { type: 'shortlist' })
  await by(coordinator, {
    type: 'interview',
    heldOn: today,
    interviewers: 2,
    peerAmongThem: true,
    adjustmentsAsked: true,
    grid: { readiness: 3, selfAwareness: 3, listening: 4, boundaries: 3 },
  })
  await by(coordinator, { type: 'offer' })
  await by(applicant, { type: 'acceptOffer' })
  return joining
}

/** Asks for every check, and records and accepts it. */
export async function checked(
  programme: Programme,
  coordinator: SignedIn,
  recruitment: string,
  { dbsUntil, clinicIds = [programme.clinic] }: { dbsUntil?: PlainDate; clinicIds?: readonly string[] } = {},
): Promise<void> {
  const today = londonDateOf(programme.clock.now())
  const by = (event: RecruitmentCommand) => sends(programme, coordinator, 'recruitment', recruitment, event)
  await by({ type: 'askForChecks', checks: [...Check.options], dbsLevel: 'enhanced' })
  for (const check of Check.options) {
    for (const clinicId of check === 'contract' ? clinicIds : [null])
      await by({
        type: 'recordCheck',
        check,
        seenOn: today,
        expiresOn:
          check === 'dbs' ? (dbsUntil ?? plusMonths(today, 36)) : clinicId ? plusMonths(today, 24) : null,
        dbsLevel: check === 'dbs' ? 'enhanced' : null,
        clinicId,
      })
    await by({ type: 'decideCheck', check, accepted: true, decidedByTwo: true })
  }
}

export interface Learner {
  readonly trainee: SignedIn
  readonly training: string
}

/** From nothing to enrolled. */
export async function enrolled(
  programme: Programme,
  coordinator: SignedIn,
  how: Parameters<typeof checked>[3] = {},
): Promise<Learner> {
  const { applicant, recruitment } = await offered(programme, coordinator)
  await checked(programme, coordinator, recruitment, how)
  const began = await sends(programme, coordinator, 'recruitment', recruitment, { type: 'clear' })
  const training = began.find(({ kind }) => kind === 'training')?.id
  if (!training) throw new Error('Clearing somebody began no training')
  return { trainee: applicant, training }
}

/** The right choices of a check, or wrong ones. */
export function choices(module: ModuleKey, seed: string, right = true): Record<string, string[]> {
  return Object.fromEntries(
    drawQuestions(module, seed).map(({ id, answers }) => [
      id,
      answers.filter(answer => answer.right === right).map(answer => answer.id),
    ]),
  )
}

export async function learns(
  programme: Programme,
  { trainee, training }: Learner,
  modules: readonly ModuleKey[] = inOrder,
): Promise<void> {
  for (const module of modules)
    await sends(programme, trainee, 'training', training, {
      type: 'answerCheck',
      module,
      seed: seedOf(module, module),
      chosen: choices(module, seedOf(module, module)),
    } satisfies TrainingCommand)
}

/** The curriculum is written so that a module never comes before one that it needs. */
const inOrder: readonly ModuleKey[] = curriculum.map(({ key }) => key)

/** Watched, led, reflected on and rated: only the two signatures are left. */
export async function practised(
  programme: Programme,
  coordinator: SignedIn,
  { trainee, training }: Learner,
): Promise<void> {
  const heldOn = londonDateOf(programme.clock.now())
  const by = (caller: SignedIn, event: TrainingCommand) =>
    sends(programme, caller, 'training', training, event)
  for (const type of ['recordWatched', 'recordWatched', 'recordLed', 'recordLed'] as const)
    await by(coordinator, { type, heldOn })
  await by(trainee, {
    type: 'reflect',
    reflection: 'I listened more than I talked, and I would leave the silence longer next time.',
  })
  await by(coordinator, {
    type: 'fillGrid',
    ratings: Object.fromEntries(Competency.options.map(each => [each, 'ready'])) as never,
  })
}

export interface NewMentor {
  readonly mentor: SignedIn
  readonly mentorId: string
  readonly standings: readonly string[]
}

/** Signed off by both sides: a mentor with a standing at each place that agreed. */
export async function signedOff(
  programme: Programme,
  { coordinator, clinician }: { coordinator: SignedIn; clinician: SignedIn },
  { trainee, training }: Learner,
): Promise<NewMentor> {
  await sends(programme, clinician, 'training', training, { type: 'signForClinic' })
  const began = await sends(programme, coordinator, 'training', training, { type: 'signForTeam' })
  const mentor = await whoIs(programme.api, trainee.session)
  if (!mentor?.mentorId) throw new Error('Whoever was signed off is no mentor')
  return {
    mentor,
    mentorId: mentor.mentorId,
    standings: began.filter(({ kind }) => kind === 'standing').map(({ id }) => id),
  }
}
