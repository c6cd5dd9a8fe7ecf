import type { Instant } from '@alongside/domain/time'
import type { Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'

/** An effect that waits, with its place. `cause` names it for good. */
export interface Waiting extends Transaction {
  readonly doors: Doors
  readonly cause: string
  readonly kind: string
  readonly lifecycleId: string
  readonly clinicId: string
  readonly personId: string
  readonly at: Instant
}
