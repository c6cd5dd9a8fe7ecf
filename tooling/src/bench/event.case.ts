/** One event through the door to change, eight at a time, beside the same rows written by hand in one transaction. */
import { randomUUID } from 'node:crypto'
import { type Doors, openDoors, type SignedIn, send, whoIs } from '@alongside/api/measuring'
import { runOn } from '@alongside/api/postgres'
import pg from 'pg'
import type { Case } from './case.ts'
import { type Told, tellByHand } from './floor/event.floor.ts'
import { median, quantile, sideBySide } from './rounds.ts'
import { copyWorld, type World } from './world/world.ts'

const AT_ONCE = 8
const A_SECOND = 600

export const tell = {
  type: 'tell',
  how: 'inPerson',
  scriptVersion: '3',
  leafletGiven: true,
  language: 'English',
  privateSetting: true,
  ableToDecide: true,
}

export const eventCase: Case = {
  name: 'event',
  about: 'one event through the door to change, eight at a time',
  async *run({ rounds, isTiny, cluster, world }) {
    const copy = await copyWorld(await cluster(), await world(isTiny ? 'tiny' : '10k'))
    const doors = await openDoors(copy.urls.alongside_api, copy.secrets)
    const pool = new pg.Pool({ connectionString: copy.urls.alongside_api, max: 10 })
    try {
      const caller = await whoIs(doors, copy.clinician.session)
      if (!caller) throw new Error('Nobody is signed in')
      const times = { ours: [] as number[], floor: [] as number[] }
      const rates = { ours: [] as number[], floor: [] as number[] }
      const cpu: number[] = []
      // a first round goes uncounted
      for (let round = -1; round < rounds; round++)
        for (const side of round % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) {
          const waiting = await peopleToTell(copy)
          const work = waiting.map(
            person => () => (side === 'ours' ? ours(doors, caller, person) : tellByHand(pool, copy, person)),
          )
          const [began, used] = [performance.now(), process.cpuUsage()]
          const taken = await sideBySide(work, AT_ONCE)
          const seconds = (performance.now() - began) / 1000
          const { user, system } = process.cpuUsage(used)
          await everybodyToBeToldAgain(copy)
          if (round < 0) continue
          times[side].push(...taken)
          rates[side].push(work.length / seconds)
          if (side === 'ours') cpu.push((user + system) / 1000 / work.length)
        }
      const perSecond = median(rates.ours)
      const ratio = median(rates.floor) / perSecond
      yield {
        case: 'event',
        ratio,
        median_ms: 1000 / perSecond,
        floor_ms: 1000 / median(rates.floor),
        unit: `ms an event, ${AT_ONCE} at a time (${Math.round(perSecond)} a second)`,
        n: times.ours.length,
        must: '2 times the floor at most',
        met: ratio <= 2,
      }
      yield {
        case: 'event.rate',
        ratio: perSecond / A_SECOND,
        moreIsBetter: true,
        median_ms: median(times.ours),
        floor_ms: median(times.floor),
        unit: `ms from question to answer; 95 of 100 within ${quantile(times.ours, 0.95).toFixed(1)}; ${median(cpu).toFixed(2)} ms of CPU in Node for each`,
        n: times.ours.length,
        must: `${A_SECOND} a second at least`,
        met: perSecond >= A_SECOND,
      }
    } finally {
      await Promise.all([doors.close(), pool.end()])
      await copy.drop()
    }
  },
}

async function ours(doors: Doors, caller: SignedIn, { id }: Told): Promise<void> {
  const answer = await send(doors, caller, {
    kind: 'referral',
    id,
    seq: 0,
    commandId: randomUUID(),
    event: tell,
  })
  if (!answer.ok) throw new Error(`An event was refused: ${answer.refusal.code}`)
}

/** Those of the clinic whom nobody has told yet. */
export function peopleToTell({ url }: World): Promise<Told[]> {
  return runOn<Told>(
    url,
    `select r.id, r.episode_id as "episodeId", r.clinic_id as "clinicId", r.person_id as "personId",
       to_jsonb(t) as becomes
     from referral r, bench.template t
     where r.state = 'identified' and r.clinic_id = (select id from bench.clinic where n = 0) and t.name = 'told'`,
  )
}

/** Back to the beginning, by a hand that no policy holds: both sides find the same people to be told. */
export async function everybodyToBeToldAgain({ url }: World): Promise<void> {
  const told = `(select id from referral where seq = 1 and state = 'told' and changed_at > now() - interval '1 hour'
    and clinic_id = (select id from bench.clinic where n = 0) and id in (select lifecycle_id from journal where type = 'tell'))`
  await runOn(
    url,
    `begin;
     create temporary table told on commit drop as select id from ${told} t;
     delete from journal where seq = 1 and lifecycle_id in (select id from told);
     delete from timer where lifecycle_id in (select id from told);
     update referral r set state = t.state, path = t.path, value = t.value, context = t.context, seq = t.seq,
       status = t.status, due_at = now() + interval '1 day'
     from bench.template t where t.name = 'identified' and r.id in (select id from told);
     insert into timer (kind, lifecycle_id, key, set_seq, run_at, episode_id, clinic_id, person_id)
     select 'referral', r.id, t.clock, 0, r.due_at, r.episode_id, r.clinic_id, r.person_id
     from referral r, bench.template t where t.name = 'identified' and r.id in (select id from told);
     commit`,
  )
}
