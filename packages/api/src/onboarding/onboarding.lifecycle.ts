import {
  type OnboardingCommand,
  type OnboardingContext,
  type OnboardingFacts,
  onboarding,
} from '@alongside/domain/onboarding'
import { londonDateOf } from '@alongside/domain/time'
import type { Registration, Taken, Taking } from '../lifecycle/registration.ts'
import { mentorFacts } from '../mentor/mentor-facts.ts'
import { contactRulesOf } from '../person/contact-facts.ts'
import { recordDeath } from '../person/death.ts'
import { Onboarding } from './onboarding.entity.ts'

export const onboardingLifecycle: Registration<OnboardingContext, OnboardingCommand> = {
  lifecycle: onboarding,
  entity: Onboarding,
  table: 'onboarding',
  dueTimers: onboarding.timers,
  facts,
  columns: ({ context }) => ({ mentorId: context.mentorId }),
  records,
}

async function facts(taking: Taking<OnboardingCommand>): Promise<OnboardingFacts> {
  const { event, row } = taking
  const context = row.context as OnboardingContext
  const mentorId = event.type === 'proposeMatch' ? event.mentorId : context.mentorId
  return {
    contact: await contactRulesOf(taking, row.personId),
    openConcern: false,
    mentor: mentorId
      ? await mentorFacts(taking, {
          mentorId,
          clinicId: row.clinicId,
          personId: row.personId,
          wishes: { mustHave: context.mustHave, mustNot: context.mustNot, language: null },
          declinedMentorIds: context.declinedMentorIds,
        })
      : null,
  }
}

async function records(taken: Taken<OnboardingContext, OnboardingCommand>): Promise<void> {
  if (taken.event.type === 'recordDeath') await recordDeath(taken, londonDateOf(taken.at))
}
