/** The wire itself: methods, paths, kinds of content, framings and headers that no browser would send, at the API. */
import { request } from 'node:http'
import { connect } from 'node:net'
import fc from 'fast-check'
import { proofOf, type Row } from './row.ts'
import { type House, withHouse } from './served.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'PURGE']
const paths = [
  '/',
  '/healthz',
  '/auth/mine',
  '/auth/sign-in/email',
  '/auth/passkey/verify-authentication',
  '/auth/way-back/use',
  '/trpc/me.get',
  '/trpc/me.get,work.today?batch=1',
  '/trpc/offer.look?batch=1',
  '/trpc/nothing.here',
  '/trpc/constructor.prototype',
  '/trpc/__proto__',
  '/fhir/metadata',
  '/fhir',
  '//auth//mine',
  '/auth/%6dine',
  '/auth/..%2f..%2ftrpc/me.get',
  '/trpc/me.get?input=%7B%7D&input=%7B%7D',
  '/trpc/me.get?batch=1&batch=1',
  `/trpc/${'a,'.repeat(600)}`,
  `/${'x'.repeat(4000)}`,
]
const types = [
  undefined,
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'text/plain',
  'text/html',
  'application/xml',
  'application/octet-stream',
  'application/fhir+json',
  'application/json, text/plain',
  'APPLICATION/JSON',
  'application/jsonl',
  'application/graphql',
  'image/png',
  '*/*',
  ';',
  'application/json\u00e9',
]
const bodies = [
  '',
  '{',
  '{}',
  '[]',
  'null',
  '"',
  '{"0":{}}',
  '\u0000',
  '{"a":'.repeat(2000),
  'x=1&x=2',
  '9'.repeat(50_000),
]

/** Said on the bare line, where a program that frames by itself may be led astray. */
const framings = [
  'POST /trpc/me.get HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /trpc/me.get HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n',
  'POST /trpc/me.get HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\n{}',
  'POST /trpc/me.get HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n',
  `GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`,
  'GET /healthz HTTP/9.9\r\nHost: a\r\n\r\n',
  'GET /healthz\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nBad Header: x\r\n\r\n',
  'GET /healthz HTTP/1.1\nHost: a\n\n',
  `${'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(50)}`,
  'GET http://elsewhere.example/ HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n',
  'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: a\r\n\r\n',
]

export const row: Row = {
  id: 'T7',
  title:
    'Whatever bytes arrive, the API answers without a fault, holds nobody up, and still answers afterwards',
  counts: 'requests',
  goal: '0 faults, 0 left without an answer',
  prove: ({ long, seed, say }) =>
    withHouse('api', async house => {
      const faults: string[] = []
      const count = long ? 100_000 : 4000
      const wishes = fc.sample(
        fc.record({
          method: fc.constantFrom(...methods),
          path: fc.constantFrom(...paths),
          type: fc.constantFrom(...types),
          body: fc.constantFrom(...bodies),
          origin: fc.constantFrom(undefined, 'https://elsewhere.example', 'null'),
        }),
        { numRuns: count, seed },
      )
      for (let at = 0; at < wishes.length; at += 20) {
        const answers = await Promise.all(wishes.slice(at, at + 20).map(wish => ask(house, wish)))
        for (const [nth, status] of answers.entries())
          if (status >= 500 || status === 0)
            faults.push(`${status}: ${JSON.stringify(wishes[at + nth]).slice(0, 200)}`)
        if (at % 1000 === 0) say(`  ${at}`)
      }
      const times = long ? 200 : 20
      for (let time = 0; time < times; time++)
        for (const framing of framings) {
          const said = await onTheLine(house, framing)
          if (/^HTTP\/1\.1 5/.test(said) || said === 'nothing')
            faults.push(`${said.slice(0, 40)}: ${framing.slice(0, 120)}`)
        }
      const well = await fetch(`${house.api}/readyz`)
      if (well.status !== 200) faults.push('it is not ready afterwards')
      return proofOf(count + times * framings.length, [...new Set(faults)], `${faults.length} faults`)
    }),
}

interface Wish {
  readonly method: string
  readonly path: string
  readonly type: string | undefined
  readonly body: string
  readonly origin: string | undefined
}

/** The status; 0 for none within ten seconds. A line that is closed on purpose is an answer: 499. */
function ask({ api }: House, { method, path, type, body, origin }: Wish): Promise<number> {
  return new Promise(resolve => {
    const { hostname, port } = new URL(api)
    try {
      const sent = request(
        {
          hostname,
          port,
          path,
          method,
          timeout: 10_000,
          headers: {
            ...(type === undefined ? {} : { 'content-type': type }),
            ...(origin === undefined ? {} : { origin }),
            ...(method === 'GET' || method === 'HEAD' ? {} : { 'content-length': Buffer.byteLength(body) }),
          },
        },
        answer => {
          answer.resume()
          answer.once('end', () => resolve(answer.statusCode ?? 0))
          answer.once('error', () => resolve(499))
        },
      )
      sent.once('timeout', () => {
        resolve(0)
        sent.destroy()
      })
      sent.once('error', () => resolve(499))
      sent.end(method === 'GET' || method === 'HEAD' ? undefined : body)
    } catch {
      // our own side would not even write this
      resolve(499)
    }
  })
}

/** What comes back to these bytes, or that the line was closed; `nothing` when neither happened in six seconds. */
function onTheLine({ api }: House, bytes: string): Promise<string> {
  return new Promise(resolve => {
    const { hostname, port } = new URL(api)
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'))
    const done = (said: string) => {
      clearTimeout(patience)
      socket.destroy()
      resolve(said)
    }
    const patience = setTimeout(() => done('nothing'), 6000)
    socket.once('data', data => done(data.toString('latin1')))
    socket.once('close', () => done('closed'))
    socket.once('error', () => done('closed'))
  })
}
