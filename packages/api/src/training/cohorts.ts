/** Groups that learn together: their taught days, and the calendar in which a trainee finds them. */
import { Id } from '@alongside/domain/people'
import { PlainDate, PlainTime } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Changing } from '../change.ts'
import { together } from '../database/together.ts'
import type { Doors } from '../doors.ts'
import { holderNames } from '../lifecycle/holder-names.ts'
import { tokenFor, tokenHash, tokenPattern } from '../link-token.ts'
import type { Reading } from '../read.ts'

/** A day as it stands in a calendar. Its title is neutral: it says nothing of what is taught. */
export const DayView = z.strictObject({
  id: Id,
  title: z.string(),
  heldOn: PlainDate,
  from: z.string(),
  until: z.string(),
  place: z.string(),
})
export type DayView = z.infer<typeof DayView>

export const CohortView = z.strictObject({
  id: Id,
  clinicId: Id,
  clinicName: z.string(),
  name: z.string(),
  startsOn: PlainDate,
  days: z.array(DayView),
  /** Who learns in it; empty for a trainee. */
  trainees: z.array(z.strictObject({ trainingId: Id, name: z.string().nullable(), seq: z.int() })),
})
export type CohortView = z.infer<typeof CohortView>

const dayColumns = ['id', 'cohort_id', 'title', 'held_on', 'from_time', 'until_time', 'place'] as const

export async function cohortsFor(reading: Reading, only?: string): Promise<CohortView[]> {
  const { db } = reading
  const { cohorts, days, members } = await together(db, cohortQuestions(reading, only))
  const nameOf = await holderNames(
    reading,
    members.map(({ holder_id }) => holder_id),
  )
  return cohorts.map(cohort => ({
    id: cohort.id,
    clinicId: cohort.clinic_id,
    clinicName: cohort.clinic_name,
    name: cohort.name,
    startsOn: cohort.starts_on,
    days: days.filter(({ cohort_id }) => cohort_id === cohort.id).map(dayOf),
    trainees: members
      .filter(({ cohort_id }) => cohort_id === cohort.id)
      .map(({ id, holder_id, seq }) => ({ trainingId: id, name: nameOf(holder_id), seq })),
  }))
}

/** The groups with their days and, for a coordinator, who learns in them. */
function cohortQuestions({ db, caller }: Reading, only?: string) {
  let cohorts = db
    .selectFrom('cohort as c')
    .innerJoin('clinic as k', 'k.id', 'c.clinic_id')
    .select(['c.id', 'c.clinic_id', 'k.name as clinic_name', 'c.name', 'c.starts_on'])
    .orderBy('c.starts_on', 'desc')
    .limit(50)
  if (only !== undefined) cohorts = cohorts.where('c.id', '=', only)
  const ids = cohorts.clearSelect().select('c.id')
  return {
    cohorts,
    days: db
      .selectFrom('taught_day')
      .select(dayColumns)
      .where('cohort_id', 'in', ids)
      .orderBy('held_on')
      .orderBy('from_time'),
    members:
      caller.role === 'coordinator'
        ? db
            .selectFrom('training')
            .select(['id', 'holder_id', 'cohort_id', 'seq'])
            .where('cohort_id', 'in', ids)
            .where('status', '=', 'active')
        : undefined,
  }
}

function dayOf(row: {
  id: string
  title: string
  held_on: PlainDate
  from_time: string
  until_time: string
  place: string
}): DayView {
  return {
    id: row.id,
    title: row.title,
    heldOn: row.held_on,
    from: row.from_time,
    until: row.until_time,
    place: row.place,
  }
}

export const NewCohort = z.strictObject({
  clinicId: Id,
  name: z.string().trim().min(1, 'Give the group a name').max(80),
  startsOn: PlainDate,
})

export async function makeCohort(
  { db, caller, newId, refuse }: Changing,
  { clinicId, name, startsOn }: z.infer<typeof NewCohort>,
): Promise<{ id: string }> {
  if (!caller.clinicIds.some(id => id === clinicId)) return refuse('not-found')
  const id = newId()
  await db.insertInto('cohort').values({ id, clinic_id: clinicId, name, starts_on: startsOn }).execute()
  return { id }
}

export const NewDay = z
  .strictObject({
    cohortId: Id,
    title: z.string().trim().min(1, 'Give the day a title').max(80),
    heldOn: PlainDate,
    from: PlainTime,
    until: PlainTime,
    place: z.string().trim().min(1, 'Say where, or write: online').max(120),
  })
  .refine(({ from, until }) => from < until, {
    message: 'Choose an end after the beginning',
    path: ['until'],
  })

export async function makeDay(
  { db, newId, refuse }: Changing,
  { cohortId, title, heldOn, from, until, place }: z.infer<typeof NewDay>,
): Promise<{ id: string }> {
  const cohort = await db
    .selectFrom('cohort')
    .select(['id', 'clinic_id'])
    .where('id', '=', cohortId)
    .executeTakeFirst()
  if (!cohort) return refuse('not-found')
  const id = newId()
  await db
    .insertInto('taught_day')
    .values({
      id,
      cohort_id: cohort.id,
      clinic_id: cohort.clinic_id,
      title,
      held_on: heldOn,
      from_time: from,
      until_time: until,
      place,
    })
    .execute()
  return { id }
}

/** The secret address of the caller's calendar; made when it is first asked for. */
export async function openCalendar({ db, caller, at, keyring }: Changing): Promise<{ token: string }> {
  const holder = caller.accountId ?? ''
  const token = tokenFor(keyring, 'calendar', holder)
  await db
    .insertInto('calendar_link')
    .values({ token_hash: tokenHash(token), holder_id: holder, made_at: at })
    .onConflict(oc => oc.column('holder_id').doNothing())
    .execute()
  return { token }
}

/** The days behind a calendar's address; none for a token that opens nothing. */
export async function calendarDays({ orm }: Doors, token: string): Promise<DayView[]> {
  if (!tokenPattern.test(token)) return []
  const { rows } = await sql<Parameters<typeof dayOf>[0]>`
    select id, title, held_on, from_time, until_time, place from authz.calendar_days(${tokenHash(token)})
  `.execute(orm.em.fork().getKysely())
  return rows.map(dayOf)
}
