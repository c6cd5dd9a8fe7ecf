/** How the team of the demo grows: people who apply, learn and are signed off, by real events at the story's own clock. */
import { randomBytes } from 'node:crypto'
import {
  type Doors,
  endSessions,
  type Install,
  makeFirstAccount,
  openSessionFor,
  rightAnswers,
  ringTimers,
  type SignedIn,
  screensOf,
  send,
  seqOf,
  whoIs,
} from '@alongside/api/demo'
import { type Check, Check as Checks } from '@alongside/domain/recruitment'
import { DAY_MS, type Instant, londonDateOf, plusDays, plusMs } from '@alongside/domain/time'
import { Competency, curriculum, type ModuleKey } from '@alongside/domain/training'
import { askApplicants, askMentors } from './equality-of-the-team.ts'
import { learnTogether } from './learning-together.ts'
import { namedId } from './named-id.ts'
import { type ClinicKey, placeOf } from './places.ts'
import { adviserOf, demoPassword } from './staff.ts'

const stops = [
  'enquiry',
  'writing',
  'applied',
  'interviewed',
  'checks',
  'learning',
  'shadowing',
  'signOff',
  'accredited',
] as const
type Stop = (typeof stops)[number]

interface Joiner {
  readonly key: string
  readonly name: string
  readonly clinic: ClinicKey
  /** How many days ago they opened their invitation. */
  readonly days: number
  readonly stop: Stop
  /** How many modules they have finished, when they stop at learning. */
  readonly modules?: number
}

/** Made-up people, one or more at every stage; the first is the one who signs in to the demo. */
const joiners: readonly Joiner[] = [
  { key: 'trainee', name: 'Tirzah Oakeshaw', clinic: 'kingston', days: 95, stop: 'learning', modules: 5 },
  { key: 'joiner-1', name: 'Odalys Fennimore', clinic: 'kingston', days: 5, stop: 'enquiry' },
  { key: 'joiner-2', name: 'Bertrand Quayle', clinic: 'croydon', days: 12, stop: 'writing' },
  { key: 'joiner-3', name: 'Sunniva Larkhill', clinic: 'kings', days: 30, stop: 'applied' },
  { key: 'joiner-4', name: 'Ilse Tamworthy', clinic: 'kingston', days: 26, stop: 'interviewed' },
  { key: 'joiner-5', name: 'Emrys Quillfeather', clinic: 'lewisham', days: 80, stop: 'checks' },
  { key: 'joiner-6', name: 'Perpetua Adeane', clinic: 'croydon', days: 130, stop: 'shadowing' },
  { key: 'joiner-7', name: 'Maud Ellerbeck', clinic: 'kingston', days: 150, stop: 'signOff' },
  { key: 'joiner-8', name: 'Caspian Wrothwell', clinic: 'kingston', days: 190, stop: 'accredited' },
  { key: 'joiner-9', name: 'Lowri Penhallow', clinic: 'kingston', days: 88, stop: 'learning', modules: 3 },
]

interface Telling {
  readonly install: Install
  readonly api: Doors
  readonly worker: Doors
  readonly clock: { now: Instant }
  readonly signedIn: ReadonlyMap<string, SignedIn>
  readonly until: Instant
}

/** Tells how each of them came as far as they are; the clock goes back for each and ends where it was. */
export async function tellTeam(telling: Telling): Promise<void> {
  const { install, api, clock, signedIn, until } = telling
  const coordinator = signedIn.get('coordinator')
  if (!coordinator) throw new Error('The demo has no coordinator')
  const opened: string[] = []
  const known: { joiner: Joiner; caller: SignedIn }[] = []
  for (const joiner of joiners) {
    const { caller, session } = await accountOf(telling, joiner)
    if (session) opened.push(session)
    known.push({ joiner, caller })
    await tellJoiner(telling, joiner, caller)
  }
  clock.now = until
  const at = (...reached: Stop[]) =>
    known.filter(({ joiner }) => reached.includes(joiner.stop)).map(({ caller }) => caller)
  await learnTogether(api, { coordinator, learners: at('learning') }, until)
  await askApplicants(api, at('applied', 'interviewed', 'checks', 'learning', 'shadowing', 'signOff'), until)
  await askMentors(api, coordinator, until)
  await ringTimers(telling.worker)
  await endSessions(install, opened)
}

async function accountOf(
  { install, api, signedIn, until }: Telling,
  { key, name, clinic, days }: Joiner,
): Promise<{ caller: SignedIn; session: string | null }> {
  const known = signedIn.get(key)
  if (known) return { caller: known, session: null }
  const accountId = await makeFirstAccount(
    install,
    {
      email: `${key}@example.test`,
      // nobody signs in as them: only one trainee of the demo has a password to print
      password: `${demoPassword} ${randomBytes(9).toString('base64url')}`,
      name,
      role: 'trainee',
      clinicIds: [placeOf(clinic).id],
    },
    plusMs(until, -days * DAY_MS),
  )
  const session = await openSessionFor(install, accountId)
  const caller = await whoIs(api, session)
  if (!caller) throw new Error(`${key} cannot sign in`)
  return { caller, session }
}

async function tellJoiner(
  { api, worker, clock, signedIn, until }: Telling,
  { key, name, clinic, days, stop, modules = curriculum.length }: Joiner,
  joiner: SignedIn,
): Promise<void> {
  const coordinator = signedIn.get('coordinator')
  const adviser = signedIn.get(adviserOf(clinic))
  if (!coordinator || !adviser) throw new Error('The demo has no coordinator')
  const reaches = (each: Stop) => stops.indexOf(stop) >= stops.indexOf(each)
  const begins = plusMs(until, -days * DAY_MS)
  const day = (share: number) => {
    clock.now = plusMs(begins, Math.round(days * share) * DAY_MS)
    return londonDateOf(clock.now)
  }
  const screens = screensOf(api, joiner)
  let steps = 0
  const command = () => namedId(`${key} step ${++steps}`)
  type Team = 'recruitment' | 'training' | 'standing'
  const does = async (
    who: SignedIn,
    kind: Team,
    id: string,
    event: { type: string; [field: string]: unknown },
  ) => {
    const seq = await seqOf(worker, kind, id)
    const answer = await send(api, who, { kind, id, seq, commandId: command(), event })
    if (!answer.ok) throw new Error(`${key}: ${event.type} was refused: ${JSON.stringify(answer.refusal)}`)
    return answer.value.began
  }

  day(0)
  const { id: recruitment } = await screens.recruitment.begin({ commandId: command() })
  if (!reaches('writing')) return
  const team = (event: { type: string; [field: string]: unknown }) =>
    does(coordinator, 'recruitment', recruitment, event)
  day(0.03)
  await team({ type: 'inviteToChat' })
  await team({ type: 'recordChat', heldOn: day(0.06) })
  const { draftId } = await screens.recruitment.beginDraft({
    commandId: command(),
    recruitmentId: recruitment,
  })
  const kept = (step: 'about' | 'why' | 'when' | 'referees', answers: Record<string, never>) =>
    screens.recruitment.keepStep({ commandId: command(), draftId, step, answers })
  await kept('about', {
    name,
    called: name.split(' ')[0],
    phone: '',
    safeToCall: false,
    languages: '',
  } as never)
  if (!reaches('applied')) return
  await kept('why', {
    why: 'Somebody was there for me when it mattered.',
    support: 'A friend, and my choir.',
  } as never)
  await kept('when', {
    hours: 'fourHours',
    times: ['evenings'],
    adjustments: '',
    notAtMyClinic: true,
  } as never)
  await kept('referees', {
    firstName: 'Jo Lane',
    firstEmail: 'jo@example.org',
    secondName: 'Sam Reed',
    secondEmail: 'sam@example.org',
  } as never)
  await screens.recruitment.sendApplication({
    commandId: command(),
    id: recruitment,
    seq: await seqOf(worker, 'recruitment', recruitment),
    confirmsTrue: true,
  })
  if (!reaches('interviewed')) return
  day(0.12)
  await team({ type: 'shortlist' })
  await team({
    type: 'interview',
    heldOn: day(0.18),
    interviewers: 2,
    peerAmongThem: true,
    adjustmentsAsked: true,
    grid: { readiness: 3, selfAwareness: 4, listening: 3, boundaries: 3 },
  })
  if (!reaches('checks')) return
  await team({ type: 'offer' })
  await does(joiner, 'recruitment', recruitment, { type: 'acceptOffer' })
  await team({ type: 'askForChecks', checks: [...Checks.options], dbsLevel: 'enhanced' })
  const isStuck = stop === 'checks'
  const missing: readonly Check[] = isStuck ? ['secondReference', 'dbs', 'contract'] : []
  for (const check of Checks.options.filter(each => !missing.includes(each))) {
    const today = day(0.3)
    await team({
      type: 'recordCheck',
      check,
      seenOn: today,
      expiresOn: check === 'contract' ? plusDays(today, 700) : null,
      dbsLevel: check === 'dbs' ? 'enhanced' : null,
      clinicId: check === 'contract' ? placeOf(clinic).id : null,
    })
    await team({ type: 'decideCheck', check, accepted: true, decidedByTwo: true })
  }
  if (isStuck) return
  const began = await team({ type: 'clear' })
  const training = began.find(({ kind }) => kind === 'training')?.id ?? ''
  const learned: readonly ModuleKey[] = curriculum.slice(0, modules).map(each => each.key)
  for (const [nth, module] of learned.entries()) {
    day(0.35 + (0.4 * nth) / curriculum.length)
    await does(joiner, 'training', training, { type: 'answerCheck', module, ...rightAnswers(module) })
  }
  if (!reaches('shadowing')) return
  const trains = (event: { type: string; [field: string]: unknown }) =>
    does(coordinator, 'training', training, event)
  await trains({ type: 'recordWatched', heldOn: day(0.78) })
  if (!reaches('signOff')) return
  await trains({ type: 'recordWatched', heldOn: day(0.8) })
  await trains({ type: 'recordLed', heldOn: day(0.82) })
  await trains({ type: 'recordLed', heldOn: day(0.84) })
  await does(joiner, 'training', training, {
    type: 'reflect',
    reflection: 'I listened more than I talked, and I would leave the silence a little longer next time.',
  })
  await trains({
    type: 'fillGrid',
    ratings: Object.fromEntries(Competency.options.map(each => [each, 'ready'])),
  })
  if (!reaches('accredited')) return
  day(0.88)
  await does(adviser, 'training', training, { type: 'signForClinic' })
  await trains({ type: 'signForTeam' })
}
