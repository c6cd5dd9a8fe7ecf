/** One measure over time, ready to be drawn: which chart it gets, what its points say, and the whole in one sentence. */
import { type RunSignal, runChart, runSignalWords } from './run-chart.ts'
import { type Signal, signalWords } from './signals.ts'
import { type Assurance, type Direction, type Phase, POINTS_FOR_LIMITS, type PointType, xmr } from './xmr.ts'

/** What is charted: one value for each month that has one, in order. */
export interface Measured {
  readonly points: readonly { readonly label: string; readonly value: number }[]
  readonly better: Direction
  /** What is aimed for, each from a point on until the next; in order. */
  readonly aims?: readonly Aim[]
  /** The chart for few: counts so small that limits would say more than there is to know. */
  readonly isFew: boolean
  /** Where a further phase begins, by position, in order. One that is too short for limits of its own is not drawn yet. */
  readonly phasesFrom?: readonly number[]
  /** Writes a value: `12`, `34%`, `20 days`. */
  format(value: number): string
}

/** An aim and the point from which on it holds. */
export interface Aim {
  readonly from: number
  readonly value: number
}

export interface ChartedPoint {
  readonly label: string
  readonly value: number
  readonly type: PointType
  /** What it is a part of, in sentences; empty for what varies by itself. */
  readonly says: readonly string[]
}

export interface Charted {
  readonly kind: 'xmr' | 'run'
  readonly points: readonly ChartedPoint[]
  /** The middle line and, for limits, how far values go by themselves: one for each phase. */
  readonly phases: readonly (Pick<Phase, 'from' | 'points' | 'mean'> & {
    readonly limits: { readonly lower: number; readonly upper: number; readonly isTrial: boolean } | null
  })[]
  /** The aim that holds at the latest point. */
  readonly target: number | null
  /** Every aim that held, with how many points it did. */
  readonly aims: readonly (Aim & { readonly points: number })[]
  /** What the latest point says: the icon of variation. */
  readonly variation: PointType
  readonly assurance: Assurance | null
  readonly sentence: string
}

/** Fewer points than this are a list and no chart. */
export const POINTS_FOR_A_CHART = 4

/** The chart of a measure; null while there are too few points to see anything in. */
export function chartOf(measured: Measured): Charted | null {
  if (measured.points.length < POINTS_FOR_A_CHART) return null
  return measured.isFew ? runOf(measured) : limitsOf(measured)
}

function limitsOf(measured: Measured): Charted {
  const { points, better } = measured
  const aims = aimsOf(measured)
  const target = aims.at(-1)?.value
  const drawn = xmr(
    points.map(({ value }) => value),
    {
      better,
      ...(target === undefined ? {} : { target }),
      phasesFrom: phaseStarts(measured).slice(1),
      lockedAfter: POINTS_FOR_LIMITS,
    },
  )
  const charted = drawn.points.map(({ value, type, signals }, at) => ({
    label: points[at]?.label ?? '',
    value,
    type,
    says: signals.map((signal: Signal) => signalWords[signal]),
  }))
  const variation = charted.at(-1)?.type ?? 'commonCause'
  const phase = drawn.phases.at(-1)
  return {
    kind: 'xmr',
    points: charted,
    phases: drawn.phases.map(({ from, points: many, mean, lower, upper, isTrial }) => ({
      from,
      points: many,
      mean,
      limits: { lower, upper, isTrial },
    })),
    target: target ?? null,
    aims,
    variation,
    assurance: drawn.assurance,
    sentence: [
      variationSentence(charted, variation),
      phase
        ? `${sinceThen(drawn.phases, points)}t varies by itself between ${measured.format(Math.max(0, phase.lower))} and ${measured.format(phase.upper)} around ${measured.format(phase.mean)}${phase.isTrial ? '; with so few months these limits are a first guess' : ''}.`
        : '',
      assuranceSentence(drawn.assurance, target, measured),
    ]
      .filter(part => part !== '')
      .join(' '),
  }
}

function runOf(measured: Measured): Charted {
  const { points, better } = measured
  const aims = aimsOf(measured)
  const starts = phaseStarts(measured)
  const phases = starts.map((from, at) => {
    const some = points.slice(from, starts[at + 1])
    return { from, points: some.length, drawn: runChart(some.map(({ value }) => value)) }
  })
  const charted = phases.flatMap(({ from, drawn }) =>
    drawn.points.map(({ value, signals }, at) => ({
      label: points[from + at]?.label ?? '',
      value,
      type: runType(signals, wayOf(value - drawn.median, signals, at, drawn.points), better),
      says: signals.map(signal => runSignalWords[signal]),
    })),
  )
  const variation = charted.at(-1)?.type ?? 'commonCause'
  const median = phases.at(-1)?.drawn.median ?? 0
  return {
    kind: 'run',
    points: charted,
    phases: phases.map(({ from, points: many, drawn }) => ({
      from,
      points: many,
      mean: drawn.median,
      limits: null,
    })),
    target: aims.at(-1)?.value ?? null,
    aims,
    variation,
    assurance: null,
    sentence: `${variationSentence(charted, variation)} ${sinceThen(phases, points, 'h', 'H')}alf of the points are at ${measured.format(median)} or below. The numbers are too small for limits.`,
  }
}

/** The first point of each phase. A phase needs enough points, and leaves enough to the one before. */
function phaseStarts({ points, phasesFrom = [] }: Measured): number[] {
  const starts = [0]
  for (const from of phasesFrom)
    if (Math.min(from - (starts.at(-1) ?? 0), points.length - from) >= POINTS_FOR_A_CHART) starts.push(from)
  return starts
}

/** `Since May 24 it` where there was a step, else `It`. */
function sinceThen(
  phases: readonly { readonly from: number }[],
  points: Measured['points'],
  small = 'i',
  capital = 'I',
): string {
  const from = phases.at(-1)?.from ?? 0
  return from === 0 ? capital : `Since ${points[from]?.label} ${small}`
}

function aimsOf({ points, aims = [] }: Measured): Charted['aims'] {
  const held = aims.filter(({ from }, at) => from < points.length && aims[at + 1]?.from !== from)
  return held.map((aim, at) => ({ ...aim, points: (held[at + 1]?.from ?? points.length) - aim.from }))
}

function runType(signals: readonly RunSignal[], way: number, better: Direction): PointType {
  if (signals.length === 0 || way === 0) return 'commonCause'
  if (better === 'neither') return way > 0 ? 'neutralHigh' : 'neutralLow'
  return way > 0 === (better === 'up') ? 'improvement' : 'concern'
}

/** On which side of the median a shift lies; or which way a trend goes, which may begin on the other side. */
function wayOf(
  side: number,
  signals: readonly RunSignal[],
  at: number,
  points: readonly { readonly value: number; readonly signals: readonly RunSignal[] }[],
): number {
  if (!signals.includes('trend')) return side
  const [before, here, after] = [points[at - 1], points[at], points[at + 1]]
  if (!here) return side
  const neighbour = after?.signals.includes('trend')
    ? after.value - here.value
    : here.value - (before?.value ?? here.value)
  return neighbour === 0 ? side : neighbour
}

/** What the picture says first: whether anything but chance is in the latest point, or was before. */
function variationSentence(points: readonly ChartedPoint[], latest: PointType): string {
  const last = points.at(-1)
  if (last && latest !== 'commonCause') return `${latestWords[latest]} ${last.says.join(' ')}`
  const earlier = points.findLast(({ type }) => type !== 'commonCause')
  if (!earlier) return 'It goes up and down by chance, and nothing in it is more than that.'
  return `The latest point is within chance; until ${earlier.label} there was more to it. ${earlier.says.join(' ')}`
}

const latestWords = {
  improvement: 'It has changed for the better, by more than chance.',
  concern: 'It has changed for the worse, by more than chance.',
  neutralHigh: 'It is higher than chance explains.',
  neutralLow: 'It is lower than chance explains.',
} as const satisfies Record<Exclude<PointType, 'commonCause'>, string>

function assuranceSentence(
  assurance: Assurance | null,
  target: number | undefined,
  { format }: Pick<Measured, 'format'>,
): string {
  if (assurance === null || target === undefined) return ''
  const aim = `The aim of ${format(target)}`
  switch (assurance) {
    case 'consistentlyMet':
      return `${aim} is met month after month.`
    case 'consistentlyMissed':
      return `${aim} will be missed unless the way of working changes.`
    case 'hitAndMiss':
      return `${aim} is met in some months and missed in others, by chance.`
  }
}
