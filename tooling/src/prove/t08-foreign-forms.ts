/** What another site could make a browser send, at every page of every app and at every door of the API: no handler runs. */
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { root } from '../checkout.ts'
import { inTurns } from './in-turns.ts'
import { procedures } from './procedures.ts'
import { proofOf, type Row } from './row.ts'
import { type House, withHouse } from './served.ts'
import { webRoutes } from './web-routes.ts'

type Headers = Readonly<Record<string, string>>

/** Where a form may come from that is not ours. */
function foreign(own: string): Readonly<Record<string, Headers>> {
  return {
    'another site': { origin: 'https://elsewhere.example' },
    'no origin at all': {},
    'a frame without an origin': { origin: 'null' },
    'a host beside ours': { origin: own.replace('127.0.0.1', 'evil.127.0.0.1') },
    'another port': { origin: own.replace(/\d+$/, '9') },
    'a link from another site': { origin: own, 'sec-fetch-site': 'cross-site' },
    'a page beside ours': { origin: own, 'sec-fetch-site': 'same-site' },
  }
}

const bodies: Readonly<Record<string, string>> = {
  'application/x-www-form-urlencoded': 'form=x&_method=DELETE',
  'multipart/form-data; boundary=x':
    '--x\r\ncontent-disposition: form-data; name="form"\r\n\r\nx\r\n--x--\r\n',
  'text/plain': 'form=x',
  'application/json': '{}',
}

/** What a page says that the gate answers with, before anything of the app has run. */
const saidAtTheGate = /<h1>(We could not accept this|We could not read this|This cannot be done here)<\/h1>/
const saidByTheApi = /^\{"code":"(foreign-origin|foreign-site|json-only|method-not-allowed)"\}$/

export const row: Row = {
  id: 'T8',
  title:
    'No other site can send a form in somebody’s name, at any page or door and in any of the framework’s own ways',
  counts: 'forms from elsewhere',
  goal: '0 that came past the gate to a handler, 0 rows changed',
  prove: ({ say }) =>
    withHouse('everything', async house => {
      const faults: string[] = []
      const before = await contents(house)
      const tries = [...(await atPages(house)), ...(await atTheApi(house))]
      // the gate must let our own forms in, or its noes would prove nothing
      for (const own of tries.filter(({ isOurs }) => isOurs)) {
        const { status, text } = await send(own)
        if (own.stopped.test(text)) faults.push(`${own.what}, which is ours, was stopped: ${status}`)
      }
      const forged = tries.filter(({ isOurs }) => !isOurs)
      await inTurns(forged, 8, async each => {
        const { status, text } = await send(each)
        if (status < 400 || status >= 500 || !each.stopped.test(text)) faults.push(`${each.what}: ${status}`)
      })
      say(`  ${webRoutes.length} pages, ${procedures.length} procedures`)
      if ((await contents(house)) !== before) faults.push('something was changed')
      return proofOf(forged.length, faults, `${faults.length} got through`)
    }),
}

interface Try {
  readonly what: string
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: string
  /** What the answer says when nothing but the gate looked at it. */
  readonly stopped: RegExp
  readonly isOurs?: true
}

async function atPages(house: House): Promise<Try[]> {
  const coordinator = await house.programme.signIn('coordinator')
  const tries: Try[] = []
  for (const { app, id, path } of webRoutes) {
    const own = house.apps[app]
    const cookie = await house.appCookie(app, coordinator)
    const ways = [
      path,
      `${path}?_data=${encodeURIComponent(id)}`,
      `${path}?index`,
      `${path}.data`,
      `${path}?_method=DELETE`,
    ]
    const at = (way: string, headers: Headers, type: string, method = 'POST') => ({
      what: `${app} ${method} ${way} as ${type}`,
      url: `${own}${way}`,
      method,
      headers: { ...headers, cookie, 'content-type': type },
      body: bodies[type] ?? '',
      stopped: saidAtTheGate,
    })
    for (const [from, headers] of Object.entries(foreign(own)))
      for (const way of ways)
        for (const type of Object.keys(bodies)) {
          // at a private page the address itself is the key, and old phones do not say where a form came from
          const isForm = !/^(text|application\/json)/.test(type)
          if (from === 'no origin at all' && isForm && /^\/a\/[^/]/.test(path)) continue
          const disguised = way.includes('_method') ? { 'x-http-method-override': 'DELETE' } : {}
          const made = at(way, { ...headers, ...disguised }, type)
          tries.push({ ...made, what: `${made.what} from ${from}` })
        }
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      tries.push(at(path, { origin: own }, 'application/x-www-form-urlencoded', method))
    // a file's own address is asked with GET alone: what it answers to a form is its own matter
    if (path === '/sign-in')
      tries.push({ ...at(path, { origin: own }, 'application/x-www-form-urlencoded'), isOurs: true })
  }
  return tries
}

async function atTheApi({ api, apiCookie, programme }: House): Promise<Try[]> {
  const cookie = await apiCookie(await programme.signIn('coordinator'))
  const doors = [...procedures.map(({ path }) => `/trpc/${path}`), ...signInDoors(), '/fhir', '/fhir/Task']
  const tries: Try[] = []
  for (const path of doors) {
    for (const [from, headers] of Object.entries(foreign(api)))
      for (const [type, body] of Object.entries(bodies)) {
        // an app says nothing of an origin: it is no browser. JSON is what no form can be made to send
        const isForm = !/json/.test(type)
        if (from === 'no origin at all' && (!isForm || path.startsWith('/fhir'))) continue
        // what a system of a clinic asks with carries a key, and the gate stops only what a browser says of itself
        tries.push({
          what: `the API at ${path} from ${from} as ${type}`,
          url: `${api}${path}`,
          method: 'POST',
          headers: { ...headers, cookie, 'content-type': type },
          body,
          stopped: saidByTheApi,
        })
      }
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      tries.push({
        what: `the API ${method} ${path}`,
        url: `${api}${path}`,
        method,
        headers: { cookie, 'content-type': 'application/json' },
        body: '{}',
        stopped: saidByTheApi,
      })
  }
  const ours = { what: 'a question of an app', url: `${api}/trpc/me.get`, method: 'POST' }
  const headers = { cookie, 'content-type': 'application/json' }
  return [...tries, { ...ours, headers, body: '{}', stopped: saidByTheApi, isOurs: true }]
}

/** What of the sign-in service may be sent to, as the server lists it. */
function signInDoors(): string[] {
  const listed = readFileSync(join(root, 'apps/server/src/server.ts'), 'utf8')
  const doors = [...listed.matchAll(/'(\/auth\/[\w/-]+)': 'POST'/g)].map(([, path]) => path ?? '')
  if (doors.length < 10) throw new Error('The server lists its doors in another way now')
  return doors
}

const lines = new Agent({ keepAlive: true, maxSockets: 8 })

/** Sent by hand: a browser's own way to send would add what a forger leaves out. */
function send({ url, method, headers, body }: Try): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const all = { ...headers, 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method, headers: all, agent: lines }, answer => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      )
      answer.once('error', reject)
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

/** What handlers could have changed: the tables of people and of sign-in, and who was looked at. */
async function contents({ programme }: House): Promise<string> {
  const { rows } = await programme.behind.query<{ all: string }>(
    `select concat_ws(',', (select count(*) from access_log), (select count(*) from command), (select count(*) from journal),
       (select count(*) from draft), (select count(*) from auth.sign_in_event), (select count(*) from auth.recovery)) as all`,
  )
  return rows[0]?.all ?? ''
}
