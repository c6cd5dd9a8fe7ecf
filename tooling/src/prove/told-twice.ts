/** What a database has of somebody's records, and what the kernel alone says of them when it is told their journals. */
import { isDeepStrictEqual } from 'node:util'
import type { Programme } from '@alongside/api/testing'
import { explorables } from '@alongside/domain/examples'
import { advance, type Position, type Stamped, start } from '@alongside/domain/lifecycle'
import type { Kind } from '@alongside/domain/lifecycles'
import { type Instant, instant } from '@alongside/domain/time'

/** What leaves the house later. Written out here once more, so that the programme does not vouch for itself. */
const waiting = ['tellClinic', 'remind', 'sayGoodbye', 'shareSummary', 'noteSupervised', 'remindReferee']

interface Clock {
  readonly key: string
  readonly setSeq: number
  readonly runAt: Instant
}

export interface OneRecord {
  readonly kind: Kind
  readonly id: string
  readonly seq: number
  readonly position: Position
  readonly clocks: readonly Clock[]
}

const aboutSomebody = ['referral', 'onboarding', 'mentoring', 'discharge', 'concern'] as const

/** One question for everything: it is asked before each command, and each further one would take as long. */
const everyRecord = `
  select k.kind, k.id, r.seq, r.status, r.value, r.context, r.version,
    coalesce((select json_agg(json_build_object('key', t.key, 'setSeq', t.set_seq, 'runAt',
        to_char(t.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by t.key)
      from timer t where t.kind = k.kind and t.lifecycle_id = k.id), '[]') as clocks
  from (select kind, lifecycle_id as id, at from journal where person_id = $1 and seq = 0) k
  join lateral (${aboutSomebody
    .map(
      kind => `select seq, status, value, context, machine_version as version from ${kind}
        where k.kind = '${kind}' and id = k.id`,
    )
    .join(' union all ')}) r on true
  order by k.at, array_position(array[${aboutSomebody.map(kind => `'${kind}'`)}], k.kind)`

/** The records about somebody as the database has them, the newest last. */
export async function recordsOf({ behind }: Programme, personId: string): Promise<OneRecord[]> {
  const { rows } = await behind.query<{
    kind: Kind
    id: string
    seq: number
    status: Position['status']
    value: Position['value']
    context: object
    version: string
    clocks: { key: string; setSeq: number; runAt: string }[]
  }>(everyRecord, [personId])
  return rows.map(({ kind, id, clocks, ...row }) => ({
    kind,
    id,
    seq: row.seq,
    position: { machine: kind, ...row } as unknown as Position,
    clocks: clocks.map(({ runAt, ...clock }) => ({ ...clock, runAt: instant(runAt) })),
  }))
}

/** What the database has otherwise than the kernel alone, which is told nothing but the journal. */
export async function differencesOf(
  { behind }: Programme,
  { kind, id, position, clocks }: OneRecord,
  unheard: ReadonlySet<string>,
): Promise<string[]> {
  const { lifecycle } = explorables[kind]
  const { rows: journal } = await behind.query<{
    at: Date
    type: string
    event: { input: unknown }
    facts: object
  }>('select at, type, event, facts from journal where kind = $1 and lifecycle_id = $2 order by seq', [
    kind,
    id,
  ])
  const [first, ...events] = journal
  if (!first) return ['it has no journal']
  let step = start(lifecycle, first.event.input, instant(first.at.toISOString()))
  const running = new Map<string, Clock>()
  const out: { seq: number; ord: number; type: string; params: object }[] = []
  const keep = () => {
    const { next, timers, effects } = step
    for (const timer of timers)
      if (timer.op === 'set') running.set(timer.key, { key: timer.key, setSeq: next.seq, runAt: timer.runAt })
      else running.delete(timer.key)
    if (next.status === 'done') running.clear()
    for (const [ord, { type, ...params }] of effects.entries())
      if (waiting.includes(type)) out.push({ seq: next.seq, ord, type, params })
  }
  keep()
  for (const { at, type, event, facts } of events) {
    if (type.startsWith('timer.')) running.delete(type.slice('timer.'.length))
    const moved = advance(lifecycle, step.next, {
      ...event,
      at: instant(at.toISOString()),
      facts,
    } as unknown as Stamped)
    if (!moved.ok) return [`the kernel does not take ${type} of the journal`]
    step = moved
    keep()
  }
  const left = [...running.values()].filter(
    ({ key, setSeq }) => !unheard.has(`${kind} ${id} ${key} ${setSeq}`),
  )
  const { rows: outbox } = await behind.query(
    'select seq, ord, type, params from outbox where kind = $1 and lifecycle_id = $2 order by seq, ord',
    [kind, id],
  )
  const { value, context, seq, status } = step.next
  const is = { value: position.value, context: position.context, seq: position.seq, status: position.status }
  return [
    ...differ('it stands elsewhere', is, { value, context, seq, status }),
    ...differ(
      'other clocks run',
      clocks,
      left.sort((one, other) => (one.key < other.key ? -1 : 1)),
    ),
    ...differ('other things wait to be sent', outbox, out),
  ]
}

function differ(what: string, one: unknown, other: unknown): string[] {
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
  if (isDeepStrictEqual(plain(one), plain(other))) return []
  return [`${what}: ${JSON.stringify(one).slice(0, 300)} against ${JSON.stringify(other).slice(0, 300)}`]
}
