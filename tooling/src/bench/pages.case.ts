/**
 * Every page of the clinic's app, of the mentor portal and of training with five hundred people, and how the team grows
 * in the admin app, through the API and the web server as they run: how long the servers take, beside the page for signing in, which asks for nothing; and how often the
 * database is asked.
 */
import { join } from 'node:path'
import { Keyring } from '@alongside/api/measuring'
import { runOn } from '@alongside/api/postgres'
import { apps, root } from '../checkout.ts'
import { type Found, lendSignIn, pagesOf } from '../pages/pages.ts'
import { signIns } from '../seed/sign-ins.ts'
import { buildApps } from '../stack/build.ts'
import type { Case } from './case.ts'
import type { Line } from './report.ts'
import { interleaved, median } from './rounds.ts'
import { apiProgram, environmentOf, type Measured, startProgram } from './server.child.ts'
import { usedForEach } from './used.ts'
import { openCrowd, openLetter } from './world/crowd.ts'

const MOST_MS = 60
/** Who runs the programme sees more on a page than who works in one part of it. */
const mostStatements = { admin: 12, clinic: 8, 'mentor-portal': 8, training: 8 } as const

export const pagesCase: Case = {
  name: 'pages',
  about:
    'every page of the clinic, the mentor portal, training and the growing team, with five hundred of each',
  async *run({ rounds, isTiny, cluster }) {
    const built = await buildApps()
    if (!built.ok) throw new Error(`The web apps could not be built:\n${built.output}`)
    const crowd = await openCrowd(await cluster())
    const letter = await openLetter(crowd.url, new Keyring(crowd.secrets))
    const hook = join(root, 'tooling/src/bench/count-statements.hook.ts')
    const api = await startProgram(['--import', hook, apiProgram], environmentOf(crowd))
    try {
      for (const app of apps) {
        const web = await startProgram(['packages/web/src/server/main.ts', app], {
          ALONGSIDE_API_URL: api.address,
          ALONGSIDE_COOKIE_SECRET: 'the cookies of a benchmark are signed too',
          // each question comes from an address of its own: only so many may knock with a private link from one
          ALONGSIDE_TRUSTED_PROXIES: '127.0.0.1',
          NODE_ENV: 'production',
        })
        try {
          const who = signIns.find(each => each.app === app)
          if (!who) throw new Error(`The demo has nobody who signs in to ${app}`)
          const cookies = new Map([[who.email, await signIn(web, who)]])
          const cookie = cookies.get(who.email) ?? ''
          const pages = await pagesOf(app, {
            run: sql => runOn(crowd.url, sql),
            get: path => web.get(path, cookie),
            letter,
          })
          // a page that is not there has no place among those that are
          for (const page of pages.filter(
            ({ route, path }) => route !== '_app.$' && !path.endsWith('-nothing'),
          )) {
            const { as = who.email } = page
            if (!cookies.has(as)) {
              await runOn(crowd.url, lendSignIn(as, who.email))
              cookies.set(as, await signIn(web, { email: as, password: who.password }))
            }
            const stack = { web, api, cookie: cookies.get(as) ?? '', url: crowd.url }
            yield await measured(app, page, stack, rounds, isTiny ? 1 : 4)
          }
        } finally {
          await web.stop()
        }
      }
    } finally {
      await api.stop()
    }
  },
}

interface Stack {
  readonly web: Measured
  readonly api: Measured
  readonly cookie: string
  /** The database. */
  readonly url: string
}

async function measured(
  app: keyof typeof mostStatements,
  { path }: Found,
  { web, api, cookie, url }: Stack,
  rounds: number,
  pieces: number,
): Promise<Line> {
  const ours = () => web.get(path, cookie)
  await ours()
  const before = await api.asked()
  await ours()
  const after = await api.asked()
  const times = await interleaved({ ours, floor: () => web.get('/sign-in', '') }, { rounds, pieces })
  const [mine, bare] = [median(times.ours), median(times.floor)]
  const statements = after.statements - before.statements
  const used = await processorTime({ web, api, url }, ours, rounds * pieces)
  return {
    case: `pages ${app} ${path.replaceAll(/[0-9a-f-]{36}|[a-z0-9]{28}/g, '…')}`,
    ratio: mine / bare,
    median_ms: mine,
    floor_ms: bare,
    unit: `ms, ${used}, ${statements} statements and ${after.brackets - before.brackets} that begin or end`,
    n: times.ours.length,
    must: `${MOST_MS} ms and ${mostStatements[app]} statements at most`,
    met: mine <= MOST_MS && statements <= mostStatements[app],
  }
}

/** What a page takes of a processor, in each of the three programs that have a part in it. */
async function processorTime(
  { web, api, url }: Omit<Stack, 'cookie'>,
  page: () => Promise<unknown>,
  times: number,
): Promise<string> {
  const { programs, database } = await usedForEach([web.pid, api.pid], url, page, times)
  const [app = 0, server = 0] = programs
  const ms = (each: number) => each.toFixed(1)
  return `${ms(app + server + database)} of a processor (${ms(app)} app, ${ms(server)} API, ${ms(database)} database)`
}

/** Signs in over the form, as a browser would. */
async function signIn(
  { address }: Measured,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<string> {
  const { headers } = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams({ email, password }),
  })
  return headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
}
