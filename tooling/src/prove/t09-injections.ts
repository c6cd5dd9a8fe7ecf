/** Texts that mean to be more than a text: addresses, heads of answers, SQL, letters, cells, patterns and calls. */
import fc from 'fast-check'
import * as z from 'zod'
import { fitting } from './any-input.ts'
import { cellTrials, egressTrials, letterTrials } from './egress-trials.ts'
import { everything } from './everything.ts'
import { inTurns } from './in-turns.ts'
import { askMany, isLetIn, procedures } from './procedures.ts'
import { expressionTrials } from './regular-expressions.ts'
import { proofOf, type Row } from './row.ts'
import { type House, withHouse } from './served.ts'
import { callerRoles } from './six-rows.ts'
import { openTrials, type Trials } from './trials.ts'
import { anyId, webRoutes } from './web-routes.ts'

/** Where whoever leaves in a hurry is sent. */
const neutralAddress = 'https://www.bbc.co.uk/weather'

/** Where somebody would like a browser to be sent, or what they would like an answer to say. */
const elsewhere = [
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/%09/elsewhere.example',
  '/%0d%0aX-Evil:%201',
  '%0d%0aSet-Cookie:%20evil=1',
  'javascript:alert(1)',
  '/..//elsewhere.example',
]
const names = ['back', 'to', 'next', 'redirectTo', 'returnTo', 'why', 'view', 'after', 'id']

const sql = [
  `' or '1'='1`,
  `'; select pg_sleep(3); --`,
  `') or pg_sleep(3) is null --`,
  `\\'; drop table person; --`,
  `$$; select pg_sleep(3); $$`,
  `%' union select token from auth.session --`,
  `" or 1=1 --`,
  `{person}`,
  `x', (select set_config('role','alongside_owner',true)), '`,
]
const ofTheDatabase =
  /syntax error|unterminated|duplicate key|violates|relation "|column "|operator does not|invalid input syntax/i

export const row: Row = {
  id: 'T9',
  title:
    'No text is taken for more than a text: no address, head, statement, letter, cell, pattern or call comes of it',
  counts: 'attempts',
  goal: '0 escapes, 0 regular expressions that can be made to run for long',
  prove: ({ seed, say }) =>
    withHouse('everything', async house => {
      const trials = openTrials()
      await expressionTrials(trials)
      say(`  ${trials.count} regular expressions`)
      cellTrials(trials)
      await letterTrials(trials)
      await egressTrials(trials)
      say(`  ${trials.count} with cells, letters and calls`)
      await addressTrials(house, trials)
      await statementTrials(house, seed, trials)
      return proofOf(trials.count, trials.faults, `${trials.faults.length} escapes`)
    }),
}

/** Nobody is sent elsewhere, and nobody writes into the head of an answer: at every page, by every name. */
async function addressTrials(house: House, { is }: Trials): Promise<void> {
  const coordinator = await house.programme.signIn('coordinator')
  const cookies = new Map<string, string>()
  for (const { app } of webRoutes)
    if (!cookies.has(app)) cookies.set(app, await house.appCookie(app, coordinator))
  await inTurns(webRoutes, 6, async ({ app, path }) => {
    for (const [nth, evil] of elsewhere.entries())
      for (const cookie of nth % 2 === 0 ? ['', cookies.get(app) ?? ''] : ['']) {
        const query = names
          .map(name => `${name}=${evil.includes('%') ? evil : encodeURIComponent(evil)}`)
          .join('&')
        const paths = [
          `${path}?${query}`,
          ...(path.includes(anyId) ? [path.replace(anyId, encodeURIComponent(evil))] : []),
        ]
        for (const one of paths) {
          const answer = await fetch(`${house.apps[app]}${one}`, {
            redirect: 'manual',
            headers: cookie ? { cookie } : {},
          })
          const to = answer.headers.get('location') ?? '/'
          const text = await answer.text()
          const leads = new URL(to, house.apps[app]).origin
          // the way out leads to one page, which nobody can choose
          const isWayOut = path === '/leave' && to === neutralAddress
          is(`${app} ${one} stays here`, isWayOut || leads === house.apps[app], to)
          is(
            `${app} ${one} says nothing else`,
            !answer.headers.has('x-evil') && !/evil/.test(answer.headers.getSetCookie().join()),
            '',
          )
          is(
            `${app} ${one} links to nowhere else`,
            !/(href|action|src)="(https?:)?(\/\/|\/\\)elsewhere|(href|action)="javascript:/i.test(text),
          )
        }
      }
  })
}

/** Statements in every text of every question: nothing waits, nothing is said of the database, nothing is changed. */
async function statementTrials(house: House, seed: number, { is }: Trials): Promise<void> {
  const cookies = new Map<string, string>()
  for (const role of callerRoles) cookies.set(role, await house.apiCookie(await house.programme.signIn(role)))
  const before = await everything(house)
  for (const role of callerRoles) {
    const cookie = cookies.get(role) ?? ''
    for (const { path, inputs, permission, type } of procedures) {
      const [schema] = inputs
      if (!schema || !permission || 'byLink' in permission || type !== 'query' || !isLetIn(role, permission))
        continue
      const fits = fc
        .sample(fitting(schema), { numRuns: 20, seed })
        .find(each => z.safeParse(schema, each).success)
      if (fits === undefined || fits === null) continue
      const calls = sql.map(evil => ({ path, body: JSON.stringify(filledWith(fits, evil)) }))
      for (const [nth, { status, text, ms }] of (await askMany(house.api, calls, cookie)).entries())
        is(`${path} takes ${sql[nth]} for a text`, status < 500 && ms < 2000 && !ofTheDatabase.test(text), {
          status,
          ms,
          text,
        })
    }
  }
  is('nothing was changed', (await everything(house)) === before)
}

function filledWith(value: unknown, evil: string): unknown {
  if (typeof value === 'string') return evil
  if (Array.isArray(value)) return value.map(each => filledWith(each, evil))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filledWith(each, evil)]))
  return value
}
