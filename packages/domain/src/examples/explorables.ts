/** The lifecycles as they are walked, by name. */
import type { Kind } from '../lifecycles.ts'
import { concernWalk } from './concern.walk.ts'
import { dischargeWalk } from './discharge.walk.ts'
import { type Explorable, explore, type Walked } from './explore.ts'
import { mentoringWalk } from './mentoring.walk.ts'
import { onboardingWalk } from './onboarding.walk.ts'
import { recruitmentWalk } from './recruitment.walk.ts'
import { referralWalk } from './referral.walk.ts'
import { standingWalk } from './standing.walk.ts'
import { supervisionWalk } from './supervision.walk.ts'
import { trainingWalk } from './training.walk.ts'

export const explorables: Record<Kind, Explorable> = {
  referral: referralWalk,
  onboarding: onboardingWalk,
  mentoring: mentoringWalk,
  discharge: dischargeWalk,
  recruitment: recruitmentWalk,
  training: trainingWalk,
  standing: standingWalk,
  concern: concernWalk,
  supervision: supervisionWalk,
}

const walks = new Map<Kind, Walked>()

/** The walk through a lifecycle, made once. */
export function walkOf(kind: Kind): Walked {
  const known = walks.get(kind)
  if (known) return known
  const walked = explore(explorables[kind])
  walks.set(kind, walked)
  return walked
}
