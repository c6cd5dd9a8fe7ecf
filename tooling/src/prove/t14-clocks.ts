/**
 * Clocks of real records while the clock of the house does what clocks do: both changes of the hour, a leap day, a step
 * back, ten days of sleep, and a database whose own clock is minutes off (it is never asked).
 */
import { ringTimers } from '@alongside/api/demo'
import { identified, type Programme, step, told } from '@alongside/api/testing'
import { type Instant, instant, plusMs, toMs } from '@alongside/domain/time'
import { type Chance, chanceOf } from '@alongside/domain/what-if'
import { aTeam } from './people.ts'
import { withProgramme } from './programme.ts'
import { rewindTo } from './rewind.ts'
import { proofOf, type Row } from './row.ts'

const PEOPLE = 12
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A moment before something odd happens to the clocks of London. */
const eves = [
  '2025-03-29T23:30:00.000Z',
  '2025-10-25T23:30:00.000Z',
  '2028-02-28T23:30:00.000Z',
  '2025-12-31T23:30:00.000Z',
]

export const row: Row = {
  id: 'T14',
  title: 'Every clock rings once, never early, and as soon as anybody looks',
  counts: 'schedules',
  goal: '0 early, 0 twice, 0 forgotten',
  prove: ({ long, seed, say }) =>
    withProgramme(async programme => {
      const { clinician } = await aTeam(programme)
      const ids: string[] = []
      for (let person = 0; person < PEOPLE; person++)
        ids.push((await step(programme, clinician, await identified(programme, clinician), told)).id)
      const before = await rewindTo(programme, 'referral', ids)
      const faults: string[] = []
      const schedules = long ? 5000 : 200
      for (let schedule = 1; schedule <= schedules; schedule++) {
        const found = await oneSchedule(programme, chanceOf(seed * 7919 + schedule), ids)
        faults.push(...found.map(fault => `schedule ${schedule} of seed ${seed}: ${fault}`))
        await before.back()
        if (schedule % 50 === 0) say(`  ${schedule} of ${schedules} schedules`)
      }
      return proofOf(schedules, faults, `${faults.length} early, twice or forgotten`)
    }),
}

async function oneSchedule(
  { behind, worker, clock }: Programme,
  chance: Chance,
  ids: readonly string[],
): Promise<string[]> {
  const faults: string[] = []
  const begin = instant(eves[chance.below(eves.length)] ?? '')
  const runAt = new Map<string, Instant>()
  for (const id of ids) {
    const at = plusMs(begin, chance.below(3 * DAY))
    runAt.set(id, at)
    await behind.query(
      `update timer set run_at = $2 where kind = 'referral' and lifecycle_id = $1 and key = 'decisionWindow'`,
      [id, at],
    )
  }
  let at = begin
  let latest = begin
  for (let look = 0; look < 8; look++) {
    at = plusMs(at, jump(chance))
    if (at > latest) latest = at
    clock.set(at)
    // two workers look at the same time
    await Promise.all([ringTimers(worker), ringTimers(worker)])
    const rang = await rangSoFar(behind, ids)
    for (const id of ids) {
      const due = runAt.get(id) ?? begin
      const times = rang.get(id) ?? []
      if (times.length > 1) faults.push(`${id} rang ${times.length} times`)
      for (const when of times) if (toMs(when) < toMs(due)) faults.push(`${id} rang at ${when}, due ${due}`)
      if (times.length === 0 && due <= latest) faults.push(`${id} was due ${due} and silent at ${latest}`)
    }
  }
  return faults
}

function jump(chance: Chance): number {
  switch (chance.below(6)) {
    case 0:
      return -HOUR
    case 1:
      return 10 * DAY
    case 2:
      return HOUR
    case 3:
      return chance.below(12) * HOUR
    default:
      return MINUTE
  }
}

async function rangSoFar(
  behind: Programme['behind'],
  ids: readonly string[],
): Promise<Map<string, Instant[]>> {
  const { rows } = await behind.query<{ id: string; at: Date }>(
    `select lifecycle_id as id, at from journal
     where kind = 'referral' and type = 'timer.decisionWindow' and lifecycle_id = any ($1)`,
    [ids],
  )
  const rang = new Map<string, Instant[]>()
  for (const { id, at } of rows) rang.set(id, [...(rang.get(id) ?? []), instant(new Date(at).toISOString())])
  return rang
}
