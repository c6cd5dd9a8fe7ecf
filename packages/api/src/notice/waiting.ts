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
  /** Null when the lifecycle is about the team or a clinic. */
  readonly personId: string | null
  readonly holderId: string | null
  readonly at: Instant
}

/** An effect about a person. */
export type AboutPerson = Waiting & { readonly personId: string }

/** Throws when a lifecycle that is about nobody asks for something about a person: that is a bug. */
export function aboutPerson(waiting: Waiting): AboutPerson {
  const { personId } = waiting
  if (personId === null) throw new Error(`${waiting.cause} is about no person`)
  return { ...waiting, personId }
}
