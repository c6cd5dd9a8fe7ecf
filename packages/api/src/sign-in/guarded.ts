/** What of the library changes somebody's ways in: whoever has a second factor proves it first. */
import * as z from 'zod'
import { asked, bodyOf, type Desk, forOwner, note, ownOf, type Route, reply, waitAWhile } from './desk.ts'
import { forgetTurns, guessKey, takeTurn } from './guesses.ts'
import { proofsOf } from './own-session.ts'
import { stepOf } from './session-cookie.ts'
import { meantCode } from './spare-codes.ts'
import { raise } from './step-up.ts'

/**
 * Hands a request to the library once somebody proved just now who they are. Else an open screen, or a stolen password
 * of somebody who has more than that, could add a way in for good.
 */
export function withProofFirst(
  what?: 'passkeyAdded' | 'passwordChanged' | 'spareCodesMade' | 'codeRemoved',
): Route {
  return forOwner(async (desk, own, request) => {
    if (!own.isFresh) return reply(403, { code: 'needs-proof', proofs: proofsOf(own) })
    const answer = await desk.ask(request)
    if (!answer.ok || !what) return answer
    // with the first of their passkeys they are as sure as if they had come with it
    if (what === 'passkeyAdded' && own.factor === 'password') await raise(desk, own, 'passkey')
    // whoever knew the old one may sit at another machine
    if (what === 'passwordChanged')
      await desk.pool.query('delete from "session" where "userId" = $1 and id <> $2', [own.userId, own.id])
    await note(desk, own, what)
    return answer
  })
}

/** A code is the second step of signing in, when nobody is signed in yet, and else the proof that the key arrived. */
export const codeWithProofFirst: Route = async (desk, request) => {
  const own = await ownOf(desk, request)
  if (!own) return secondStep(desk, request, '/two-factor/verify-totp')
  if (!own.isFresh) return reply(403, { code: 'needs-proof', proofs: proofsOf(own) })
  // a code that was set up already is a matter of proving, which counts its turns
  if (own.hasCode) return reply(409, { code: 'already-done' })
  const answer = await desk.ask(request)
  if (answer.ok) await note(desk, own, 'codeSetUp')
  return answer
}

/** A spare code is for whoever lost their phone, and so for nobody who is signed in. They hear how many are left. */
export const spareCode: Route = async (desk, request) => {
  const own = await ownOf(desk, request)
  if (own) return reply(409, { code: 'already-done' })
  const owner = await whoseStep(desk, request)
  const left = owner === null ? [] : await desk.spareCodesOf(owner)
  const answer = await secondStep(
    desk,
    request,
    '/two-factor/verify-backup-code',
    given => meantCode(left, given) ?? given,
  )
  if (!answer.ok || owner === null) return answer
  const { headers } = answer
  headers.delete('content-length')
  return new Response(JSON.stringify({ left: (await desk.spareCodesOf(owner)).length }), { headers })
}

const Code = z.object({ code: z.string().min(1).max(40) })

/**
 * Whoever guesses at a second step takes turns, before the guess is looked at: the library counts a wrong code after it
 * looked, so that of many at once all are free. Of what was sent only the code goes on: nobody may ask to be let off next time.
 */
async function secondStep(
  desk: Desk,
  request: Request,
  path: string,
  meant: (given: string) => string = given => given,
): Promise<Response> {
  const given = await bodyOf(request, Code)
  if (!given) return reply(400, { code: 'not-valid' })
  const userId = await whoseStep(desk, request)
  const turns = guessKey(desk.settings.cookieSecret, `proof of ${userId}`)
  const wait = userId === null ? 0 : await takeTurn(desk.pool, turns)
  if (wait > 0) return waitAWhile(wait)
  const answer = await desk.ask(asked(request, path, { code: meant(given.code) }))
  if (answer.ok && userId !== null) await forgetTurns(desk.pool, turns)
  return answer
}

async function whoseStep({ pool, settings }: Desk, request: Request): Promise<string | null> {
  const step = stepOf(request.headers.get('cookie'), settings.cookieSecret)
  if (step === null) return null
  const { rows } = await pool.query<{ value: string }>(
    'select value from "verification" where identifier = $1 and "expiresAt" > now()',
    [step],
  )
  return rows[0]?.value ?? null
}
