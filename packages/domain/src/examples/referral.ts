/** Stories of a referral. */
import { standardSettings } from '../clinic-settings.ts'
import type { ConsentAnswers } from '../consent.ts'
import {
  type ReferralCommand,
  type ReferralContext,
  type ReferralFacts,
  type ReferralInput,
  referral,
  type TracingOutcome,
} from '../referral/index.ts'
import { type Instant, plainDate } from '../time.ts'
import { Story } from './story.ts'

type Of<T extends ReferralCommand['type']> = Partial<Omit<Extract<ReferralCommand, { type: T }>, 'type'>>

/** Yes to passing on name and contact and to hearing back; no to the rest. */
export const yesToShare: ConsentAnswers = {
  shareContact: true,
  tellClinicStatus: true,
  tellClinicSummary: false,
  teamDiscussion: false,
  onwardReferral: false,
  evaluation: false,
}

/** No to everything. */
export const noToAll: ConsentAnswers = { ...yesToShare, shareContact: false, tellClinicStatus: false }

/** A named approval for releasing within the service. */
export const withinService: ReferralFacts['release'] = {
  basis: 'withinService',
  approvedBy: 'Caldicott Guardian of the trust',
  approvedOn: plainDate('2025-11-01'),
}

export class ReferralStory extends Story<ReferralCommand, ReferralFacts, ReferralContext> {
  told(but: Of<'tell'> = {}): this {
    return this.sends({
      type: 'tell',
      how: 'inPerson',
      scriptVersion: '3',
      leafletGiven: true,
      language: 'English',
      privateSetting: true,
      ableToDecide: true,
      ...but,
    })
  }

  agrees(scopes: ConsentAnswers = yesToShare): this {
    return this.sends({ type: 'agree', how: 'inPerson', scopes })
  }

  leavesOpen(): this {
    return this.sends({ type: 'leaveOpen' })
  }

  optsOut(but: Of<'optOut'> = {}): this {
    return this.sends({ type: 'optOut', reason: 'didNotSay', askAgain: 'inSixMonths', ...but })
  }

  released(): this {
    return this.sends({ type: 'release' })
  }

  accepted(): this {
    return this.sends({ type: 'accept' })
  }

  queried(question = 'Which evenings would suit?'): this {
    return this.sends({ type: 'query', question })
  }

  traced(outcome: TracingOutcome): this {
    return this.sends({ type: 'recordTracing', outcome })
  }
}

/** Somebody newly diagnosed yesterday, on the clinic's list today; the clinic releases on explicit agreement. */
export function aReferral(but: Partial<ReferralInput> = {}, at?: Instant): ReferralStory {
  const input: ReferralInput = {
    source: 'clinicList',
    reason: 'newlyDiagnosed',
    diagnosedOn: plainDate('2026-01-05'),
    unwell: false,
    tracing: null,
    clocks: standardSettings.referral,
    ...but,
  }
  const facts: ReferralFacts = {
    release: { basis: 'explicitAgreement' },
    contactRulesComplete: true,
    neverAskAgain: false,
  }
  return new ReferralStory(referral, input, facts, at)
}

/** Somebody who had stopped coming, and whom the clinic is looking for. */
export function someoneWhoStoppedComing(but: Partial<ReferralInput> = {}, at?: Instant): ReferralStory {
  return aReferral({ reason: 'reEngaging', diagnosedOn: null, ...but }, at)
}

/** Somebody who came by themself and asked for a mentor. */
export function aSelfReferral(but: Partial<ReferralInput> = {}, at?: Instant): ReferralStory {
  return aReferral({ source: 'self', reason: 'clinicianFlag', diagnosedOn: null, ...but }, at)
}
