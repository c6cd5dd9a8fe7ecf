/** Stories of onboarding. */
import { standardSettings } from '../clinic-settings.ts'
import type { Channel } from '../contact-rules.ts'
import {
  type AttemptOutcome,
  type OnboardingCommand,
  type OnboardingContext,
  type OnboardingFacts,
  type OnboardingInput,
  onboarding,
} from '../onboarding/index.ts'
import { type Instant, plainDate } from '../time.ts'
import { instantPlusDays, instantPlusMinutes } from '../working-days.ts'
import { aMentor, askedAndOpen, thandi } from './people.ts'
import { Story } from './story.ts'

type Of<T extends OnboardingCommand['type']> = Partial<Omit<Extract<OnboardingCommand, { type: T }>, 'type'>>

export class OnboardingStory extends Story<OnboardingCommand, OnboardingFacts, OnboardingContext> {
  tried(channel: Channel = 'text', outcome: AttemptOutcome = 'noReply'): this {
    return this.sends({ type: 'logAttempt', channel, outcome })
  }

  reached(channel: Channel = 'call'): this {
    return this.tried(channel, 'reached')
  }

  booked(but: Of<'book'> = {}): this {
    return this.sends({
      type: 'book',
      heldAt: instantPlusDays(this.at, 3),
      mode: 'inClinic',
      identityReconfirmed: true,
      safeToTalk: true,
      ...but,
    })
  }

  assessed(but: Of<'assess'> = {}): this {
    return this.sends({
      type: 'assess',
      needs: ['isolation'],
      why: 'Would like to meet somebody who has been there.',
      goals: '',
      mustHave: [],
      mustNot: [],
      language: 'English',
      privacyNoticeGiven: true,
      limitsExplained: true,
      scopesReconfirmed: true,
      riskNote: '',
      ...but,
    })
  }

  matchedWith(mentorId: string = thandi): this {
    return this.given({ mentor: aMentor(mentorId) }).sends({ type: 'proposeMatch', mentorId })
  }

  mentorSays(accepts: boolean): this {
    return this.sends({ type: 'mentorAnswers', accepts })
  }

  personSays(accepts: boolean): this {
    return this.sends({ type: 'personAnswers', accepts })
  }

  bothSayYes(): this {
    return this.mentorSays(true).personSays(true)
  }

  introduced(but: Of<'introduce'> = {}): this {
    return this.sends({
      type: 'introduce',
      heldAt: instantPlusMinutes(this.at, -30),
      mode: 'inClinic',
      checkInAgreed: false,
      ...but,
    })
  }

  putOnWaitingList(but: Of<'putOnWaitingList'> = {}): this {
    return this.sends({ type: 'putOnWaitingList', personTold: true, groupOffered: true, ...but })
  }

  putOnHold(until: string): this {
    return this.sends({ type: 'putOnHold', until: plainDate(until) })
  }
}

/** Somebody whose referral was accepted this morning; they may be texted, called and written to. */
export function anOnboarding(but: Partial<OnboardingInput> = {}, at?: Instant): OnboardingStory {
  const input: OnboardingInput = { newlyDiagnosed: false, clocks: standardSettings.onboarding, ...but }
  const facts: OnboardingFacts = { contact: askedAndOpen, openConcern: false, mentor: null }
  return new OnboardingStory(onboarding, input, facts, at)
}
