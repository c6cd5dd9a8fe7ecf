/** The people page and the page of one person of the mentor portal, beside React rendering the same tree and no more. */
import { createHmac } from 'node:crypto'
import { runOn } from '@alongside/api/postgres'
import { buildApps } from '../stack/build.ts'
import type { Case } from './case.ts'
import type { Line } from './report.ts'
import { interleaved, median, quantile, sideBySide } from './rounds.ts'
import { apiProgram, environmentOf, type Measured, startProgram, startServer } from './server.child.ts'
import { type UsedEach, usedForEach } from './used.ts'
import { atManyKeyboards } from './world/keyboards.ts'
import type { World } from './world/world.ts'

const APP = 'mentor-portal'
const CLIENTS = 8
const secret = 'the cookies of a benchmark are signed too'

export const pageCase: Case = {
  name: 'page',
  about: 'the people page and the page of one person, as the mentor portal serves them',
  async *run({ rounds, isTiny, world }) {
    const built = await buildApps()
    if (!built.ok) throw new Error(`The web apps could not be built:\n${built.output}`)
    const here = await world(isTiny ? 'tiny' : '10k')
    const api = await startServer(apiProgram, here)
    try {
      const cookie = cookieOf(here.mentor.cookie)
      const { world: crowd } = await atManyKeyboards(here, CLIENTS)
      const cookies = Array.from({ length: CLIENTS }, () => cookieOf(crowd.mentor.cookie))
      const settings = {
        ALONGSIDE_API_URL: api.address,
        ALONGSIDE_COOKIE_SECRET: secret,
        NODE_ENV: 'production',
      }
      const ours = await startProgram(['packages/web/src/server/main.ts', APP], settings)
      const lines: Line[] = []
      try {
        for (const [name, page] of [
          ['people', '/people'],
          ['person', `/people/${await somebodyOf(here)}`],
        ] as const) {
          const bare = { ...settings, ALONGSIDE_BENCH_COOKIE: cookie }
          const floor = await startProgram(['packages/web/src/server/bare-render.ts', APP, page], bare)
          const plain = await startProgram(['tooling/src/bench/floor/page.server.ts', APP, page], {
            ...environmentOf(here),
            ...bare,
          })
          try {
            const stack = { ours, floor, plain, api, url: here.url, cookies }
            lines.push(...(await measured(name, page, cookie, stack, rounds, isTiny ? 2 : 30)))
          } finally {
            await Promise.all([floor.stop(), plain.stop()])
          }
        }
      } finally {
        await ours.stop()
      }
      const worst = lines
        .filter(line => line.case === 'page.people' || line.case === 'page.person')
        .reduce((one, other) => ((other.ratio ?? 0) > (one.ratio ?? 0) ? other : one))
      yield { ...worst, case: 'page' }
      yield* lines
    } finally {
      await api.stop()
    }
  },
}

interface Stack {
  readonly ours: Measured
  /** The bare render. */
  readonly floor: Measured
  /** The same rows read plainly, and the bare render. */
  readonly plain: Measured
  readonly api: Measured
  /** The database. */
  readonly url: string
  /** One for each of those who ask at once. */
  readonly cookies: readonly string[]
}

async function measured(
  name: string,
  page: string,
  cookie: string,
  { ours, floor, plain, api, url, cookies }: Stack,
  rounds: number,
  pieces: number,
): Promise<Line[]> {
  const get = (side: Measured) => () => side.get(page, cookie)
  sameNames(page, await ours.get(page, cookie), await plain.get('/read', cookie))
  const times = await interleaved(
    { ours: get(ours), floor: get(floor), plain: get(plain) },
    { rounds, pieces },
  )
  const [mine, bare, plainly] = [median(times.ours), median(times.floor), median(times.plain)]
  const crowd = await sideBySide(
    Array.from(
      { length: pieces * CLIENTS },
      (_, at) => () => ours.get(page, cookies[at % CLIENTS] ?? cookie),
    ),
    CLIENTS,
  )
  const p95 = quantile(crowd, 0.95)
  const used = summed(await usedForEach([ours.pid, api.pid], url, get(ours), rounds * pieces), ['app', 'API'])
  const usedPlainly = summed(await usedForEach([plain.pid], url, get(plain), rounds * pieces), [
    'one process',
  ])
  return [
    {
      case: `page.${name}`,
      ratio: mine / bare,
      median_ms: mine,
      floor_ms: bare,
      unit: 'ms',
      n: times.ours.length,
      must: '2 times a bare render at most',
      met: mine / bare <= 2,
    },
    {
      case: `page.${name}.plain`,
      ratio: mine / plainly,
      median_ms: mine,
      floor_ms: plainly,
      unit: `ms; plain work and a bare render are ${(plainly / bare).toFixed(2)} times the bare render alone`,
      n: times.plain.length,
      must: 'to be seen beside the promise: 2 times plain work and a bare render at most',
      met: mine / plainly <= 2,
    },
    {
      case: `page.${name}.cpu`,
      ratio: used.all / usedPlainly.all,
      median_ms: used.all,
      floor_ms: usedPlainly.all,
      unit: `ms of processor time: ${used.words}; plainly ${usedPlainly.words}`,
      n: rounds * pieces,
      must: 'for the growth model, no promise',
      met: true,
    },
    {
      case: `page.${name}.p95`,
      ratio: null,
      median_ms: p95,
      floor_ms: null,
      unit: `ms within which 95 of 100 are answered, ${CLIENTS} clients at once`,
      n: crowd.length,
      must: '150 ms at most',
      met: p95 <= 150,
    },
  ]
}

/** The session of the API inside the cookie of the app, signed as the app signs it. */
function cookieOf(session: string): string {
  const value = Buffer.from(JSON.stringify(session)).toString('base64')
  const signature = createHmac('sha256', secret).update(value).digest('base64').replace(/=+$/, '')
  return `alongside_${APP}=${encodeURIComponent(`${value}.${signature}`)}`
}

async function somebodyOf({ url, mentor }: World): Promise<string> {
  const [found] = await runOn<{ id: string }>(
    url,
    `select person_id as id from mentoring where mentor_id = $1 and status = 'active' order by id limit 1`,
    [mentor.mentorId],
  )
  if (!found) throw new Error('The mentor supports nobody')
  return found.id
}

/** Two sides that read different things cannot be compared: whatever the plain side opens first is named on our page. */
function sameNames(page: string, ours: string, read: string): void {
  const { opened } = JSON.parse(read) as { opened: (string | null)[] }
  // a page of people begins with the first by name, a person's with what they are called
  const named = page === '/people' ? opened.toSorted(byName).slice(0, 50) : opened.slice(0, 1)
  const missing = named.filter(each => !each || !ours.includes(`>${each}<`))
  if (missing.length > 0 || named.length === 0)
    throw new Error(`${page}: the two sides show different people`)
}

function byName(one: string | null, other: string | null): number {
  return (one ?? '').localeCompare(other ?? '')
}

/** A sum of processor times, and its parts in words. */
function summed({ programs, database }: UsedEach, names: readonly string[]): { all: number; words: string } {
  const ms = (used: number) => used.toFixed(1)
  return {
    all: programs.reduce((sum, used) => sum + used, database),
    words: [...names.map((name, at) => `${ms(programs[at] ?? 0)} ${name}`), `${ms(database)} database`].join(
      ', ',
    ),
  }
}
