/** OWASP ASVS 5.0.0, by the ids that bite most here: what we do about each, and what shows it. In our own words. */
import { inside } from './asvs-inside.ts'
import { waysIn } from './asvs-ways-in.ts'
import type { Requirement } from './requirement.ts'

export const requirements: readonly Requirement[] = [...waysIn, ...inside]
