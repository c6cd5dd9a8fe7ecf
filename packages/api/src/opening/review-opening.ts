/** Somebody else looks at an opening: whether it was in order, and whether the person was told. */
import type { SignedIn } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { change } from '../change.ts'
import type { Doors } from '../doors.ts'

export interface Reviewing {
  readonly commandId: string
  readonly id: string
  readonly outcome: 'inOrder' | 'notInOrder'
  readonly words: string
  readonly personTold: boolean
}

export function reviewOpening(
  doors: Doors,
  caller: SignedIn,
  { commandId, id, outcome, words, personTold }: Reviewing,
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'opening.review', commandId }, async changing => {
    const { db, at, keysOf, refuse } = changing
    const opening = await db
      .selectFrom('record_opening')
      .select(['account_id', 'person_id', 'reviewed_at'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!opening) return refuse('not-found')
    if (opening.account_id === caller.accountId) refuse('not-yours')
    if (opening.reviewed_at !== null) refuse('refused', { reasons: ['This was reviewed already.'] })
    if (!personTold && words.trim() === '')
      refuse('refused', {
        reasons: ['Say why the person is not told.'],
        fields: { words: ['Say why the person is not told.'] },
      })
    const keys = await keysOf([opening.person_id])
    const place = { table: 'record_opening', column: 'review_sealed', id }
    await db
      .updateTable('record_opening')
      .set({
        reviewed_at: at,
        reviewed_by: caller.accountId,
        outcome,
        person_told: personTold,
        review_sealed: words === '' ? null : keys.seal(opening.person_id, words, place).bytes,
      })
      .where('id', '=', id)
      .where('reviewed_at', 'is', null)
      .execute()
    return { done: true as const }
  })
}
