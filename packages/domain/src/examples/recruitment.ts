/** Stories of recruitment. */
import { standardSettings } from '../clinic-settings.ts'
import {
  Check,
  type RecruitmentCommand,
  type RecruitmentContext,
  type RecruitmentFacts,
  type RecruitmentInput,
  recruitment,
} from '../recruitment/index.ts'
import { type Instant, londonDateOf, type PlainDate, plusDays, plusMonths } from '../time.ts'
import { amina, croydon } from './people.ts'
import { Story } from './story.ts'

type Of<T extends RecruitmentCommand['type']> = Partial<
  Omit<Extract<RecruitmentCommand, { type: T }>, 'type'>
>

export class RecruitmentStory extends Story<RecruitmentCommand, RecruitmentFacts, RecruitmentContext> {
  get today(): PlainDate {
    return londonDateOf(this.at)
  }

  chatted(): this {
    return this.sends({ type: 'inviteToChat' }).sends({ type: 'recordChat', heldOn: this.today })
  }

  applied(): this {
    return this.given({ formComplete: true }).sends({ type: 'apply', confirmsTrue: true })
  }

  interviewed(but: Of<'interview'> = {}): this {
    return this.sends({
      type: 'interview',
      heldOn: this.today,
      interviewers: 2,
      peerAmongThem: true,
      adjustmentsAsked: true,
      grid: { readiness: 3, selfAwareness: 4, listening: 3, boundaries: 3 },
      ...but,
    })
  }

  /** From the first word to the checks. */
  offered(): this {
    return this.chatted()
      .applied()
      .sends({ type: 'shortlist' })
      .interviewed()
      .sends({ type: 'offer' })
      .sends({ type: 'acceptOffer' })
  }

  asked(...checks: Check[]): this {
    return this.sends({
      type: 'askForChecks',
      checks: checks.length > 0 ? checks : [...Check.options],
      dbsLevel: checks.length === 0 || checks.includes('dbs') ? 'enhanced' : null,
    })
  }

  seen(check: Check, but: Of<'recordCheck'> = {}): this {
    return this.sends({
      type: 'recordCheck',
      check,
      seenOn: this.today,
      expiresOn: check === 'dbs' || check === 'contract' ? plusMonths(this.today, 36) : null,
      dbsLevel: check === 'dbs' ? 'enhanced' : null,
      clinicId: check === 'contract' ? croydon : null,
      ...but,
    })
  }

  decided(check: Check, accepted = true): this {
    return this.sends({ type: 'decideCheck', check, accepted, decidedByTwo: true })
  }

  /** Every check asked for, seen and accepted. */
  checked(...but: Check[]): this {
    const checks = this.context.clocks.checks.filter(check => !but.includes(check))
    return checks.reduce((story, check) => story.seen(check).decided(check), this)
  }

  notNow(days = 90): this {
    return this.sends({ type: 'notNow', until: plusDays(this.today, days) })
  }
}

/** Somebody who opened the invitation of a clinic this morning. */
export function aRecruitment(but: Partial<RecruitmentInput> = {}, at?: Instant): RecruitmentStory {
  const input: RecruitmentInput = { route: 'clinicLink', clocks: standardSettings.recruitment, ...but }
  const facts: RecruitmentFacts = {
    by: amina,
    formComplete: false,
    referencesIn: { first: false, second: false },
  }
  return new RecruitmentStory(recruitment, input, facts, at)
}
