/**
 * How a procedure is made. There are five ways and no sixth: to see a view, to send to a lifecycle, to do a deed, to be
 * signed in, or to hold a private link. Each asks the permission table before anything else runs, and each must say what it takes and what it gives.
 */
import { isFresh } from '@alongside/domain/account'
import { type Deed, deeds, mayDoDeed, needsFreshProof } from '@alongside/domain/deeds'
import type { Kind } from '@alongside/domain/lifecycles'
import type { Role } from '@alongside/domain/people'
import { eventRights, maySee, type View } from '@alongside/domain/permissions'
import { type Refusal, type RefusalCode, refusalSentences } from '@alongside/domain/refusals'
import { instant } from '@alongside/domain/time'
import { initTRPC, TRPCError } from '@trpc/server'
import * as z from 'zod'
import type { SignedIn } from './actor.ts'
import { type Answer, faultWords } from './answer.ts'
import { isOutage } from './database/outage.ts'
import type { Doors } from './doors.ts'
import type { SignIn } from './sign-in/sign-in.ts'

export interface RequestContext {
  readonly doors: Doors
  readonly caller: SignedIn | null
  /** Whether everybody who may see people must have signed in with a second factor. */
  readonly secondFactorNeeded: boolean
  /** Whether whoever asks may try another private link; they may when nobody counts. */
  readonly mayKnock?: () => Promise<boolean>
  /** Makes the credential of somebody who takes up an invitation. */
  readonly signIn?: Pick<SignIn, 'invite' | 'forget'>
}

/** What a procedure needs of its caller; every procedure carries one, and a test walks them all. */
export type Permission =
  | { readonly see: View }
  | { readonly sendTo: Kind }
  | { readonly do: Deed }
  | { readonly signedIn: true }
  | { readonly byLink: true }

interface Meta {
  readonly permission: Permission
}

const codes = {
  'not-found': 'NOT_FOUND',
  'not-yours': 'FORBIDDEN',
  'changed-meanwhile': 'CONFLICT',
  'not-allowed-now': 'CONFLICT',
  refused: 'UNPROCESSABLE_CONTENT',
  'already-done': 'CONFLICT',
  'not-valid': 'BAD_REQUEST',
} as const satisfies Record<RefusalCode, TRPCError['code']>

/** A no on its way out. Only this file knows how tRPC says it. */
class RefusalError extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

function refuse(refusal: Refusal): never {
  throw new TRPCError({ code: codes[refusal.code], cause: new RefusalError(refusal), message: refusal.code })
}

/** The value of an answer; a no becomes the error that the client knows how to read. */
export function granted<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  return refuse(answer.refusal)
}

/** What a client is told of an error: a code, and for a no on purpose the refusal. Never the text of anything else. */
export function refusalOf(error: TRPCError): Refusal | undefined {
  if (error.cause instanceof RefusalError) return error.cause.refusal
  if (error.code === 'BAD_REQUEST' && error.cause instanceof z.ZodError) {
    const { fieldErrors, formErrors } = z.flattenError(error.cause, faultWords)
    return {
      code: 'not-valid',
      reasons: formErrors.length > 0 ? formErrors : [refusalSentences['not-valid']],
      fields: fieldErrors as Record<string, string[]>,
    }
  }
  return undefined
}

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => ({
      code: shape.code,
      message: error.code,
      data: {
        code: error.code,
        httpStatus: shape.data.httpStatus,
        ...(error.code === 'UNAUTHORIZED' && error.message === needsSecondFactor
          ? { needs: 'secondFactor' as const }
          : {}),
        ...(error.code === 'PRECONDITION_FAILED' && error.message === needsProof
          ? { needs: 'proof' as const }
          : {}),
        refusal: refusalOf(error),
      },
    }),
  })

const needsSecondFactor = 'needs a second factor'
const needsProof = 'needs a fresh proof of who asks'

/** Real time, whatever clock the programme runs by: a proof is about this keyboard and this moment. */
function mustBeProved({ steppedUpAt }: SignedIn): void {
  if (!isFresh(steppedUpAt, instant(new Date().toISOString())))
    throw new TRPCError({ code: 'PRECONDITION_FAILED', message: needsProof })
}

/** JSON can carry a zero character and half of one; the database keeps neither, so both stop where everything comes in. */
function cannotBeKept(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed()
  if (Array.isArray(value)) return value.some(cannotBeKept)
  if (value && typeof value === 'object')
    return Object.entries(value).some(([key, inner]) => cannotBeKept(key) || cannotBeKept(inner))
  return false
}

/** Says that this is not the caller's doing and will pass. */
export function comeBackLater(cause: unknown): TRPCError {
  return new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause })
}

/** The database being away is no bug: the caller is asked to come back, and the log says so once. */
const answeredProcedure = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (!result.ok && result.error.code === 'INTERNAL_SERVER_ERROR' && isOutage(result.error.cause))
    throw comeBackLater(result.error.cause)
  return result
})

const signedInProcedure = answeredProcedure.use(async ({ ctx, getRawInput, next }) => {
  const { caller, secondFactorNeeded } = ctx
  if (!caller) throw new TRPCError({ code: 'UNAUTHORIZED' })
  if (secondFactorNeeded && !caller.secondFactor)
    throw new TRPCError({ code: 'UNAUTHORIZED', message: needsSecondFactor })
  if (cannotBeKept(await getRawInput()))
    refuse({ code: 'not-valid', reasons: ['Some characters in this form cannot be kept.'] })
  return next({ ctx: { ...ctx, caller } })
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** A procedure that looks at one view. Whoever has no right to the view cannot tell that the procedure exists. */
export function canSee(view: View) {
  return signedInProcedure.meta({ permission: { see: view } }).use(({ ctx, next }) => {
    if (!maySee(ctx.caller.role, view)) refuse({ code: 'not-found' })
    return next({ ctx })
  })
}

/** A procedure that starts a lifecycle of this kind or sends to one. Which events are theirs is decided by `send`. */
export function canSendTo(kind: Kind) {
  return signedInProcedure.meta({ permission: { sendTo: kind } }).use(async ({ ctx, getRawInput, next }) => {
    if (!sendsAnything(ctx.caller.role, kind)) refuse({ code: 'not-found' })
    const { event } = ((await getRawInput()) ?? {}) as { event?: { type?: unknown } }
    if (needsFreshProof(kind, String(event?.type))) mustBeProved(ctx.caller)
    return next({ ctx })
  })
}

/** A procedure that does one of the deeds of the table, with the proof that the table asks for. */
export function canDo(deed: Deed) {
  return signedInProcedure.meta({ permission: { do: deed } }).use(({ ctx, next }) => {
    if (!mayDoDeed(ctx.caller.role, deed)) refuse({ code: 'not-found' })
    if (deeds[deed].freshProof) mustBeProved(ctx.caller)
    return next({ ctx })
  })
}

function sendsAnything(role: Role, kind: Kind): boolean {
  const rights: readonly { readonly [R in Role]?: unknown }[] = Object.values(eventRights[kind])
  return rights.some(byRole => byRole[role] !== undefined)
}

/** A procedure about the caller's own account: notices, drafts, who am I. */
export const signedIn = signedInProcedure.meta({ permission: { signedIn: true } })

/** A procedure for whoever holds a private link: nobody is signed in, and the token in the input says who they are. */
export const byLink = answeredProcedure
  .meta({ permission: { byLink: true } })
  .use(async ({ ctx, getRawInput, next }) => {
    if ((await ctx.mayKnock?.()) === false) throw new TRPCError({ code: 'TOO_MANY_REQUESTS' })
    if (cannotBeKept(await getRawInput()))
      refuse({ code: 'not-valid', reasons: ['Some characters in this form cannot be kept.'] })
    return next()
  })
