import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { readSession } from '../request/cookies.server.ts'
import { load, toSignIn } from '../request/load.server.ts'
import type { SignedInData } from './frame-data.ts'

/** Loads who is signed in, for the frame; without anybody the way leads to the sign-in page and back. */
export async function signedInLoader({ request }: LoaderFunctionArgs) {
  if ((await readSession(request)) === null) throw await toSignIn(request)
  const me = await load({ request }, api => api.me.get.query())
  const { role, mentorId, traineeId, clinics } = me
  return json<SignedInData>({
    account: { name: me.name ?? 'Your account', role, mentorId, traineeId, clinics },
  })
}

/** An address that leads nowhere keeps the frame around it for those who are signed in. */
export function noPageLoader(): never {
  throw new Response('', { status: 404 })
}
