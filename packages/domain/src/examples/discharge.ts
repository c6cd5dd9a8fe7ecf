/** Stories of a discharge. */
import { standardSettings } from '../clinic-settings.ts'
import {
  type DischargeCommand,
  type DischargeContext,
  type DischargeFacts,
  type DischargeInput,
  discharge,
} from '../discharge/index.ts'
import type { Instant } from '../time.ts'
import { aSession } from './mentoring.ts'
import { aMentor, askedAndOpen, thandi } from './people.ts'
import { Story } from './story.ts'

type Of<T extends DischargeCommand['type']> = Partial<Omit<Extract<DischargeCommand, { type: T }>, 'type'>>

export class DischargeStory extends Story<DischargeCommand, DischargeFacts, DischargeContext> {
  metOnceMore(but: Partial<ReturnType<typeof aSession>> = {}): this {
    return this.sends(aSession(this.at, but) as Extract<DischargeCommand, { type: 'logSession' }>)
  }

  closingHeld(but: Of<'holdClosing'> = {}): this {
    return this.sends({
      type: 'holdClosing',
      heldAt: this.at,
      difference: 'I am not alone with it.',
      whatNext: '',
      howToComeBackTold: true,
      followUpAgreed: false,
      ...but,
    })
  }

  summaryAgreed(but: Of<'agreeSummary'> = {}): this {
    return this.sends({
      type: 'agreeSummary',
      summary: 'We met five times.',
      personAgreed: true,
      shareWithClinic: false,
      ...but,
    })
  }

  closed(but: Of<'close'> = {}): this {
    return this.sends({ type: 'close', mentorDebriefed: true, ...but })
  }

  closedDirectly(but: Of<'closeDirectly'> = {}): this {
    return this.sends({ type: 'closeDirectly', mentorDebriefed: true, sayGoodbye: false, ...but })
  }

  reopened(): this {
    return this.sends({ type: 'reopen', personAsked: true })
  }
}

/** Somebody whose ending with Thandi was planned this morning. */
export function aDischarge(but: Partial<DischargeInput> = {}, at?: Instant): DischargeStory {
  const input: DischargeInput = {
    planned: true,
    reason: 'goalsMet',
    mentorId: thandi,
    clocks: standardSettings.discharge,
    ...but,
  }
  const facts: DischargeFacts = {
    contact: askedAndOpen,
    openConcern: false,
    futureSessions: 0,
    summaryMayBeShared: false,
    mentor: aMentor(),
  }
  return new DischargeStory(discharge, input, facts, at)
}

/** An ending that nobody planned: they were not heard from, unless it says otherwise. */
export function anUnplannedEnding(
  reason: DischargeInput['reason'] = 'disengaged',
  at?: Instant,
): DischargeStory {
  return aDischarge({ planned: false, reason }, at)
}
