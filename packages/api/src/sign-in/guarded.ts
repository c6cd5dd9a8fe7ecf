/** What of the library changes somebody's ways in: whoever has a second factor proves it first. */
import { forOwner, note, type Route, reply } from './desk.ts'
import { ownSession, proofsOf } from './own-session.ts'
import { raise } from './step-up.ts'

/**
 * Hands a request to the library once somebody proved just now who they are. Else an open screen, or a stolen password
 * of somebody who has more than that, could add a way in for good.
 */
export function withProofFirst(what?: 'passkeyAdded' | 'passwordChanged'): Route {
  return forOwner(async (desk, own, request) => {
    if (!own.isFresh) return reply(403, { code: 'needs-proof', proofs: proofsOf(own) })
    const answer = await desk.ask(request)
    if (!answer.ok || !what) return answer
    // with the first of their passkeys they are as sure as if they had come with it
    if (what === 'passkeyAdded' && own.factor === 'password') await raise(desk, own, 'passkey')
    await note(desk, own, what)
    return answer
  })
}

/** A code is the second step of signing in, when nobody is signed in yet, and else the proof that the key arrived. */
export const codeWithProofFirst: Route = async (desk, request) => {
  const own = await ownSession(desk.pool, desk.settings.cookieSecret, request.headers.get('cookie'))
  if (!own) return desk.ask(request)
  if (!own.isFresh) return reply(403, { code: 'needs-proof', proofs: proofsOf(own) })
  // a code that was set up already is a matter of proving, which counts its turns
  if (own.hasCode) return reply(409, { code: 'already-done' })
  const answer = await desk.ask(request)
  if (answer.ok) await note(desk, own, 'codeSetUp')
  return answer
}
