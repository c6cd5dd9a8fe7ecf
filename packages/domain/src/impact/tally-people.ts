/** From what was written up about people at one clinic to the counts of its tally. */
import {
  addCounts,
  compareBeforeAndAfter,
  type DnaRate,
  dnaRate,
  type MonthCount,
} from '../attendance/index.ts'
import { WINDOW_MONTHS } from './impact.measures.ts'
import type { ReferralGroup } from './impact.schema.ts'
import { type Appointments, type Tally, tallyMonth } from './impact.tally.ts'
import { asOfEndOf, monthsInCare } from './in-care.ts'
import { firstDayOf, type Month } from './month.ts'
import { spreadOf } from './spread.ts'

/** What was written up about one person at one clinic in the months of the report. */
export interface PersonFacts {
  clinicId: string
  /** Why the person was referred. */
  reason: ReferralGroup
  interactions: number
  oneWay: number
  noShows: number
  cancelled: number
  /** The month of the first session ever; null for somebody who has had none. */
  firstMonth: Month | null
  /** Days from referral to first session, when that first session lies in the months of the report. */
  daysWaited: number | null
  /** The person's clinic appointments, as far back and forward as the comparison looks. */
  attendance: readonly MonthCount[]
}

type OfPeople = Pick<
  Tally,
  'interactions' | 'byReason' | 'apart' | 'clinicDna' | 'inCare' | 'waiting' | 'months'
>

/** The part of a tally that needs to know each person. Its months are those of waits and of clinic appointments. */
export function tallyPeople(people: readonly PersonFacts[], from: Month, to: Month): OfPeople {
  const supported = people.filter(({ interactions }) => interactions > 0)
  const ofReason = (group: ReferralGroup) => {
    const some = supported.filter(({ reason }) => reason === group)
    return { people: some.length, interactions: sum(some.map(person => person.interactions)) }
  }
  return {
    interactions: spreadOf(supported.map(person => person.interactions)),
    byReason: {
      newlyDiagnosed: ofReason('newlyDiagnosed'),
      reEngaging: ofReason('reEngaging'),
      clinicianFlag: ofReason('clinicianFlag'),
    },
    apart: {
      oneWay: sum(people.map(person => person.oneWay)),
      noShows: sum(people.map(person => person.noShows)),
      cancelled: sum(people.map(person => person.cancelled)),
    },
    clinicDna: clinicDna(supported, to),
    inCare: inCare(supported, to),
    waiting: spreadOf(supported.flatMap(({ daysWaited }) => (daysWaited === null ? [] : [daysWaited]))),
    months: [...monthsOfWaits(supported), ...monthsAtTheClinic(supported, from, to)],
  }
}

function clinicDna(supported: readonly PersonFacts[], to: Month): Tally['clinicDna'] {
  const attenders = supported.flatMap(({ firstMonth, attendance }) =>
    firstMonth ? [{ firstSessionOn: firstDayOf(firstMonth), months: attendance }] : [],
  )
  const { before, after, ...counts } = compareBeforeAndAfter(attenders, {
    asOf: asOfEndOf(to),
    most: WINDOW_MONTHS,
  })
  return { ...counts, before: appointmentsOf(before), after: appointmentsOf(after) }
}

function appointmentsOf({ appointments, didNotAttend, tooLate }: DnaRate): Appointments {
  return { appointments, didNotAttend, tooLate }
}

function inCare(supported: readonly PersonFacts[], to: Month): Tally['inCare'] {
  const compared = supported.flatMap(({ firstMonth, attendance }) => {
    const months = firstMonth && monthsInCare(firstMonth, to, attendance)
    return months ? [months] : []
  })
  return {
    people: compared.length,
    months: sum(compared.map(person => person.months)),
    before: sum(compared.map(person => person.before)),
    after: sum(compared.map(person => person.after)),
  }
}

function monthsOfWaits(supported: readonly PersonFacts[]): Tally['months'] {
  const waited = supported.flatMap(({ firstMonth, daysWaited }) =>
    firstMonth && daysWaited !== null ? [{ firstMonth, daysWaited }] : [],
  )
  return [...Map.groupBy(waited, each => each.firstMonth)].map(([first, some]) =>
    tallyMonth(first, { waits: spreadOf(some.map(each => each.daysWaited)) }),
  )
}

function monthsAtTheClinic(supported: readonly PersonFacts[], from: Month, to: Month): Tally['months'] {
  const rows = supported
    .flatMap(({ attendance }) => attendance)
    .filter(row => row.month >= from && row.month <= to)
  return [...Map.groupBy(rows, row => row.month)].map(([of, some]) => {
    const { appointments, didNotAttend } = dnaRate(
      addCounts(some.map(({ code, appointments: many }) => ({ [code]: many }))),
    )
    return tallyMonth(of as Month, { appointments, didNotAttend })
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
