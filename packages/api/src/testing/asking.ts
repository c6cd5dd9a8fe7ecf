/** Asks the router as somebody who signed in, as a screen would over HTTP. */

import type { Refusal } from '@alongside/domain/refusals'
import { TRPCError } from '@trpc/server'
import type { SignedIn } from '../actor.ts'
import { appRouter } from '../router.ts'
import { createCallerFactory, type RequestContext, refusalOf } from '../trpc.ts'
import type { Programme } from './programme.ts'

const callerOf = createCallerFactory(appRouter)

/** Every procedure of the router, for this person. */
export function asking(
  programme: Programme,
  caller: SignedIn | null,
  more: Pick<RequestContext, 'signIn'> = {},
) {
  return callerOf({ doors: programme.api, caller, secondFactorNeeded: false, ...more })
}

/** The no that a call came back with. A call that was granted, or that failed otherwise, fails the test. */
export async function noOf(call: Promise<unknown>): Promise<Refusal> {
  const error = await call.then(
    () => new Error('This was granted'),
    (thrown: unknown) => thrown,
  )
  const refusal = error instanceof TRPCError ? refusalOf(error) : undefined
  if (!refusal) throw error
  return refusal
}
