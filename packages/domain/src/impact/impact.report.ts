/** The impact report, computed from counts: arithmetic only, so that every figure can be worked out again by hand. */
import { type EndingReason, endingGroups } from '../effects.ts'
import { MeetingMode, Theme } from '../themes.ts'
import { byClinic } from './by-clinic.ts'
import { asShown, equalityOf } from './equality-of.ts'
import { clinicDna, inCare, measures, offers, steps, team, wellbeing } from './impact.parts.ts'
import { EndingGroup, type ImpactQuery, type ImpactReport } from './impact.schema.ts'
import { mergeTallies, noTally, type OfferCount, type Tally, tallyMonth } from './impact.tally.ts'
import { hideUnless, oneDecimal, type Ways, waysOf, waysOfNobody } from './masks.ts'
import { type Month, monthsBetween, plusMonth } from './month.ts'
import { quartersOf } from './quarters.ts'
import { manyIn, medianOfSpread, sumOfSpread } from './spread.ts'
import { type PersonFacts, tallyPeople } from './tally-people.ts'

export interface Clinic {
  readonly clinicId: string
  readonly name: string
}

/** The counts of every clinic that the asker may see in this report, whether or not anything happened there. */
export interface Counted {
  readonly query: ImpactQuery
  readonly clinics: readonly (Clinic & { readonly tally: Tally })[]
}

/** The whole report. With `masked` nothing in it can be traced to fewer than five people. */
export function reportOf({ query, clinics }: Counted, { masked }: { masked: boolean }): ImpactReport {
  const ways = waysOf(masked)
  const { show, share } = ways
  const all = mergeTallies([noTally, ...clinics.map(({ tally }) => tally)])
  const people = manyIn(all.interactions)
  const interactions = sumOfSpread(all.interactions)
  const table = byClinic(clinics, masked)
  // a total can be hidden although it is not small, because of its parts
  const waysOfAll = table.allClinics.people === 'hidden' ? waysOfNobody : ways
  const { ofPeople } = waysOfAll
  return {
    from: query.from,
    to: query.to,
    clinicId: query.clinicId ?? null,
    asOf: query.asOf ?? null,
    masked,
    // the table's own total, so that what is masked there cannot be read here
    people: table.allClinics.people,
    interactions: {
      total: people === 0 ? 0 : ofPeople(people, () => show(interactions)),
      mean: ofPeople(people, () => oneDecimal(interactions / people)),
      median: ofPeople(people, () => medianOfSpread(all.interactions)),
    },
    apart: {
      withoutReply: show(all.apart.oneWay),
      missed: show(all.apart.noShows),
      cancelledOrMoved: show(all.apart.cancelled),
    },
    sessionNoShow: share(all.apart.noShows, interactions + all.apart.noShows),
    months: monthByMonth(query, all, ways, waysOfAll),
    quarters: quartersOf(query, all, ways, waysOfAll),
    modes: MeetingMode.options.map(mode => ({ mode, sessions: show(all.modes[mode] ?? 0) })),
    themes: Theme.options.map(theme => ({ theme, sessions: show(all.themes[theme] ?? 0) })),
    clinicDna: clinicDna(all.clinicDna, ways),
    inCare: inCare(all.inCare, ways),
    waiting: {
      people: waysOfAll.show(manyIn(all.waiting)),
      medianDays: ofPeople(manyIn(all.waiting), () => medianOfSpread(all.waiting)),
    },
    offers: offers(all.offers, ways),
    ...endings(all.endings, ways),
    steps: steps(all.steps, ways),
    measures: measures(all.measures, ways),
    team: team(all.team, ways),
    wellbeing: wellbeing(all.wellbeing, ways),
    equality: equalityOf(all.equality, people).map(question => asShown(question, waysOfAll)),
    ...table,
  }
}

/** A month in which nobody met says so: a gap in a line would look like a month that was forgotten. */
function monthByMonth(
  { from, to }: Pick<ImpactQuery, 'from' | 'to'>,
  all: Tally,
  ways: Ways,
  waysOfAll: Ways,
): ImpactReport['months'] {
  const { share } = ways
  const { show, ofPeople } = waysOfAll
  const supported = manyIn(all.interactions)
  const known = new Map(all.months.map(each => [each.month, each]))
  return Array.from({ length: monthsBetween(from, to) + 1 }, (_, at) => {
    const month = plusMonth(from, at)
    const { people, interactions, noShows, listed, told, appointments, didNotAttend, waits } =
      known.get(month) ?? tallyMonth(month, {})
    const first = manyIn(waits)
    return {
      month,
      people: show(people),
      interactions: people === 0 ? 0 : ofPeople(people, () => show(interactions)),
      noShow: hideUnless(waysOfAll, people, share(noShows, interactions + noShows)),
      coverage: share(told, listed),
      clinicDna: hideUnless(waysOfAll, supported, share(didNotAttend, appointments)),
      firstSessions: show(first),
      daysToFirst: ofPeople(first, () => medianOfSpread(waits)),
    }
  })
}

function endings(
  counts: Tally['endings'],
  { show, masked }: Ways,
): Pick<ImpactReport, 'endings' | 'endingReasons'> {
  const ended = Object.entries(counts) as [EndingReason, number][]
  return {
    endings: EndingGroup.options.map(group => ({
      group,
      endings: show(sum(ended.filter(([reason]) => endingGroups[reason] === group).map(([, many]) => many))),
    })),
    endingReasons: masked
      ? []
      : ended
          .filter(([, many]) => many > 0)
          .toSorted(([, one], [, other]) => other - one)
          .map(([reason, many]) => ({ reason, endings: many })),
  }
}

/** The facts of a report as somebody may write them down by hand: people one by one, and the rest in sums. */
export interface ImpactFacts {
  from: Month
  to: Month
  clinicId: string | null
  clinics: readonly Clinic[]
  people: readonly PersonFacts[]
  /** Months in which anybody met; the others need not be there. */
  months: readonly { month: Month; people: number; interactions: number }[]
  modes: Tally['modes']
  themes: Tally['themes']
  offers: readonly OfferCount[]
  endings: readonly { reason: EndingReason; endings: number }[]
  /** What else is known. */
  more?: Partial<Tally>
}

/** The report of such facts. */
export function impactReport(
  {
    from,
    to,
    clinicId,
    clinics,
    people,
    months,
    modes,
    themes,
    offers: offered,
    endings: ended,
    more,
  }: ImpactFacts,
  ways: { masked: boolean },
): ImpactReport {
  const sums: Tally = {
    ...noTally,
    months: months.map(({ month, ...counts }) => tallyMonth(month, counts)),
    modes,
    themes,
    offers: [...offered],
    endings: Object.fromEntries(ended.map(each => [each.reason, each.endings])),
    ...more,
  }
  const counted = clinics.map((clinic, at) => ({
    ...clinic,
    tally: mergeTallies([
      {
        ...noTally,
        ...tallyPeople(
          people.filter(each => each.clinicId === clinic.clinicId),
          from,
          to,
        ),
      },
      at === 0 ? sums : noTally,
    ]),
  }))
  const query = { from, to, ...(clinicId === null ? {} : { clinicId }) } as ImpactQuery
  return reportOf({ query, clinics: counted }, ways)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
