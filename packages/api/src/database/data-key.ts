/**
 * The key of one person, account or clinic. While their words are sealed anew there are two of it for a while: whatever
 * was sealed names the generation of its key, so both open, and the first seals.
 */
import { createSecretKey, type KeyObject } from 'node:crypto'

const LENGTH = 32
const NUMBERED = 2 + LENGTH

interface Generation {
  readonly generation: number
  readonly bytes: Buffer
}

/** The keys in a box that was opened. A key alone is of the first generation, before there were numbers. */
function generationsIn(box: Buffer): Generation[] {
  if (box.length === LENGTH) return [{ generation: 1, bytes: box }]
  if (box.length === 0 || box.length % NUMBERED !== 0) throw new Error('This is no box of data keys')
  return Array.from({ length: box.length / NUMBERED }, (_, nth) => {
    const at = nth * NUMBERED
    return { generation: box.readUInt16BE(at), bytes: box.subarray(at + 2, at + NUMBERED) }
  })
}

function boxOf(generations: readonly Generation[]): Buffer {
  return Buffer.concat(
    generations.flatMap(({ generation, bytes }) => {
      const head = Buffer.alloc(2)
      head.writeUInt16BE(generation)
      return [head, bytes]
    }),
  )
}

export class DataKey {
  /** The generation that seals. */
  readonly generation: number
  readonly #keys: ReadonlyMap<number, KeyObject>

  constructor(box: Buffer) {
    const generations = generationsIn(box)
    this.generation = generations[0]?.generation ?? 1
    // a KeyObject, because the same bytes in a Buffer make every cipher several times slower
    this.#keys = new Map(generations.map(({ generation, bytes }) => [generation, createSecretKey(bytes)]))
  }

  /** The key of a generation. Throws where its words were sealed anew since, and it opens nothing any more. */
  of(generation: number): KeyObject {
    const key = this.#keys.get(generation)
    if (!key) throw new Error('This value was sealed with another key')
    return key
  }
}

/** How far the exchange of somebody's key has come. */
export type KeyStage = 'one' | 'freshIsKnown' | 'freshSeals'

export function stageOf(box: Buffer): KeyStage {
  const [first, second] = generationsIn(box)
  if (!first || !second) return 'one'
  return first.generation < second.generation ? 'freshIsKnown' : 'freshSeals'
}

/** The next stage: a fresh key that opens, then one that seals, then one that is alone. */
export function nextStage(box: Buffer, fresh: Buffer): Buffer {
  const [first, second] = generationsIn(box)
  if (!first) throw new Error('There is no key in this box')
  if (!second) return boxOf([first, { generation: first.generation + 1, bytes: fresh }])
  return first.generation < second.generation ? boxOf([second, first]) : boxOf([first])
}
