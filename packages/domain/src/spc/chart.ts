/** One measure over time, ready to be drawn: which chart it gets, what its points say, and the whole in one sentence. */
import { type RunSignal, runChart, runSignalWords } from './run-chart.ts'
import { type Signal, signalWords } from './signals.ts'
import { type Assurance, type Direction, type Phase, POINTS_FOR_LIMITS, type PointType, xmr } from './xmr.ts'

/** What is charted: one value for each month that has one, in order. */
export interface Measured {
  readonly points: readonly { readonly label: string; readonly value: number }[]
  readonly better: Direction
  readonly target?: number
  /** The chart for few: counts so small that limits would say more than there is to know. */
  readonly isFew: boolean
  readonly phasesFrom?: readonly number[]
  /** Writes a value: `12`, `34%`, `20 days`. */
  format(value: number): string
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
  readonly target: number | null
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
  const { points, better, target, phasesFrom } = measured
  const drawn = xmr(
    points.map(({ value }) => value),
    {
      better,
      ...(target === undefined ? {} : { target }),
      ...(phasesFrom === undefined ? {} : { phasesFrom }),
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
    variation,
    assurance: drawn.assurance,
    sentence: [
      variationSentence(charted, variation),
      phase
        ? `It varies by itself between ${measured.format(Math.max(0, phase.lower))} and ${measured.format(phase.upper)} around ${measured.format(phase.mean)}${phase.isTrial ? '; with so few months these limits are a first guess' : ''}.`
        : '',
      assuranceSentence(drawn.assurance, target, measured),
    ]
      .filter(part => part !== '')
      .join(' '),
  }
}

function runOf(measured: Measured): Charted {
  const { points, better, target } = measured
  const drawn = runChart(points.map(({ value }) => value))
  const charted = drawn.points.map(({ value, signals }, at) => ({
    label: points[at]?.label ?? '',
    value,
    type: runType(signals, wayOf(value - drawn.median, signals, at, drawn.points), better),
    says: signals.map(signal => runSignalWords[signal]),
  }))
  const variation = charted.at(-1)?.type ?? 'commonCause'
  return {
    kind: 'run',
    points: charted,
    phases: [{ from: 0, points: points.length, mean: drawn.median, limits: null }],
    target: target ?? null,
    variation,
    assurance: null,
    sentence: `${variationSentence(charted, variation)} Half of the points are at ${measured.format(drawn.median)} or below. The numbers are too small for limits.`,
  }
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
