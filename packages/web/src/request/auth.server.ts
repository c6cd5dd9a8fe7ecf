import { settings } from '../settings.server.ts'
import { forwarded } from './forwarded.server.ts'

/** How long the sign-in service may take before we say that it cannot be reached. */
const PATIENCE_MS = 10_000

/** What the sign-in service answered, or null when it could not be reached in time. */
export interface AuthAnswer {
  readonly status: number
  readonly body: unknown
  /** Cookies that it set, as `name=value`. */
  readonly cookies: readonly string[]
}

/** Asks the sign-in service of the API. The browser never talks to it itself. */
export async function askAuth(
  request: Request,
  path: string,
  ask: {
    readonly body?: Record<string, unknown>
    readonly cookie?: string
    readonly patienceMs?: number
  } = {},
): Promise<AuthAnswer | null> {
  const { apiUrl } = settings()
  const headers: Record<string, string> = {
    ...forwarded(request),
    accept: 'application/json',
    // The service checks that a post comes from a known place; this server is that place.
    origin: new URL(apiUrl).origin,
    ...(ask.cookie === undefined ? {} : { cookie: ask.cookie }),
    ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  try {
    const response = await fetch(`${apiUrl}/auth${path}`, {
      method: ask.body === undefined ? 'GET' : 'POST',
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(ask.patienceMs ?? PATIENCE_MS),
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    })
    const text = await response.text()
    return { status: response.status, body: parsed(text), cookies: response.headers.getSetCookie().map(pair) }
  } catch {
    return null
  }
}

function pair(setCookie: string): string {
  return setCookie.split(';', 1)[0] ?? ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The session cookie among those that were set, or null. An empty value is a cookie being taken away. */
export function sessionAmong(cookies: readonly string[]): string | null {
  return cookies.find(cookie => /^(__Secure-)?alongside\.session_token=./.test(cookie)) ?? null
}
