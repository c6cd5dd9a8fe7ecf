/** One encrypted field: AES-256-GCM under the data key of the person, account or clinic it belongs to. */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { inspect } from 'node:util'
import { Type } from '@mikro-orm/core'
import type { DataKey } from './data-key.ts'
import { newNonce } from './nonce.ts'

// layout: version 1 byte | generation of the data key 2 bytes | nonce 12 | tag 16 | ciphertext
const VERSION = 1
const NONCE_AT = 3
const TAG_AT = NONCE_AT + 12
const TEXT_AT = TAG_AT + 16

/** Where a sealed value lives. It is authenticated with the value, so no cell can be moved into another. */
export interface Place {
  readonly table: string
  readonly column: string
  readonly id: string
}

function authenticated({ table, column, id }: Place): Buffer {
  return Buffer.from(`${table}|${column}|${id}`)
}

/** Ciphertext that tells nothing of itself in a log, an error or JSON. */
export class Sealed {
  readonly #bytes: Buffer

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  static of(plain: string, key: DataKey, place: Place): Sealed {
    const head = Buffer.alloc(NONCE_AT)
    head.writeUInt8(VERSION, 0)
    head.writeUInt16BE(key.generation, 1)
    const nonce = newNonce()
    const cipher = createCipheriv('aes-256-gcm', key.of(key.generation), nonce)
    cipher.setAAD(authenticated(place))
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return new Sealed(Buffer.concat([head, nonce, cipher.getAuthTag(), text]))
  }

  get bytes(): Buffer {
    return this.#bytes
  }

  /** Which of its owner's keys sealed it. */
  get generation(): number {
    return this.#bytes.readUInt16BE(1)
  }

  /** The plain text. Throws when the key or the place is not the one it was sealed for. */
  open(key: DataKey, place: Place): string {
    if (this.#bytes[0] !== VERSION) throw new Error('This value was sealed by another version')
    const decipher = createDecipheriv(
      'aes-256-gcm',
      key.of(this.generation),
      this.#bytes.subarray(NONCE_AT, TAG_AT),
    )
    decipher.setAAD(authenticated(place))
    decipher.setAuthTag(this.#bytes.subarray(TAG_AT, TEXT_AT))
    return decipher.update(this.#bytes.subarray(TEXT_AT), undefined, 'utf8') + decipher.final('utf8')
  }

  toJSON(): string {
    return '[sealed]'
  }

  toString(): string {
    return '[sealed]'
  }

  [inspect.custom](): string {
    return '[sealed]'
  }
}

/** Lets an entity hold `Sealed` values. Plain text that was never sealed is refused on its way to the database. */
export class SealedType extends Type<Sealed, Uint8Array> {
  override convertToDatabaseValue(value: unknown): Uint8Array {
    // an empty cell stays one, although the signature has no word for it
    if (value === null || value === undefined) return value as never
    if (value instanceof Sealed) return value.bytes
    if (value instanceof Uint8Array) return value
    throw new TypeError('Seal the text before it goes to the database')
  }

  override convertToJSValue(value: unknown): Sealed {
    if (value === null || value === undefined) return value as never
    if (value instanceof Sealed) return value
    if (value instanceof Uint8Array) return new Sealed(value)
    throw new TypeError('A sealed column did not hold bytes')
  }

  override getColumnType(): string {
    return 'bytea'
  }

  override compareAsType(): string {
    return 'Buffer'
  }

  override compareValues(a: unknown, b: unknown): boolean {
    return (
      a === b ||
      (!!a && !!b && Buffer.compare(this.convertToDatabaseValue(a), this.convertToDatabaseValue(b)) === 0)
    )
  }

  // a nonce makes every sealing different; comparing ciphertext by value would find each loaded row changed
  override ensureComparable(): boolean {
    return false
  }

  override get runtimeType(): string {
    return 'Sealed'
  }
}
