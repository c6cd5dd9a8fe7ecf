/** A case: one thing whose speed was promised. */
import type { Line } from './report.ts'
import type { Cluster, Size, World } from './world/world.ts'

export interface Setting {
  /** How often both sides take turns. */
  readonly rounds: number
  /** A moment's run on the smallest data, to see that everything works: its figures mean nothing. */
  readonly isTiny: boolean
  cluster(): Promise<Cluster>
  world(size: Size): Promise<World>
}

export interface Case {
  readonly name: string
  readonly about: string
  run(setting: Setting): AsyncGenerator<Line>
}
