/** Tells the story through the doors of the API: real people of the demo send real events, at the story's own clock. */
import {
  anythingWaits,
  type Doors,
  deliverOutbox,
  dueTimers,
  offerTo,
  recordContact,
  ring,
  type Sent,
  type SignedIn,
  screensOf,
  send,
  seqOf,
} from '@alongside/api/demo'
import { ContactAnswers } from '@alongside/domain/contact-details'
import type { Kind } from '@alongside/domain/lifecycles'
import { DAY_MS, type Instant, londonDateOf, londonInstant, plusMs } from '@alongside/domain/time'
import type { Note } from './diary.ts'
import { namedId } from './named-id.ts'
import { placeOf } from './places.ts'
import type { Scene } from './scenes.ts'
import { adviserOf } from './staff.ts'

export interface Stage {
  /** The doors of the API and of the jobs; both tell the time of `clock`. */
  readonly api: Doors
  readonly worker: Doors
  readonly clock: { now: Instant }
  readonly signedIn: ReadonlyMap<string, SignedIn>
  /** What an earlier run, that was interrupted, had done already. */
  readonly done: ReadonlyMap<string, unknown>
}

/** A step of the story that the programme refused: it should be none. */
export interface Refused {
  readonly scene: string
  readonly why: string
}

interface Known {
  personId: string
  personSeq: number
  goalId?: string
  /** The record that is open now, or was last. */
  record: { kind: Kind; id: string; seq: number | null }
}

/** What is remembered while the story is told. */
interface Cast {
  /** By clinic number. */
  readonly people: Map<string, Known>
  /** People with whom a step went wrong: the rest of theirs is left out. */
  readonly derailed: Set<string>
  /** Records in which a clock rang since their last step. */
  readonly moved: Set<string>
}

export async function tell(
  stage: Stage,
  scenes: readonly Scene[],
  until: Instant,
  heard: (told: number, day: string) => void,
): Promise<readonly Refused[]> {
  const cast: Cast = { people: new Map(), derailed: new Set(), moved: new Set() }
  const refused: Refused[] = []
  let told = 0
  for (const [day, today] of Map.groupBy(scenes, ({ at }) => londonDateOf(at))) {
    await passTime(stage, cast, londonInstant(day))
    // what happens at one clinic on a day happens in its order; the clinics do not wait for each other
    const lanes = [...Map.groupBy(today, laneOf).values()]
    const stumbles = await Promise.all(lanes.map(lane => playInOrder(stage, cast, lane)))
    refused.push(...stumbles.flat())
    told += today.length
    stage.clock.now = today.at(-1)?.at ?? stage.clock.now
    heard(told, day)
  }
  await passTime(stage, cast, until)
  return refused
}

function laneOf(scene: Scene): string {
  if (scene.what === 'step') return scene.person.slice(0, 2)
  return scene.what === 'tidyUp' ? scene.who : placeOf(scene.clinic).key.slice(0, 2).toUpperCase()
}

async function playInOrder(stage: Stage, cast: Cast, scenes: readonly Scene[]): Promise<Refused[]> {
  const refused: Refused[] = []
  for (const scene of scenes) {
    // each lane tells its own time
    const now = () => scene.at
    const why = await play({ ...stage, clock: { now: scene.at }, api: { ...stage.api, now } }, scene, cast)
    if (why !== undefined) refused.push({ scene: scene.key, why })
  }
  return refused
}

/** Lets the clocks of the records ring up to a moment, each at its own time, and carries out what waits. */
async function passTime({ worker, clock }: Stage, { moved }: Cast, until: Instant): Promise<void> {
  const waits = await anythingWaits(worker, until)
  if (waits.outbox) await deliverOutbox(worker)
  while (waits.clocks) {
    const due = await dueTimers(worker, until)
    let rang = 0
    for (const timer of due) {
      if (londonDateOf(clock.now) < londonDateOf(timer.runAt)) await deliverOutbox(worker)
      if (clock.now < timer.runAt) clock.now = timer.runAt
      if ((await ring(worker, timer, clock.now)) !== 'busy') rang += 1
      moved.add(timer.lifecycleId)
    }
    if (rang === 0) break
  }
  clock.now = until
  if (waits.clocks) await deliverOutbox(worker)
}

async function play(
  stage: Stage,
  scene: Scene,
  { people, derailed, moved }: Cast,
): Promise<string | undefined> {
  if (scene.what === 'tidyUp') return tidyUp(stage, scene)
  if (scene.what !== 'step') return importList(stage, scene, people)
  if (derailed.has(scene.person)) return undefined
  const known = people.get(scene.person)
  if (!known) return 'nobody on a list has this number'
  const caller = workerOf(stage, scene.who)
  const commandId = namedId(scene.key)
  const { deed } = scene
  if (deed.what === 'askContact') {
    const earlier = stage.done.get(commandId) as { seq: number } | undefined
    const answer = earlier
      ? ({ ok: true, value: earlier } as const)
      : await recordContact(stage.api, caller, {
          personId: known.personId,
          seq: known.personSeq,
          commandId,
          contact: ContactAnswers.parse(deed.answers),
        })
    if (answer.ok) known.personSeq = answer.value.seq
    else derailed.add(scene.person)
    return answer.ok ? undefined : whyOf(answer.refusal)
  }
  if (deed.what !== 'send') return noteDown(stage, caller, known, commandId, deed)
  const { kind, id } = known.record
  // a clock may have rung meanwhile, and then the record has taken an event more
  if (known.record.seq === null || moved.delete(id)) known.record.seq = await seqOf(stage.worker, kind, id)
  const earlier = stage.done.get(commandId) as Sent | undefined
  const answer = earlier
    ? ({ ok: true, value: earlier } as const)
    : await send(stage.api, caller, {
        kind,
        id,
        seq: known.record.seq,
        event: deed.event,
        commandId,
      })
  if (!answer.ok) {
    derailed.add(scene.person)
    return whyOf(answer.refusal)
  }
  const [next] = answer.value.began
  known.record = next ? { ...next, seq: 0 } : { kind, id, seq: earlier ? null : answer.value.seq }
  return undefined
}

/** Writes down a goal, its number or a measure, as the mentor does on the person's page. */
async function noteDown(
  { api, done }: Stage,
  caller: SignedIn,
  known: Known,
  commandId: string,
  note: Note,
): Promise<undefined> {
  const { personId } = known
  const { goals, measures } = screensOf(api, caller)
  if (note.what === 'goal') {
    const earlier = done.get(commandId) as { goalId: string } | undefined
    known.goalId = (
      earlier ?? (await goals.set({ personId, commandId, text: note.text, rating: note.rating }))
    ).goalId
    return
  }
  if (done.has(commandId)) return
  if (note.what === 'measure') {
    const askedOn = londonDateOf(api.now())
    await measures.record({ personId, commandId, moment: note.moment, filling: note.filling, askedOn })
  } else if (known.goalId)
    await goals.rate({
      personId,
      commandId,
      moment: note.moment,
      ratings: [{ goalId: known.goalId, rating: note.rating }],
    })
}

function whyOf({
  code,
  reasons = [],
  possible = [],
}: {
  code: string
  reasons?: string[]
  possible?: string[]
}): string {
  return [code, ...reasons, ...possible].join(' ')
}

function workerOf({ signedIn }: Pick<Stage, 'signedIn'>, key: string): SignedIn {
  const worker = signedIn.get(key)
  if (!worker) throw new Error(`Nobody is called ${key}`)
  return worker
}

/** Imports a list as the clinic's health adviser does: the file, the columns, the confirmation. */
async function importList(
  stage: Stage,
  scene: Extract<Scene, { file: string }>,
  people: Map<string, Known>,
): Promise<string | undefined> {
  const adviser = workerOf(stage, adviserOf(scene.clinic))
  const numbers = scene.what === 'people' ? scene.numbers : []
  // only a telling that was interrupted can find its people on the list already
  const resumed = stage.done.size > 0
  if (!resumed || !(await allKnown(stage, adviser, numbers, people))) {
    const { intake } = screensOf(stage.api, adviser)
    const command = (step: string) => namedId(`${scene.key} ${step}`)
    const { import: uploaded } = await intake.upload({
      clinicId: placeOf(scene.clinic).id,
      kind: scene.what === 'attendance' ? 'attendance' : 'people',
      file: Buffer.from(scene.file).toString('base64'),
      commandId: command('upload'),
    })
    const found = resumed ? (await intake.progress({ id: uploaded.id })).import : uploaded
    if (found.state === 'reading') {
      const { mapping } = await intake.suggestMapping({ id: found.id })
      await intake.setMapping({ id: found.id, mapping, commandId: command('columns') })
    }
    if (scene.what === 'preview') return undefined
    const { import: written } = await intake.confirm({
      id: found.id,
      leaveOutBadRows: true,
      commandId: command('confirm'),
    })
    if (written.state !== 'done') return `the list is ${written.state}`
    if (written.rows.bad > 0) return `${written.rows.bad} rows of the list are bad`
    await allKnown(stage, adviser, numbers, people)
  }
  const missing = numbers.filter(number => !people.has(number))
  return missing.length > 0 ? `${missing.length} people of the list are not there` : undefined
}

/** Reads what waits and ticks off whatever has been there for a week. */
async function tidyUp(
  { api, clock, signedIn }: Stage,
  { key, who }: { key: string; who: string },
): Promise<undefined> {
  const caller = workerOf({ signedIn }, who)
  const { receipts, work } = screensOf(api, caller)
  const old = plusMs(clock.now, -7 * DAY_MS)
  if (caller.role === 'clinician') {
    const { rows } = await receipts.list({ limit: 50 })
    const receiptIds = rows.filter(({ at, seenAt }) => seenAt === null && at < old).map(({ id }) => id)
    if (receiptIds.length > 0) await receipts.seen({ receiptIds, commandId: namedId(key) })
    return
  }
  const { notices } = await work.today()
  for (const { id, at } of notices)
    if (at < old) await work.noticeDone({ noticeId: id, commandId: namedId(`${key} ${id}`) })
}

/** Looks these people up; false for a list of nobody, and while one is missing. */
async function allKnown(
  { api, done }: Stage,
  adviser: SignedIn,
  numbers: readonly string[],
  people: Map<string, Known>,
): Promise<boolean> {
  for (const number of numbers) {
    const offer = await offerTo(api, adviser, number)
    if (!offer) return false
    const { personId, personSeq, referralId } = offer
    people.set(number, {
      personId,
      personSeq,
      record: { kind: 'referral', id: referralId, seq: done.size > 0 ? null : 0 },
    })
  }
  return numbers.length > 0
}
