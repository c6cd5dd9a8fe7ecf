/** Every lifecycle that has a table. `send` knows them only through this list. */
import type { Kind } from '@alongside/domain/lifecycles'
import { concernLifecycle } from './concern/concern.lifecycle.ts'
import { dischargeLifecycle } from './discharge/discharge.lifecycle.ts'
import type { AnyRegistration } from './lifecycle/registration.ts'
import { mentoringLifecycle } from './mentoring/mentoring.lifecycle.ts'
import { onboardingLifecycle } from './onboarding/onboarding.lifecycle.ts'
import { recruitmentLifecycle } from './recruitment/recruitment.lifecycle.ts'
import { referralLifecycle } from './referral/referral.lifecycle.ts'
import { standingLifecycle } from './standing/standing.lifecycle.ts'
import { supervisionLifecycle } from './supervision/supervision.lifecycle.ts'
import { trainingLifecycle } from './training/training.lifecycle.ts'

const registered = {
  referral: referralLifecycle,
  onboarding: onboardingLifecycle,
  mentoring: mentoringLifecycle,
  discharge: dischargeLifecycle,
  recruitment: recruitmentLifecycle,
  training: trainingLifecycle,
  standing: standingLifecycle,
  concern: concernLifecycle,
  supervision: supervisionLifecycle,
} satisfies Record<Kind, unknown>

/** The registration of a lifecycle. Its events and context were checked where it was written. */
export function registrationOf(kind: Kind): AnyRegistration {
  return registered[kind] as unknown as AnyRegistration
}
