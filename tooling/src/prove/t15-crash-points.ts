/**
 * The process that takes an event is killed at each of its statements, before and after. Whatever was done is done
 * whole or not at all, and the same form sent again has one effect.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type SignedIn, send } from '@alongside/api/demo'
import {
  type At,
  agreed,
  identified,
  mentored,
  type Programme,
  released,
  session,
  step,
  told,
} from '@alongside/api/testing'
import { assessed, aTeam, type Team } from './people.ts'
import { withProgramme } from './programme.ts'
import { proofOf, type Row } from './row.ts'

/** What the child is told. */
export interface Crash {
  readonly url: string
  readonly secret: string
  readonly session: string
  readonly submission: Parameters<typeof send>[2]
  readonly now: string
  readonly dieAt: number
  readonly when: 'before' | 'after'
}

interface Flow {
  readonly name: string
  /** Somebody who stands right before the event, and the event. */
  prepare(
    programme: Programme,
    team: Team,
  ): Promise<{ at: At; by: SignedIn; event: { type: string; [field: string]: unknown } }>
}

const flows: readonly Flow[] = [
  {
    name: 'telling somebody',
    prepare: async (programme, { clinician }) => ({
      at: await identified(programme, clinician),
      by: clinician,
      event: told,
    }),
  },
  {
    name: 'releasing somebody',
    prepare: async (programme, { clinician }) => {
      const first = await step(programme, clinician, await identified(programme, clinician), told)
      const at = await step(programme, clinician, first, agreed)
      return { at, by: clinician, event: { type: 'release' } }
    },
  },
  {
    name: 'opting out after the release',
    prepare: async (programme, { clinician }) => ({
      at: await released(programme, clinician),
      by: clinician,
      event: { type: 'optOut', reason: 'didNotSay', askAgain: 'inSixMonths' },
    }),
  },
  {
    name: 'accepting, and with it beginning the onboarding',
    prepare: async (programme, { clinician, coordinator }) => ({
      at: await released(programme, clinician),
      by: coordinator,
      event: { type: 'accept' },
    }),
  },
  {
    name: 'promising a place',
    prepare: async (programme, team) => ({
      at: await assessed(programme, team),
      by: team.coordinator,
      event: { type: 'proposeMatch', mentorId: team.mentor.mentorId },
    }),
  },
  {
    name: 'writing up a session',
    prepare: async (programme, team) => ({
      at: await mentored(programme, team),
      by: team.mentor,
      event: session(programme),
    }),
  },
  {
    name: 'planning the ending, and with it beginning the discharge',
    prepare: async (programme, team) => ({
      at: await step(programme, team.mentor, await mentored(programme, team), session(programme)),
      by: team.mentor,
      event: { type: 'planEnding', reason: 'goalsMet' },
    }),
  },
]

export const row: Row = {
  id: 'T15',
  title:
    'A process that is killed at any statement leaves all of an event or nothing, and the form can be sent again',
  counts: 'crash points',
  goal: 'all of them whole, 1 effect after sending again, 0 gaps in the access log',
  prove: ({ say }) =>
    withProgramme(async programme => {
      const team = await aTeam(programme)
      await programme.behind.query('update mentor set capacity = 60')
      const faults: string[] = []
      let points = 0
      for (const flow of flows) {
        const statements = await countOf(programme, team, flow)
        say(`  ${flow.name}: ${statements} statements`)
        for (let dieAt = 1; dieAt <= statements; dieAt++)
          for (const when of ['before', 'after'] as const) {
            const fault = await crashOnce(programme, team, flow, dieAt, when)
            points++
            if (fault) faults.push(`${flow.name}, ${when} statement ${dieAt}: ${fault}`)
            await programme.behind.query(
              `update mentoring set status = 'done', ended_at = now() where status = 'active'`,
            )
            await programme.behind.query(
              `update onboarding set status = 'done', ended_at = now() where status = 'active'`,
            )
          }
      }
      return proofOf(points, faults, `${points - faults.length} whole`)
    }),
}

async function countOf(programme: Programme, team: Team, flow: Flow): Promise<number> {
  const { at, by, event } = await flow.prepare(programme, team)
  const ended = await child(programme, by, { ...at, event, commandId: randomUUID() }, 0, 'before')
  const told = JSON.parse(ended.said) as { statements: number; answer: { ok: boolean } }
  if (!told.answer.ok) throw new Error(`${flow.name} was refused: ${ended.said}`)
  return told.statements
}

async function crashOnce(
  programme: Programme,
  team: Team,
  flow: Flow,
  dieAt: number,
  when: Crash['when'],
): Promise<string | undefined> {
  const { at, by, event } = await flow.prepare(programme, team)
  const submission = { ...at, event, commandId: randomUUID() }
  const before = await standing(programme, at)
  const ended = await child(programme, by, submission, dieAt, when)
  if (ended.signal !== 'SIGKILL') return `it did not die (${ended.said.slice(0, 200)})`
  const between = await standing(programme, at)
  const happened = between.seq > before.seq
  if (happened ? !isWhole(before, between) : JSON.stringify(between) !== JSON.stringify(before))
    return `half of it stayed: ${JSON.stringify({ before, between })}`
  const again = await send(programme.api, by, submission)
  const after = await standing(programme, at)
  if (!again.ok) return `sent again it was refused: ${again.refusal.code}`
  if (!isWhole(before, after)) return `sent again it had another effect: ${JSON.stringify({ before, after })}`
  return undefined
}

interface Standing {
  readonly seq: number
  readonly entries: number
  readonly begun: number
  readonly accesses: number
  readonly commands: number
}

/** One step further, written down once everywhere. */
function isWhole(before: Standing, after: Standing): boolean {
  return (
    after.seq === before.seq + 1 &&
    after.entries === before.entries + 1 + (after.begun - before.begun) &&
    after.accesses === before.accesses + 1 &&
    after.commands === before.commands + 1
  )
}

async function standing({ behind }: Programme, { kind, id, personId }: At): Promise<Standing> {
  const { rows } = await behind.query<Standing>(
    `select l.seq,
       (select count(*)::int from journal j where j.person_id = l.person_id) as entries,
       (select count(*)::int from journal j where j.person_id = l.person_id and j.type = 'start') as begun,
       (select count(*)::int from access_log a where a.person_ids @> array[l.person_id] and a.outcome = 'changed') as accesses,
       (select count(*)::int from command c where c.reply ->> 'id' = l.id::text) as commands
     from ${kind} l where l.id = $1 and l.person_id = $2`,
    [id, personId],
  )
  if (!rows[0]) throw new Error('The record is gone')
  return rows[0]
}

function child(
  { database, clock }: Programme,
  { session: token }: SignedIn,
  submission: Crash['submission'],
  dieAt: number,
  when: Crash['when'],
): Promise<{ said: string; signal: NodeJS.Signals | null }> {
  const crash: Crash = {
    url: database.urls.alongside_api,
    secret: database.secret,
    session: token,
    submission,
    now: clock.now(),
    dieAt,
    when,
  }
  return new Promise((resolve, reject) => {
    const started = spawn(
      process.execPath,
      [join(import.meta.dirname, 'crash.fixture.ts'), JSON.stringify(crash)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    started.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part
    })
    started.on('error', reject)
    started.on('close', (_, signal) => resolve({ said, signal }))
  })
}
