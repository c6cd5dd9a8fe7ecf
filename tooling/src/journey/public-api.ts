/** The public API over HTTP, as the four apps ask it: a sign-in by email and password, then procedures by POST. */
import type { AppRouter } from '@alongside/api/router'
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from '@trpc/client'

export type Api = TRPCClient<AppRouter>

const PATIENCE_MS = 30_000

/** Signs in and gives the API as that person. Throws with what the sign-in said. */
export async function signInTo(apiUrl: string, email: string, password: string): Promise<Api> {
  const answer = await fetch(`${apiUrl}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(apiUrl).origin },
    body: JSON.stringify({ email, password }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map(set => set.split(';', 1)[0] ?? '')
    .find(pair => /^(__Secure-)?alongside\.session_token=./.test(pair))
  if (!answer.ok || cookie === undefined)
    throw new Error(`${email} could not sign in: the sign-in answered ${answer.status}`)
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${apiUrl}/trpc`,
        methodOverride: 'POST',
        headers: { cookie },
        fetch: (url, options) =>
          fetch(url, { ...(options as RequestInit), signal: AbortSignal.timeout(PATIENCE_MS) }),
      }),
    ],
  })
}

/** What the API said no with, in its own words; the bare message of anything else that went wrong. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof TRPCClientError)) return error instanceof Error ? error.message : String(error)
  const refusal = refusalOf(error)
  if (!refusal) return `${codeOf(error)} ${error.message}`.trim()
  const reasons = refusal.reasons ?? []
  const fields = Object.entries(refusal.fields ?? {})
    .map(([field, words]) => [field, words.filter(word => !reasons.includes(word))] as const)
    .filter(([, words]) => words.length > 0)
    .map(([field, words]) => `${field}: ${words.join(' ')}`)
  return [refusal.code, ...reasons, ...fields].join(' · ')
}

/** The code of a no on purpose; undefined for anything else. */
export function codeOfNo(error: unknown): string | undefined {
  return error instanceof TRPCClientError ? refusalOf(error)?.code : undefined
}

interface Refusal {
  readonly code: string
  readonly reasons?: readonly string[]
  readonly fields?: Readonly<Record<string, readonly string[]>>
}

function refusalOf(error: TRPCClientError<AppRouter>): Refusal | undefined {
  return (error.data as { refusal?: Refusal } | null | undefined)?.refusal
}

function codeOf(error: TRPCClientError<AppRouter>): string {
  return (error.data as { code?: string } | null | undefined)?.code ?? ''
}
