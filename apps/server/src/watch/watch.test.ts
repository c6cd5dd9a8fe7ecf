import { createHmac, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSignIn, type SignIn } from '@alongside/api/server'
import { mentored, openProgramme, type Programme } from '@alongside/api/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeServer, type Server } from '../server.ts'
import { openMetrics } from './metrics.ts'
import { openWatch } from './open-watch.ts'
import { openTraces } from './traces.ts'
import { together, type Watch, watchedLog } from './watch.ts'

let programme: Programme
let signIn: SignIn
let server: Server
let address: string
let watch: Watch
let metricsUrl: string
let secrets: readonly string[]
const collected: string[] = []
const collector = createServer((request, response) => {
  request.on('data', piece => collected.push(String(piece)))
  request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
})

beforeAll(async () => {
  programme = await openProgramme()
  await new Promise<void>(resolve => collector.listen(0, '127.0.0.1', resolve))
  const { api: doors, worker } = programme
  const metrics = await openMetrics({ host: '127.0.0.1', port: 0, doors, worker })
  metricsUrl = metrics.url
  const traces = openTraces(`http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`)
  watch = together([metrics, traces])
  const settings = {
    apiUrl: 'http://127.0.0.1:4000',
    appUrls: ['http://127.0.0.1:4001'],
    cookieSecret: programme.database.secrets.cookieSecret,
    idleMinutes: 30,
    secondFactorNeeded: false,
  }
  signIn = openSignIn({
    databaseUrl: programme.database.urls.alongside_auth,
    ...settings,
    attemptsPerMinute: 30,
  })
  server = makeServer({ doors, signIn, settings, log: pino({ level: 'silent' }), watch })
  address = await server.app.listen({ port: 0, host: '127.0.0.1' })
  secrets = await askAround(settings.cookieSecret)
})
afterAll(async () => {
  await server.app.close()
  await signIn.close()
  await new Promise(resolve => collector.close(resolve))
  await programme.close()
})

/** Everything that somebody could send, with a name, an id or a token in every place; gives all of those. */
async function askAround(cookieSecret: string): Promise<string[]> {
  const clinician = await programme.signIn('clinician')
  const [coordinator, mentor] = [await programme.signIn('coordinator'), await programme.signIn('mentor')]
  const { personId, id } = await mentored(programme, { clinician, coordinator, mentor })
  const token = randomBytes(24).toString('hex')
  await programme.behind.query(
    `update auth."session" set token = encode(sha256($1::bytea), 'hex') where token = $2`,
    [token, clinician.session],
  )
  const signature = createHmac('sha256', cookieSecret).update(token).digest('base64')
  const headers = {
    'content-type': 'application/json',
    cookie: `alongside.session_token=${encodeURIComponent(`${token}.${signature}`)}`,
    'user-agent': 'Adalovelace',
    'x-alongside-client-ip': '203.0.113.77',
    'x-request-id': personId,
    traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`,
    baggage: 'name=Adalovelace',
  }
  const ask = (path: string, body: unknown) =>
    fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect((await ask('/trpc/people.byId', { personId })).status).toBe(200)
  await ask('/trpc/people.search', { clinicNumber: 'N4711' })
  await ask('/trpc/me.get,people.byId?batch=1', { 0: {}, 1: { personId } })
  await ask('/trpc/people.Adalovelace', {})
  await ask(`/trpc/${personId}`, {})
  await ask('/trpc/me.get?name=Adalovelace', {})
  await fetch(`${address}/${personId}/Adalovelace?token=${token}`, { headers })
  await fetch(`${address}/healthz`, { method: 'ADALOVELACE', headers }).catch(() => undefined)
  const log = watchedLog({ info: () => undefined, failed: () => undefined }, watch)
  log.info('outbox', { delivered: 3 })
  log.failed('outbox', new Error(`Adalovelace ${personId}`))
  return [
    personId,
    id,
    token,
    clinician.accountId,
    'dalovelace',
    'DALOVELACE',
    '203.0.113.77',
    'N4711',
    'abababab',
  ]
}

test('the numbers say what was asked, how it went and what waits, and nothing of anybody', async () => {
  const text = await (await fetch(metricsUrl)).text()
  expect(text).toContain('alongside_requests_total{route="people.byId",method="POST",status="200"} 2')
  expect(text).toContain('alongside_requests_total{route="me.get",method="POST",status="200"}')
  expect(text).toContain('alongside_request_seconds_count{route="people.search"} 1')
  expect(text).toContain('alongside_jobs_total{event="outbox",kind="delivered"} 3')
  expect(text).toContain('alongside_job_failures_total{event="outbox"} 1')
  expect(text).toMatch(/alongside_backlog\{what="timers"\} \d/)
  expect(text).toMatch(/alongside_backlog_seconds\{what="outbox"\} \d/)
  expect(text).toMatch(/alongside_pool_connections\{login="api",state="idle"\} [1-9]/)
  for (const secret of secrets) expect(text).not.toContain(secret)
  // a name that somebody made up makes no new line either
  expect(text).toContain('alongside_requests_total{route="/trpc/:procedures"')
})

test('nothing but the numbers is to be had at their port', async () => {
  expect((await fetch(new URL('/', metricsUrl))).status).toBe(404)
  expect((await fetch(metricsUrl, { method: 'POST' })).status).toBe(404)
})

test('a trace names the procedure and nobody, whatever was sent with it', async () => {
  await watch.stop()
  const text = collected.join('\n')
  expect(text).toContain('people.byId')
  expect(text).toContain('jobs outbox')
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test('where nobody watches, nothing is opened', async () => {
  const off = { metrics: undefined, tracesUrl: undefined }
  expect(await openWatch(off, { doors: programme.api, worker: undefined })).toBeUndefined()
})
