/**
 * The XmR chart of the NHS "Making Data Count" rules: a mean, the limits of what the process does by itself, and the
 * points that are more than that.
 *
 * Source of every rule and constant: NHS England, Making Data Count, as published in the R package NHSRplotthedots
 * (`ptd_spc_standard`, `ptd_calculate_point_type`, `ptd_calculate_assurance_type`). The tests compare with its outcomes.
 */
import { type Side, type Signal, sideOf, signalsOf } from './signals.ts'

/** 3 / 1.128: three sigma, sigma being estimated from the mean moving range of two neighbours. */
const LIMIT = 2.66
/** A moving range this many times the mean is an outlier (D4 for two neighbours). */
const OUTLIER = 3.267
/** With fewer points than this the limits are a first guess. */
export const POINTS_FOR_LIMITS = 12

/** Which way is better; `neither` when a change is neither good nor bad in itself. */
export type Direction = 'up' | 'down' | 'neither'

/** What a point says: nothing, or a change for the better or the worse, or one that is neither. */
export type PointType = 'commonCause' | 'improvement' | 'concern' | 'neutralHigh' | 'neutralLow'

/** What the limits say about the target: met or missed whatever happens, or met and missed by chance. */
export type Assurance = 'consistentlyMet' | 'consistentlyMissed' | 'hitAndMiss'

export interface XmrOptions {
  readonly better: Direction
  readonly target?: number
  /** The first point of each further phase, by position: a change that a person dated and gave a reason for. */
  readonly phasesFrom?: readonly number[]
  /** Limits from the first so many points of each phase only; later points are judged by them. */
  readonly lockedAfter?: number
  /** Leave outlying moving ranges out of the limits. Off, as in the spreadsheet that trusts use; the R package has it on. */
  readonly screenOutliers?: boolean
}

/** One phase: its points have one mean and one pair of limits. */
export interface Phase {
  readonly from: number
  readonly points: number
  readonly mean: number
  readonly lower: number
  readonly upper: number
  /** Fewer than twelve points: trial limits. */
  readonly isTrial: boolean
}

export interface XmrPoint {
  readonly value: number
  readonly phase: number
  readonly signals: readonly Signal[]
  readonly type: PointType
}

export interface Xmr {
  readonly points: readonly XmrPoint[]
  readonly phases: readonly Phase[]
  /** Of the last phase; null without a target, or when neither way is better. */
  readonly assurance: Assurance | null
}

/**
 * Draws up the chart of a series without gaps, in the order of time. Values are in the unit of the measure; so are the
 * mean and the limits.
 */
export function xmr(values: readonly number[], options: XmrOptions): Xmr {
  const { better, target, phasesFrom = [] } = options
  const starts = [0, ...phasesFrom.filter(at => at > 0 && at < values.length)]
  const phases = starts.map((from, at) => phaseOf(values.slice(from, starts[at + 1]), from, options))
  const points = phases.flatMap((phase, at) => {
    const part = values.slice(phase.from, phase.from + phase.points)
    const signals = signalsOf(part, phase)
    return part.map((value, index): XmrPoint => {
      const found = signals[index] ?? []
      return { value, phase: at, signals: found, type: typeOf(found, sideOf(value, phase.mean), better) }
    })
  })
  return { points, phases, assurance: assuranceOf(phases.at(-1), better, target) }
}

function phaseOf(values: readonly number[], from: number, options: XmrOptions): Phase {
  const counted = values.slice(0, options.lockedAfter ?? values.length)
  const mean = meanOf(counted)
  const ranges = counted.slice(1).map((value, at) => Math.abs(value - (counted[at] ?? value)))
  const usual = meanOf(ranges)
  const kept = options.screenOutliers ? ranges.filter(range => range < OUTLIER * usual) : ranges
  const reach = LIMIT * meanOf(kept)
  return {
    from,
    points: values.length,
    mean,
    lower: mean - reach,
    upper: mean + reach,
    isTrial: counted.length < POINTS_FOR_LIMITS,
  }
}

function typeOf(signals: readonly Signal[], side: Side, better: Direction): PointType {
  if (signals.length === 0) return 'commonCause'
  if (better === 'neither') return side === 'above' ? 'neutralHigh' : 'neutralLow'
  return (side === 'above') === (better === 'up') && side !== 'on' ? 'improvement' : 'concern'
}

function assuranceOf(
  phase: Phase | undefined,
  better: Direction,
  target: number | undefined,
): Assurance | null {
  if (phase === undefined || target === undefined || better === 'neither') return null
  if (target > phase.upper) return better === 'up' ? 'consistentlyMissed' : 'consistentlyMet'
  if (target < phase.lower) return better === 'up' ? 'consistentlyMet' : 'consistentlyMissed'
  return 'hitAndMiss'
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
