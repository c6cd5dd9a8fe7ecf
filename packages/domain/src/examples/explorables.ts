/** The lifecycles as they are walked, by name. */
import type { Kind } from '../lifecycles.ts'
import { dischargeWalk } from './discharge.walk.ts'
import type { Explorable } from './explore.ts'
import { mentoringWalk } from './mentoring.walk.ts'
import { onboardingWalk } from './onboarding.walk.ts'
import { referralWalk } from './referral.walk.ts'

export const explorables: Record<Kind, Explorable> = {
  referral: referralWalk,
  onboarding: onboardingWalk,
  mentoring: mentoringWalk,
  discharge: dischargeWalk,
}
