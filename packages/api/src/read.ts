/**
 * The one door to read. It opens the transaction as the one who asks, hands out the keys that open names, and writes
 * down whose record was looked at before the answer leaves.
 */
import type { Instant } from '@alongside/domain/time'
import { recordAccess } from './access/record.ts'
import type { Caller } from './actor.ts'
import { type Answer, no, Refused, yes } from './answer.ts'
import { acting, type Transaction } from './database/acting.ts'
import { type DataKeys, dataKeysOf, type Keyring } from './database/keys.ts'
import type { Replica } from './database/replica.ts'
import type { Doors } from './doors.ts'

/** What a reading may use. */
export interface Reading extends Transaction {
  readonly caller: Caller
  readonly at: Instant
  readonly keyring: Keyring
  /** A standby that counts, where there is one. */
  readonly replica?: Replica
  /** Says whose record the answer holds. A name cannot be opened without it; anything else must say so itself. */
  saw(personIds: readonly string[]): void
  /** The keys of these people, with which their sealed fields open; and notes that they were looked at. */
  keysOfPeople(personIds: readonly string[]): Promise<DataKeys>
  /** The keys of accounts or clinics, whose names are no patient's. */
  keysOf(ownerIds: readonly string[]): Promise<DataKeys>
}

/**
 * Reads as the caller. `what` is the name of the procedure. A `null` answer is "not found", whether there is no such
 * record or the caller may not know of it.
 */
export async function read<T>(
  doors: Doors,
  caller: Caller,
  what: string,
  work: (reading: Reading) => Promise<T | null>,
): Promise<Answer<T>> {
  const at = doors.now()
  try {
    return await acting(doors.orm, caller, async transaction => {
      const value = await readWithin(doors, transaction, caller, { what, at }, work)
      return value === null ? no('not-found') : yes(value)
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** Reads inside of a transaction that does more. Whose record was looked at is written down all the same. */
export async function readWithin<T>(
  doors: Doors,
  transaction: Transaction,
  caller: Caller,
  { what, at }: { readonly what: string; readonly at: Instant },
  work: (reading: Reading) => Promise<T | null>,
): Promise<T | null> {
  const { reading, seen } = openReading(doors, transaction, caller, at)
  const value = await work(reading)
  const missed = value === null
  if (missed || seen.size > 0)
    await recordAccess(transaction, caller, {
      what,
      outcome: missed ? 'denied' : 'read',
      personIds: [...seen],
      at,
    })
  return value
}

/** What a reading may use inside this transaction, and whose record it has looked at so far. */
export function openReading(
  doors: Doors,
  transaction: Transaction,
  caller: Caller,
  at: Instant,
): { reading: Reading; seen: ReadonlySet<string> } {
  const seen = new Set<string>()
  const saw = (personIds: readonly string[]) => {
    for (const id of personIds) seen.add(id)
  }
  // a page asks for the key of its one person again and again
  const opened = new Map<string, Promise<DataKeys>>()
  const keysOf = (ownerIds: readonly string[]) => {
    const whose = [...new Set(ownerIds)].sort().join()
    const keys = opened.get(whose) ?? dataKeysOf(transaction.db, doors.keys, ownerIds)
    opened.set(whose, keys)
    return keys
  }
  const reading: Reading = {
    ...transaction,
    caller,
    at,
    keyring: doors.keys,
    ...(doors.replica ? { replica: doors.replica } : {}),
    saw,
    keysOfPeople: personIds => {
      saw(personIds)
      return keysOf(personIds)
    },
    keysOf,
  }
  return { reading, seen }
}
