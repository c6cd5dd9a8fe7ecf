/** Why a step of a discharge may not be taken. */
import { about, type Rule } from '../lifecycle.ts'
import { wasCleared } from '../mentor-readiness.ts'
import { daysBetween, fullDay, londonDateOf, plusMonths } from '../time.ts'
import { plusWorkingDays } from '../working-days.ts'
import type { DischargeContext, DischargeEvent } from './discharge.schema.ts'

type DischargeRule = Rule<DischargeContext, DischargeEvent>

/** A record is never kept longer than this after it was closed, whatever the reason (records code, section 4 of its terms). */
const MOST_RETENTION_YEARS = 20

const died = 'This person has died.'
const withdrew = 'They withdrew their agreement. Nobody contacts them; they come back by a new referral.'

function hasDied({ reason, diedAt }: DischargeContext): boolean {
  return reason === 'died' || diedAt !== null
}

function hasWithdrawn({ reason, withdrawnAt }: DischargeContext): boolean {
  return reason === 'consentWithdrawn' || withdrawnAt !== null
}

function whyNotContacted(context: DischargeContext): string | undefined {
  if (hasDied(context)) return died
  return hasWithdrawn(context) ? withdrew : undefined
}

/** Nobody planned a closing meeting, or there is nobody any more to hold it with. */
function nobodyToMeet(context: DischargeContext): boolean {
  return !context.planned || whyNotContacted(context) !== undefined
}

export const dischargeRules = {
  gates: {
    // a mentor reads this too, who may not know that somebody else raised a concern
    noOpenConcern: ({ event }) =>
      event.facts.openConcern ? 'The safeguarding lead has to agree first.' : true,
    nothingPlanned: ({ event }) =>
      event.facts.futureSessions === 0 ? true : 'A session is still planned. Hold it or cancel it first.',
    closesWithoutMeeting: ({ context, event }) => {
      if (nobodyToMeet(context)) return true
      const due = plusWorkingDays(londonDateOf(context.startedAt), context.clocks.closingWorkingDays)
      // somebody who never comes to the closing meeting is let go all the same
      return londonDateOf(event.at) >= due ? true : 'This ending was planned: hold the closing meeting first.'
    },
    nobodyToMeet: ({ context }) => (nobodyToMeet(context) ? true : 'The closing meeting is still to come.'),
    mayReopen: ({ context, event }) => {
      const since = context.closedAt ? daysBetween(londonDateOf(context.closedAt), londonDateOf(event.at)) : 0
      return since <= context.clocks.reopenDays
        ? true
        : `It was closed ${since} days ago. After ${context.clocks.reopenDays} days they come back by a new referral, and are asked everything afresh.`
    },
    mentorMayGoOn: ({ context }) =>
      context.mentorGone ? 'Their mentor cannot go on with them. They come back by a new referral.' : true,
    mayBeContacted: ({ context }) => whyNotContacted(context) ?? true,
    livesOn: ({ context }) => (hasDied(context) ? died : true),
    stillAgrees: ({ context }) => (hasWithdrawn(context) ? withdrew : true),
    followUpAgreed: ({ context }) => (context.followUpAgreed ? true : 'They did not agree to a follow-up.'),
    retentionOver: ({ context, event }) =>
      context.retainUntil !== null && londonDateOf(event.at) >= context.retainUntil
        ? true
        : `This record has to be kept until ${context.retainUntil === null ? 'its retention ends' : fullDay(context.retainUntil)}.`,
  },
  checks: {
    wasReadyThen: ({ event }) =>
      event.type === 'logSession' && event.outcome === 'held'
        ? wasCleared(event.facts.mentor ?? null, event.heldAt)
        : true,
    sessionIsPast: ({ event }) =>
      event.type === 'logSession' && event.heldAt > event.at
        ? about('heldAt', 'Write up a session after it was held.')
        : true,
    notLoggedYet: ({ event }) =>
      event.type === 'logSession' && event.facts.sessionStands ? 'This session is written up already.' : true,
    lengthGiven: ({ event }) =>
      event.type === 'logSession' && event.outcome === 'held' && event.minutes === 0
        ? about('minutes', 'Say roughly how long it was.')
        : true,
    themeGiven: ({ event }) =>
      event.type === 'logSession' && event.outcome === 'held' && event.themes.length === 0
        ? about('themes', 'Choose at least one thing you talked about.')
        : true,
    heldAlready: ({ event }) =>
      event.type === 'holdClosing' && event.heldAt <= event.at
        ? true
        : about('heldAt', 'Record the closing meeting after it was held.'),
    howToComeBackTold: ({ event }) =>
      event.type === 'holdClosing' && event.howToComeBackTold
        ? true
        : about('howToComeBackTold', 'Tell them how to come back before you end.'),
    personAgreed: ({ event }) =>
      event.type === 'agreeSummary' && event.personAgreed
        ? true
        : about('personAgreed', 'Only words that the person agreed are kept as the summary.'),
    summaryWritten: ({ event }) =>
      event.type === 'agreeSummary' && event.summary !== ''
        ? true
        : about('summary', 'Write the summary, or record that none is wanted.'),
    shareAllowed: ({ context, event }) => {
      if (event.type !== 'agreeSummary' || !event.shareWithClinic) return true
      if (hasWithdrawn(context)) return withdrew
      return event.facts.summaryMayBeShared
        ? true
        : about('shareWithClinic', 'They have not agreed that the clinic gets the summary.')
    },
    mentorDebriefed: ({ event }) =>
      (event.type === 'close' || event.type === 'closeDirectly') && event.mentorDebriefed
        ? true
        : about('mentorDebriefed', 'Offer the mentor a debrief first.'),
    contactEndGiven: ({ context, event }) =>
      event.type === 'close' && context.followUpAgreed && event.contactUntil === undefined
        ? about('contactUntil', 'Give the day until which they may be contacted for the follow-up.')
        : true,
    goodbyeIsSafe: ({ context, event }) => {
      if (event.type !== 'closeDirectly' || !event.sayGoodbye) return true
      const reason = whyNotContacted(context)
      if (reason) return reason
      return event.facts.contact.channels.includes('text')
        ? true
        : about('sayGoodbye', 'This person has not agreed to be reached by text, so no goodbye can be sent.')
    },
    personAskedToReopen: ({ event }) =>
      event.type === 'reopen' && event.personAsked ? true : about('personAsked', 'Ask the person first.'),
    withinTheMost: ({ context, event }) => {
      if (event.type !== 'keepLonger' || !context.closedAt) return true
      const until = plusMonths(londonDateOf(event.at), event.years * 12)
      return until <= plusMonths(londonDateOf(context.closedAt), MOST_RETENTION_YEARS * 12)
        ? true
        : about('years', `No record is kept longer than ${MOST_RETENTION_YEARS} years.`)
    },
  },
} satisfies { gates: Record<string, DischargeRule>; checks: Record<string, DischargeRule> }
