/** The six digits that an authenticator app shows for a key that somebody typed in. */
import { createHmac } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What the app shows now, or so many half minutes before or after. */
export function codesOf(key: string): (halfMinutes?: number) => string {
  const bytes = fromBase32(key)
  return (halfMinutes = 0) => digitsOf(bytes, Math.floor(Date.now() / 30_000) + halfMinutes)
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')].map(each => letters.indexOf(each).toString(2).padStart(5, '0'))
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

function digitsOf(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
