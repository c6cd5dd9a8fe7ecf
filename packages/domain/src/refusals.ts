/** Every way in which the system says no on purpose. Anything else that goes wrong is a bug. */
import * as z from 'zod'
import { Role } from './people.ts'
import { Instant } from './time.ts'

/**
 * - `not-found`: there is no such record, or the actor may not know of it (never told apart)
 * - `not-yours`: the actor sees it and may not do this
 * - `changed-meanwhile`: somebody changed it since the page was opened; `meanwhile` says what happened
 * - `not-allowed-now`: the lifecycle has no such step from here; `possible` says what there is
 * - `refused`: the step exists and a rule says no; `reasons` says why
 * - `already-done`: this very submission has had its effect
 * - `not-valid`: the input itself is wrong; `fields` says where
 */
export const RefusalCode = z.enum([
  'not-found',
  'not-yours',
  'changed-meanwhile',
  'not-allowed-now',
  'refused',
  'already-done',
  'not-valid',
])
export type RefusalCode = z.infer<typeof RefusalCode>

/** One thing that happened to a record while somebody had its page open: what, by whom, and when. */
export const Meanwhile = z.strictObject({ label: z.string(), by: Role, at: Instant })
export type Meanwhile = z.infer<typeof Meanwhile>

/** One no, with what a person needs to go on. Sentences are plain words without names. */
export const Refusal = z.strictObject({
  code: RefusalCode,
  reasons: z.exactOptional(z.array(z.string())),
  possible: z.exactOptional(z.array(z.string())),
  fields: z.exactOptional(z.record(z.string(), z.array(z.string()))),
  meanwhile: z.exactOptional(z.array(Meanwhile)),
})
export type Refusal = z.infer<typeof Refusal>

/** The sentence for a no that carries no reasons of its own. */
export const refusalSentences = {
  'not-found': 'We cannot find this record. It may have ended, or it may not be yours to see.',
  'not-yours': 'This step belongs to somebody else.',
  'changed-meanwhile': 'Somebody changed this record since you opened it. Look at it again, then decide.',
  'not-allowed-now': 'This step is not possible at this point.',
  refused: 'This step cannot be taken yet.',
  'already-done': 'This was already done.',
  'not-valid': 'Something in the form needs another look.',
} as const satisfies Record<RefusalCode, string>
