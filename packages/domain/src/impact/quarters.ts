/**
 * Three months together, for whoever may not see one month alone: what is said of a quarter is what a report of just these
 * three months would say, so nothing can be worked out of it that could not be asked for.
 */
import type { ImpactQuery, ImpactReport } from './impact.schema.ts'
import { mergeMonths, type Tally, tallyMonth } from './impact.tally.ts'
import { hideUnless, type Ways } from './masks.ts'
import { type Month, monthsBetween, plusMonth } from './month.ts'
import { manyIn, medianOfSpread } from './spread.ts'

const MONTHS = 3

/** The quarters of the calendar that lie whole in the report. */
export function quartersOf(
  { from, to }: Pick<ImpactQuery, 'from' | 'to'>,
  all: Tally,
  ways: Ways,
  waysOfAll: Ways,
): ImpactReport['quarters'] {
  const known = new Map(all.months.map(each => [each.month, each]))
  const supported = manyIn(all.interactions)
  return firstMonths(from, to).map(first => {
    const three = Array.from({ length: MONTHS }, (_, at) => {
      const month = plusMonth(first, at)
      return known.get(month) ?? tallyMonth(month, {})
    })
    const [quarter = tallyMonth(first, {})] = mergeMonths(three.map(each => ({ ...each, month: first })))
    const { interactions, noShows, told, listed, didNotAttend, appointments, waits } = quarter
    const people = peopleAtLeast(three)
    return {
      month: first,
      interactions: people === 0 ? 0 : waysOfAll.ofPeople(people, () => waysOfAll.show(interactions)),
      noShow: hideUnless(waysOfAll, people, ways.share(noShows, interactions + noShows)),
      coverage: ways.share(told, listed),
      clinicDna: hideUnless(waysOfAll, supported, ways.share(didNotAttend, appointments)),
      daysToFirst: waysOfAll.ofPeople(manyIn(waits), () => medianOfSpread(waits)),
    }
  })
}

function firstMonths(from: Month, to: Month): Month[] {
  const late = (Number(from.slice(-2)) - 1) % MONTHS
  const first = plusMonth(from, late === 0 ? 0 : MONTHS - late)
  return Array.from({ length: Math.max(0, Math.floor((monthsBetween(first, to) + 1) / MONTHS)) }, (_, at) =>
    plusMonth(first, at * MONTHS),
  )
}

/**
 * How many different people met a mentor in these months, at the least: nobody knows how many met in two of them, but
 * whoever met for the first time in a later month was not there in an earlier one.
 */
function peopleAtLeast(months: readonly Tally['months'][number][]): number {
  return Math.max(
    ...months.map(
      ({ people }, at) => people + months.slice(at + 1).reduce((sum, { waits }) => sum + manyIn(waits), 0),
    ),
  )
}
