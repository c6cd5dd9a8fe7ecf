/**
 * A clinic's list of ten thousand people, from the file to the last referral, and a thousand from one message of a
 * clinic's system, each beside the same rows sent as arrays.
 */
import { randomUUID } from 'node:crypto'
import { screensOf } from '@alongside/api/demo'
import { type Doors, Keyring, openDoors, type SignedIn, whoIs } from '@alongside/api/measuring'
import { runOn } from '@alongside/api/postgres'
import { bundleTaken } from './bundle.ts'
import type { Case } from './case.ts'
import { importByHand } from './floor/import.floor.ts'
import type { Line } from './report.ts'
import { median } from './rounds.ts'
import { copyWorld, type World } from './world/world.ts'

const A_SECOND = 3000
const A_SECOND_BY_FHIR = 1500

export const importCase: Case = {
  name: 'import',
  about: 'ten thousand referrals from a CSV file, a thousand from a FHIR bundle, all or nothing',
  async *run({ rounds, isTiny, cluster, world }) {
    const count = isTiny ? 100 : 10_000
    const base = await world(isTiny ? 'tiny' : '1k')
    const times = { ours: [] as number[], floor: [] as number[], confirm: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      // each on a copy of its own: ten thousand people more are another database
      for (const side of round % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) {
        const copy = await copyWorld(await cluster(), base)
        try {
          if (side === 'floor') times.floor.push(await handMade(copy, count))
          else {
            const { whole, confirm } = await imported(copy, count)
            times.ours.push(whole)
            times.confirm.push(confirm)
          }
        } finally {
          await copy.drop()
        }
      }
    }
    const [ours, floor, confirm] = [median(times.ours), median(times.floor), median(times.confirm)]
    const perSecond = (ms: number) => Math.round(count / (ms / 1000))
    yield {
      case: 'import',
      ratio: ours / floor,
      median_ms: ours,
      floor_ms: floor,
      unit: `ms for ${count} referrals, from the file to the last row (${perSecond(ours)} a second)`,
      n: times.ours.length,
      must: `${A_SECOND} a second at least`,
      met: perSecond(ours) >= A_SECOND,
    }
    yield {
      case: 'import.confirm',
      ratio: confirm / floor,
      median_ms: confirm,
      floor_ms: floor,
      unit: `ms from the confirmation (${perSecond(confirm)} a second)`,
      n: times.confirm.length,
      must: `${A_SECOND} a second at least`,
      met: perSecond(confirm) >= A_SECOND,
    }
    yield await bundles(isTiny ? 20 : 1000, rounds, async () => copyWorld(await cluster(), base))
  },
}

async function bundles(
  count: number,
  rounds: number,
  copied: () => Promise<World & { drop(): Promise<void> }>,
): Promise<Line> {
  const times = { ours: [] as number[], floor: [] as number[] }
  for (let round = 0; round < rounds; round++)
    for (const side of round % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) {
      const copy = await copied()
      try {
        times[side].push(side === 'floor' ? await handMade(copy, count) : await bundleTaken(copy, count))
        // one came before, to load what the first message loads
        if (side === 'ours') await allThere(copy, count + 1)
      } finally {
        await copy.drop()
      }
    }
  const [ours, floor] = [median(times.ours), median(times.floor)]
  const perSecond = Math.round(count / (ours / 1000))
  return {
    case: 'import.bundle',
    ratio: ours / floor,
    median_ms: ours,
    floor_ms: floor,
    unit: `ms for ${count} referrals in one bundle, from the message to its answer (${perSecond} a second)`,
    n: times.ours.length,
    must: `${A_SECOND_BY_FHIR} a second at least`,
    met: perSecond >= A_SECOND_BY_FHIR,
  }
}

function fileOf(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, n) =>
      `NEW${n},Ade ${n},newly diagnosed,${String(1 + (n % 28)).padStart(2, '0')}/01/2026,07700 900123`,
  )
  const text = ['Clinic number,Name to use,Reason,Date,Phone', ...rows, ''].join('\r\n')
  return Buffer.from(text).toString('base64')
}

async function imported(copy: World, count: number): Promise<{ whole: number; confirm: number }> {
  const doors = await openDoors(copy.urls.alongside_api, copy.secrets)
  try {
    const caller = await whoIs(doors, copy.clinician.session)
    if (!caller) throw new Error('Nobody is signed in')
    const file = fileOf(count)
    const began = performance.now()
    const id = await previewed(doors, caller, copy.clinicId, file)
    const confirmed = performance.now()
    const { intake } = screensOf(doors, caller)
    await intake.confirm({ id, leaveOutBadRows: false, commandId: randomUUID() })
    for (;;) {
      const { import: list } = await intake.progress({ id })
      if (list.state === 'done') break
      if (list.state !== 'importing') throw new Error(`The import is ${list.state}`)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    const ended = performance.now()
    await allThere(copy, count)
    return { whole: ended - began, confirm: ended - confirmed }
  } finally {
    await doors.close()
  }
}

async function previewed(doors: Doors, caller: SignedIn, clinicId: string, file: string): Promise<string> {
  const { intake } = screensOf(doors, caller)
  const { import: list } = await intake.upload({ clinicId, kind: 'people', file, commandId: randomUUID() })
  if (list.state !== 'reading') return list.id
  const { mapping } = await intake.suggestMapping({ id: list.id })
  await intake.setMapping({ id: list.id, mapping, commandId: randomUUID() })
  return list.id
}

async function handMade(copy: World, count: number): Promise<number> {
  const took = await importByHand(copy, new Keyring(copy.secrets), count)
  await allThere(copy, count)
  return took
}

async function allThere({ url, people }: World, count: number): Promise<void> {
  const [found] = await runOn<{ n: number }>(url, 'select count(*)::int as n from referral')
  if (found?.n !== people + count) throw new Error(`${found?.n} referrals instead of ${people + count}`)
}
