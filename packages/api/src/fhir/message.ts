/** What a body asked for, once it was read. */
import type { Asked, Attended } from './asked.reader.ts'
import type { Deleted, Entry } from './envelope.ts'
import type { Cell } from './patient.reader.ts'
import type { Wish } from './wish.reader.ts'

/** The resources that are taken. */
export const taken: readonly string[] = ['ServiceRequest', 'Appointment', 'Encounter']

/** A request that is taken back inside of a transaction: with the resource as it stands now, or by its address alone. */
export interface Takeback {
  readonly wants: 'withdraw' | 'recordInError'
  readonly wish: Wish
  readonly asked: Asked | undefined
}

export interface Message {
  readonly kind: 'single' | 'transaction' | 'message'
  readonly entries: readonly Entry[]
  /** The entries of a transaction that have no resource, because they delete one. */
  readonly deleted: readonly Deleted[]
  /** By what the sender knows this message; the same one again adds nothing. */
  readonly id: Cell | undefined
  readonly does: 'add' | 'update' | 'takeBack'
  readonly asked: readonly Asked[]
  /** What a transaction takes back beside what it brings. */
  readonly takebacks: readonly Takeback[]
  readonly attended: readonly Attended[]
  /** What a transaction wants of each of its entries. */
  readonly wishes: ReadonlyMap<Entry, Wish>
}

/** The parts of a message that is no transaction. */
export const noTransaction = { deleted: [], takebacks: [], wishes: new Map<Entry, Wish>() } as const
