import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { askAuth } from '../request/auth.server.ts'
import { readSession } from '../request/cookies.server.ts'
import { toSignIn } from '../request/load.server.ts'
import type { SignedInData } from './frame-data.ts'

/** Loads who is signed in, for the frame; without anybody the way leads to the sign-in page and back. */
export async function signedInLoader({ request }: LoaderFunctionArgs) {
  const cookie = await readSession(request)
  if (cookie === null) throw await toSignIn(request)
  const answer = await askAuth(request, '/get-session', { cookie })
  if (answer === null || answer.status >= 500) throw new Response('', { status: 503 })
  const name = (answer.body as { user?: { name?: unknown } } | null)?.user?.name
  if (answer.status !== 200 || typeof name !== 'string') throw await toSignIn(request)
  return json<SignedInData>({ account: { name } })
}

/** An address that leads nowhere keeps the frame around it for those who are signed in. */
export function noPageLoader(): never {
  throw new Response('', { status: 404 })
}
