/** How a mentoring is walked: what may be tried on the way. */
import { standardSettings } from '../clinic-settings.ts'
import { type Position, stateOf } from '../lifecycle.ts'
import {
  type MentoringCommand,
  type MentoringContext,
  type MentoringFacts,
  type MentoringTimer,
  mentoring,
} from '../mentoring/index.ts'
import type { SessionOutcome } from '../session/index.ts'
import { type Instant, londonDateOf, plusDays } from '../time.ts'
import { instantPlusDays, instantPlusMinutes } from '../working-days.ts'
import { type Explorable, samplesOf } from './explore.ts'
import { aSession } from './mentoring.ts'
import { aMentor, askedAndOpen, marcus, notAskedYet, thandi } from './people.ts'
import { aTuesday } from './story.ts'

type Of<T extends MentoringCommand['type']> = Extract<MentoringCommand, { type: T }>

const sample = samplesOf<MentoringCommand | MentoringTimer, MentoringFacts>()

/** Fewer sessions and tries than usual, so that a walk comes to the end of them. */
const clocks = { ...standardSettings.mentoring, reviewAtSession: 2, notHeardFromAttempts: 1 }

const onlyText: Partial<MentoringFacts> = { contact: notAskedYet }

function tried(
  channel: Of<'logAttempt'>['channel'],
  outcome: Of<'logAttempt'>['outcome'] = 'noReply',
): Of<'logAttempt'> {
  return { type: 'logAttempt', channel, outcome }
}

const logging = (at: Instant): Of<'logSession'> => aSession(at)
const aYearBefore = instantPlusDays(aTuesday, -365)
const takingBack: Of<'retractSession'> = {
  type: 'retractSession',
  sessionId: logging(aTuesday).sessionId,
  why: 'loggedTwice',
}
const notHeld = (outcome: SessionOutcome) => (at: Instant) =>
  aSession(at, { outcome, minutes: 0, themes: [] })
const planning = (at: Instant): Of<'planSession'> => ({
  type: 'planSession',
  heldAt: instantPlusDays(at, 7),
  mode: 'inClinic',
  checkInWith: 'notNeeded',
})
const changing: Of<'changeMentor'> = { type: 'changeMentor', askedBy: 'person', goodbyeOffered: true }
const rematching: Of<'rematch'> = {
  type: 'rematch',
  mentorId: marcus,
  personAgreed: true,
  mentorAgreed: true,
}

/** Everything that people may try with a mentoring. */
export const mentoringWalk: Explorable = {
  lifecycle: mentoring,
  beginnings: { 'introduced today': { mentorId: thandi, clocks: clocks } },
  facts: { contact: askedAndOpen, mentor: aMentor(), sessionStands: false },
  samples: [
    sample('plan a session', planning),
    sample('plan a visit', at => ({ ...planning(at), mode: 'elsewhere', checkInWith: 'coordinator' })),
    sample('plan a visit, nobody waits', at => ({ ...planning(at), mode: 'elsewhere' })),
    sample('plan, in the past', at => ({ ...planning(at), heldAt: at })),
    sample('plan, the mentor is on a break', planning, {
      facts: { mentor: aMentor(thandi, { standing: 'onBreak' }) },
    }),
    sample('met', logging),
    sample('met, with a next date', at => ({ ...logging(at), nextAt: instantPlusDays(at, 7) })),
    sample('met, with a concern', at => ({ ...logging(at), concern: true })),
    sample('met, a hard one', at => ({ ...logging(at), mentorWellbeing: 2 })),
    sample('met, nothing said of what', at => ({ ...logging(at), themes: [] })),
    sample('met, tomorrow', at => logging(instantPlusDays(at, 1)), {}),
    sample('met, before they were introduced', () => logging(aYearBefore)),
    sample('met, written up already', logging, { facts: { sessionStands: true } }),
    sample('met, no length given', at => ({ ...logging(at), minutes: 0 })),
    sample('met, next date in the past', at => ({ ...logging(at), nextAt: at })),
    sample('met, a check had ended', logging, { facts: { mentor: aMentor(thandi, { checksUntil: null }) } }),
    sample('they did not come', notHeld('personDidNotCome')),
    sample('they cancelled', notHeld('personCancelled')),
    sample('the mentor cancelled', notHeld('mentorCancelled')),
    sample('take a session back', takingBack, { facts: { sessionStands: true } }),
    sample('take back what is not there', takingBack),
    sample('check in', { type: 'checkIn' }),
    sample('check out', { type: 'checkOut' }),
    sample('review', { type: 'review', personView: 'It helps.', goOnFor: 2 }),
    sample('pause', { type: 'pause', askedBy: 'person' }),
    sample('pause for half a year', at => ({
      type: 'pause',
      askedBy: 'person',
      until: plusDays(londonDateOf(at), 183),
    })),
    sample('pause until today', at => ({ type: 'pause', askedBy: 'person', until: londonDateOf(at) })),
    sample('go on', { type: 'resume' }),
    sample('try by text', tried('text')),
    sample('try by phone, not agreed', tried('call'), { facts: onlyText }),
    sample('try by text, written down next morning', at => ({
      ...tried('text'),
      triedAt: instantPlusMinutes(at, -60),
    })),
    sample('try, tomorrow', at => ({ ...tried('text'), triedAt: instantPlusDays(at, 1) })),
    sample('reached', tried('call', 'reached')),
    sample('ask for another mentor', changing),
    sample('one knows the other', { type: 'stepBack' }),
    sample('rematch', rematching, { facts: { mentor: aMentor(marcus) } }),
    sample(
      'rematch, one says no',
      { ...rematching, mentorAgreed: false },
      { facts: { mentor: aMentor(marcus) } },
    ),
    sample('rematch with somebody who is full', rematching, {
      facts: { mentor: aMentor(marcus, { openPeople: 3 }) },
    }),
    sample('plan the ending', { type: 'planEnding', reason: 'goalsMet' }),
    sample('end: not heard from, today', { type: 'endDisengaged' }),
    sample(
      'end: not heard from, after fifteen working days',
      { type: 'endDisengaged' },
      { after: { workingDays: 15 } },
    ),
    sample('end: no other mentor', { type: 'endWithoutRematch' }),
    sample('withdraw', { type: 'withdraw' }),
    sample('record a death', { type: 'recordDeath' }),
    sample('recorded in error', { type: 'recordInError' }),
  ],
  project: (position: Position<MentoringContext>, at: Instant) => {
    const { context } = position
    const state = stateOf(position)
    const inside = context.checkedInAt !== null
    const counts = state === 'active' || state === 'notHeardFrom'
    return {
      plan: context.plannedAt === null ? 'none' : context.plannedAt > at ? 'ahead' : 'past',
      visit: !inside && context.plannedAt !== null && context.checkInWith === 'coordinator',
      inside,
      ...(counts && { reviewNext: context.sessions + 1 >= context.reviewAtSession }),
      ...(state === 'active' && { noShows: Math.min(1, context.noShows) }),
      ...(state === 'active' && { lowWellbeing: Math.min(1, context.lowWellbeing) }),
      ...(state === 'notHeardFrom' && { attempts: Math.min(1, context.attempts) }),
      ...(state === 'paused' && { wantsAnother: context.wantsAnotherMentor }),
      ...((state === 'paused' || state === 'changingMentor') && { gone: context.mentorGone === true }),
    }
  },
}
