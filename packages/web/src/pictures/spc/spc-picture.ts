/** What the rules of such charts say about a series: made by the domain, drawn here. */
export type SpcPointType = 'commonCause' | 'improvement' | 'concern' | 'neutralHigh' | 'neutralLow'

export interface SpcPicture {
  /** With limits, or the run chart of numbers that are too few for them. */
  readonly kind: 'xmr' | 'run'
  readonly points: readonly {
    readonly label: string
    readonly value: number
    readonly type: SpcPointType
    readonly says: readonly string[]
  }[]
  readonly phases: readonly {
    /** The first point of the phase, by position, and how many it has. */
    readonly from: number
    readonly points: number
    readonly mean: number
    readonly limits: { readonly lower: number; readonly upper: number; readonly isTrial: boolean } | null
  }[]
  readonly target: number | null
  /** Each aim with the points for which it holds. */
  readonly aims: readonly { readonly from: number; readonly points: number; readonly value: number }[]
  readonly variation: SpcPointType
  readonly assurance: 'consistentlyMet' | 'consistentlyMissed' | 'hitAndMiss' | null
  readonly sentence: string
}
