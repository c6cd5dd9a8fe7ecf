/**
 * Work as a clinic, its coordinator and a mentor do it, for proofs of what happens meanwhile: four questions to each
 * event. Whoever gets no clear answer sends the same form again, and remembers what was promised.
 */
import { randomUUID } from 'node:crypto'
import { openOn } from '@alongside/api/postgres'
import { type Chance, chanceOf } from '@alongside/domain/what-if'
import type { World } from '../bench/world/world.ts'

export interface Question {
  readonly name: string
  readonly path: string
  readonly body: unknown
  readonly cookie: string
  readonly write?: Write
  readonly looksAgain?: Place
}

interface Place {
  readonly id: string
  readonly began: number
  seq: number
}

interface Write {
  readonly place: Place
  readonly commandId: string
  readonly sessionId: string
}

export interface Heard {
  /** 0 when the line was cut or nothing came. */
  readonly status: number
  readonly body: string
  readonly retryAfter: string | undefined
}

export interface Traffic {
  next(): Question
  /** What came back; says when it was no answer of one's own. */
  heard(question: Question, answer: Heard): string | undefined
  /** Sends again whatever is not answered yet. */
  unanswered(): Question[]
  readonly acknowledged: number
  /** What the database holds beside what was promised. */
  reckon(url: string): Promise<string[]>
}

export interface Wishes {
  readonly seed: number
  /** How many of a hundred are events. */
  readonly writes?: number
}

export async function openTraffic(
  world: Pick<World, 'url' | 'clinicId' | 'clinician' | 'coordinator' | 'mentor'>,
  { seed, writes = 20 }: Wishes,
): Promise<Traffic> {
  const chance = chanceOf(seed)
  const { places, people, records } = await lookRound(world)
  const free = [...places]
  const waiting = new Map<string, Question>()
  const promised = new Map<string, Write>()
  /** A clock rang there meanwhile: whoever writes there looks at it again first, as a person does. */
  const changed: Place[] = []

  function event(place: Place): Question {
    const [commandId, sessionId] = [randomUUID(), randomUUID()]
    return {
      name: 'mentoring.send',
      path: '/trpc/mentoring.send',
      body: { id: place.id, seq: place.seq, commandId, event: aSession(sessionId) },
      cookie: world.mentor.cookie,
      write: { place, commandId, sessionId },
    }
  }

  return {
    next: () => {
      if (chance.below(100) < writes) {
        const [again] = waiting
        if (again) {
          waiting.delete(again[0])
          return again[1]
        }
        const stale = changed.pop()
        if (stale) return { ...aRecord(world, stale.id), looksAgain: stale }
        const [place] = free.splice(chance.below(Math.max(1, free.length)), 1)
        if (place) return event(place)
      }
      return aLook(world, chance, people, records)
    },
    heard: (question, { status, body }) => {
      const { name, write, looksAgain } = question
      if (looksAgain) {
        if (status !== 200) changed.push(looksAgain)
        else {
          looksAgain.seq = (JSON.parse(body) as { result: { data: { seq: number } } }).result.data.seq
          free.push(looksAgain)
        }
        return undefined
      }
      if (write === undefined) return status === 200 ? strangersIn(name, body, world.clinicId) : undefined
      if (status === 200) {
        waiting.delete(write.commandId)
        promised.set(write.commandId, write)
        write.place.seq++
        free.push(write.place)
        return undefined
      }
      if (status === 0 || status === 503 || status === 429) {
        waiting.set(write.commandId, question)
        return undefined
      }
      if (status === 409 && body.includes('"changed-meanwhile"')) {
        changed.push(write.place)
        return undefined
      }
      return `an event was answered with ${status}: ${body.slice(0, 200)}`
    },
    unanswered: () => [...waiting.values()],
    get acknowledged() {
      return promised.size
    },
    reckon: url => reckoned(url, places, promised),
  }
}

function aSession(sessionId: string) {
  return {
    type: 'logSession',
    sessionId,
    heldAt: new Date(Date.now() - 60_000).toISOString(),
    outcome: 'held',
    mode: 'phone',
    minutes: 40,
    themes: ['isolation'],
    note: 'We talked about the week',
    concern: false,
    messageForClinic: false,
  }
}

function aLook(
  world: Pick<World, 'clinician' | 'coordinator' | 'mentor'>,
  chance: Chance,
  people: readonly string[],
  records: readonly string[],
): Question {
  const of = (list: readonly string[]) => list[chance.below(list.length)] ?? ''
  const questions: readonly [string, unknown, { readonly cookie: string }][] = [
    ['referral.list', { view: 'toTell', limit: 50 }, world.clinician],
    ['people.byId', { personId: of(people) }, world.clinician],
    ['people.byId', { personId: of(people) }, world.coordinator],
    ['work.today', undefined, world.mentor],
    ['mentoring.list', { view: 'open', limit: 50 }, world.mentor],
  ]
  const found = questions[chance.below(questions.length + 1)]
  if (!found) return aRecord(world, of(records))
  const [name, body, { cookie }] = found
  return { name, path: `/trpc/${name}`, body, cookie }
}

function aRecord({ mentor }: Pick<World, 'mentor'>, id: string): Question {
  return { name: 'mentoring.byId', path: '/trpc/mentoring.byId', body: { id }, cookie: mentor.cookie }
}

async function lookRound({ url, clinicId, mentor }: Pick<World, 'url' | 'clinicId' | 'mentor'>) {
  const connection = await openOn(url)
  try {
    // the clocks of a world would ring into what is tried
    await connection.query(`update timer set run_at = now() + interval '30 days'`)
    // as many events as there are sessions: a world made in bulk has the sessions only
    await connection.query(
      `update mentoring m set seq = greatest(m.seq, s.last) from (
         select mentoring_id, max(seq) as last from session_log where mentor_id = $1 group by 1) s
       where s.mentoring_id = m.id`,
      [mentor.mentorId],
    )
    const { rows: places } = await connection.query<{ id: string; seq: number }>(
      `select id, seq from mentoring where mentor_id = $1 and status = 'active' and state in ('active', 'reviewDue') order by id`,
      [mentor.mentorId],
    )
    const { rows: people } = await connection.query<{ id: string }>(
      'select id from person where clinic_id = $1 and released_at is not null order by id limit 500',
      [clinicId],
    )
    if (places.length === 0 || people.length === 0) throw new Error('Nobody is here to work with')
    return {
      places: places.map(({ id, seq }): Place => ({ id, seq, began: seq })),
      people: people.map(({ id }) => id),
      records: places.map(({ id }) => id),
    }
  } finally {
    await connection.end()
  }
}

/** A list must hold nobody of another clinic, however the house is shaken. */
function strangersIn(name: string, body: string, clinicId: string): string | undefined {
  if (name !== 'referral.list') return undefined
  const { rows } = (JSON.parse(body) as { result: { data: { rows: { clinicId: string }[] } } }).result.data
  return rows.some(row => row.clinicId !== clinicId) ? 'a list named people of another clinic' : undefined
}

/** Whatever was promised is there once and whole; whatever was not is there whole or not at all. */
async function reckoned(
  url: string,
  places: readonly Place[],
  promised: ReadonlyMap<string, Write>,
): Promise<string[]> {
  const connection = await openOn(url)
  try {
    const { rows: kept } = await connection.query<{ id: string; entries: number }>(
      `select c.command_id as id, (select count(*)::int from journal j
         where j.lifecycle_id = (c.reply ->> 'id')::uuid and j.seq = (c.reply ->> 'seq')::int and j.type = 'logSession') as entries
       from command c where c.command_id = any ($1)`,
      [[...promised.keys()]],
    )
    const whole = new Set(kept.filter(({ entries }) => entries === 1).map(({ id }) => id))
    const lost = [...promised.keys()].filter(id => !whole.has(id)).map(id => `promised and lost: ${id}`)
    const { rows } = await connection.query<{
      id: string
      seq: number
      entries: number
      written: number
      sessions: number
      commands: number
    }>(
      `select m.id, m.seq,
         (select count(*)::int from journal j where j.lifecycle_id = m.id and j.seq > p.began) as entries,
         (select count(*)::int from journal j where j.lifecycle_id = m.id and j.seq > p.began and j.type = 'logSession') as written,
         (select count(*)::int from session_log s where s.mentoring_id = m.id and s.seq > p.began
            and s.recorded_at > now() - interval '1 hour') as sessions,
         (select count(*)::int from command c where c.reply ->> 'id' = m.id::text) as commands
       from unnest($1::uuid[], $2::int[]) p (id, began) join mentoring m on m.id = p.id`,
      [places.map(({ id }) => id), places.map(({ began }) => began)],
    )
    const began = new Map(places.map(place => [place.id, place.began]))
    const halves = rows
      .filter(row => {
        const made = row.seq - (began.get(row.id) ?? 0)
        return row.entries !== made || row.sessions !== row.written || row.commands !== row.written
      })
      .map(row => `half of it stayed: ${JSON.stringify({ ...row, began: began.get(row.id) })}`)
    return [...lost, ...halves]
  } finally {
    await connection.end()
  }
}
