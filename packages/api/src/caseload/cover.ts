/** Cover while a mentor is away: arranged by a coordinator, for one clinic and for days, and over by itself. */
import { type Covering, type CoveringMentor, whyNoCover } from '@alongside/domain/caseload'
import type { Kind } from '@alongside/domain/lifecycles'
import { Id } from '@alongside/domain/people'
import { londonDateOf, PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller, SignedIn } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { type Changing, change } from '../change.ts'
import type { Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { type BareRow, subjectColumnsOf } from '../lifecycle/registration.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import type { Reading } from '../read.ts'

/** Whether this mentor covers for the mentor of this record today; the database knows, and tells nobody else. */
export async function coversFor(
  { db }: Pick<Transaction, 'db'>,
  caller: Caller,
  kind: Kind,
  row: BareRow,
): Promise<boolean> {
  if (caller.role !== 'mentor' || caller.mentorId === null || kind !== 'mentoring') return false
  const { episode_id } = subjectColumnsOf(row)
  const { rows } = await sql<{ covers: boolean }>`
    select ${episode_id}::uuid in (select authz.covered()) as covers`.execute(db)
  return rows[0]?.covers === true
}

export const CoverAsked = z.strictObject({
  clinicId: Id,
  awayId: Id,
  coveringId: Id,
  fromOn: PlainDate,
  untilOn: PlainDate,
  commandId: Id,
})

export const CoverView = z.strictObject({
  id: Id,
  clinicId: Id,
  clinicName: z.string(),
  awayId: Id,
  away: z.string().nullable(),
  coveringId: Id,
  covering: z.string().nullable(),
  fromOn: PlainDate,
  untilOn: PlainDate,
  standing: z.enum(['coming', 'now', 'over']),
})
export type CoverView = z.infer<typeof CoverView>

const MOST = 100

/** What is arranged and what was, the latest first; a mentor sees what concerns them. */
export async function coverViews(reading: Reading): Promise<CoverView[]> {
  const { db, at } = reading
  const rows = await db
    .selectFrom('mentor_cover as m')
    .innerJoin('clinic as c', 'c.id', 'm.clinic_id')
    .select(['m.id', 'm.clinic_id', 'c.name', 'm.away_id', 'm.covering_id', 'm.from_on', 'm.until_on'])
    .select('m.ended_at')
    .orderBy('m.until_on', 'desc')
    .orderBy('m.id')
    .limit(MOST)
    .execute()
  const called = await mentorNames(
    reading,
    rows.flatMap(({ away_id, covering_id }) => [away_id, covering_id]),
  )
  const today = londonDateOf(at)
  return rows.map(row => ({
    id: row.id,
    clinicId: row.clinic_id,
    clinicName: row.name,
    awayId: row.away_id,
    away: called(row.away_id),
    coveringId: row.covering_id,
    covering: called(row.covering_id),
    fromOn: row.from_on,
    untilOn: row.until_on,
    standing: row.ended_at !== null || row.until_on < today ? 'over' : row.from_on > today ? 'coming' : 'now',
  }))
}

/** Arranges cover; whoever covers sees those people on the first day, and on the day after the last nobody. */
export function arrangeCover(
  doors: Doors,
  caller: SignedIn,
  { commandId, ...asked }: z.infer<typeof CoverAsked>,
): Promise<Answer<{ id: string; people: number }>> {
  return change(doors, caller, { what: 'cover.arrange', commandId }, async changing => {
    const { db, at, newId } = changing
    const here = await db
      .selectFrom('mentor_clinic')
      .select('mentor_id')
      .where('clinic_id', '=', asked.clinicId)
      .where('mentor_id', '=', asked.awayId)
      .executeTakeFirst()
    if (!here) return changing.refuse('not-found')
    const noes = whyNoCover(asked, await coveringMentor(changing, asked), londonDateOf(at))
    if (noes.length > 0) {
      const fields: Record<string, string[]> = {}
      for (const { field, reason } of noes) fields[field] = [...(fields[field] ?? []), reason]
      return changing.refuse('not-valid', { fields })
    }
    const id = newId()
    await db
      .insertInto('mentor_cover')
      .values({
        id,
        clinic_id: asked.clinicId,
        away_id: asked.awayId,
        covering_id: asked.coveringId,
        from_on: asked.fromOn,
        until_on: asked.untilOn,
        made_by: caller.accountId,
        made_at: at,
      })
      .execute()
    const people = await db
      .selectFrom('mentoring')
      .select(['person_id'])
      .where('mentor_id', '=', asked.awayId)
      .where('clinic_id', '=', asked.clinicId)
      .where('status', '=', 'active')
      .execute()
    // that somebody else will see them is written beside each of them
    changing.saw(people.map(({ person_id }) => person_id))
    return { id, people: people.length }
  })
}

/** The mentor is back before the day, or somebody else covers. */
export function endCover(
  doors: Doors,
  caller: SignedIn,
  { id, commandId }: { readonly id: string; readonly commandId: string },
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'cover.end', commandId }, async ({ db, at, refuse }) => {
    const cover = await db
      .selectFrom('mentor_cover')
      .select('ended_at')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!cover) return refuse('not-found')
    if (cover.ended_at !== null) return refuse('already-done')
    await db
      .updateTable('mentor_cover')
      .set({ ended_at: at, ended_by: caller.accountId })
      .where('id', '=', id)
      .execute()
    return { done: true as const }
  })
}

async function coveringMentor({ db }: Changing, asked: Covering & { readonly clinicId: string }) {
  const { rows } = await sql<{
    standing: CoveringMentor['standing']
    checks_until: PlainDate | null
    authorised_until: PlainDate | null
    not_now: boolean
    is_taken: boolean
  }>`
    select coalesce(s.state, m.standing) as standing, m.not_now,
      case when s.id is null then c.checks_until else s.checks_until end as checks_until,
      case when s.id is null then c.authorised_until else s.authorised_until end as authorised_until,
      exists (select 1 from mentor_cover o
        where (o.covering_id = m.id or o.away_id = m.id) and o.ended_at is null
          and o.from_on <= ${asked.untilOn}::date and o.until_on >= ${asked.fromOn}::date) as is_taken
    from mentor m
    join mentor_clinic c on c.mentor_id = m.id and c.clinic_id = ${asked.clinicId}::uuid
    left join lateral (
      select id, state, checks_until, authorised_until from standing
      where mentor_id = m.id and clinic_id = c.clinic_id order by opened_at desc limit 1
    ) s on true
    where m.id = ${asked.coveringId}::uuid`.execute(db)
  const [row] = rows
  if (!row) return null
  return {
    standing: row.standing,
    checksUntil: row.checks_until,
    authorisedUntil: row.authorised_until,
    notNow: row.not_now,
    isTaken: row.is_taken,
  }
}
