/** Who was not seen at the clinic for as many months as it settled, and what it found out about each. */
import { isStillSought, seenCodes, seenLatelyFrom } from '@alongside/domain/attendance'
import { Id } from '@alongside/domain/people'
import { TracingOutcome } from '@alongside/domain/referral'
import { Instant, londonDateOf, PlainDate, plainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { settingsAt, settingsIn } from '../clinic/many-settings.ts'
import { together } from '../database/together.ts'
import { knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'

const CareGapRow = z.strictObject({
  personId: Id,
  clinicId: Id,
  name: z.string().nullable(),
  clinicNumber: z.string().nullable(),
  /** The last day on which they were seen; null when no list ever called them seen. */
  lastSeenOn: PlainDate.nullable(),
  outcome: TracingOutcome.nullable(),
  outcomeAt: Instant.nullable(),
  /** The clinic still looks for them. */
  sought: z.boolean(),
})

export const CareGaps = z.strictObject({
  /** What each of the actor's clinics settled, and how far its appointments are known. */
  clinics: z.array(
    z.strictObject({
      clinicId: Id,
      months: z.int(),
      seenLatelyFrom: PlainDate,
      appointmentsUntil: PlainDate.nullable(),
    }),
  ),
  /** Whoever is looked for first, the longest gap first. */
  rows: z.array(CareGapRow),
  counts: z.record(z.union([TracingOutcome, z.literal('none')]), z.int()),
})
export type CareGaps = z.infer<typeof CareGaps>

interface Stored {
  readonly person_id: string
  readonly clinic_id: string
  readonly last_seen: string | null
  readonly outcome: TracingOutcome | null
  readonly outcome_at: Instant | null
}

export async function careGaps(reading: Reading, personId?: string): Promise<CareGaps> {
  const { caller, at } = reading
  const today = londonDateOf(at)
  const isNowhere = caller.clinicIds.length === 0
  const { settings, until } = await together(reading.db, {
    settings: isNowhere
      ? undefined
      : settingsAt(reading.db, at).where('clinic_id', 'in', [...caller.clinicIds]),
    until: isNowhere ? undefined : knownUntil(reading),
  })
  const settingsOf = settingsIn(settings)
  const untils = new Map(until.map(({ clinic_id, until: day }) => [clinic_id, day && plainDate(day)]))
  const lately = caller.clinicIds.map(clinicId => {
    const { lostToFollowUpMonths: months } = settingsOf(clinicId)
    return { clinicId, months, seenLatelyFrom: seenLatelyFrom(today, months) }
  })
  const stored = await notSeenSince(reading, lately, personId)
  const known = await knownPeople(
    reading,
    stored.map(row => row.person_id),
  )
  const rows = stored.map(row => {
    const { called, clinicNumber } = known(row.person_id)
    return {
      personId: row.person_id,
      clinicId: row.clinic_id,
      name: called,
      clinicNumber,
      lastSeenOn: row.last_seen === null ? null : plainDate(row.last_seen),
      outcome: row.outcome,
      outcomeAt: row.outcome_at,
      sought: isStillSought(row.outcome),
    }
  })
  const counts = { none: 0, ...Object.fromEntries(TracingOutcome.options.map(each => [each, 0])) } as Record<
    TracingOutcome | 'none',
    number
  >
  for (const { outcome } of rows) counts[outcome ?? 'none'] += 1
  return {
    clinics: lately.map(each => ({ ...each, appointmentsUntil: untils.get(each.clinicId) ?? null })),
    rows: [...rows.filter(({ sought }) => sought), ...rows.filter(({ sought }) => !sought)],
    counts,
  }
}

interface Lately {
  readonly clinicId: string
  readonly seenLatelyFrom: PlainDate
}

/** One query for all clinics. Whoever has died, or was erased, is nobody to look for. */
async function notSeenSince(
  { db }: Reading,
  lately: readonly Lately[],
  personId?: string,
): Promise<readonly Stored[]> {
  if (lately.length === 0) return []
  const { rows } = await sql<Stored>`
    select seen.person_id, seen.clinic_id, seen.last_seen, found.outcome, found.at as outcome_at
    from (
      select a.person_id, a.clinic_id, min(a.held_on) as first_known,
        max(a.held_on) filter (where a.code = any(${[...seenCodes]}::text[])) as last_seen
      from attendance a
      where a.clinic_id = any(${lately.map(({ clinicId }) => clinicId)}::uuid[])
        ${personId === undefined ? sql`` : sql`and a.person_id = ${personId}::uuid`}
      group by 1, 2
    ) seen
    join unnest(${lately.map(({ clinicId }) => clinicId)}::uuid[],
      ${lately.map(each => each.seenLatelyFrom)}::date[]) as since (clinic_id, day) on since.clinic_id = seen.clinic_id
    join person p on p.id = seen.person_id and p.died_on is null and p.erased_at is null
    left join lateral (
      select g.outcome, g.at from care_gap g
      where g.person_id = seen.person_id and g.last_seen_on is not distinct from seen.last_seen
      order by g.at desc limit 1
    ) found on true
    where coalesce(seen.last_seen, seen.first_known) < since.day
    order by coalesce(seen.last_seen, seen.first_known), seen.person_id
    limit 500`.execute(db)
  return rows
}

/** The newest appointment that each clinic has told of and that has been: a list that is old makes everybody look lost. */
function knownUntil({ db, caller, at }: Reading) {
  return db
    .selectFrom('attendance')
    .select(eb => ['clinic_id', eb.fn.max('held_on').as('until')])
    .where('clinic_id', 'in', [...caller.clinicIds])
    .where('held_on', '<=', londonDateOf(at))
    .groupBy('clinic_id')
}
