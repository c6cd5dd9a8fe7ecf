/** How a mentor begins at one more place: with what they bring from another, and the new clinic's own agreement. */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import type { StandingContext } from '@alongside/domain/standing'
import type { PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import { Refused } from '../answer.ts'
import type { Transaction } from '../database/acting.ts'
import type { Start } from '../lifecycle/begin.ts'

export async function anotherPlace(
  { db }: Transaction,
  {
    id,
    fromId,
    clinicId,
    agreedUntil,
    settings,
  }: {
    id: string
    fromId: string
    clinicId: string
    agreedUntil: PlainDate
    settings: ClinicSettings
  },
): Promise<Start> {
  const from = await db
    .selectFrom('standing')
    .select(['holder_id', 'clinic_id', 'context'])
    .where('id', '=', fromId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!from) throw new Refused('not-found')
  const { mentorId, startedAt, fullSince, items, completions } = from.context as StandingContext
  const there = await db
    .selectFrom('standing')
    .select('id')
    .where('mentor_id', '=', mentorId)
    .where('clinic_id', '=', clinicId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (there) throw new Refused('already-done')
  await sql`select authz.open_place(${mentorId}, ${clinicId}, ${agreedUntil}::date, ${items.dbs}::date)`.execute(
    db,
  )
  return {
    id,
    clinicId,
    about: { holderId: from.holder_id },
    input: {
      mentorId,
      items: { ...items, contract: agreedUntil },
      completions,
      ...((await isOneTrust(db, from.clinic_id, clinicId))
        ? { startedAt, ...(fullSince === null ? {} : { fullSince }) }
        : {}),
      eligibleDbs: settings.recruitment.eligibleDbs,
      clocks: settings.standing,
    },
  }
}

async function isOneTrust(db: Transaction['db'], one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ trusts: number }>`
    select count(distinct trust_id)::int as trusts from clinic where id in (${one}, ${other})`.execute(db)
  return rows[0]?.trusts === 1
}
