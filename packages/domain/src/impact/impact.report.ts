/** The impact report, computed from facts: arithmetic only, so that every figure can be worked out again by hand. */
import { compareBeforeAndAfter, type DnaRate, type MonthCount } from '../attendance/index.ts'
import { type EndingReason, endingGroups } from '../effects.ts'
import { MeetingMode, Theme } from '../themes.ts'
import { FEW_PEOPLE, WINDOW_MONTHS } from './impact.measures.ts'
import { EndingGroup, type Figure, type ImpactReport, type Rate, ReferralGroup } from './impact.schema.ts'
import { asOfEndOf, monthsInCare } from './in-care.ts'
import { firstDayOf, type Month, monthsBetween, plusMonth } from './month.ts'
import { isSmall, suppress } from './suppress.ts'

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

/** People whom clinics put on the list in the months of the report, by where they stand now. */
export interface OfferCount {
  state: string
  told: boolean
  people: number
}

export interface ImpactFacts {
  from: Month
  to: Month
  clinicId: string | null
  /** Every clinic that the asker may see in this report, whether or not anything happened there. */
  clinics: readonly { clinicId: string; name: string }[]
  people: readonly PersonFacts[]
  /** Months in which anybody met; the others need not be there. */
  months: readonly { month: Month; people: number; interactions: number }[]
  modes: Readonly<Partial<Record<MeetingMode, number>>>
  themes: Readonly<Partial<Record<Theme, number>>>
  offers: readonly OfferCount[]
  endings: readonly { reason: EndingReason; endings: number }[]
}

/** The whole report. With `masked` nothing in it can be traced to fewer than five people. */
export function impactReport(facts: ImpactFacts, { masked }: { masked: boolean }): ImpactReport {
  const show = masked ? maskedCount : (count: number): Figure => count
  const share = masked ? maskedRate : plainRate
  const supported = facts.people.filter(({ interactions }) => interactions > 0)
  const interactions = sum(supported.map(person => person.interactions))
  const noShows = sum(facts.people.map(person => person.noShows))
  /** A figure of all these people; hidden when they are too few to be anonymous. */
  const ofPeople = (people: number, figure: () => Figure): Figure =>
    people === 0 ? 'none' : masked && isSmall(people) ? 'hidden' : figure()

  const table = byClinic(facts.clinics, supported, masked)
  return {
    from: facts.from,
    to: facts.to,
    clinicId: facts.clinicId,
    masked,
    // the table's own total, so that what is masked there cannot be read here
    people: table.allClinics.people,
    interactions: {
      total: supported.length === 0 ? 0 : ofPeople(supported.length, () => show(interactions)),
      mean: ofPeople(supported.length, () => oneDecimal(interactions / supported.length)),
      median: ofPeople(supported.length, () => medianOf(supported.map(person => person.interactions))),
    },
    apart: {
      withoutReply: show(sum(facts.people.map(person => person.oneWay))),
      missed: show(noShows),
      cancelledOrMoved: show(sum(facts.people.map(person => person.cancelled))),
    },
    sessionNoShow: share(noShows, interactions + noShows),
    months: monthByMonth(facts, { show, ofPeople }),
    modes: MeetingMode.options.map(mode => ({ mode, sessions: show(facts.modes[mode] ?? 0) })),
    themes: Theme.options.map(theme => ({ theme, sessions: show(facts.themes[theme] ?? 0) })),
    clinicDna: clinicDna(supported, facts.to, { show, share, ofPeople }),
    inCare: inCare(supported, facts.to, { show, share, ofPeople }),
    waiting: waiting(supported, { show, ofPeople }),
    offers: offers(facts.offers, { show, share }),
    endings: endings(facts.endings, show),
    ...table,
  }
}

interface Ways {
  show: (count: number) => Figure
  share: (count: number, outOf: number) => Rate
  ofPeople: (people: number, figure: () => Figure) => Figure
}

/** A month in which nobody met says so: a gap in a line would look like a month that was forgotten. */
function monthByMonth(
  { from, to, months }: Pick<ImpactFacts, 'from' | 'to' | 'months'>,
  { show, ofPeople }: Pick<Ways, 'show' | 'ofPeople'>,
): ImpactReport['months'] {
  return Array.from({ length: monthsBetween(from, to) + 1 }, (_, at) => {
    const month = plusMonth(from, at)
    const { people = 0, interactions = 0 } = months.find(each => each.month === month) ?? {}
    return {
      month,
      people: show(people),
      interactions: people === 0 ? 0 : ofPeople(people, () => show(interactions)),
    }
  })
}

function clinicDna(supported: readonly PersonFacts[], to: Month, ways: Ways): ImpactReport['clinicDna'] {
  const attenders = supported.flatMap(({ firstMonth, attendance }) =>
    firstMonth ? [{ firstSessionOn: firstDayOf(firstMonth), months: attendance }] : [],
  )
  const { people, before, after, tooEarly, oneSided } = compareBeforeAndAfter(attenders, {
    asOf: asOfEndOf(to),
    most: WINDOW_MONTHS,
  })
  const rates = (of: (rate: DnaRate) => number, side: DnaRate): Rate =>
    hideUnless(ways, people, ways.share(of(side), side.appointments))
  const shown = {
    before: rates(side => side.didNotAttend, before),
    after: rates(side => side.didNotAttend, after),
  }
  return {
    people: ways.show(people),
    ...shown,
    change: ways.ofPeople(people, () =>
      typeof shown.before.percent === 'number' && typeof shown.after.percent === 'number'
        ? oneDecimal(shown.after.percent - shown.before.percent)
        : 'hidden',
    ),
    tooLateBefore: rates(side => side.tooLate, before),
    tooLateAfter: rates(side => side.tooLate, after),
    leftOut: { tooRecent: ways.show(tooEarly), withoutAppointments: ways.show(oneSided) },
    warnings: dnaWarnings(people),
  }
}

/** What has to be read with a comparison before and after, in plain words. */
function dnaWarnings(people: number): string[] {
  const warnings = [
    'People are often referred when things go worst, and then some of the change comes by itself (regression to the mean). There is no group without support here to compare with.',
  ]
  if (people > 0 && people < FEW_PEOPLE)
    warnings.push(
      `Fewer than ${FEW_PEOPLE} people are compared: one person more or less moves these rates. Read the numbers, not only the percentages.`,
    )
  if (people === 0)
    warnings.push('Nobody has appointments on both sides yet, so there is nothing to compare.')
  return warnings
}

function inCare(supported: readonly PersonFacts[], to: Month, ways: Ways): ImpactReport['inCare'] {
  const compared = supported.flatMap(({ firstMonth, attendance }) => {
    const months = firstMonth && monthsInCare(firstMonth, to, attendance)
    return months ? [months] : []
  })
  const months = sum(compared.map(person => person.months))
  return {
    people: ways.show(compared.length),
    before: hideUnless(ways, compared.length, ways.share(sum(compared.map(({ before }) => before)), months)),
    after: hideUnless(ways, compared.length, ways.share(sum(compared.map(({ after }) => after)), months)),
  }
}

function waiting(
  supported: readonly PersonFacts[],
  { show, ofPeople }: Pick<Ways, 'show' | 'ofPeople'>,
): ImpactReport['waiting'] {
  const waits = supported.flatMap(({ daysWaited }) => (daysWaited === null ? [] : [daysWaited]))
  return { people: show(waits.length), medianDays: ofPeople(waits.length, () => medianOf(waits)) }
}

const notEligible = ['ineligible', 'died']
const openStates = ['identified', 'told', 'openOffer', 'agreed', 'released']

function offers(
  counts: readonly OfferCount[],
  { show, share }: Pick<Ways, 'show' | 'share'>,
): ImpactReport['offers'] {
  const listed = counts.filter(({ state }) => state !== 'recordedInError')
  const count = (which: (count: OfferCount) => boolean) =>
    sum(listed.filter(which).map(({ people }) => people))
  const eligible = ({ state }: OfferCount) => !notEligible.includes(state)
  return {
    listed: show(count(() => true)),
    coverage: share(
      count(each => each.told && eligible(each)),
      count(eligible),
    ),
    optedOut: share(
      count(each => each.told && each.state === 'optedOut'),
      count(({ told }) => told),
    ),
    accepted: show(count(({ state }) => state === 'accepted')),
    stillOpen: show(count(({ state }) => openStates.includes(state))),
    closedWithoutAnswer: show(count(({ state }) => state === 'offerClosed')),
    notEligible: show(count(each => !eligible(each))),
  }
}

function endings(counts: ImpactFacts['endings'], show: (count: number) => Figure): ImpactReport['endings'] {
  return EndingGroup.options.map(group => ({
    group,
    endings: show(sum(counts.filter(each => endingGroups[each.reason] === group).map(each => each.endings))),
  }))
}

/** People by clinic and reason: the one table whose parts and totals stand beside each other. */
function byClinic(
  clinics: ImpactFacts['clinics'],
  supported: readonly PersonFacts[],
  masked: boolean,
): Pick<ImpactReport, 'clinics' | 'allClinics'> {
  const groups = ReferralGroup.options
  const peopleOf = (clinicId: string) => supported.filter(person => person.clinicId === clinicId)
  const counts = clinics.map(({ clinicId }) =>
    groups.map(reason => peopleOf(clinicId).filter(person => person.reason === reason).length),
  )
  const safe = masked ? suppress(counts) : undefined
  const figure = (value: number | null | undefined): Figure =>
    value === null || value === undefined ? 'hidden' : masked ? rounded(value) : value
  const reasons = (row: readonly (number | null)[] | undefined) => {
    const [newlyDiagnosed, reEngaging, clinicianFlag] = groups.map((_, at) => figure(row?.[at]))
    return {
      newlyDiagnosed: newlyDiagnosed ?? 0,
      reEngaging: reEngaging ?? 0,
      clinicianFlag: clinicianFlag ?? 0,
    }
  }
  return {
    clinics: clinics.map(({ clinicId, name }, at) => {
      const people = peopleOf(clinicId)
      const interactions = sum(people.map(person => person.interactions))
      const shown = figure(safe ? safe.rowTotals[at] : people.length)
      return {
        clinicId,
        name,
        people: shown,
        interactions: shown === 'hidden' ? 'hidden' : masked ? maskedCount(interactions) : interactions,
        mean:
          people.length === 0
            ? 'none'
            : shown === 'hidden'
              ? 'hidden'
              : oneDecimal(interactions / people.length),
        byReason: reasons(safe ? safe.cells[at] : counts[at]),
      }
    }),
    allClinics: {
      people: figure(safe ? safe.total : supported.length),
      byReason: reasons(
        safe ? safe.columnTotals : groups.map((_, at) => sum(counts.map(row => row[at] ?? 0))),
      ),
    },
  }
}

function plainRate(count: number, outOf: number): Rate {
  return { count, outOf, percent: outOf === 0 ? 'none' : percentOf(count, outOf) }
}

/**
 * Nothing of a share is shown when it, or what is left of it, is so small that somebody could be found in it; nor
 * when it is all of them, because that is a statement about each.
 */
function maskedRate(count: number, outOf: number): Rate {
  const tells = isSmall(count) || isSmall(outOf - count) || (count === outOf && outOf > 0)
  if (tells) return { count: 'hidden', outOf: maskedCount(outOf), percent: 'hidden' }
  return {
    count: rounded(count),
    outOf: rounded(outOf),
    percent: outOf === 0 ? 'none' : Math.round((100 * count) / outOf),
  }
}

function maskedCount(count: number): Figure {
  return isSmall(count) ? 'hidden' : rounded(count)
}

/** To the nearest five, so that the difference of two reports tells nobody either. */
function rounded(count: number): number {
  return Math.round(count / 5) * 5
}

function hideUnless({ ofPeople }: Ways, people: number, rate: Rate): Rate {
  return ofPeople(people, () => 0) === 'hidden'
    ? { count: 'hidden', outOf: 'hidden', percent: 'hidden' }
    : rate
}

function percentOf(count: number, outOf: number): number {
  return oneDecimal((100 * count) / outOf)
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}

/** The middle value; of an even number of them, half-way between the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return (low + high) / 2
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
