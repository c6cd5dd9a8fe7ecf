import type { Role } from '@alongside/domain/people'
import { Meanwhile, type Refusal, RefusalCode, refusalSentences } from '@alongside/domain/refusals'
import { TRPCClientError } from '@trpc/client'
import { momentInWords } from '../page/days.tsx'

/** An expected no of the API, in the closed words of the domain. */
export type No = Refusal

/** The word for "nobody is signed in", which is no refusal of a step but leads to the sign-in page. */
export const signedOut = 'signed-out'

/** The word for "signed in, but with a password alone", which leads to setting up the second step. */
export const secondStepNeeded = 'second-step-needed'

/** The word for "prove that it is you first", which asks on the page and then goes on. */
export const proofNeeded = 'proof-needed'

/** The codes of the wire, for an answer that carries no refusal of its own. */
const byWireCode: Readonly<Record<string, RefusalCode>> = {
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'not-yours',
  CONFLICT: 'changed-meanwhile',
  PRECONDITION_FAILED: 'not-allowed-now',
  UNPROCESSABLE_CONTENT: 'refused',
  BAD_REQUEST: 'not-valid',
}

/** The HTTP answer that goes with each no when it is all there is to show. */
export const statusOf = {
  'not-found': 404,
  'not-yours': 403,
  'changed-meanwhile': 409,
  'not-allowed-now': 409,
  refused: 422,
  'already-done': 200,
  'not-valid': 422,
} as const satisfies Record<RefusalCode, number>

/** Reads an expected no out of a failed call; null means a bug or an outage, which is thrown on. */
export function noOf(
  error: unknown,
): No | typeof signedOut | typeof secondStepNeeded | typeof proofNeeded | null {
  if (!(error instanceof TRPCClientError)) return null
  const data = (error.data ?? {}) as Record<string, unknown>
  if (data.code === 'UNAUTHORIZED') return data.needs === 'secondFactor' ? secondStepNeeded : signedOut
  if (data.needs === 'proof') return proofNeeded
  const told = (data.refusal ?? {}) as Record<string, unknown>
  const code = RefusalCode.safeParse(told.code ?? data.code)
  if (code.success) {
    const meanwhile = Meanwhile.array().nonempty().safeParse(told.meanwhile)
    return {
      code: code.data,
      ...listed('reasons', told.reasons),
      ...listed('possible', told.possible),
      ...(meanwhile.success ? { meanwhile: meanwhile.data } : {}),
      ...(isRecord(told.fields) ? { fields: told.fields as Record<string, string[]> } : {}),
    }
  }
  const fromWire = typeof data.code === 'string' ? byWireCode[data.code] : undefined
  return fromWire ? { code: fromWire } : null
}

/** The sentences for a no: its own reasons when it has some, else the one of its kind, with what happened meanwhile. */
export function sentencesOf(no: No): string[] {
  const sentences = no.reasons && no.reasons.length > 0 ? no.reasons : [refusalSentences[no.code]]
  return [...sentences, ...(no.meanwhile ?? []).map(meanwhileInWords)]
}

/** Who it was, as far as a colleague need know: a role and never a name. */
const by: Readonly<Record<Role, string>> = {
  clinician: 'by somebody at the clinic',
  coordinator: 'by a coordinator',
  mentor: 'by the mentor',
  trainee: 'by a trainee',
  safeguardingLead: 'by the safeguarding lead',
  analyst: 'by an analyst',
  administrator: 'by an administrator',
  integration: 'by the clinic system',
  person: 'by the person',
  system: 'by itself',
}

function meanwhileInWords({ label, by: role, at }: Meanwhile): string {
  return `Meanwhile: “${label}”, ${by[role]}, ${momentInWords(at)}.`
}

function listed<Key extends 'reasons' | 'possible'>(key: Key, value: unknown): { [K in Key]?: string[] } {
  const sentences = Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
  return sentences.length > 0 ? ({ [key]: sentences } as { [K in Key]?: string[] }) : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
