import type { Proof } from '@alongside/domain/account'

/** What was typed, by the name of the field. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>

/** A proof that is asked for before a form has its effect. */
export interface ProofAsked {
  readonly proofs: readonly Proof[]
  /** The form as it was sent, to go on with. */
  readonly carry: readonly (readonly [name: string, value: string])[]
  /** What was wrong with the last proof. */
  readonly wrong?: string
}

/** What an action hands back when a form must be shown again. */
export interface FormResult {
  /** The id of the form on its page, so that two forms do not answer for each other. */
  readonly form: string
  readonly values: FormValues
  /** Sentences by the name of the field. */
  readonly errors: Readonly<Record<string, readonly string[]>>
  /** Sentences about the form as a whole: a no of the API. */
  readonly sentences?: readonly string[]
  /** The id it was sent under, where nobody knows whether it had its effect: sent again under the same, it has one. */
  readonly commandId?: string
  /** Set when somebody must first prove who they are. */
  readonly proof?: ProofAsked
}

/** Whether an action handed back a form, and nothing else. */
export function isFormResult(data: unknown): data is FormResult {
  return typeof data === 'object' && data !== null && 'form' in data && 'errors' in data && 'values' in data
}
