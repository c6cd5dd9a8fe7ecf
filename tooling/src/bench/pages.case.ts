/**
 * Every page of the clinic's app and of the mentor portal with five hundred people, through the API and the web server
 * as they run: how long the servers take, beside the page for signing in, which asks for nothing; and how often the
 * database is asked.
 */
import { join } from 'node:path'
import { Keyring } from '@alongside/api/measuring'
import { runOn } from '@alongside/api/postgres'
import { root } from '../checkout.ts'
import { type Found, pagesOf } from '../pages/pages.ts'
import { signIns } from '../seed/sign-ins.ts'
import { buildApps } from '../stack/build.ts'
import type { Case } from './case.ts'
import type { Line } from './report.ts'
import { interleaved, median } from './rounds.ts'
import { apiProgram, environmentOf, type Measured, startProgram } from './server.child.ts'
import { openCrowd, openLetter } from './world/crowd.ts'

const MOST_MS = 60
const MOST_STATEMENTS = 8
const must = `${MOST_MS} ms and ${MOST_STATEMENTS} statements at most`

export const pagesCase: Case = {
  name: 'pages',
  about: 'every page of the clinic and of the mentor portal with five hundred people',
  async *run({ rounds, isTiny, cluster }) {
    const built = await buildApps()
    if (!built.ok) throw new Error(`The web apps could not be built:\n${built.output}`)
    const crowd = await openCrowd(await cluster())
    const letter = await openLetter(crowd.url, new Keyring(crowd.secrets))
    const hook = join(root, 'tooling/src/bench/count-statements.hook.ts')
    const api = await startProgram(['--import', hook, apiProgram], environmentOf(crowd))
    try {
      for (const app of ['clinic', 'mentor-portal'] as const) {
        const web = await startProgram(['packages/web/src/server/main.ts', app], {
          ALONGSIDE_API_URL: api.address,
          ALONGSIDE_COOKIE_SECRET: 'the cookies of a benchmark are signed too',
          NODE_ENV: 'production',
        })
        try {
          const cookie = await signIn(web, app)
          const pages = await pagesOf(app, {
            run: sql => runOn(crowd.url, sql),
            get: path => web.get(path, cookie),
            letter,
          })
          // a page that is not there has no place among those that are
          for (const page of pages)
            if (page.route !== '_app.$')
              yield await measured(app, page, { web, api, cookie }, rounds, isTiny ? 1 : 4)
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
}

async function measured(
  app: string,
  { path }: Found,
  { web, api, cookie }: Stack,
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
  return {
    case: `pages ${app} ${path.replaceAll(/[0-9a-f-]{36}|[a-z0-9]{28}/g, '…')}`,
    ratio: mine / bare,
    median_ms: mine,
    floor_ms: bare,
    unit: `ms, ${statements} statements and ${after.brackets - before.brackets} that begin or end`,
    n: times.ours.length,
    must,
    met: mine <= MOST_MS && statements <= MOST_STATEMENTS,
  }
}

/** Signs in over the form, as a browser would. */
async function signIn({ address }: Measured, app: string): Promise<string> {
  const who = signIns.find(each => each.app === app)
  if (!who) throw new Error(`The demo has nobody who signs in to ${app}`)
  const { headers } = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams({ email: who.email, password: who.password }),
  })
  return headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
}
