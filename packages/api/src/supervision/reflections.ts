/** A mentor's own thoughts: sealed with the key of their account, for themself and the one to whom they give them. */
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { colleagueNames } from '../account/colleague-names.ts'
import type { SignedIn } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { change } from '../change.ts'
import type { Doors } from '../doors.ts'
import type { Reading } from '../read.ts'

export const ReflectionView = z.strictObject({
  id: z.uuid(),
  at: Instant,
  text: z.string(),
  mine: z.boolean(),
  /** What the mentor is called, for the one who reads it. */
  byName: z.string().nullable(),
  givenToName: z.string().nullable(),
  supervisionId: z.uuid().nullable(),
})
export type ReflectionView = z.infer<typeof ReflectionView>

const MOST = 100

export async function reflectionsOf(reading: Reading): Promise<ReflectionView[]> {
  const { db, caller, keysOf } = reading
  const rows = await db
    .selectFrom('reflection')
    .select(['id', 'account_id', 'given_to', 'supervision_id', 'at', 'text_sealed'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute()
  const keys = await keysOf(rows.map(({ account_id }) => account_id))
  const nameOf = await colleagueNames(
    reading,
    rows.flatMap(({ account_id, given_to }) => (given_to === null ? [account_id] : [account_id, given_to])),
  )
  return rows.flatMap(row => {
    const place = { table: 'reflection', column: 'text_sealed', id: row.id }
    const text = keys.open(row.account_id, row.text_sealed, place)
    if (text === null) return []
    return [
      {
        id: row.id,
        at: row.at,
        text,
        mine: row.account_id === caller.accountId,
        byName: nameOf(row.account_id),
        givenToName: row.given_to === null ? null : nameOf(row.given_to),
        supervisionId: row.supervision_id,
      },
    ]
  })
}

/** The coordinators to whom a mentor may give their thoughts. */
export async function whomToGiveTo(reading: Reading): Promise<{ accountId: string; name: string | null }[]> {
  const rows = await reading.db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'coordinator')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute()
  const nameOf = await colleagueNames(
    reading,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id }) => ({ accountId: id, name: nameOf(id) }))
}

export interface Reflecting {
  readonly commandId: string
  readonly text: string
  readonly givenTo: string | null
  readonly supervisionId: string | null
}

export async function writeReflection(
  doors: Doors,
  caller: SignedIn,
  { commandId, text, givenTo, supervisionId }: Reflecting,
): Promise<Answer<{ id: string }>> {
  return change(doors, caller, { what: 'supervision.reflect', commandId }, async changing => {
    const { db, at, keysOf, newId, refuse } = changing
    if (givenTo !== null && !(await whomToGiveTo(changing)).some(({ accountId }) => accountId === givenTo))
      refuse('refused', { reasons: ['Choose one of your coordinators, or keep it to yourself.'] })
    if (supervisionId !== null) {
      const theirs = await db
        .selectFrom('supervision')
        .select('id')
        .where('id', '=', supervisionId)
        .executeTakeFirst()
      if (!theirs) refuse('not-found')
    }
    const id = newId()
    const keys = await keysOf([caller.accountId])
    const place = { table: 'reflection', column: 'text_sealed', id }
    await db
      .insertInto('reflection')
      .values({
        id,
        account_id: caller.accountId,
        given_to: givenTo,
        supervision_id: supervisionId,
        at,
        text_sealed: keys.seal(caller.accountId, text, place).bytes,
      })
      .execute()
    return { id }
  })
}

export async function takeBackReflection(
  doors: Doors,
  caller: SignedIn,
  { commandId, id }: { commandId: string; id: string },
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'supervision.takeBack', commandId }, async ({ db, refuse }) => {
    const gone = await db.deleteFrom('reflection').where('id', '=', id).executeTakeFirst()
    if (gone.numDeletedRows === 0n) refuse('not-found')
    return { done: true as const }
  })
}
