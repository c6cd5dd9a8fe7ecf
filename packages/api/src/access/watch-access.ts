/** Looks over the access log of the day that was, and of the one that is, and tells the safeguarding leads what is unusual. */
import { unusualIn } from '@alongside/domain/access'
import { type Instant, londonDateOf, londonInstant, londonTimeOf, plusDays } from '@alongside/domain/time'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'

/** Gives how many days were found that nobody had been told of. */
export async function watchAccess(doors: Doors): Promise<number> {
  const at = doors.now()
  const today = londonDateOf(at)
  let found = 0
  for (const day of [plusDays(today, -1), today])
    found += await acting(doors.orm, system, async ({ db }) => {
      const rows = await db
        .selectFrom('access_log')
        .select(['account_id', 'what', 'outcome', 'person_ids', 'at'])
        .where('at', '>=', londonInstant(day))
        .where('at', '<', londonInstant(plusDays(day, 1)))
        .where('account_id', 'is not', null)
        .execute()
      const odd = unusualIn(
        rows.map(row => ({
          accountId: row.account_id ?? '',
          what: row.what,
          outcome: row.outcome,
          personIds: row.person_ids,
          hour: hourOf(row.at),
        })),
      )
      let told = 0
      for (const { accountId, kind, times } of odd) {
        const made = await db
          .insertInto('unusual_access')
          .values({ id: doors.newId(), account_id: accountId, on_day: day, kind, times, noticed_at: at })
          .onConflict(oc => oc.columns(['account_id', 'on_day', 'kind']).doNothing())
          .executeTakeFirst()
        if (Number(made.numInsertedOrUpdatedRows ?? 0) === 0) continue
        told += 1
        const leads = await db
          .selectFrom('account as a')
          .innerJoin('account_clinic as theirs', 'theirs.account_id', 'a.id')
          .innerJoin('account_clinic as seen', 'seen.clinic_id', 'theirs.clinic_id')
          .select('a.id')
          .distinct()
          .where('seen.account_id', '=', accountId)
          .where('a.role', '=', 'safeguardingLead')
          .where('a.id', '<>', accountId)
          .where('a.disabled_at', 'is', null)
          .execute()
        if (leads.length === 0) continue
        await db
          .insertInto('notice')
          .values(
            leads.map(({ id }) => ({
              id: doors.newId(),
              account_id: id,
              of: 'unusualAccess',
              cause: `unusual/${day}/${accountId}/${kind}`,
              at,
            })),
          )
          .onConflict(oc => oc.columns(['account_id', 'cause']).doNothing())
          .execute()
      }
      return told
    })
  return found
}

function hourOf(at: Instant): number {
  return Number(londonTimeOf(at).slice(0, 2))
}
