import type { AskedHow } from '@alongside/domain/consent'
import {
  type OnboardingCommand,
  type OnboardingContext,
  type OnboardingFacts,
  onboarding,
} from '@alongside/domain/onboarding'
import { londonDateOf } from '@alongside/domain/time'
import type { Registration, Taken, Taking } from '../lifecycle/registration.ts'
import { rememberThatTheyKnow } from '../mentor/known-pair.ts'
import { takeTurnFor } from '../mentor/readiness.ts'
import { reconfirmConsent, withdrawConsent } from '../person/consents.ts'
import { contactRulesOf } from '../person/contact-facts.ts'
import { recordDeath } from '../person/death.ts'
import { Onboarding } from './onboarding.entity.ts'
import { onboardingFactsOf } from './onboarding.facts.ts'

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
  const rules = await contactRulesOf(taking, row.personId)
  const mentorId = mentorAskedAbout(event, row.context as OnboardingContext)
  if (event.type === 'proposeMatch') await takeTurnFor(taking, event.mentorId)
  const factsOf = await onboardingFactsOf(
    taking,
    [row],
    () => rules,
    () => mentorId,
    event.type === 'proposeMatch' ? taking.keyring : undefined,
  )
  return factsOf(row)
}

/** The mentor whom the rules of this event look at. A clinic, which may withdraw and no more, may know of none. */
function mentorAskedAbout(event: OnboardingCommand, { mentorId }: OnboardingContext): string | null {
  if (event.type === 'proposeMatch') return event.mentorId
  return ['mentorAnswers', 'personAnswers', 'introduce'].includes(event.type) ? mentorId : null
}

async function records(taken: Taken<OnboardingContext, OnboardingCommand>): Promise<void> {
  const { event, at } = taken
  switch (event.type) {
    case 'assess':
      return reconfirmConsent(taken, askedHow(taken.row.context as OnboardingContext))
    case 'mentorAnswers':
    case 'personAnswers':
      if (event.knowsThem)
        await rememberThatTheyKnow(taken, (taken.before.context as OnboardingContext).mentorId)
      return
    case 'withdraw':
      return withdrawConsent(taken, taken.row.personId, at)
    case 'recordDeath':
      return recordDeath(taken, londonDateOf(at))
  }
}

/** A first conversation that was not booked follows on the call on which they were reached. */
function askedHow({ assessmentMode }: OnboardingContext): AskedHow {
  if (assessmentMode === null || assessmentMode === 'phone') return 'phone'
  return assessmentMode === 'video' ? 'video' : 'inPerson'
}
