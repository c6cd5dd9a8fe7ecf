/** Once a day: a word to everybody for whom something waits, and the sweeping of what nobody needs any more. */
import { londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import { isWorkingDay } from '@alongside/domain/working-days'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import { sweepClinicSystems } from '../fhir/sweep.ts'
import { discardStaleImports } from '../intake/discard-import.ts'

const KEEP_COMMANDS_DAYS = 30

/** One neutral message a day to each account with open notices, on working days; gives how many. */
export async function remindAccounts(doors: Doors): Promise<number> {
  const at = doors.now()
  const today = londonDateOf(at)
  if (!isWorkingDay(today)) return 0
  return acting(doors.orm, system, async ({ db }) => {
    const waiting = await db
      .selectFrom('notice as n')
      .innerJoin('account as a', 'a.id', 'n.account_id')
      .select(['n.account_id', eb => eb.fn.countAll<number>().as('open')])
      .where('n.done_at', 'is', null)
      .where('a.disabled_at', 'is', null)
      .groupBy('n.account_id')
      .execute()
    const keys = await dataKeysOf(
      db,
      doors.keys,
      waiting.map(({ account_id }) => account_id),
    )
    const messages = waiting.flatMap(({ account_id, open }) => {
      if (!keys.has(account_id)) return []
      const id = doors.newId()
      const seal = (column: string, text: string) =>
        keys.seal(account_id, text, { table: 'message', column, id }).bytes
      return [
        {
          id,
          cause: `daily/${today}/${account_id}`,
          channel: 'mailbox' as const,
          account_id,
          to_sealed: seal('to_sealed', account_id),
          body_sealed: seal(
            'body_sealed',
            open === 1 ? 'One thing waits for you.' : `${open} things wait for you.`,
          ),
          at,
          sent_at: at,
        },
      ]
    })
    if (messages.length === 0) return 0
    const made = await db
      .insertInto('message')
      .values(messages)
      .onConflict(oc => oc.column('cause').doNothing())
      .executeTakeFirst()
    return Number(made.numInsertedOrUpdatedRows ?? 0)
  })
}

/** Forgets old submissions, drafts that lapsed and lists that nobody came back to. */
export async function sweep(doors: Doors): Promise<void> {
  const at = doors.now()
  const long = londonInstant(plusDays(londonDateOf(at), -KEEP_COMMANDS_DAYS))
  await acting(doors.orm, system, async ({ db }) => {
    await db.deleteFrom('command').where('at', '<', long).execute()
    await db.deleteFrom('draft').where('expires_at', '<', at).execute()
  })
  await discardStaleImports(doors, at)
  await sweepClinicSystems(doors, at)
}
