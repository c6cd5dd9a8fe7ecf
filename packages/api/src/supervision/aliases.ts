/** The aliases of support at a clinic: worked out from a key that never comes near the database. */
import { type Alias, aliasOf } from '@alongside/domain/supervision'
import type { Keyring } from '../database/keys.ts'

export function aliasFor(keyring: Keyring, clinicId: string, episodeId: string): Alias {
  return aliasOf(keyring.workedOut(clinicId, 'alias', episodeId).readUInt32BE(0))
}
