/** The first step of signing in. Whoever guesses takes turns, with or without an account behind the address. */
import * as z from 'zod'
import { asked, type Route, reply, waitAWhile } from './desk.ts'
import { forgetTurns, guessKey, takeTurn } from './guesses.ts'

const Credentials = z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(200) })

export const byPassword: Route = async (desk, request) => {
  const { pool, settings } = desk
  const body: unknown = await request.json().catch(() => null)
  const given = Credentials.safeParse(body)
  if (!given.success) return reply(400, { code: 'not-valid' })
  const turns = guessKey(settings.cookieSecret, `sign in ${given.data.email}`)
  const wait = await takeTurn(pool, turns)
  if (wait > 0) return waitAWhile(wait)
  const answer = await desk.ask(asked(request, '/sign-in/email', body))
  if (answer.ok) await forgetTurns(pool, turns)
  return answer
}
