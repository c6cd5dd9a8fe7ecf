/** How a number may be shown: as it is, or so that nobody can be found in it. */
import type { Figure, Rate } from './impact.schema.ts'
import { isSmall } from './suppress.ts'

export interface Ways {
  readonly masked: boolean
  show(count: number): Figure
  share(count: number, outOf: number): Rate
  /** A figure of all these people; hidden when they are too few to be anonymous, and none of nobody. */
  ofPeople(people: number, figure: () => Figure): Figure
}

export function waysOf(masked: boolean): Ways {
  return {
    masked,
    show: masked ? maskedCount : count => count,
    share: masked ? maskedRate : plainRate,
    ofPeople: (people, figure) => (people === 0 ? 'none' : masked && isSmall(people) ? 'hidden' : figure()),
  }
}

/** For people whose own total is hidden: whatever is counted of all of them would give it back. */
export const waysOfNobody: Ways = {
  masked: true,
  show: count => (count === 0 ? 0 : 'hidden'),
  share: (count, outOf) =>
    outOf === 0 ? plainRate(count, outOf) : { count: 'hidden', outOf: 'hidden', percent: 'hidden' },
  ofPeople: people => (people === 0 ? 'none' : 'hidden'),
}

function plainRate(count: number, outOf: number): Rate {
  return { count, outOf, percent: outOf === 0 ? 'none' : oneDecimal((100 * count) / outOf) }
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

export function maskedCount(count: number): Figure {
  return isSmall(count) ? 'hidden' : rounded(count)
}

/** To the nearest five, so that the difference of two reports tells nobody either. */
export function rounded(count: number): number {
  return Math.round(count / 5) * 5
}

/** The share, unless so few people are behind it that nothing may be said of them. */
export function hideUnless({ ofPeople }: Ways, people: number, rate: Rate): Rate {
  return ofPeople(people, () => 0) === 'hidden'
    ? { count: 'hidden', outOf: 'hidden', percent: 'hidden' }
    : rate
}

export function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
