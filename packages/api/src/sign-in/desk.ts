/** What every part of the sign-in service works with, and how it answers. */
import type { Pool } from 'pg'
import type * as z from 'zod'
import { clientAddressHeader, type SignInSettings } from './options.ts'
import { type OwnSession, ownSession } from './own-session.ts'

export interface Desk {
  readonly pool: Pool
  readonly settings: SignInSettings
  /** The library behind it all, asked as a request would ask it. */
  ask(request: Request): Promise<Response>
  /** The spare codes that somebody has left; none for whoever set up no app. */
  spareCodesOf(userId: string): Promise<readonly string[]>
}

export type Route = (desk: Desk, request: Request) => Promise<Response>

export function reply(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers })
}

/** The one answer to too many turns, whoever asked and about whomever. */
export function waitAWhile(seconds: number): Response {
  return reply(429, { code: 'wait' }, { 'retry-after': String(seconds) })
}

/** Whose session a request carries. */
export function ownOf({ pool, settings }: Desk, request: Request): Promise<OwnSession | null> {
  return ownSession(pool, settings.cookieSecret, request.headers.get('cookie'), settings.trusts)
}

/** A route for somebody who is signed in. */
export function forOwner(work: (desk: Desk, own: OwnSession, request: Request) => Promise<Response>): Route {
  return async (desk, request) => {
    const own = await ownOf(desk, request)
    return own ? work(desk, own, request) : reply(401, { code: 'signed-out' })
  }
}

/** The body by its schema, or null. */
export async function bodyOf<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S> | null> {
  const given: unknown = await request.json().catch(() => undefined)
  return schema.safeParse(given).data ?? null
}

/** Another request to the library with the same browser behind it. */
export function asked(request: Request, path: string, body: unknown): Request {
  const url = new URL(request.url)
  url.pathname = `/auth${path}`
  url.search = ''
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/json')
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

export function addressOf(request: Request): string {
  return request.headers.get(clientAddressHeader) ?? ''
}

export async function note(desk: Desk, own: OwnSession, what: string): Promise<void> {
  await desk.pool.query('insert into sign_in_event (user_id, what, app) values ($1, $2, $3)', [
    own.userId,
    what,
    own.app,
  ])
}
