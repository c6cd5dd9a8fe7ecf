/** Who sent a request: asked of the database each time, so that an ended session ends with the next request. */

import { type Doors, type SignedIn, type SignIn, sessionOf, whoIs } from '@alongside/api/server'
import { sessionLimits } from '@alongside/domain/account'

export interface Sessions {
  readonly doors: Doors
  readonly signIn: SignIn
  readonly cookieSecret: string
  readonly idleMinutes: number
}

const TOUCH_AFTER_MS = 60_000

export async function callerOf(
  { doors, signIn, cookieSecret, idleMinutes }: Sessions,
  cookie: string | null | undefined,
  app?: string | null,
): Promise<SignedIn | null> {
  const session = sessionOf(cookie, cookieSecret)
  if (!session) return null
  const caller = await whoIs(doors, session)
  if (!caller) return null
  // real time, whatever clock the programme runs by: sessions are about this machine and this moment
  const left = Date.now() - Date.parse(caller.seenAt)
  const idle = caller.app === null ? idleMinutes : sessionLimits[caller.app].idleMinutes
  if (left > idle * 60_000) return null
  // a session of one app opens no other
  if (app && caller.app !== null && app !== caller.app) return null
  if (left > TOUCH_AFTER_MS) await signIn.touch(session)
  return caller
}
