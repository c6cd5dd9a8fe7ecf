/** Random bytes that are used once. They are drawn for many at a time: a list of ten thousand people needs eighty thousand. */
import { randomFillSync } from 'node:crypto'

const LENGTH = 12
const drawn = Buffer.alloc(LENGTH * 500)
let used = drawn.length

/** A nonce for one encryption with a key; nobody else gets the same bytes. */
export function newNonce(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += LENGTH
  return Buffer.from(drawn.subarray(used - LENGTH, used))
}
