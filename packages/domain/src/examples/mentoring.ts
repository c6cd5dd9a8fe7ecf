/** Stories of mentoring. */
import { standardSettings } from '../clinic-settings.ts'
import type { Channel } from '../contact-rules.ts'
import {
  type MentoringCommand,
  type MentoringContext,
  type MentoringFacts,
  type MentoringInput,
  mentoring,
} from '../mentoring/index.ts'
import type { SessionOutcome } from '../session/index.ts'
import { type Instant, plainDate } from '../time.ts'
import { instantPlusDays } from '../working-days.ts'
import { aMentor, askedAndOpen, marcus, thandi } from './people.ts'
import { Story } from './story.ts'

type Of<T extends MentoringCommand['type']> = Partial<Omit<Extract<MentoringCommand, { type: T }>, 'type'>>

/** A session of an hour at the clinic that ended just now. */
export function aSession(at: Instant, but: Of<'logSession'> = {}) {
  return {
    type: 'logSession' as const,
    sessionId: '5b0c9a2e-8f3d-4f57-9a53-0d5a2e6f7c01',
    heldAt: at,
    outcome: 'held' as SessionOutcome,
    mode: 'inClinic' as const,
    minutes: 60,
    themes: ['isolation' as const],
    note: '',
    concern: false,
    messageForClinic: false,
    ...but,
  }
}

export class MentoringStory extends Story<MentoringCommand, MentoringFacts, MentoringContext> {
  plans(but: Of<'planSession'> = {}): this {
    return this.sends({
      type: 'planSession',
      heldAt: instantPlusDays(this.at, 7),
      mode: 'inClinic',
      checkInWith: 'notNeeded',
      ...but,
    })
  }

  met(but: Of<'logSession'> = {}): this {
    return this.sends(aSession(this.at, but))
  }

  noShow(but: Of<'logSession'> = {}): this {
    return this.sends(aSession(this.at, { outcome: 'personDidNotCome', minutes: 0, themes: [], ...but }))
  }

  cancelled(by: 'personCancelled' | 'mentorCancelled' | 'clinicCancelled' | 'moved'): this {
    return this.sends(aSession(this.at, { outcome: by, minutes: 0, themes: [] }))
  }

  checksIn(): this {
    return this.sends({ type: 'checkIn' })
  }

  checksOut(): this {
    return this.sends({ type: 'checkOut' })
  }

  reviewed(goOnFor = 4): this {
    return this.sends({ type: 'review', personView: 'It helps to talk.', goOnFor })
  }

  paused(until?: string): this {
    return this.sends({
      type: 'pause',
      askedBy: 'person',
      ...(until === undefined ? {} : { until: plainDate(until) }),
    })
  }

  resumed(): this {
    return this.sends({ type: 'resume' })
  }

  tried(channel: Channel = 'text'): this {
    return this.sends({ type: 'logAttempt', channel, outcome: 'noReply' })
  }

  reached(channel: Channel = 'call'): this {
    return this.sends({ type: 'logAttempt', channel, outcome: 'reached' })
  }

  asksForAnotherMentor(askedBy: 'person' | 'mentor' = 'person'): this {
    return this.sends({ type: 'changeMentor', askedBy, goodbyeOffered: true })
  }

  rematchedWith(mentorId: string = marcus): this {
    return this.given({ mentor: aMentor(mentorId) }).sends({
      type: 'rematch',
      mentorId,
      personAgreed: true,
      mentorAgreed: true,
    })
  }

  plansTheEnding(reason: Extract<MentoringCommand, { type: 'planEnding' }>['reason'] = 'goalsMet'): this {
    return this.sends({ type: 'planEnding', reason })
  }
}

/** Somebody who was introduced to Thandi this morning. */
export function aMentoring(but: Partial<MentoringInput> = {}, at?: Instant): MentoringStory {
  const input: MentoringInput = { mentorId: thandi, clocks: standardSettings.mentoring, ...but }
  const facts: MentoringFacts = { contact: askedAndOpen, mentor: aMentor(), sessionStands: false }
  return new MentoringStory(mentoring, input, facts, at)
}
