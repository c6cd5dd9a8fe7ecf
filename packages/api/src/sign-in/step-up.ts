/** Proving once more who is at the keyboard, on a session that goes on: with a passkey, a code, or the password alone. */
import { verify } from '@node-rs/argon2'
import * as z from 'zod'
import { sessionHash } from '../actor.ts'
import { asked, bodyOf, type Desk, forOwner, note, reply, waitAWhile } from './desk.ts'
import { forgetTurns, guessKey, takeTurn } from './guesses.ts'
import { isUnspent } from './options.ts'
import { type OwnSession, proofsOf } from './own-session.ts'
import { tokenAmong } from './session-cookie.ts'

const Given = z.discriminatedUnion('proof', [
  z.strictObject({ proof: z.literal('passkey'), response: z.record(z.string(), z.unknown()) }),
  z.strictObject({ proof: z.literal('code'), code: z.string().regex(/^\d{6}$/) }),
  z.strictObject({ proof: z.literal('password'), password: z.string().min(1).max(200) }),
])
type Given = z.infer<typeof Given>

export const stepUp = forOwner(async (desk, own, request) => {
  const given = await bodyOf(request, Given)
  if (!given) return reply(400, { code: 'not-valid' })
  if (!proofsOf(own).includes(given.proof)) return reply(403, { code: 'not-this-proof' })
  const turns = guessKey(desk.settings.cookieSecret, `proof of ${own.userId}`)
  const wait = await takeTurn(desk.pool, turns)
  if (wait > 0) return waitAWhile(wait)
  if (!(await isRight(desk, own, given, request))) return reply(401, { code: 'wrong' })
  await forgetTurns(desk.pool, turns)
  await raise(desk, own, given.proof)
  return reply(200, { done: true })
})

/** From now on, for some minutes, this session may do what asks for a fresh proof. */
export async function raise(desk: Desk, own: OwnSession, by: Given['proof'] | 'trust'): Promise<void> {
  await desk.pool.query(
    `update "session" set "steppedUpAt" = now(), "updatedAt" = now(),
       factor = case when $2 = 'password' then factor else $2 end where id = $1`,
    [own.id, by],
  )
  await note(desk, own, `steppedUp.${by}`)
}

function isRight(desk: Desk, own: OwnSession, given: Given, request: Request): Promise<boolean> {
  if (given.proof === 'code') return isCode(desk, own, given.code, request)
  if (given.proof === 'password') return isPassword(desk, own, given.password)
  return isPasskey(desk, own, given.response, request)
}

async function isCode(desk: Desk, own: OwnSession, code: string, request: Request): Promise<boolean> {
  const answer = await desk.ask(asked(request, '/two-factor/verify-totp', { code }))
  return answer.ok && (await isUnspent(desk.pool, own.userId, code))
}

async function isPassword({ pool }: Desk, { userId }: OwnSession, password: string): Promise<boolean> {
  const { rows } = await pool.query<{ password: string | null }>(
    `select password from "account" where "userId" = $1 and "providerId" = 'credential'`,
    [userId],
  )
  const kept = rows[0]?.password
  return kept ? verify(kept, password) : false
}

/** The library opens a session for whoever holds the passkey. It is looked at for whose it is, and closed again. */
async function isPasskey(
  { pool, ask }: Desk,
  { userId }: OwnSession,
  response: Record<string, unknown>,
  request: Request,
): Promise<boolean> {
  const answer = await ask(asked(request, '/passkey/verify-authentication', { response }))
  const token = tokenAmong(answer.headers.getSetCookie())
  if (!answer.ok || token === null) return false
  const { rows } = await pool.query<{ userId: string }>(
    'delete from "session" where token = $1 returning "userId"',
    [sessionHash(token)],
  )
  return rows[0]?.userId === userId
}
