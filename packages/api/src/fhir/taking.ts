/** A message on its way into the database, and the ways in which it may still be refused there. */
import type { RefusalCode } from '@alongside/domain/refusals'
import type { SignedIn } from '../actor.ts'
import { Refused } from '../answer.ts'
import type { BlindIndex } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import type { Findings } from './findings.ts'
import type { Message } from './message.ts'
import { identityIndex, type Place, type StoredType } from './stored.ts'

export interface Taking {
  readonly doors: Doors
  readonly caller: SignedIn
  readonly clinicId: string
  readonly message: Message
  readonly findings: Findings
  /** What this very taking wrote, by its name. A message that comes again writes nothing. */
  readonly written: Map<string, Place>
  /** The index of a name, worked out once for a message. */
  indexOf(type: StoredType, name: string): BlindIndex
}

/** Remembers the indexes of a message: each is a keyed hash, and a large Bundle has thousands. */
export function rememberIndexes(doors: Doors, clinicId: string): Taking['indexOf'] {
  const known = new Map<string, BlindIndex>()
  return (type, name) => {
    const key = `${type} ${name}`
    let index = known.get(key)
    if (!index) {
      index = identityIndex(doors.keys, clinicId, type, name)
      known.set(key, index)
    }
    return index
  }
}

/** Something to tell a sender about an element that was taken: kept with the submission, and said again to its copy. */
export interface Said {
  readonly path: string
  readonly code: 'business-rule' | 'informational'
  readonly says: string
}

/** Ends a transaction with a no, and says at which elements. */
export function refuseAt(code: RefusalCode, paths: Readonly<Record<string, string>>): never {
  throw new Refused(code, {
    fields: Object.fromEntries(Object.entries(paths).map(([path, says]) => [path, [says]])),
  })
}

/** One sentence for whoever is supported already and whoever asked not to be: a system need not know which. */
export const nothingAdded =
  'Nothing was added: this person has an offer or support under way here, or is not to be offered it now.'
