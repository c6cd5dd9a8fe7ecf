/** Every lifecycle of the programme by its name: the one list that generic code walks. */
import { concern } from './concern/index.ts'
import { discharge } from './discharge/index.ts'
import type { Lifecycle } from './lifecycle.ts'
import { mentoring } from './mentoring/index.ts'
import { onboarding } from './onboarding/index.ts'
import { recruitment } from './recruitment/index.ts'
import { referral } from './referral/index.ts'
import { standing } from './standing/index.ts'
import { supervision } from './supervision/index.ts'
import { training } from './training/index.ts'

export const lifecycles = {
  referral,
  onboarding,
  mentoring,
  discharge,
  recruitment,
  training,
  standing,
  concern,
  supervision,
} as const satisfies Record<string, Lifecycle>

export type Kind = keyof typeof lifecycles

/**
 * Whom a lifecycle is about: a person who is supported (with the episode), somebody of the team (a mentor, or somebody
 * on the way to becoming one), or a clinic alone.
 */
export type Subject = 'person' | 'teamMember' | 'clinic'

/** Whom each lifecycle is about. */
const subjects = {
  referral: 'person',
  onboarding: 'person',
  mentoring: 'person',
  discharge: 'person',
  recruitment: 'teamMember',
  training: 'teamMember',
  standing: 'teamMember',
  concern: 'person',
  supervision: 'clinic',
} as const satisfies Record<Kind, Subject>

/** Whom this lifecycle is about. */
export function subjectOf(kind: Kind): Subject {
  return subjects[kind]
}

/**
 * The lifecycles that make up an episode of a person's support, and their file. A concern is about a person too, and
 * stands beside the file: whoever reads the one does not thereby read the other.
 */
export type PersonKind = Exclude<
  { [K in Kind]: (typeof subjects)[K] extends 'person' ? K : never }[Kind],
  'concern'
>

/** The names of all lifecycles, in the order in which a person meets them. */
export const kinds = Object.keys(lifecycles) as Kind[]

/** The names of the lifecycles of a person's support. */
export const personKinds = kinds.filter(
  (kind): kind is PersonKind => subjectOf(kind) === 'person' && kind !== 'concern',
)
