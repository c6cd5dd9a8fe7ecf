/** How a standing is walked: what may be tried on the way. */
import { standardSettings } from '../clinic-settings.ts'
import type { Position } from '../lifecycle.ts'
import {
  StandingItem as Item,
  lapsed,
  type StandingCommand,
  type StandingContext,
  type StandingFacts,
  type StandingItem,
  type StandingItems,
  type StandingTimer,
  standing,
} from '../standing/index.ts'
import { type Instant, londonDateOf, plainDate, plusDays, plusMonths } from '../time.ts'
import { type Explorable, samplesOf } from './explore.ts'
import { amina, thandi } from './people.ts'

type Of<T extends StandingCommand['type']> = Extract<StandingCommand, { type: T }>

const sample = samplesOf<StandingCommand | StandingTimer, StandingFacts>()

const far = plainDate('2040-12-31')
/** Everything is good for years, but for what is said. */
function itemsBut(but: Partial<StandingItems>): StandingItems {
  return { ...(Object.fromEntries(Item.options.map(item => [item, far])) as StandingItems), ...but }
}

function recording(item: StandingItem) {
  return (at: Instant): Of<'record'> => ({
    type: 'record',
    item,
    on: londonDateOf(at),
    until: item === 'contract' ? plusMonths(londonDateOf(at), 24) : null,
    dbsLevel: item === 'dbs' ? 'enhanced' : null,
    decidedByTwo: true,
  })
}
const learning: Of<'answerRefresher'> = {
  type: 'answerRefresher',
  refresher: 'boundaries',
  seed: 'a',
  chosen: {},
}
const check = { module: 'boundaries', version: 1, right: 7, of: 8, passed: true } as const
const usual = {
  mentorId: thandi,
  completions: [],
  eligibleDbs: 'enhanced',
  clocks: standardSettings.standing,
}

/** Everything that people may try with a standing. */
export const standingWalk: Explorable = {
  lifecycle: standing,
  beginnings: {
    'signed off today, the DBS check runs out in spring': {
      ...usual,
      items: itemsBut({ dbs: plainDate('2026-04-20') }),
    },
    'signed off today, boundaries run out in winter': {
      ...usual,
      items: itemsBut({ boundaries: plainDate('2026-12-20') }),
    },
  },
  facts: { by: amina, check: null },
  samples: [
    sample('a DBS check', recording('dbs')),
    sample('a DBS check above the role', at => ({
      ...recording('dbs')(at),
      dbsLevel: 'enhancedWithBarredList',
    })),
    sample('a DBS check decided on by one', at => ({ ...recording('dbs')(at), decidedByTwo: false })),
    sample('supervision', recording('supervision')),
    sample('supervision tomorrow', at => ({
      ...recording('supervision')(at),
      on: plusDays(londonDateOf(at), 1),
    })),
    sample('a contract', recording('contract')),
    sample('a contract without an end', at => ({ ...recording('contract')(at), until: null })),
    sample('a contract of the past', at => ({
      ...recording('contract')(at),
      until: plusDays(londonDateOf(at), -1),
    })),
    sample('a refresher', learning, { facts: { check } }),
    sample('a refresher, not enough right', learning, {
      facts: { check: { ...check, right: 2, passed: false } },
    }),
    sample('answers to nothing', learning),
    sample('full standing', at => ({ type: 'becomeFull', reviewedOn: londonDateOf(at) })),
    sample('full standing, before the review', at => ({
      type: 'becomeFull',
      reviewedOn: plusDays(londonDateOf(at), 1),
    })),
    sample('nobody new', { type: 'restrict' }),
    sample('open again', { type: 'lift' }),
    sample('start a break', at => ({ type: 'startBreak', until: plusDays(londonDateOf(at), 30) })),
    sample('start a break until today', at => ({ type: 'startBreak', until: londonDateOf(at) })),
    sample('end the break', { type: 'endBreak' }),
    sample('leave', { type: 'leave', exitTalkOffered: true, referenceOffered: true }),
    sample('leave without a talk', { type: 'leave', exitTalkOffered: false, referenceOffered: false }),
  ],
  project: ({ context }: Position<StandingContext>, at: Instant) => ({
    first: context.items.dbs === far,
    lapsed: lapsed(context.items, londonDateOf(at)),
    reviewReached: context.reviewReached,
    full: context.fullSince !== null,
    byHand: context.restrictedByHand,
    breakOver: context.breakUntil === null,
  }),
}
