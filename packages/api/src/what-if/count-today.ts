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

/** A pair of moments as the database writes them, and as the two London days they fall on. */
const Moments = z.tuple([z.string(), z.string().nullable()])
const Days = Moments.transform(daysOf)
const Waits = z.array(Days)
const FromDatabase = z
  .object({
    toTell: Waits,
    toFirstTry: z.array(Moments),
    toTalk: z.array(Moments),
    toMentor: Waits,
    toIntroduction: Waits,
    toFirstMeeting: Waits,
    toFirstSession: Waits,
  })
  .loose()
  .transform(counts => ({
    ...counts,
    toFirstTry: counts.toFirstTry.map(daysOf),
    toTalk: counts.toTalk.map(daysOf),
    reachedAtOnce: reachedAtOnce(counts.toFirstTry, counts.toTalk),
  }))

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

/**
 * How many were reached by the first try, as the database counts no tries by it: the moment at which somebody was reached is that of a first try. Two people
 * may be tried at one moment, so each first try stands for one of them.
 */
function reachedAtOnce(
  toFirstTry: readonly z.infer<typeof Moments>[],
  toTalk: readonly z.infer<typeof Moments>[],
): number {
  const firstTries = new Map<string | null, number>()
  for (const [, at] of toFirstTry) firstTries.set(at, (firstTries.get(at) ?? 0) + 1)
  return toTalk.filter(([at]) => {
    const left = firstTries.get(at) ?? 0
    firstTries.set(at, left - 1)
    return left > 0
  }).length
}

function daysOf([from, to]: z.infer<typeof Moments>): { from: PlainDate; to: PlainDate | null } {
  return { from: dayOf(from), to: to === null ? null : dayOf(to) }
}

function dayOf(moment: string): PlainDate {
  return londonDateOf(asInstant(moment))
}

function asInstant(moment: string): Instant {
  return fromMs(toMs(moment as Instant))
}
