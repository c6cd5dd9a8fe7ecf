/** Why a step of mentoring may not be taken. */
import { wasLately, wasSafe } from '../attempt.rules.ts'
import { about, type Rule } from '../lifecycle.ts'
import { mayMeet, mayTakeOn, wasCleared } from '../mentor-readiness.ts'
import { londonDateOf, plusDays } from '../time.ts'
import { workingDaysBetween } from '../working-days.ts'
import type { MentoringContext, MentoringEvent } from './mentoring.schema.ts'

type MentoringRule = Rule<MentoringContext, MentoringEvent>

/** At or below this, a mentor's own wellbeing counts as low. A default of this project. */
export const LOW_WELLBEING = 3

function tryAgain(left: number): string {
  return left === 1 ? 'Try to reach them once more first.' : `Try to reach them ${left} more times first.`
}

export const mentoringRules = {
  gates: {
    mentorReady: ({ event }) => mayMeet(event.facts.mentor, event.at),
    lastIsWrittenUp: ({ context, event }) =>
      context.plannedAt !== null && context.plannedAt <= event.at ? 'Write up the last session first.' : true,
    stillWantsAnother: ({ context }) =>
      context.wantsAnotherMentor ? true : 'Nobody asked for another mentor.',
    mentorStays: ({ context }) =>
      context.mentorGone
        ? 'Their mentor cannot go on with them. Choose another one, or plan the ending.'
        : true,
    mentorThere: ({ context }) => (context.mentorGone ? 'This was done already.' : true),
    planned: ({ context }) => (context.plannedAt ? true : 'No session is planned.'),
    checkInExpected: ({ context }) =>
      context.plannedAt !== null && (context.checkInWith ?? 'notNeeded') === 'notNeeded'
        ? 'Nobody waits for a check-in of this session.'
        : true,
    notCheckedInYet: ({ context }) => (context.checkedInAt ? 'You have checked in already.' : true),
    checkedIn: ({ context }) => (context.checkedInAt ? true : 'Check in first.'),
    triedToReach: ({ context, event }) => {
      const { notHeardFromAttempts, notHeardFromWorkingDays } = context.clocks
      if (context.attempts < notHeardFromAttempts) return tryAgain(notHeardFromAttempts - context.attempts)
      const since = context.notHeardFromAt ?? event.at
      const tried = workingDaysBetween(londonDateOf(since), londonDateOf(event.at))
      return tried >= notHeardFromWorkingDays
        ? true
        : `Keep the door open until ${notHeardFromWorkingDays} working days have passed; it has been ${tried}.`
    },
  },
  checks: {
    plansAhead: ({ event }) =>
      event.type === 'planSession' && event.heldAt > event.at
        ? true
        : about('heldAt', 'Choose a time that has not passed.'),
    safeMeeting: ({ event }) =>
      event.type === 'planSession' && event.mode === 'elsewhere' && event.checkInWith === 'notNeeded'
        ? about('checkInWith', 'Away from the clinic, agree first who waits for your check-out.')
        : true,
    wasReadyThen: ({ event }) =>
      event.type === 'logSession' && event.outcome === 'held'
        ? wasCleared(event.facts.mentor, event.heldAt)
        : true,
    notInTheFuture: ({ event }) =>
      event.type === 'logSession' && event.heldAt <= event.at
        ? true
        : about('heldAt', 'Write up a session after it was held.'),
    sinceTheStart: ({ context, event }) =>
      event.type === 'logSession' && londonDateOf(event.heldAt) < londonDateOf(context.startedAt)
        ? about('heldAt', 'This is before the two of them were introduced.')
        : true,
    notLoggedYet: ({ event }) =>
      event.type === 'logSession' && event.facts.sessionStands ? 'This session is written up already.' : true,
    sessionStands: ({ event }) =>
      event.type === 'retractSession' && event.facts.sessionStands
        ? true
        : 'There is no such session to take back.',
    lengthGiven: ({ event }) =>
      event.type === 'logSession' && event.outcome === 'held' && event.minutes === 0
        ? about('minutes', 'Say roughly how long it was.')
        : true,
    themeGiven: ({ event }) =>
      event.type === 'logSession' && event.outcome === 'held' && event.themes.length === 0
        ? about('themes', 'Choose at least one thing you talked about.')
        : true,
    nextIsAhead: ({ event }) =>
      event.type === 'logSession' && event.nextAt !== undefined && event.nextAt <= event.at
        ? about('nextAt', 'Choose a time that has not passed.')
        : true,
    heardFromThem: ({ event }) => {
      if (event.type !== 'logSession' || event.outcome === 'personDidNotCome')
        return 'They were not heard from.'
      const byThem = event.outcome === 'personCancelled' || event.outcome === 'moved'
      return byThem || event.nextAt !== undefined ? true : 'They were not heard from.'
    },
    wasHeld: ({ event }) =>
      event.type === 'logSession' && event.outcome === 'held' ? true : 'It was not held.',
    reachesReview: ({ context, event }) =>
      event.type === 'logSession' &&
      event.outcome === 'held' &&
      context.sessions + 1 >= context.reviewAtSession
        ? true
        : 'No review is due yet.',
    missedTooOften: ({ context, event }) =>
      event.type === 'logSession' &&
      event.outcome === 'personDidNotCome' &&
      context.noShows + 1 >= context.clocks.noShowsUntilNotHeardFrom
        ? true
        : 'They have not missed sessions in a row.',
    wasReached: ({ event }) =>
      event.type === 'logAttempt' && event.outcome === 'reached' ? true : 'They were not reached.',
    contactAllowed: ({ event }) =>
      event.type === 'logAttempt' ? wasSafe(event.facts.contact, event, event.at) : true,
    triedLately: ({ context, event }) =>
      event.type === 'logAttempt' ? wasLately(event, event.at, context.startedAt) : true,
    pauseEndsAhead: ({ event }) =>
      event.type === 'pause' && event.until !== undefined && event.until <= londonDateOf(event.at)
        ? about('until', 'Choose a day that is still to come.')
        : true,
    pauseIsShort: ({ context, event }) => {
      const most = context.clocks.pauseMaximumDays
      if (event.type !== 'pause' || event.until === undefined) return true
      return event.until <= plusDays(londonDateOf(event.at), most)
        ? true
        : about('until', `A pause lasts ${most} days at most. Choose an earlier day, or plan the ending.`)
    },
    newMentorMayTakeOn: ({ event }) =>
      event.type === 'rematch' ? mayTakeOn(event.facts.mentor, event.at) : true,
    bothAgreed: ({ event }) =>
      event.type === 'rematch' && event.personAgreed && event.mentorAgreed
        ? true
        : 'Both sides need to say yes first.',
    someoneElse: ({ context, event }) =>
      event.type === 'rematch' && event.mentorId === context.mentorId
        ? about('mentorId', 'Choose another mentor.')
        : true,
  },
} satisfies { gates: Record<string, MentoringRule>; checks: Record<string, MentoringRule> }
