/**
 * The door for changes to what is not a lifecycle: a contact rule, a setting, the preview of a list. The same
 * transaction, the same walls, the same protection against a second click; lifecycles change through `send` alone.
 */

import { recordAccess } from './access/record.ts'
import type { SignedIn } from './actor.ts'
import { type Answer, Refused, yes } from './answer.ts'
import { acting } from './database/acting.ts'
import type { Doors } from './doors.ts'
import { isSecondSubmission, remember, replyTo } from './lifecycle/submission.ts'
import { openReading, type Reading } from './read.ts'

export interface Changing extends Reading {
  /** Ends the change with a no; nothing of it stays. */
  refuse(...given: ConstructorParameters<typeof Refused>): never
  newId(): string
}

/** Changes as the caller. The reply must be plain JSON: the same submission again is answered with it. */
export async function change<T>(
  doors: Doors,
  caller: SignedIn,
  { what, commandId }: { what: string; commandId: string },
  work: (changing: Changing) => Promise<T>,
): Promise<Answer<T>> {
  const at = doors.now()
  try {
    return await acting(doors.orm, caller, async transaction => {
      const earlier = await replyTo<T>(transaction, caller, commandId)
      if (earlier) return yes(earlier.reply)
      const { reading, seen } = openReading(doors, transaction, caller, at)
      const reply = await work({
        ...reading,
        newId: doors.newId,
        refuse: (code, more) => {
          throw new Refused(code, more)
        },
      })
      await recordAccess(transaction, caller, { what, outcome: 'changed', personIds: [...seen], at })
      await remember(transaction, caller, commandId, at, reply)
      return yes(reply)
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    if (isSecondSubmission(error)) return change(doors, caller, { what, commandId }, work)
    throw error
  }
}
