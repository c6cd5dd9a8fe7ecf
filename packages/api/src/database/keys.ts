/**
 * Keys. Every person, account and clinic has a data key of its own, kept wrapped in the table `data_key`; the key that
 * unwraps it, and the root of the blind indexes, never come near the database. To destroy a data key is to erase.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Kysely } from 'kysely'
import { DataKey, type KeyStage, nextStage, stageOf } from './data-key.ts'
import { newNonce } from './nonce.ts'
import { oneOf } from './one-of.ts'
import { type Place, Sealed } from './sealed.ts'
import type { InstallSecrets } from './secrets.ts'
import type { Tables } from './tables.ts'

/** What an install opens its data with. While the wrapping key is being changed, the one before still opens. */
export type RootKeys = Pick<InstallSecrets, 'wrappingKey' | 'indexKey'> & {
  readonly earlierWrappingKeys?: readonly Buffer[]
  /** Other index keys under which something may stand, while the index key is being changed. */
  readonly earlierIndexKeys?: readonly Buffer[]
  /** Clinics whose index key is their own and not worked out from that of the install. */
  readonly clinicIndexKeys?: ReadonlyMap<string, Buffer>
  /** What links and aliases are worked out from; the index key, until that is changed for the first time. */
  readonly linkKey?: Buffer
}

/** What stands in an index instead of an identifying value, and what may stand there while its key is being changed. */
export interface BlindIndex {
  readonly present: Buffer
  readonly earlier: readonly Buffer[]
}

/** A number that says which wrapping key was used, and nothing of the key itself. 1 stands for any of before there were numbers. */
function wrappingKeyId(wrappingKey: Buffer): number {
  return (
    2 + (createHash('sha256').update('wrapping key').update(wrappingKey).digest().readUInt16BE(0) % 32_766)
  )
}

/** The root keys of an install, ready for use. */
export class Keyring {
  readonly #wrapping: KeyObject
  readonly #earlier: readonly KeyObject[]
  readonly #indexRoot: Buffer
  readonly #earlierIndexRoots: readonly Buffer[]
  readonly #clinicIndexRoots: ReadonlyMap<string, Buffer>
  readonly #linkRoot: Buffer
  readonly #derived = new Map<Buffer, Map<string, KeyObject>>()
  /** Which wrapping key new keys are wrapped with. */
  readonly wrappingKeyId: number

  constructor({
    wrappingKey,
    indexKey,
    earlierWrappingKeys = [],
    earlierIndexKeys = [],
    clinicIndexKeys = new Map(),
    linkKey = indexKey,
  }: RootKeys) {
    // a KeyObject, because the same bytes in a Buffer make every cipher several times slower
    this.#wrapping = createSecretKey(wrappingKey)
    this.#earlier = earlierWrappingKeys.map(key => createSecretKey(key))
    this.#indexRoot = indexKey
    this.#earlierIndexRoots = earlierIndexKeys
    this.#clinicIndexRoots = clinicIndexKeys
    this.#linkRoot = linkKey
    this.wrappingKeyId = wrappingKeyId(wrappingKey)
  }

  /** A fresh data key for an owner, and the row that keeps it. */
  newKey(ownerId: string): {
    key: DataKey
    row: { owner_id: string; wrapped: Buffer; wrapping_key_id: number }
  } {
    const bytes = randomBytes(32)
    return {
      key: new DataKey(bytes),
      row: { owner_id: ownerId, wrapped: this.#wrap(ownerId, bytes), wrapping_key_id: this.wrappingKeyId },
    }
  }

  unwrap(ownerId: string, wrapped: Uint8Array): DataKey {
    return new DataKey(this.#open(ownerId, wrapped))
  }

  /** How far the exchange of this key by a fresh one has come. */
  stageOf(ownerId: string, wrapped: Uint8Array): KeyStage {
    return stageOf(this.#open(ownerId, wrapped))
  }

  /** The same box one stage further. */
  nextStage(ownerId: string, wrapped: Uint8Array): Buffer {
    return this.#wrap(ownerId, nextStage(this.#open(ownerId, wrapped), randomBytes(32)))
  }

  /** The same data key under the present wrapping key. */
  rewrap(ownerId: string, wrapped: Uint8Array): Buffer {
    return this.#wrap(ownerId, this.#open(ownerId, wrapped))
  }

  #wrap(ownerId: string, bytes: Buffer): Buffer {
    const nonce = newNonce()
    const cipher = createCipheriv('aes-256-gcm', this.#wrapping, nonce)
    cipher.setAAD(Buffer.from(ownerId))
    const inner = Buffer.concat([cipher.update(bytes), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), inner])
  }

  #open(ownerId: string, wrapped: Uint8Array): Buffer {
    for (const key of this.#earlier.length === 0 ? [] : [this.#wrapping, ...this.#earlier.slice(0, -1)]) {
      try {
        return openWith(key, ownerId, wrapped)
      } catch {
        // it may be under the next one; the last one says no for all
      }
    }
    return openWith(this.#earlier.at(-1) ?? this.#wrapping, ownerId, wrapped)
  }

  /** What stands in an index instead of an identifying value. Clinics and columns each have their own key. */
  blindIndex(clinicId: string, column: string, value: string): Buffer {
    return this.#keyed(
      this.#clinicIndexRoots.get(clinicId) ?? this.#indexRoot,
      `${clinicId}|${column}`,
      value,
    )
  }

  /** The same, with all that it may be known by while the index key is being changed. */
  blindIndexes(clinicId: string, column: string, value: string): BlindIndex {
    return {
      present: this.blindIndex(clinicId, column, value),
      earlier: this.#earlierIndexRoots.map(root => this.#keyed(root, `${clinicId}|${column}`, value)),
    }
  }

  /** A secret that is worked out instead of being kept, and stays the same when indexes change. */
  workedOut(from: string, purpose: string, value: string): Buffer {
    return this.#keyed(this.#linkRoot, `${from}|${purpose}`, value)
  }

  /** A number that says under which index keys everything is to stand, and nothing of the keys themselves. */
  get indexKeysId(): number {
    const hash = createHash('sha256').update('index keys').update(this.#indexRoot)
    for (const [clinicId, key] of [...this.#clinicIndexRoots].sort(([one], [other]) =>
      one < other ? -1 : 1,
    ))
      hash.update(clinicId).update(key)
    return hash.digest().readUInt32BE(0) >>> 1
  }

  #keyed(root: Buffer, name: string, value: string): Buffer {
    const keys = this.#derived.get(root) ?? new Map<string, KeyObject>()
    this.#derived.set(root, keys)
    let key = keys.get(name)
    if (!key) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', root, 'alongside', name, 32)))
      keys.set(name, key)
    }
    return createHmac('sha256', key).update(value.normalize('NFKC')).digest().subarray(0, 16)
  }
}

/** As a list of the database, to be compared with `= any (…)`. */
export function anyOf({ present, earlier }: BlindIndex): string[] {
  return [present, ...earlier].map(index => `\\x${index.toString('hex')}`)
}

function openWith(key: KeyObject, ownerId: string, wrapped: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12))
  decipher.setAAD(Buffer.from(ownerId))
  decipher.setAuthTag(wrapped.subarray(12, 28))
  return Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()])
}

/** The opened data keys of the people and accounts of one request. */
export class DataKeys {
  readonly #keys: ReadonlyMap<string, DataKey>

  constructor(keys: ReadonlyMap<string, DataKey>) {
    this.#keys = keys
  }

  /** Seals text for its owner. Throws when the owner has no key: nothing is ever stored in the clear instead. */
  seal(ownerId: string, plain: string, place: Place): Sealed {
    const key = this.#keys.get(ownerId)
    if (!key) throw new Error(`No data key for the owner of ${place.table}.${place.column}`)
    return Sealed.of(plain, key, place)
  }

  /** The plain text, or null when there is none or its owner was erased. */
  open(ownerId: string, sealed: Sealed | Uint8Array | null, place: Place): string | null {
    const key = this.#keys.get(ownerId)
    if (!sealed || !key) return null
    return (sealed instanceof Sealed ? sealed : new Sealed(sealed)).open(key, place)
  }

  has(ownerId: string): boolean {
    return this.#keys.has(ownerId)
  }
}

/** The keys in rows that were read together with what they open. */
export function dataKeysIn(
  ring: Keyring,
  rows: readonly { readonly ownerId: string; readonly wrapped: Uint8Array | null }[],
): DataKeys {
  return new DataKeys(
    new Map(
      rows.flatMap(({ ownerId, wrapped }) => (wrapped ? [[ownerId, ring.unwrap(ownerId, wrapped)]] : [])),
    ),
  )
}

/** Loads the keys of many owners with one query. Owners that the actor may not see, or that were erased, have none. */
export async function dataKeysOf(
  db: Kysely<Tables>,
  ring: Keyring,
  ownerIds: readonly string[],
): Promise<DataKeys> {
  const wanted = [...new Set(ownerIds)]
  if (wanted.length === 0) return new DataKeys(new Map())
  const rows = await db
    .selectFrom('data_key')
    .select(['owner_id', 'wrapped'])
    .where('owner_id', '=', oneOf(wanted))
    .where('destroyed_at', 'is', null)
    .execute()
  return dataKeysIn(
    ring,
    rows.map(({ owner_id, wrapped }) => ({ ownerId: owner_id, wrapped })),
  )
}
