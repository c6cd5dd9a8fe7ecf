/** The people page and the page of one person of the mentor portal, beside React rendering the same tree and no more. */
import { createHmac } from 'node:crypto'
import { runOn } from '@alongside/api/postgres'
import { buildApps } from '../stack/build.ts'
import type { Case } from './case.ts'
import type { Line } from './report.ts'
import { interleaved, median, quantile, sideBySide } from './rounds.ts'
import { apiProgram, type Measured, startProgram, startServer } from './server.child.ts'
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
      const cookie = cookieOf(here)
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
          const floor = await startProgram(['packages/web/src/server/bare-render.ts', APP, page], {
            ...settings,
            ALONGSIDE_BENCH_COOKIE: cookie,
          })
          try {
            lines.push(...(await measured(name, page, cookie, { ours, floor }, rounds, isTiny ? 2 : 30)))
          } finally {
            await floor.stop()
          }
        }
      } finally {
        await ours.stop()
      }
      const worst = lines.reduce((one, other) => ((other.ratio ?? 0) > (one.ratio ?? 0) ? other : one))
      yield { ...worst, case: 'page' }
      yield* lines
    } finally {
      await api.stop()
    }
  },
}

async function measured(
  name: string,
  page: string,
  cookie: string,
  { ours, floor }: { ours: Measured; floor: Measured },
  rounds: number,
  pieces: number,
): Promise<Line[]> {
  const get = (side: Measured) => () => side.get(page, cookie)
  const times = await interleaved({ ours: get(ours), floor: get(floor) }, { rounds, pieces })
  const [mine, bare] = [median(times.ours), median(times.floor)]
  const crowd = await sideBySide(
    Array.from({ length: pieces * CLIENTS }, () => get(ours)),
    CLIENTS,
  )
  const p95 = quantile(crowd, 0.95)
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
function cookieOf({ mentor }: World): string {
  const value = Buffer.from(JSON.stringify(mentor.cookie)).toString('base64')
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
