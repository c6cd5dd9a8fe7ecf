/** Ids of submissions made from what a system calls its message, so that the same message is the same submission. */
import type { Keyring } from '../database/keys.ts'

/** A UUID that follows from the words and tells nothing of them. */
export function idFrom(keyring: Keyring, clinicId: string, words: string): string {
  const bytes = Buffer.from(keyring.workedOut(clinicId, 'fhir message', words))
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6)
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
