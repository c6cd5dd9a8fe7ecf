import { type Cookie, createCookie } from '@remix-run/node'
import { settings } from '../settings.server.ts'

/** What is kept between the two steps of signing in. */
export interface Step {
  /** The API's own cookies of the first step, as they are sent back to it. */
  readonly cookies: string
  /** Where to go afterwards: a path of this app. */
  readonly back: string
}

function cookie(suffix: string, lifetimeSeconds?: number): Cookie {
  const { app, https, cookieSecrets } = settings()
  const name = `${https ? '__Host-' : ''}alongside_${app}${suffix}`
  return createCookie(name, {
    path: '/',
    httpOnly: true,
    // Coordinators arrive by typing the address; everyone else may follow the link in a message.
    sameSite: app === 'admin' ? 'strict' : 'lax',
    secure: https,
    secrets: cookieSecrets,
    ...(lifetimeSeconds === undefined ? {} : { maxAge: lifetimeSeconds }),
  })
}

async function read(kept: Cookie, request: Request): Promise<unknown> {
  return kept.parse(request.headers.get('cookie'))
}

/** The API's session cookie of this browser, as `name=value`, or null when nobody is signed in here. */
export async function readSession(request: Request): Promise<string | null> {
  const value = await read(cookie(''), request)
  return typeof value === 'string' && value !== '' ? value : null
}

/** The header that keeps a session until the browser closes. When it ends earlier is the API's to say. */
export async function keepSession(session: string): Promise<string> {
  return cookie('').serialize(session)
}

/** The header that forgets the session. */
export async function dropSession(): Promise<string> {
  return cookie('').serialize('', { maxAge: 0, expires: new Date(0) })
}

/** What the first step of signing in left, if it is less than ten minutes old. */
export async function readStep(request: Request): Promise<Step | null> {
  const value = (await read(cookie('_step'), request)) as Partial<Step> | null
  if (typeof value?.cookies !== 'string' || typeof value.back !== 'string') return null
  return { cookies: value.cookies, back: value.back }
}

/** The header that keeps the first step for ten minutes. */
export async function keepStep(step: Step): Promise<string> {
  return cookie('_step', 600).serialize(step)
}

/** The header that forgets the first step. */
export async function dropStep(): Promise<string> {
  return cookie('_step').serialize('', { maxAge: 0, expires: new Date(0) })
}

/** What the API set for one ceremony with a passkey, as it is sent back to it. */
export async function readCeremony(request: Request): Promise<string | null> {
  const value = await read(cookie('_key'), request)
  return typeof value === 'string' && value !== '' ? value : null
}

/** The header that keeps a ceremony for the five minutes that it may take. */
export async function keepCeremony(cookies: string): Promise<string> {
  return cookie('_key', 300).serialize(cookies)
}

/** The header that forgets the ceremony. */
export async function dropCeremony(): Promise<string> {
  return cookie('_key').serialize('', { maxAge: 0, expires: new Date(0) })
}

/** The sentence about what was just done, if there is one. */
export async function readSaid(request: Request): Promise<string | null> {
  const value = await read(cookie('_said'), request)
  return typeof value === 'string' && value !== '' ? value : null
}

/** The header that carries a sentence to the next page. It names nobody: it lies in the browser for a moment. */
export async function keepSaid(sentence: string): Promise<string> {
  return cookie('_said', 60).serialize(sentence)
}

/** The header that forgets the sentence once it was shown. */
export async function dropSaid(): Promise<string> {
  return cookie('_said').serialize('', { maxAge: 0, expires: new Date(0) })
}
