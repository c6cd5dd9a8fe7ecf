/** One requirement of a standard: what we do about it, and what shows it. */
import type { Evidence } from './evidence.ts'

export interface Requirement {
  readonly id: string
  /** What it is about. */
  readonly about: string
  readonly control: string
  readonly shownBy: readonly Evidence[]
  /** What is missing, or whose it is. */
  readonly open?: string
}
