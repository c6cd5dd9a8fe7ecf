/** A yes with a value, or a no on purpose. Whatever else happens is a bug and is thrown. */
import type { Refusal, RefusalCode } from '@alongside/domain/refusals'

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export function yes<T>(value: T): Answer<T> {
  return { ok: true, value }
}

export function no(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Answer<never> {
  return { ok: false, refusal: { code, ...more } }
}

/** Ends a transaction with a no: whatever it wrote is rolled back. Only the doors throw and catch it. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(code: RefusalCode, more: Omit<Refusal, 'code'> = {}) {
    super(code)
    this.refusal = { code, ...more }
  }
}

/** What is said of one fault in what was sent. The name of a field that nobody asked for is the sender's, and may be anything. */
export function faultWords({ code, message }: { readonly code?: string; readonly message: string }): string {
  return code === 'unrecognized_keys' ? 'There is a field here that was not asked for' : message
}
