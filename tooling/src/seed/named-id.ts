import { createHash } from 'node:crypto'

/** An id made from a name, so that a second run finds what the first one made. */
export function namedId(name: string): string {
  const hash = createHash('sha256').update(`alongside demo ${name}`).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x40, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}
