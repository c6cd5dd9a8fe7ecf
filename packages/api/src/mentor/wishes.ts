import type { Wishes } from '@alongside/domain/matching'
import type { OnboardingContext } from '@alongside/domain/onboarding'
import type { LifecycleRow } from '../lifecycle/registration.ts'

/** What somebody said of whom they would like to meet, and what is known of them for the mentor's own side. */
export function wishesOf({ clinicId, context }: LifecycleRow): Wishes {
  const { mustHave, mustNot, language, newlyDiagnosed, needs, ...said } = context as OnboardingContext
  const { modes = [], times = [], ofSelf = [] } = said
  return { mustHave, mustNot, language, asker: { clinicId, newlyDiagnosed, needs, modes, times, ofSelf } }
}
