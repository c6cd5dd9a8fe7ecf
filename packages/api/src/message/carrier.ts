/** How a message leaves the house. Every way out looks like this, and carries one message to one address at a time. */
import type { Problem } from './problems.ts'

export interface Letter {
  /** The message's own id: whoever gets it twice can tell. */
  readonly id: string
  readonly channel: 'text' | 'email'
  /** Null for somebody outside. */
  readonly personId: string | null
  /** Whose key seals it: the person's own, or for somebody outside that of whoever it is about. */
  readonly sealedBy: string
  readonly clinicId: string
  readonly to: string
  /** The name under which it comes, where the clinic settled one; else the carrier's own. */
  readonly sender: string | null
  readonly subject: string
  readonly body: string
}

/**
 * What came of one try. `unknown` is the honest word for a connection that broke after the letter was handed over:
 * it may have left and it may not.
 */
export type Outcome =
  | { readonly came: 'sent'; readonly reference: string | null }
  | { readonly came: 'notYet' | 'unknown' }
  | { readonly came: 'never'; readonly problem: Problem }

export interface Carrier {
  carry(letter: Letter): Promise<Outcome>
  /** What the carrier calls a letter that it took on an earlier try; null when it knows of none. */
  tookEarlier?(letter: Letter): Promise<string | null>
}

/** Who carries what. */
export interface Post {
  readonly text: Carrier
  readonly email: Carrier
}
