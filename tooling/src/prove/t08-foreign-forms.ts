/** What another site could make a browser send, at every page of every app and at the API: no handler runs. */
import { request } from 'node:http'
import { Role } from '@alongside/domain/people'
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

export const row: Row = {
  id: 'T8',
  title:
    'No other site can send a form in somebody’s name, at any page and in any of the framework’s own ways',
  counts: 'forms from elsewhere',
  goal: '0 that were answered with anything but a no, 0 rows changed',
  prove: ({ say }) =>
    withHouse('everything', async house => {
      const faults: string[] = []
      let count = 0
      const coordinator = await house.programme.signIn('coordinator')
      const before = await contents(house)
      for (const { app, id, path } of webRoutes) {
        const own = house.apps[app]
        const cookie = await house.appCookie(app, coordinator)
        const ways = [path, `${path}?_data=${encodeURIComponent(id)}`, `${path}?index`, `${path}.data`]
        // the framework's own ways differ by address alone: one kind of body is enough there
        for (const [from, headers] of Object.entries(foreign(own)))
          for (const way of ways)
            for (const [type, body] of Object.entries(bodies).slice(0, way === path ? undefined : 1)) {
              // at a private page the address itself is the key, and old phones do not say where a form came from
              if (from === 'no origin at all' && /^\/a\/[^/]/.test(path)) continue
              count++
              const status = await post(`${own}${way}`, { ...headers, cookie, 'content-type': type }, body)
              if (status < 400 || status >= 500)
                faults.push(`${app} ${way} from ${from} as ${type}: ${status}`)
            }
      }
      say(`  ${webRoutes.length} pages`)
      for (const role of Role.options.filter(each => each !== 'person' && each !== 'system').slice(0, 3)) {
        const cookie = await house.apiCookie(await house.programme.signIn(role))
        for (const { path } of procedures)
          for (const [type, body] of Object.entries(bodies)) {
            if (type === 'application/json') continue
            count++
            const headers = { origin: 'https://elsewhere.example', cookie, 'content-type': type }
            const status = await post(`${house.api}/trpc/${path}`, headers, body)
            if (status < 400 || status >= 500) faults.push(`the API at ${path} as ${type}: ${status}`)
          }
      }
      if ((await contents(house)) !== before) faults.push('something was changed')
      return proofOf(count, faults, `${faults.length} got through`)
    }),
}

/** Sent by hand: a browser's own way to send would add what a forger leaves out. */
function post(url: string, headers: Headers, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      answer => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
        answer.once('error', reject)
      },
    )
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
