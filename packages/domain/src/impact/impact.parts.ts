/** The parts of the report, each from its counts. */
import { FEW_PEOPLE, stepTargets } from './impact.measures.ts'
import { type Change, type Figure, type ImpactReport, type Rate, Step, TeamStage } from './impact.schema.ts'
import type { Appointments, OfferCount, Tally } from './impact.tally.ts'
import { hideUnless, oneDecimal, type Ways } from './masks.ts'
import { pairedChange } from './matched-pairs.ts'
import { manyIn, medianOfSpread } from './spread.ts'

export function clinicDna(counts: Tally['clinicDna'], ways: Ways): ImpactReport['clinicDna'] {
  const { people } = counts
  const rates = (of: (side: Appointments) => number, side: Appointments): Rate =>
    hideUnless(ways, people, ways.share(of(side), side.appointments))
  const before = rates(side => side.didNotAttend, counts.before)
  const after = rates(side => side.didNotAttend, counts.after)
  return {
    people: ways.show(people),
    before,
    after,
    change: ways.ofPeople(people, () =>
      typeof before.percent === 'number' && typeof after.percent === 'number'
        ? oneDecimal(after.percent - before.percent)
        : 'hidden',
    ),
    tooLateBefore: rates(side => side.tooLate, counts.before),
    tooLateAfter: rates(side => side.tooLate, counts.after),
    leftOut: { tooRecent: ways.show(counts.tooEarly), withoutAppointments: ways.show(counts.oneSided) },
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

export function inCare(counts: Tally['inCare'], ways: Ways): ImpactReport['inCare'] {
  const { people, months, before, after } = counts
  return {
    people: ways.show(people),
    before: hideUnless(ways, people, ways.share(before, months)),
    after: hideUnless(ways, people, ways.share(after, months)),
  }
}

const notEligible = ['ineligible', 'died']
const openStates = ['identified', 'told', 'openOffer', 'agreed', 'released']

/** Whether somebody could be offered support at all. */
export function isEligible({ state }: Pick<OfferCount, 'state'>): boolean {
  return state !== 'recordedInError' && !notEligible.includes(state)
}

export function offers(counts: readonly OfferCount[], { show, share }: Ways): ImpactReport['offers'] {
  const listed = counts.filter(({ state }) => state !== 'recordedInError')
  const count = (which: (count: OfferCount) => boolean) =>
    listed.filter(which).reduce((sum, { people }) => sum + people, 0)
  return {
    listed: show(count(() => true)),
    coverage: share(
      count(each => each.told && isEligible(each)),
      count(isEligible),
    ),
    optedOut: share(
      count(each => each.told && each.state === 'optedOut'),
      count(({ told }) => told),
    ),
    accepted: show(count(({ state }) => state === 'accepted')),
    stillOpen: show(count(({ state }) => openStates.includes(state))),
    closedWithoutAnswer: show(count(({ state }) => state === 'offerClosed')),
    notEligible: show(count(each => !isEligible(each))),
  }
}

export function steps(counts: Tally['steps'], { show, share, ofPeople }: Ways): ImpactReport['steps'] {
  return Step.options.map(step => {
    const spread = counts[step]
    const people = manyIn(spread)
    const targetDays = stepTargets[step]
    return {
      step,
      people: show(people),
      medianDays: ofPeople(people, () => medianOfSpread(spread)),
      targetDays,
      within: share(manyIn(spread, targetDays), people),
    }
  })
}

export function measures(counts: Tally['measures'], ways: Ways): ImpactReport['measures'] {
  return {
    pozqol: change(counts.pozqol, ways),
    loneliness: change(counts.loneliness, ways),
  }
}

function change({ answered, pairs }: Tally['measures']['pozqol'], { show, ofPeople }: Ways): Change {
  const paired = pairedChange(pairs.map(([first, last]) => ({ first, last })))
  const { people } = paired
  const median = (value: number | null): Figure =>
    ofPeople(people, () => (value === null ? 'none' : Math.round(value * 100) / 100))
  const isShown = ofPeople(people, () => 0) === 0
  return {
    answered: show(answered),
    people: show(people),
    medianFirst: median(paired.medianFirst),
    medianLast: median(paired.medianLast),
    medianChange: median(paired.medianChange),
    interval:
      isShown && paired.interval
        ? {
            from: Math.round(paired.interval.from * 100) / 100,
            to: Math.round(paired.interval.to * 100) / 100,
          }
        : null,
    higher: show(paired.higher),
    same: show(paired.same),
    lower: show(paired.lower),
  }
}

export function team(counts: Tally['team'], { show }: Ways): ImpactReport['team'] {
  return TeamStage.options.map(stage => ({ stage, people: show(counts[stage] ?? 0) }))
}

/** How mentors are is for nobody to read of one of them, so few mentors are hidden from everybody. */
export function wellbeing(
  { mentors, answers, total, low }: Tally['wellbeing'],
  ways: Ways,
): ImpactReport['wellbeing'] {
  if (mentors > 0 && mentors < 5)
    return {
      mentors: 'hidden',
      answers: 'hidden',
      mean: 'hidden',
      low: { count: 'hidden', outOf: 'hidden', percent: 'hidden' },
    }
  return {
    mentors: ways.show(mentors),
    answers: ways.show(answers),
    mean: mentors === 0 ? 'none' : oneDecimal(total / answers),
    low: ways.share(low, answers),
  }
}
