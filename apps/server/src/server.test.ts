import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { request as rawRequest } from 'node:http'
import { connect } from 'node:net'
import { openSignIn, type SignIn } from '@alongside/api/server'
import { openProgramme, type Programme } from '@alongside/api/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openLog, told } from './log.ts'
import { type Host, makeServer, type Server } from './server.ts'

let programme: Programme
let signIn: SignIn
let host: Host
let server: Server
let address: string
let cookieSecret: string
const lines: string[] = []

beforeAll(async () => {
  programme = await openProgramme()
  cookieSecret = programme.database.secrets.cookieSecret
  const settings = {
    apiUrl: 'http://127.0.0.1:4000',
    appUrls: ['http://127.0.0.1:4001'],
    cookieSecret,
    idleMinutes: 30,
    secondFactorNeeded: false,
  }
  signIn = openSignIn({
    databaseUrl: programme.database.urls.alongside_auth,
    ...settings,
    attemptsPerMinute: 30,
  })
  const log = pino({ base: null, level: 'info' }, { write: line => void lines.push(line) })
  host = { doors: programme.api, signIn, settings, log }
  server = makeServer(host)
  address = await server.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.app.close()
  await signIn.close()
  await programme.close()
})

/** A session with its cookie, as a browser's app would send it. */
async function cookieFor(
  role: 'clinician' | 'mentor',
): Promise<{ cookie: string; session: string; accountId: string }> {
  const { accountId, session: old } = await programme.signIn(role)
  const token = randomBytes(24).toString('hex')
  await programme.behind.query(
    `update auth."session" set token = encode(sha256($1::bytea), 'hex') where token = $2`,
    [token, old],
  )
  const signature = createHmac('sha256', cookieSecret).update(token).digest('base64')
  const cookie = `alongside.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  return { cookie, session: token, accountId }
}

function ask(procedure: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

test('the house says that it lives, and that it is ready only while the database answers', async () => {
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
})

test('somebody who signed in is answered as themself', async () => {
  const { cookie, accountId } = await cookieFor('clinician')
  const response = await ask('me.get', {}, { cookie })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ result: { data: { accountId, role: 'clinician' } } })
})

test('without a session, or with one that we did not sign, nobody is answered', async () => {
  const { session } = await cookieFor('clinician')
  const unsigned = `alongside.session_token=${session}.${Buffer.alloc(32).toString('base64')}`
  for (const cookie of ['', 'alongside.session_token=x', unsigned, `alongside.session_token=${session}`])
    expect((await ask('me.get', {}, { cookie })).status, cookie).toBe(401)
})

test('a phone is signed out after ten minutes and a desk after fifteen, and one app’s session opens no other', async () => {
  const { cookie } = await cookieFor('mentor')
  const left = async (minutes: number, app: string, asks = app) => {
    await programme.behind.query(
      `update auth."session" set app = $1, "updatedAt" = now() - $2 * interval '1 minute'`,
      [app, minutes],
    )
    return (await ask('me.get', {}, { cookie, 'x-alongside-app': asks })).status
  }
  expect([await left(9, 'mentor-portal'), await left(11, 'mentor-portal')]).toEqual([200, 401])
  expect([await left(14, 'admin'), await left(16, 'admin')]).toEqual([200, 401])
  expect(await left(0, 'mentor-portal', 'admin')).toBe(401)
})

test('a session that was left alone for too long is over', async () => {
  const { cookie } = await cookieFor('clinician')
  await programme.behind.query(`update auth."session" set "updatedAt" = now() - interval '31 minutes'`)
  expect((await ask('me.get', {}, { cookie })).status).toBe(401)
})

test('a session in use is kept from lapsing', async () => {
  const { cookie, accountId } = await cookieFor('clinician')
  const mine = `from auth."session" s join account a on a.auth_user_id = s."userId" where a.id = '${accountId}'`
  await programme.behind.query(`update auth."session" set "updatedAt" = now() - interval '5 minutes'`)
  await ask('me.get', {}, { cookie })
  const { rows } = await programme.behind.query(
    `select s."updatedAt" > now() - interval '1 minute' as kept ${mine}`,
  )
  expect(rows).toEqual([{ kept: true }])
})

test('every answer forbids to keep, frame, sniff or pass on', async () => {
  const { cookie } = await cookieFor('clinician')
  for (const response of [
    await fetch(`${address}/healthz`),
    await ask('me.get', {}, { cookie }),
    await ask('no.such', {}),
  ]) {
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  }
})

const contents = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  '',
]

test.each(contents)('a body that says "%s" runs nothing', async type => {
  const { cookie } = await cookieFor('clinician')
  const response = await fetch(`${address}/trpc/me.get`, {
    method: 'POST',
    headers: { cookie, ...(type ? { 'content-type': type } : {}) },
    body: Buffer.from('{}'),
  })
  expect(response.status).toBe(415)
})

test('a page of another site cannot send anything, whatever cookie goes with it', async () => {
  const { cookie } = await cookieFor('clinician')
  expect((await ask('me.get', {}, { cookie, origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await ask('me.get', {}, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await ask('me.get', {}, { cookie, origin: 'http://127.0.0.1:4001' })).status).toBe(200)
})

test('what somebody asks for cannot stand in an address', async () => {
  const { cookie } = await cookieFor('clinician')
  expect((await fetch(`${address}/trpc/me.get?input={}`, { headers: { cookie } })).status).toBe(404)
  expect((await ask('me.get?input=%7B%7D', {}, { cookie })).status).toBe(400)
})

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s opens nothing', async method => {
  expect((await fetch(`${address}/trpc/me.get`, { method })).status).toBe(405)
})

test('ten calls may share a journey, and eleven may not', async () => {
  const { cookie } = await cookieFor('clinician')
  const calls = (count: number) =>
    ask(
      `${Array.from({ length: count }, () => 'me.get').join(',')}?batch=1`,
      Object.fromEntries(Array.from({ length: count }, (_, index) => [index, {}])),
      { cookie },
    )
  expect((await calls(10)).status).toBe(200)
  expect((await calls(11)).status).toBe(400)
})

test('a body that is too large is refused before it is read', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = rawRequest(`${address}/trpc/me.get`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 2 * 1024 * 1024 },
    })
    request.on('response', response => {
      resolve(response.statusCode)
      request.destroy()
    })
    request.on('error', reject)
    request.flushHeaders()
  })
  expect(status).toBe(413)
})

test('the sign-in library answers on the paths that our apps use and on no other', async () => {
  for (const path of [
    '/auth/sign-up/email',
    '/auth/delete-user',
    '/auth/update-user',
    '/auth/list-sessions',
    '/auth/ok',
  ]) {
    const response = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:4001' },
      body: '{}',
    })
    expect(response.status, path).toBe(404)
  }
})

test('who is signed in is told by name, and nobody is nobody', async () => {
  const { cookie, accountId } = await cookieFor('mentor')
  expect(await (await fetch(`${address}/auth/get-session`, { headers: { cookie } })).json()).toEqual({
    user: { id: accountId, name: '' },
  })
  expect(await (await fetch(`${address}/auth/get-session`)).json()).toBeNull()
})

test('a bug is answered without a word of what went wrong, and logged without a value', async () => {
  const { cookie } = await cookieFor('clinician')
  await programme.behind.query('alter table account rename to account_away')
  lines.length = 0
  const response = await ask('me.get', {}, { cookie })
  await programme.behind.query('alter table account_away rename to account')
  expect(response.status).toBe(500)
  const text = await response.text()
  expect(text).not.toMatch(/relation|account|select|stack|node_modules/i)
  expect(lines.join('')).toContain('"event":"failed"')
  expect(lines.join('')).not.toContain('select ')
})

test('while the database is away everybody is asked to come back, and nobody is told why', async () => {
  const { cookie } = await cookieFor('clinician')
  const { rows } = await programme.behind.query<{ name: string }>('select current_database() as name')
  await programme.behind.query(`alter database ${rows[0]?.name} connection limit 0`)
  await programme.behind.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'alongside_api' and datname = current_database()`,
  )
  const response = await ask('me.get', {}, { cookie })
  const ready = await fetch(`${address}/readyz`)
  const who = await fetch(`${address}/auth/get-session`, { headers: { cookie } })
  await programme.behind.query(`alter database ${rows[0]?.name} connection limit -1`)
  expect([response.status, response.headers.get('retry-after'), ready.status]).toEqual([503, '1', 503])
  expect([who.status, who.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await response.text()).not.toMatch(/role|connection|pg_|too many/i)
  expect((await ask('me.get', {}, { cookie })).status).toBe(200)
})

test('who asks without a pause is told when to come back, and the others are answered as ever', async () => {
  const [greedy, other] = [await cookieFor('clinician'), await cookieFor('mentor')]
  await programme.behind.query('begin; lock table account in access exclusive mode')
  const asked = Array.from({ length: 60 }, () => ask('me.get', {}, { cookie: greedy.cookie }))
  // six are in the house and forty wait for them
  const refused: Response[] = []
  for (const each of asked) void each.then(answer => answer.status === 200 || refused.push(answer))
  await vi.waitFor(() => expect(refused).toHaveLength(14), { timeout: 8000 })
  const beside = ask('me.get', {}, { cookie: other.cookie })
  await programme.behind.query('commit')
  expect((await beside).status).toBe(200)
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  expect(statuses.filter(status => status === 200)).toHaveLength(46)
  for (const answer of refused) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2'])
    expect(await answer.json()).toEqual({ code: 'too-many' })
  }
})

test('who tries one private link after the other is told when to come back', async () => {
  const knock = () => ask('offer.look', { token: 'x'.repeat(22) }, { 'x-alongside-client-ip': '192.0.2.77' })
  const answers: Response[] = []
  for (let turn = 0; turn < 61; turn++) answers.push(await knock())
  const over = answers.filter(({ status }) => status === 429)
  expect(over.map(answer => answer.headers.get('retry-after'))).toEqual(['60'])
  expect(answers.at(-1)?.status).toBe(429)
})

test('the busiest page, opened in several tabs at once, is never refused', async () => {
  const { cookie } = await cookieFor('clinician')
  const page = 'me.get,me.get,me.get,me.get,me.get,me.get?batch=1'
  // a house of its own: whoever asked in another test is not beside them, which is tried with a clock that is turned
  const { app } = makeServer(host)
  const house = await app.listen({ port: 0, host: '127.0.0.1' })
  const headers = { 'content-type': 'application/json', cookie }
  const open = () => fetch(`${house}/trpc/${page}`, { method: 'POST', headers, body: '{}' })
  const tabs = await Promise.all(Array.from({ length: 20 }, open))
  await app.close()
  expect(tabs.map(({ status }) => status)).toEqual(Array(20).fill(200))
})

test('a fault at sign-in is logged without what it said, and tells the browser nothing', async () => {
  const aloud = vi.spyOn(console, 'error')
  await programme.behind.query('alter table auth."user" rename to user_away')
  lines.length = 0
  const response = await fetch(`${address}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:4001' },
    body: JSON.stringify({ email: 'ana.silva@example.test', password: 'a long enough phrase' }),
  })
  await programme.behind.query('alter table auth.user_away rename to "user"')
  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({ code: 'failed' })
  expect(lines.join('')).toContain('42P01')
  expect(lines.join('')).not.toMatch(/silva|select /i)
  expect(aloud).not.toHaveBeenCalled()
  aloud.mockRestore()
})

test('a log line of an error says where and which kind, and never what it said', () => {
  const error = Object.assign(new Error('Key (name)=(Ana Silva) already exists'), {
    code: '23505',
    constraint: 'x_key',
  })
  const said: string[] = []
  const log = openLog('info', { write: line => void said.push(line) })
  const failed = new Error('no entry for Ana Silva', { cause: error })
  log.error({ event: 'failed', error: told(failed) })
  log.error({ event: 'failed', error: failed })
  for (const line of said) {
    expect(line).not.toContain('Ana')
    expect(line).toContain('23505')
    expect(line).toContain('x_key')
    expect(line).toContain('server.test.ts')
  }
  expect(said).toHaveLength(2)
})

test('no name, number or cookie ever reaches a log line', async () => {
  const { cookie, session } = await cookieFor('clinician')
  lines.length = 0
  await ask('people.Ana-Silva', {}, { cookie, 'x-request-id': 'Ana Silva' })
  await ask('people.Ana', {}, { cookie })
  await fetch(`${address}/people/Ana%20Silva?name=Ana`, { headers: { cookie } })
  await ask('me.get', { name: 'Ana Silva' }, { cookie })
  const written = lines.join('')
  expect(lines.length).toBeGreaterThan(2)
  expect(written).not.toContain('Ana')
  expect(written).not.toContain(session)
})

test('an id that our apps gave is the id in the log and in the answer', async () => {
  const id = randomUUID()
  lines.length = 0
  const response = await ask('me.get', {}, { 'x-request-id': id })
  expect(response.headers.get('x-request-id')).toBe(id)
  expect(lines.join('')).toContain(id)
})

test('bytes that are no request harm nobody', async () => {
  const { hostname, port } = new URL(address)
  const attempts = [
    'GET /healthz HTTP/1.1\r\n\r\n',
    'POST /trpc/me.get HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 10\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
    'POST //trpc/me.get HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n',
    'POST /trpc/%2e%2e/healthz HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n',
    '\u0000\u0001\u0002',
  ]
  for (const bytes of attempts) {
    const answer = await new Promise<string>(resolve => {
      const socket = connect(Number(port), hostname, () => socket.end(bytes))
      let heard = ''
      socket.on('data', data => {
        heard += data.toString()
      })
      socket.on('close', () => resolve(heard))
      socket.on('error', () => resolve(heard))
    })
    expect(answer).not.toMatch(/^HTTP\/1\.1 (5|200)/)
  }
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
})

test('a host that is on its way out asks for nobody new', async () => {
  server.leave()
  expect((await fetch(`${address}/readyz`)).status).toBe(503)
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
})
