/** Every lifecycle of the programme by its name: the one list that generic code walks. */
import { discharge } from './discharge/index.ts'
import type { Lifecycle } from './lifecycle.ts'
import { mentoring } from './mentoring/index.ts'
import { onboarding } from './onboarding/index.ts'
import { referral } from './referral/index.ts'

export const lifecycles = { referral, onboarding, mentoring, discharge } as const satisfies Record<
  string,
  Lifecycle
>

export type Kind = keyof typeof lifecycles

/** The names of all lifecycles, in the order in which a person meets them. */
export const kinds = Object.keys(lifecycles) as Kind[]
