/** How things went in the last months at some clinics, counted by one statement and told without anybody in it. */
import {
  fromMs,
  type Instant,
  londonDateOf,
  londonInstant,
  type PlainDate,
  plusMonths,
  toMs,
} from '@alongside/domain/time'
import { COUNTED_MONTHS, Counted } from '@alongside/domain/what-if'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Reading } from '../read.ts'
import { countedClinics } from './counted-clinics.ts'

export interface CountedMonths {
  readonly clinicIds: readonly string[]
  readonly from: PlainDate
  readonly until: PlainDate
  readonly counted: Counted
}

/** A pair of moments as the database writes them, as the two London days they fall on. */
const Days = z
  .tuple([z.string(), z.string().nullable()])
  .transform(([from, to]) => ({ from: dayOf(from), to: to === null ? null : dayOf(to) }))
const Waits = z.array(Days)
const FromDatabase = z
  .object({
    toTell: Waits,
    toFirstTry: Waits,
    toTalk: Waits,
    toMentor: Waits,
    toIntroduction: Waits,
    toFirstMeeting: Waits,
    toFirstSession: Waits,
  })
  .loose()

/** Null when they ask for a clinic that is not theirs. */
export async function countToday(
  { db, caller, at }: Reading,
  clinicId: string | undefined,
): Promise<CountedMonths | null> {
  const clinicIds = await countedClinics({ db, caller }, clinicId)
  if (clinicIds.length === 0) return null
  const until = londonDateOf(at)
  const from = plusMonths(until, -COUNTED_MONTHS)
  const { rows } = await sql<{ counts: unknown }>`
    select authz.what_if_counts(${londonInstant(from)}, ${londonInstant(until)}, ${clinicIds}::uuid[]) as counts`.execute(
    db,
  )
  return { clinicIds, from, until, counted: Counted.parse(FromDatabase.parse(rows[0]?.counts)) }
}

function dayOf(moment: string): PlainDate {
  return londonDateOf(asInstant(moment))
}

function asInstant(moment: string): Instant {
  return fromMs(toMs(moment as Instant))
}
