/** Why a step of standing may not be taken. */

import { isWithin } from '../checks.ts'
import { editedMeanwhile } from '../learning/index.ts'
import type { Rule } from '../lifecycle.ts'
import { londonDateOf, type PlainDate } from '../time.ts'
import { goodUntil, lapsed, standingItemWords } from './in-date.ts'
import type { StandingCommand, StandingContext, StandingEvent, StandingItems } from './standing.schema.ts'

type StandingRule = Rule<StandingContext, StandingEvent>

/** The days as they are once this event is written down. */
export function itemsAfter({ items, clocks }: StandingContext, event: StandingEvent): StandingItems {
  if (event.type === 'record')
    return { ...items, [event.item]: goodUntil(event.item, event.on, event.until, clocks) }
  if (event.type === 'answerRefresher' && event.facts.check?.passed) {
    const today = londonDateOf(event.at)
    return { ...items, [event.refresher]: goodUntil(event.refresher, today, null, clocks) }
  }
  return items
}

/** What a supervision that they were at brings to where somebody stands; null when it is too long ago to count. */
export function supervisedOn(
  { items, clocks }: StandingContext,
  on: PlainDate,
  today: PlainDate,
): StandingCommand | null {
  const until = goodUntil('supervision', on, null, clocks)
  if (until === null || until < today || until <= (items.supervision ?? '')) return null
  return { type: 'record', item: 'supervision', on, until: null, dbsLevel: null, decidedByTwo: false }
}

function everythingIn(items: StandingItems, event: StandingEvent): true | string {
  const out = lapsed(items, londonDateOf(event.at))
  if (out.length === 0) return true
  return `Out of date or missing: ${out.map(item => standingItemWords[item]).join(', ')}.`
}

export const standingRules = {
  gates: {
    everythingInDate: ({ context, event }) => everythingIn(context.items, event),
    // what a colleague reviewed at another clinic of the trust is said here by the system, whenever they began here
    reviewIsReached: ({ context, event }) =>
      context.reviewReached || (event.type === 'becomeFull' && event.facts.by === null)
        ? true
        : 'The first months are not over yet.',
    wasFull: ({ context }) => (context.fullSince === null ? 'They were never in full standing here.' : true),
    notByHand: ({ context }) =>
      context.restrictedByHand ? 'A coordinator restricted them, and lifts it.' : true,
    somethingLapsed: ({ context, event }) =>
      lapsed(context.items, londonDateOf(event.at)).length > 0 ? true : 'Everything is in date.',
  },
  checks: {
    wasDone: ({ event }) =>
      event.type !== 'record' || event.on <= londonDateOf(event.at) ? true : 'Record it after it was done.',
    isGoodStill: ({ context, event }) => {
      if (event.type !== 'record') return true
      const until = goodUntil(event.item, event.on, event.until, context.clocks)
      if (until === null) return 'Say until which day it holds.'
      return until >= londonDateOf(event.at) ? true : 'This has run out already.'
    },
    dbsIsEligible: ({ context, event }) => {
      if (event.type !== 'record' || event.item !== 'dbs') return true
      return event.dbsLevel !== null && isWithin(event.dbsLevel, context.eligibleDbs)
        ? true
        : 'Say the level of the DBS check; no higher than the role allows.'
    },
    dbsByTwo: ({ event }) =>
      event.type !== 'record' || event.item !== 'dbs' || event.decidedByTwo
        ? true
        : 'Two people decide on every DBS check together, so that the record never shows whose said something.',
    isGraded: ({ event }) => (event.facts.check ? true : editedMeanwhile),
    enoughIsRight: ({ event }) =>
      event.facts.check?.passed
        ? true
        : 'Not enough answers were right this time. Read it again, and try again.',
    mendsEverything: ({ context, event }) => everythingIn(itemsAfter(context, event), event),
    wasReviewed: ({ event }) =>
      event.type === 'becomeFull' && event.reviewedOn <= londonDateOf(event.at)
        ? true
        : 'Hold the review first.',
    untilIsAhead: ({ event }) =>
      event.type === 'startBreak' && event.until > londonDateOf(event.at)
        ? true
        : 'Choose a day that is still to come.',
    exitTalkOffered: ({ event }) =>
      event.type === 'leave' && event.exitTalkOffered ? true : 'Offer them a talk before they go.',
  },
} satisfies { gates: Record<string, StandingRule>; checks: Record<string, StandingRule> }
