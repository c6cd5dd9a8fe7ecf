/** What is kept of a Patient and a request: no more than a row of a list would hold. */
import type { ListedPerson } from '@alongside/domain/intake'
import type { Asked } from './asked.reader.ts'
import type { KeptRequest } from './request.reader.ts'

export interface KeptPatient {
  readonly numberSystem?: string
  readonly clinicNumber: string
  readonly called: string
  readonly familyName: string | null
  readonly phone: string | null
  readonly language: string | null
}

export function keptPatientOf(
  { clinicNumber, called, familyName, phone, language }: ListedPerson,
  numberSystem: string | undefined,
): KeptPatient {
  return {
    ...(numberSystem === undefined ? {} : { numberSystem }),
    clinicNumber,
    called,
    familyName,
    phone,
    language,
  }
}

/** Everything that was understood of a request and its person, for telling one message from another. */
export function contentOf({ request, person }: Asked): unknown {
  return [request.wants, request.kept, person]
}

/** What of a request is settled once it was taken: why, since when, how soon, and what tracing found. */
export const settled = [
  'reason',
  'reasonDate',
  'priority',
  'tracing',
] as const satisfies readonly (keyof KeptRequest)[]
