/**
 * Lives on a real PostgreSQL, through the very doors that people use: chance decides who sends what, how late, how often
 * and with how old a page. Beside them the kernel alone, with no database at all, takes what the journal says; in the end
 * both have to tell the same of every record: where it stands, which clocks run, and what waits to be sent.
 */
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { ring, type SignedIn, send } from '@alongside/api/demo'
import { type At, identified, mentored, type Programme, released } from '@alongside/api/testing'
import { explorables, laterBy, marcus, type Sample, thandi } from '@alongside/domain/examples'
import { advance } from '@alongside/domain/lifecycle'
import { mayDo } from '@alongside/domain/permissions'
import { type Instant, instant, plusMs } from '@alongside/domain/time'
import { type Chance, chanceOf } from '@alongside/domain/what-if'
import type { KeptSeed } from './kept-seeds.ts'
import { differencesOf, type OneRecord, recordsOf } from './told-twice.ts'

const BEGUN = '2025-01-13T10:00:00.000Z'
const COMMANDS = 40
const HOUR_MS = 3_600_000

interface Team {
  readonly clinician: SignedIn
  readonly coordinator: SignedIn
  readonly mentor: SignedIn
  readonly others: readonly SignedIn[]
}

export interface RealLives {
  readonly commands: number
  readonly taken: number
  readonly faults: readonly string[]
  /** The lives that failed, below zero: the others of the row live without a database. */
  readonly failed: readonly KeptSeed[]
}

/** Lives these lives, one after the other, each about somebody new. */
export async function liveForReal(programme: Programme, lives: readonly number[]): Promise<RealLives> {
  const [clinician, coordinator, lead] = [
    await programme.signIn('clinician'),
    await programme.signIn('coordinator'),
    await programme.signIn('safeguardingLead'),
  ]
  const sum = { commands: 0, taken: 0 }
  const failed: { seed: number; showed: string }[] = []
  const faults: string[] = []
  for (const life of lives) {
    // mentors of their own: nobody else takes their places
    const mentor = await programme.signIn('mentor')
    const others = [await programme.signIn('mentor'), lead]
    const lived = await liveOnce(programme, { clinician, coordinator, mentor, others }, life)
    sum.commands += lived.commands
    sum.taken += lived.taken
    faults.push(...lived.faults.map(fault => `life ${life} on a real database: ${fault}`))
    if (lived.faults[0] !== undefined) failed.push({ seed: -life, showed: lived.faults[0] })
  }
  return { ...sum, faults, failed }
}

async function liveOnce(programme: Programme, team: Team, life: number) {
  const chance = chanceOf(life)
  const faults: string[] = []
  /** Clocks that rang where a rule had nothing for them to do: gone, and in no journal. */
  const unheard = new Set<string>()
  let at = instant(BEGUN)
  let commands = 0
  let taken = 0
  programme.clock.set(at)
  let { personId } = await begin(programme, team, chance)

  /** Whether the kernel alone tells of everything about this person what the database does. */
  const reckon = async () => {
    for (const record of await recordsOf(programme, personId))
      for (const difference of await differencesOf(programme, record, unheard))
        faults.push(`${record.kind} after ${record.seq} events: ${difference}`)
  }
  const rows = async <T extends object>(text: string): Promise<T[]> =>
    (await programme.behind.query<T>(text, [personId])).rows
  const journalled = async () =>
    (await rows<{ count: number }>('select count(*)::int as count from journal where person_id = $1'))[0]
      ?.count ?? 0

  for (let turn = 0; turn < COMMANDS; turn++) {
    const records = await recordsOf(programme, personId)
    const open = records.filter(({ position: { status } }) => status === 'active')
    if (open.length === 0 && chance.yes(0.8)) {
      await reckon()
      programme.clock.set(BEGUN)
      at = instant(BEGUN)
      personId = (await begin(programme, team, chance)).personId
      continue
    }
    const record = oneOf(chance, open.length > 0 && chance.yes(0.95) ? open : records)
    at = plusMs(at, chance.below(8) * chance.below(12) * HOUR_MS)
    programme.clock.set(at)
    commands++
    const before = await journalled()
    const due = record.clocks.filter(({ runAt }) => runAt <= at)
    const clock = due[chance.below(Math.max(1, due.length))]
    if (clock && chance.yes(0.5)) {
      const { kind, id } = record
      const rung = { kind, lifecycleId: id, key: clock.key, setSeq: clock.setSeq }
      // now and then by two workers in the same moment
      const heard = await Promise.all(
        Array.from({ length: chance.yes(0.2) ? 2 : 1 }, () => ring(programme.worker, rung)),
      )
      const rang = heard.filter(each => each === 'rang').length
      if (rang > 1) faults.push(`${clock.key} rang twice`)
      if (rang === 0) unheard.add(`${kind} ${id} ${clock.key} ${clock.setSeq}`)
      taken += rang
      continue
    }
    const sample = sampleFor(chance, record, at)
    if (sample.after) {
      at = laterBy(at, sample.after)
      programme.clock.set(at)
    }
    const event = JSON.parse(
      JSON.stringify(sample.event(at, record.position))
        .replaceAll(thandi, team.mentor.mentorId ?? '')
        .replaceAll(marcus, team.others[0]?.mentorId ?? ''),
    ) as { type: string }
    const all = [team.clinician, team.coordinator, team.mentor, ...team.others]
    const may = all.filter(({ role }) => mayDo(role, record.kind, event.type))
    const own = may.filter(each => !team.others.includes(each))
    const who = oneOf(chance, own.length > 0 && chance.yes(0.9) ? own : all)
    const isOld = record.seq > 0 && chance.yes(0.1)
    const form = {
      kind: record.kind,
      id: record.id,
      seq: record.seq - (isOld ? 1 : 0),
      event,
      commandId: randomUUID(),
    }
    const copies = chance.yes(0.15) ? 2 : 1
    const answers = await Promise.all(
      Array.from({ length: copies }, () => send(programme.api, who, form)),
    ).catch((error: unknown) => {
      faults.push(`${record.kind} ${event.type} of ${who.role} fell over: ${String(error)}`)
      return []
    })
    const [answer] = answers
    if (!answer) continue
    const after = await journalled()
    if (isOld && answer.ok) faults.push(`${event.type} was taken on an old page`)
    if (answers.some(each => each.ok !== answer.ok)) faults.push(`${event.type} sent twice got two answers`)
    if (answer.ok && answers.some(each => !isDeepStrictEqual(each, answer)))
      faults.push(`${event.type} sent twice got two different yeses`)
    const wrote = answer.ok ? 1 + answer.value.began.length : 0
    if (after - before !== wrote) faults.push(`${event.type} wrote ${after - before} lines, and not ${wrote}`)
    if (answer.ok) taken++
  }

  await reckon()
  return { commands, taken, faults }
}

function begin(programme: Programme, team: Team, chance: Chance): Promise<At> {
  const where = chance.below(5)
  if (where < 2) return identified(programme, team.clinician)
  return where === 2 ? released(programme, team.clinician) : mentored(programme, team)
}

/** Something that somebody may try: mostly what fits, and seldom what ends it all. */
function sampleFor(chance: Chance, { kind, position }: OneRecord, at: Instant): Sample {
  const { lifecycle, facts, samples } = explorables[kind]
  const tries = samples.filter(({ event }) => !event(at, position).type.startsWith('timer.'))
  const fitting = tries.flatMap(sample => {
    const moved = advance(lifecycle, position, {
      ...sample.event(at, position),
      at,
      facts: { ...facts, ...sample.facts },
    })
    return moved.ok ? [{ sample, ends: moved.next.status === 'done' }] : []
  })
  const going = fitting.filter(({ ends }) => !ends)
  if (going.length > 0 && chance.yes(0.7)) return oneOf(chance, going).sample
  if (fitting.length > 0 && chance.yes(0.4)) return oneOf(chance, fitting).sample
  return oneOf(chance, tries)
}

function oneOf<T>(chance: Chance, some: readonly T[]): T {
  return some[chance.below(some.length)] as T
}
