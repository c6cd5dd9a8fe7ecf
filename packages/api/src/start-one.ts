/**
 * One lifecycle at somebody's wish: a concern that is raised, a supervision that is arranged, an application that is
 * begun. Lists of people come through `start-many.ts`; what an ending begins comes through the ending.
 */
import type { Kind } from '@alongside/domain/lifecycles'
import { mayDo } from '@alongside/domain/permissions'
import type { Instant } from '@alongside/domain/time'
import { RowLevelSecurityViolationException } from '@mikro-orm/core'
import { recordAccess } from './access/record.ts'
import type { SignedIn } from './actor.ts'
import { type Answer, Refused, yes } from './answer.ts'
import { acting, type Transaction } from './database/acting.ts'
import type { Doors } from './doors.ts'
import { begin, type Start } from './lifecycle/begin.ts'
import { breaks, isSecondSubmission, remember, replyTo } from './lifecycle/submission.ts'
import { registrationOf } from './lifecycles.ts'

/**
 * Starts one lifecycle. `prepare` reads and writes whatever else belongs to it in the same transaction; it throws
 * `Refused` when it may not be. The policies of the database have the last word on whom it may be about: what they
 * refuse is `not-found`.
 */
export async function startOne(
  doors: Doors,
  caller: SignedIn,
  { kind, commandId }: { kind: Kind; commandId: string },
  prepare: (transaction: Transaction, at: Instant) => Promise<Start>,
): Promise<Answer<{ id: string }>> {
  const at = doors.now()
  try {
    if (!mayDo(caller.role, kind, 'start')) throw new Refused('not-yours')
    return await acting(doors.orm, caller, async transaction => {
      const earlier = await replyTo<{ id: string }>(transaction, caller, commandId)
      if (earlier) return yes(earlier.reply)
      const start = await prepare(transaction, at)
      await begin(transaction, caller, registrationOf(kind), [start], at, commandId)
      await recordAccess(transaction, caller, {
        what: `${kind}.start`,
        outcome: 'changed',
        personIds: 'personId' in start.about ? [start.about.personId] : [],
        clinicId: start.clinicId,
        at,
      })
      await remember(transaction, caller, commandId, at, { id: start.id })
      return yes({ id: start.id })
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    if (error instanceof RowLevelSecurityViolationException)
      return { ok: false, refusal: { code: 'not-found' } }
    // one at a time for each of them: whoever has begun goes on with that
    if (breaks(error, `${kind}_one_open`)) return { ok: false, refusal: { code: 'already-done' } }
    if (isSecondSubmission(error)) return startOne(doors, caller, { kind, commandId }, prepare)
    throw error
  }
}
