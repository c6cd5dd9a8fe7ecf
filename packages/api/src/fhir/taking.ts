/** A message on its way into the database, and the ways in which it may still be refused there. */
import type { RefusalCode } from '@alongside/domain/refusals'
import type { SignedIn } from '../actor.ts'
import { Refused } from '../answer.ts'
import type { Doors } from '../doors.ts'
import type { Findings } from './findings.ts'
import type { Message } from './message.reader.ts'

export interface Taking {
  readonly doors: Doors
  readonly caller: SignedIn
  readonly clinicId: string
  readonly message: Message
  readonly findings: Findings
  /** What this very taking wrote: `Type/id`. A message that comes again writes nothing. */
  readonly written: Set<string>
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
