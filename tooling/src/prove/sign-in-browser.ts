/** Somebody's browser as the sign-in service sees it through an app of ours: an address, and a jar of cookies. */
import { randomUUID } from 'node:crypto'
import { makeFirstAccount } from '@alongside/api/demo'
import type { Role } from '@alongside/domain/people'
import { codesOf } from '../browser/app-codes.ts'
import type { House } from './served.ts'

export const password = 'a long enough phrase'

interface Heard {
  readonly status: number
  readonly body: Record<string, unknown>
  /** Everything of the answer that somebody could compare, but the time of day, its number and what it set. */
  readonly shape: string
  readonly ms: number
}

export interface Browser {
  readonly jar: Map<string, string>
  ask(path: string, body?: unknown, headers?: Record<string, string>): Promise<Heard>
  /** What the API says to whoever holds this jar: `OK`, or the code of its no. */
  knownAs(): Promise<string>
}

let browsers = 0

export function openBrowser({ api, apps }: House, app = 'clinic'): Browser {
  const jar = new Map<string, string>()
  const nth = ++browsers
  const address = `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask: Browser['ask'] = async (path, body, headers = {}) => {
    const began = performance.now()
    const answer = await fetch(`${api}/auth${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        origin: apps.clinic,
        'x-alongside-client-ip': address,
        'x-alongside-app': app,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(jar.size > 0 ? { cookie: cookie() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const ms = performance.now() - began
    for (const each of answer.headers.getSetCookie()) {
      const [pair = ''] = each.split(';', 1)
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (value === '' || /max-age=0/i.test(each)) jar.delete(name)
      else jar.set(name, value)
    }
    const told = [...answer.headers].filter(([name]) => !/^(date|x-request-id|set-cookie)$/.test(name))
    return {
      status: answer.status,
      body: asObject(text),
      shape: `${answer.status} ${JSON.stringify(told)} ${text}`,
      ms,
    }
  }
  return {
    jar,
    ask,
    knownAs: async () => {
      const answer = await fetch(`${api}/trpc/me.get`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: cookie(), 'x-alongside-app': app },
        body: '{}',
      })
      const { error } = asObject(await answer.text()) as {
        error?: { data: { code: string; needs?: string } }
      }
      return error ? [error.data.code, error.data.needs].filter(Boolean).join(' ') : 'OK'
    },
  }
}

function asObject(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>
  } catch {
    return {}
  }
}

export interface Account {
  readonly id: string
  readonly email: string
}

/** Somebody who was invited, with a password and nothing else yet. */
export async function anAccount(
  { programme }: House,
  role: Exclude<Role, 'person' | 'system'> = 'clinician',
  clinicId = programme.clinic,
): Promise<Account> {
  const { url: database, secrets } = programme.database
  const email = `${randomUUID()}@staff.example`
  const id = await makeFirstAccount(
    { database, secrets },
    { email, password, name: 'Sam', role, clinicIds: [clinicId] },
  )
  return { id, email }
}

export interface WithCode extends Account {
  /** The six digits of now, or of some half minutes before or after. */
  code(halfMinutes?: number): string
  readonly spareCodes: readonly string[]
  /** The browser in which it was set up, signed in with both steps. */
  readonly browser: Browser
}

/** Somebody who set up an authenticator app. */
export async function withCode(house: House): Promise<WithCode> {
  const account = await anAccount(house)
  const browser = openBrowser(house)
  await browser.ask('/sign-in/email', { email: account.email, password })
  const { body } = await browser.ask('/two-factor/enable', { password })
  const code = codesOf(new URL(String(body.totpURI)).searchParams.get('secret') ?? '')
  const proved = await browser.ask('/two-factor/verify-totp', { code: code(-1) })
  if (proved.status !== 200) throw new Error(`The app could not be set up: ${proved.shape}`)
  return { ...account, code, spareCodes: body.backupCodes as string[], browser }
}

/** A browser in which the password was right, and the second step is open. */
export async function atSecondStep(house: House, { email }: Account): Promise<Browser> {
  const browser = openBrowser(house)
  const { status, body } = await browser.ask('/sign-in/email', { email, password })
  if (status !== 200 || body.twoFactorRedirect !== true) throw new Error(`No second step: ${status}`)
  return browser
}
