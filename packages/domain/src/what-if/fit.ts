/** Whether what is played looks like what really happened: if it does not, what it says of a change is worth little. */
import type { Observed } from './counted.ts'
import type { Outlook, Spread } from './outlook.schema.ts'

export interface Fit {
  readonly figure:
    | 'arrivedPerMonth'
    | 'toMentor'
    | 'toMentorNineInTen'
    | 'toFirstSession'
    | 'triedInTime'
    | 'supported'
  /** Null where too few people were counted. */
  readonly observed: number | null
  /** Null where nobody in any course had it. */
  readonly played: Spread | null
  /** Whether it lies in what chance alone does in all these courses; null when it cannot be said. */
  readonly fits: boolean | null
}

/** Today's figures as they were, beside the same figures as they are played. */
export function fitOf(observed: Observed, today: Outlook, months: number): readonly Fit[] {
  const perMonth = eachOf(today.arrived, value => value / months)
  const supported = today.weeks[0]?.supported ?? null
  return [
    compared('arrivedPerMonth', observed.arrivedPerMonth, perMonth),
    compared('triedInTime', observed.triedInTime, today.triedInTime),
    compared('toMentor', observed.toMentor, today.toMentor.middle),
    compared('toMentorNineInTen', observed.toMentorNineInTen, today.toMentor.nineInTen),
    compared('toFirstSession', observed.toFirstSession, today.toFirstSession.middle),
    compared('supported', observed.supported, supported),
  ]
}

function compared(figure: Fit['figure'], observed: number | null, played: Spread | null): Fit {
  const fits =
    observed === null || played === null ? null : observed >= played.least && observed <= played.most
  return { figure, observed, played, fits }
}

function eachOf({ middle, low, high, least, most }: Spread, change: (value: number) => number): Spread {
  return {
    middle: change(middle),
    low: change(low),
    high: change(high),
    least: change(least),
    most: change(most),
  }
}
