/**
 * What a host needs of the door for clinic systems. Everything behind it, and the definitions of the standard above all,
 * is loaded by the first request and not by the start.
 */
import type { Doors } from '../doors.ts'
import type { FhirReply, FhirRequest } from './answer.ts'

export type { FhirReply, FhirRequest } from './answer.ts'

/** A Bundle may be as large as a list. */
export const largestBundle = 24 * 1024 * 1024

export async function answerFhir(doors: Doors, base: string, request: FhirRequest): Promise<FhirReply> {
  const door = await import('./answer.ts')
  return door.answerFhir(doors, base, request)
}

/** For a host that caught what nobody expected. */
export async function failedFhir(): Promise<FhirReply> {
  const { failed } = await import('./answer.ts')
  return failed
}
