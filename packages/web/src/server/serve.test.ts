import http from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSettings } from '../settings.server.ts'
import { createLog } from './log.ts'
import { limits } from './request-gate.ts'
import { type Served, serve } from './serve.ts'
import { type Lived, smallApp } from './small-app.fixture.ts'

let served: Served
let lived: Lived
let lines: string[]
let at: string

beforeEach(async () => {
  const app = smallApp()
  lived = app.lived
  lines = []
  served = await serve({
    settings: readSettings({
      ALONGSIDE_APP: 'clinic',
      ALONGSIDE_PORT: '0',
      ALONGSIDE_API_URL: 'http://127.0.0.1:1',
      ALONGSIDE_COOKIE_SECRET: 'a secret of more than thirty-two characters',
    }),
    log: createLog('clinic', line => lines.push(line)),
    build: app.build,
  })
  at = served.address
})

afterEach(() => served.stop())

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** A browser that says exactly what it is told to say: `fetch` would add an `Origin` of its own. */
function knock(
  path: string,
  ask: { method?: string; headers?: Record<string, string>; body?: string | Buffer; chunked?: boolean } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body, chunked } = ask
  return new Promise((resolve, reject) => {
    const length = body !== undefined && !chunked ? { 'content-length': String(Buffer.byteLength(body)) } : {}
    const request = http.request(`${at}${path}`, { method, headers: { ...length, ...headers } }, response => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString(),
        }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }

function post(path: string, headers: Record<string, string>, body: string | Buffer = 'a=1'): Promise<Answer> {
  return knock(path, { method: 'POST', headers: { ...form, ...headers }, body })
}

describe('who may send a form', () => {
  test('a person who presses a button on one of our pages gets through, by either sign of it', async () => {
    await post('/people/1', { origin: at })
    await post('/people/1', { 'sec-fetch-site': 'same-origin' })
    expect(lived.deeds).toBe(2)
  })

  test.each([
    ['a page', '/people/1'],
    ['a page, asked for by the name of its route', '/people/1?_data=person'],
    ['a page, from elsewhere on the site', '/resource?_data=person'],
    ['a route without a page', '/resource'],
  ])('a stranger’s page that posts to %s changes nothing', async (_what, path) => {
    const strangers = [
      { origin: 'https://stranger.example' },
      { origin: 'null' },
      { origin: `${at}.stranger.example` },
      { origin: at, 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      {},
    ]
    for (const headers of strangers) {
      const answer = await post(path, headers as Record<string, string>)
      expect(answer.status, JSON.stringify(headers)).toBe(403)
    }
    expect(lived.deeds).toBe(0)
  })

  test('an old phone that says nothing of itself may answer where the address is the key, and nowhere else', async () => {
    expect((await post('/a/bcd234', {})).status).not.toBe(403)
    expect((await post('/a/bcd234', { origin: 'https://stranger.example' })).status).toBe(403)
    expect((await post('/ab/bcd234', {})).status).toBe(403)
  })

  test('a stranger’s page cannot read the data of a route', async () => {
    const answer = await knock('/people/1?_data=person', { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(answer.status).toBe(403)
    expect(lived.looks).toBe(0)
  })

  test('only forms are read: JSON, plain text and nothing at all are refused', async () => {
    for (const type of ['application/json', 'text/plain', '']) {
      const answer = await post('/people/1', { origin: at, 'content-type': type })
      expect(answer.status, type).toBe(415)
    }
    expect(lived.deeds).toBe(0)
  })

  test('asking for the headers of a record does not open it, and no other verb does anything', async () => {
    for (const method of ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect((await knock('/people/1', { method, headers: { origin: at } })).status, method).toBe(405)
    }
    expect(lived).toMatchObject({ deeds: 0, looks: 0 })
  })

  test('a name that somebody else pointed at this machine is not served', async () => {
    const answer = await knock('/people/1', { headers: { host: 'stranger.example' } })
    expect(answer.status).toBe(421)
    expect(lived.looks).toBe(0)
  })
})

describe('how much may be sent', () => {
  const upload = { 'content-type': 'multipart/form-data; boundary=x' }

  test('a list of ten megabytes reaches the app whole', async () => {
    const answer = await post('/resource', { ...upload, origin: at }, Buffer.alloc(limits.uploadBytes, 'x'))
    expect(answer.status).toBe(200)
    const kept = await lived.request?.arrayBuffer()
    expect(kept?.byteLength).toBe(limits.uploadBytes)
  })

  test.each([12, 50])('a file of %i megabytes is answered with a page that says so', async megabytes => {
    const answer = await post(
      '/resource',
      { ...upload, origin: at },
      Buffer.alloc(megabytes * 1024 * 1024, 'x'),
    )
    expect(answer.status).toBe(413)
    expect(answer.body).toContain('This is too large to send')
    expect(answer.body).toContain('up to 10 MB')
    expect(lived.deeds).toBe(0)
  })

  test('a file that hides its size is stopped where the limit is', async () => {
    const answer = await knock('/resource', {
      method: 'POST',
      headers: { ...upload, origin: at, 'transfer-encoding': 'chunked' },
      body: Buffer.alloc(limits.uploadBytes + 1, 'x'),
      chunked: true,
    })
    expect(answer.status).toBe(413)
    expect(lived.deeds).toBe(0)
  })

  test('a form without a file may carry one megabyte', async () => {
    expect((await post('/resource', { origin: at }, 'x'.repeat(limits.formBytes))).status).toBe(200)
    expect((await post('/resource', { origin: at }, 'x'.repeat(limits.formBytes + 1))).status).toBe(413)
    expect(lived.deeds).toBe(1)
  })
})

describe('what every answer carries', () => {
  test('a page is kept by nobody, runs nothing inline but its own, and sends its address nowhere', async () => {
    const { headers } = await knock('/people/1')
    const policy = String(headers['content-security-policy'])
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['permissions-policy']).toContain('geolocation=()')
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']{20,}'/)
    expect(policy).not.toContain('unsafe')
  })

  test('two pages never share a nonce', async () => {
    const nonces = await Promise.all(
      [1, 2, 3].map(async () => {
        const { headers } = await knock('/people/1')
        return /nonce-([^']+)/.exec(String(headers['content-security-policy']))?.[1]
      }),
    )
    expect(new Set(nonces).size).toBe(3)
  })

  test('a refusal carries the same protections as a page', async () => {
    const { headers } = await post('/people/1', { origin: 'https://stranger.example' })
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['cache-control']).toBe('no-store')
  })

  test('the app is told who asks by us, whatever the browser claims', async () => {
    await post('/resource', {
      origin: at,
      'x-alongside-client-ip': '6.6.6.6',
      'x-forwarded-for': '7.7.7.7',
      'x-request-id': 'mine',
    })
    expect(lived.request?.headers.get('x-alongside-client-ip')).toBe('127.0.0.1')
    expect(lived.request?.headers.get('x-forwarded-for')).toBeNull()
    expect(lived.request?.headers.get('x-request-id')).not.toBe('mine')
  })

  test('health is told to anybody who asks from this machine', async () => {
    const answer = await knock('/healthz', { headers: { host: 'anything' } })
    expect(answer).toMatchObject({ status: 200, body: '{"status":"up","app":"clinic"}' })
  })

  test('pictures and styles come from our own server, and a file that is not there is a plain no', async () => {
    expect((await knock('/kit/icon.svg')).headers['content-type']).toContain('image/svg+xml')
    expect((await knock('/nhsuk/images/nhsuk-icon-tick.svg')).status).toBe(200)
    expect((await knock('/kit/../serve.ts')).status).toBe(404)
    expect((await knock('/nhsuk/%2e%2e/%2e%2e/%2e%2e/package.json')).status).toBe(404)
  })
})

describe('what the log knows', () => {
  test('a person’s address, a search and a name never reach it; the pattern and the ids do', async () => {
    await knock('/people/6f9b1c1e-0000-4000-8000-00000000cafe?q=Thandi')
    const line = lines.find(text => text.includes('"request"'))
    expect(JSON.parse(line ?? '{}')).toMatchObject({ event: 'request', route: '/people/:id', status: 200 })
    expect(lines.join('')).not.toMatch(/cafe|Thandi/)
  })

  test('an address that leads nowhere is not written down', async () => {
    await knock('/thandi/was/here')
    expect(lines.join('')).not.toContain('thandi')
  })
})

describe('how it stops', () => {
  test('whoever waits for a page gets it, and nobody new comes in', async () => {
    const waiting = knock('/slow')
    await expect.poll(() => lived.finish).toBeDefined()
    const stopped = served.stop()
    await expect(knock('/healthz')).rejects.toThrow('ECONNREFUSED')
    lived.finish?.()
    expect((await waiting).status).toBe(200)
    await stopped
    expect(lines.at(-1)).toContain('"drained"')
  })
})
