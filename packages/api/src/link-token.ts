/**
 * The secret of a link. It is made from the install's own key and the id of what it opens, so that it is stored
 * nowhere and can still be shown again to whoever may hand it on; the database keeps only its hash.
 */
import { sessionHash } from './actor.ts'
import type { Keyring } from './database/keys.ts'

export type LinkPurpose = 'join' | 'reference' | 'calendar'

export function tokenFor(keys: Keyring, purpose: LinkPurpose, id: string): string {
  return keys.workedOut(id, `link ${purpose}`, id).toString('base64url')
}

/** What the database keeps of it. */
export function tokenHash(token: string): string {
  return sessionHash(token)
}

/** A token as it stands in an address. Anything else opens nothing, and is not looked up. */
export const tokenPattern = /^[A-Za-z0-9_-]{22}$/
