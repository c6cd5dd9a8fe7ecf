/** Stories of standing. */
import { standardSettings } from '../clinic-settings.ts'
import {
  type Refresher,
  refresherModules,
  type StandingCommand,
  type StandingContext,
  type StandingFacts,
  type StandingInput,
  type StandingItem,
  standing,
} from '../standing/index.ts'
import { type Instant, londonDateOf, type PlainDate, plusDays, plusMonths } from '../time.ts'
import { amina, thandi } from './people.ts'
import { aTuesday, Story } from './story.ts'

export class StandingStory extends Story<StandingCommand, StandingFacts, StandingContext> {
  get today(): PlainDate {
    return londonDateOf(this.at)
  }

  records(item: StandingItem, until: PlainDate | null = null): this {
    return this.sends({
      type: 'record',
      item,
      on: this.today,
      until: item === 'contract' ? (until ?? plusMonths(this.today, 24)) : until,
      dbsLevel: item === 'dbs' ? 'enhanced' : null,
      decidedByTwo: true,
    })
  }

  learnsAgain(refresher: Refresher, version = 2): this {
    const { facts } = this
    const check = { module: refresherModules[refresher], version, right: 8, of: 8, passed: true }
    return this.given({ check })
      .sends({ type: 'answerRefresher', refresher, seed: 'a', chosen: {} })
      .given(facts)
  }

  /** Supervision each month, until the first review and the day after. */
  firstMonths(): this {
    return this.passes({ days: 40 })
      .records('supervision')
      .passes({ days: 40 })
      .records('supervision')
      .passes({ days: 12 })
  }

  full(): this {
    return this.sends({ type: 'becomeFull', reviewedOn: this.today })
  }

  onBreakUntil(until: PlainDate): this {
    return this.sends({ type: 'startBreak', until })
  }

  leaves(): this {
    return this.sends({ type: 'leave', exitTalkOffered: true, referenceOffered: true })
  }
}

/** Somebody who was signed off this morning, with everything in date. */
export function aStanding(but: Partial<StandingInput> = {}, at: Instant = aTuesday): StandingStory {
  const today = londonDateOf(at)
  const { standing: clocks, recruitment } = standardSettings
  const input: StandingInput = {
    mentorId: thandi,
    items: {
      dbs: plusMonths(today, 36),
      contract: plusMonths(today, 36),
      safeguarding: plusMonths(today, clocks.safeguardingMonths),
      dataSecurity: plusMonths(today, clocks.dataSecurityMonths),
      boundaries: plusMonths(today, clocks.boundariesMonths),
      supervision: plusDays(today, clocks.supervisionDays),
    },
    completions: [{ module: 'safeguarding', version: 1, on: today, right: 7, of: 8 }],
    eligibleDbs: recruitment.eligibleDbs,
    clocks,
    ...but,
  }
  return new StandingStory(standing, input, { by: amina, check: null }, at)
}
