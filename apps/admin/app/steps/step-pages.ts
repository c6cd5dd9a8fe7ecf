import type { PersonKind } from '@alongside/domain/lifecycles'
import { dischargeSteps } from './discharge.steps.tsx'
import { mentoringSteps } from './mentoring.steps.tsx'
import { onboardingSteps } from './onboarding.steps.tsx'
import { referralSteps } from './referral.steps.tsx'
import type { StepPage } from './step-page.ts'

const pages = {
  referral: referralSteps,
  onboarding: onboardingSteps,
  mentoring: mentoringSteps,
  discharge: dischargeSteps,
} as const satisfies Record<PersonKind, Readonly<Record<string, StepPage>>>

/** The page of an event, if the coordinator has one. */
export function stepPageOf(kind: PersonKind, type: string): StepPage | undefined {
  const ofKind: Readonly<Record<string, StepPage>> = pages[kind]
  return Object.hasOwn(ofKind, type) ? ofKind[type] : undefined
}

/** Whether the button alone is enough, without a page of its own. */
export function isAtOnce(kind: PersonKind, type: string): boolean {
  return stepPageOf(kind, type)?.isAtOnce === true
}
