/** The whole house on a throw-away database, as it is served: for proofs that knock from outside. */
import { createHmac, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SignedIn } from '@alongside/api/demo'
import type { Programme } from '@alongside/api/testing'
import type { App } from '../checkout.ts'
import { apps } from '../checkout.ts'
import { buildApps } from '../stack/build.ts'
import { addressOf, freePorts } from '../stack/ports.ts'
import { startApi, startStack } from '../stack/stack.ts'
import { withProgramme } from './programme.ts'

export interface House {
  readonly programme: Programme
  readonly api: string
  readonly apps: Readonly<Record<App, string>>
  /** The cookie with which an app speaks to the API for somebody. */
  apiCookie(who: SignedIn): Promise<string>
  /** The cookie of somebody's browser in one app. */
  appCookie(app: App, who: SignedIn): Promise<string>
}

/** Opens the API, or everything, with what the API is told besides, lets a proof knock, and leaves nothing behind. */
export async function withHouse<T>(
  what: 'api' | 'everything',
  work: (house: House) => Promise<T>,
  settings: (programme: Programme) => Promise<Readonly<Record<string, string>>> = async () => ({}),
): Promise<T> {
  if (what === 'everything') {
    const built = await buildApps()
    if (!built.ok) throw new Error(built.output)
  }
  return withProgramme(async programme => {
    const { database } = programme
    const ports = await freePorts()
    const plan = {
      database: database.url,
      secret: database.secret,
      ports,
      settings: await settings(programme),
      logs: join(tmpdir(), `alongside-house-${process.pid}`),
      heard: { restarted: refuse, givenUp: refuse },
    }
    const running = what === 'api' ? startApi(plan) : startStack(plan)
    try {
      await running.ready
      const addresses = Object.fromEntries(apps.map(app => [app, addressOf(ports[app])])) as House['apps']
      const tokens = new Map<string, string>()
      const apiCookie: House['apiCookie'] = async who => {
        const token = tokens.get(who.session) ?? (await newToken(programme, who.session))
        tokens.set(who.session, token)
        return `alongside.session_token=${encodeURIComponent(signed(token, database.secrets.cookieSecret, 'base64'))}`
      }
      return await work({
        programme,
        api: addressOf(ports.api),
        apps: addresses,
        apiCookie,
        appCookie: async (app, who) => {
          const secret = createHmac('sha256', database.secret).update(`cookies of ${app}`).digest('base64url')
          // as the framework writes a cookie: JSON in base64, and a signature without its padding
          const value = Buffer.from(JSON.stringify(await apiCookie(who))).toString('base64')
          return `alongside_${app}=${encodeURIComponent(signed(value, secret, 'base64').replace(/=+$/, ''))}`
        },
      })
    } finally {
      await running.stop()
    }
  })
}

/** A token that the database knows by its hash, in the place of the one that nobody has. */
async function newToken({ behind }: Programme, session: string): Promise<string> {
  const token = randomBytes(24).toString('hex')
  await behind.query(`update auth."session" set token = encode(sha256($1::bytea), 'hex') where token = $2`, [
    token,
    session,
  ])
  return token
}

function signed(value: string, secret: string, encoding: 'base64'): string {
  return `${value}.${createHmac('sha256', secret).update(value).digest(encoding)}`
}

function refuse(why: string): void {
  throw new Error(why)
}
