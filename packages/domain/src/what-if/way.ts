/**
 * What people in a scenario do next, wherever a record stands. Only the machines decide whether it may be done: a step
 * that they refuse is tried again on another day, as people do.
 */
import type { ContactRules } from '../contact-rules.ts'
import { type Position, pathOf, stateOf } from '../lifecycle.ts'
import type { MentoringContext } from '../mentoring/index.ts'
import type { OnboardingContext } from '../onboarding/index.ts'
import { type Instant, plainTime } from '../time.ts'
import { instantPlusWorkingDays } from '../working-days.ts'
import type { Chance } from './chance.ts'
import type { Habits } from './scenario.ts'

/** Somebody who may be reached on any working day by text, call and letter. */
export const reachable: ContactRules = {
  askedAt: '2025-01-01T09:00:00.000Z',
  channels: ['text', 'call', 'letter', 'inPerson'],
  days: [1, 2, 3, 4, 5],
  from: plainTime('08:00'),
  until: plainTime('20:00'),
}

/** Something that somebody does. What is `heldNow` happens at the moment in which it is written down. */
export interface Doing {
  readonly what: { readonly type: string; readonly [field: string]: unknown }
  readonly heldNow?: true
}

/** What comes next, so many working days from now; null when they wait for others, or for a clock. */
export type Next = { readonly inDays: number; readonly event: Doing } | null

interface Given {
  readonly chance: Chance
  readonly habits: Habits
  readonly at: Instant
  readonly newId: () => string
  /** How many sessions this person will want in all. */
  readonly wants: number
  /** Whether anybody can ever reach them. */
  readonly answers: boolean
}

/** What people do next about a record of this kind. */
export function nextOf(kind: string, position: Position, given: Given): Next {
  if (kind === 'referral') return ofReferral(position, given)
  return kind === 'onboarding' ? ofOnboarding(position, given) : ofMentoring(position, given)
}

function does(inDays: number, what: Doing['what'], heldNow = false): Next {
  return { inDays, event: heldNow ? { what, heldNow } : { what } }
}

const tell = {
  type: 'tell',
  how: 'inPerson',
  scriptVersion: '1',
  leafletGiven: true,
  language: 'English',
  privateSetting: true,
  ableToDecide: true,
}
const yesToAll = {
  shareContact: true,
  tellClinicStatus: true,
  tellClinicSummary: true,
  teamDiscussion: true,
  onwardReferral: true,
  evaluation: true,
}

const assess = {
  type: 'assess',
  needs: ['isolation'],
  why: 'As they said it.',
  goals: '',
  mustHave: [],
  mustNot: [],
  language: 'English',
  privacyNoticeGiven: true,
  limitsExplained: true,
  scopesReconfirmed: true,
  riskNote: '',
}

function ofReferral(position: Position, { chance, habits }: Given): Next {
  switch (stateOf(position)) {
    case 'identified':
      return does(chance.days(habits.toldAfterDays), tell)
    case 'told': {
      const inDays = 1 + chance.days(habits.decidesAfterDays)
      const draw = chance.below(1000) / 1000
      if (draw < habits.agrees) return does(inDays, { type: 'agree', how: 'inPerson', scopes: yesToAll })
      if (draw < habits.agrees + habits.optsOut)
        return does(inDays, { type: 'optOut', reason: 'didNotSay', askAgain: 'inSixMonths' })
      return does(inDays, { type: 'leaveOpen' })
    }
    case 'openOffer':
      // the offer is made again at the next visit, some weeks later
      return does(15 + chance.days(10), tell)
    case 'agreed':
      return does(0, { type: 'release' })
    case 'released':
      return does(1, { type: 'accept' })
    default:
      return null
  }
}

/** A promise changes when the team tries first, and nothing of what chance brings later. */
function firstTry(chance: Chance, { firstTryAfterDays, firstTryWithinDays }: Habits): number {
  const usual = 1 + chance.days(firstTryAfterDays)
  return Math.min(usual, Math.max(1, firstTryWithinDays ?? usual))
}

/** What is arranged with somebody comes about around the usual day, as often sooner as later. */
function about(chance: Chance, usual: number): number {
  const soonest = Math.floor(usual / 2)
  return soonest + chance.below(Math.round(2 * (usual - soonest)) + 1)
}

/** So many tries in vain, and nobody expects an answer any more. */
const TRIES = 12

function ofOnboarding(position: Position, { chance, habits, at, answers }: Given): Next {
  const { texts, calls, letters } = position.context as OnboardingContext
  switch (stateOf(position)) {
    case 'toContact': {
      const tries = texts + calls + letters
      if (tries >= TRIES) return does(2, { type: 'stopTrying' })
      const channel = tries % 7 === 6 ? 'letter' : tries % 2 === 0 ? 'text' : 'call'
      const outcome = answers && channel !== 'letter' && chance.yes(habits.reached) ? 'reached' : 'noReply'
      return does(tries === 0 ? firstTry(chance, habits) : 2, { type: 'logAttempt', channel, outcome })
    }
    case 'reached': {
      const heldAt = instantPlusWorkingDays(at, 5)
      // some people want to talk at once: the conversation may follow on the same call
      if (habits.talkAfterDays < 1) return does(0, assess)
      return does(0, { type: 'book', heldAt, mode: 'inClinic', identityReconfirmed: true, safeToTalk: true })
    }
    case 'assessmentBooked': {
      const inDays = about(chance, habits.talkAfterDays)
      return chance.yes(habits.comesToFirstTalk)
        ? does(inDays, assess)
        : does(inDays, { type: 'assessmentMissed', why: 'personDidNotCome' })
    }
    case 'matching':
      return pathOf(position) === 'matching.agreed'
        ? does(
            about(chance, habits.introducedAfterDays),
            { type: 'introduce', mode: 'inClinic', checkInAgreed: true },
            true,
          )
        : null
    default:
      // a match is found by whoever looks at all who wait, not by one person alone
      return null
  }
}

function ofMentoring(position: Position, { chance, habits, wants, newId }: Given): Next {
  const { attempts, sessions } = position.context as MentoringContext
  switch (stateOf(position)) {
    case 'notHeardFrom': {
      if (attempts > 4) return does(2, { type: 'endDisengaged' })
      const outcome = chance.yes(habits.reached) ? 'reached' : 'noReply'
      return does(3, { type: 'logAttempt', channel: attempts % 2 === 0 ? 'text' : 'call', outcome })
    }
    case 'reviewDue':
      return sessions >= wants
        ? ending
        : does(1, { type: 'review', personView: 'As they said it.', goOnFor: 4 })
    case 'active':
      if (sessions >= wants) return ending
      return session(
        chance.yes(habits.comesToSession),
        sessions === 0
          ? about(chance, habits.firstSessionAfterDays)
          : Math.max(1, Math.round((habits.sessionEveryDays * 5) / 7)),
        newId(),
      )
    default:
      return null
  }
}

const ending = does(1, { type: 'planEnding', reason: 'goalsMet' })

function session(came: boolean, inDays: number, sessionId: string): Next {
  const held = { outcome: 'held', minutes: 60, themes: ['isolation'] }
  const missed = { outcome: 'personDidNotCome', minutes: 0, themes: [] }
  const rest = { mode: 'inClinic', note: '', concern: false, messageForClinic: false }
  return does(inDays, { type: 'logSession', sessionId, ...rest, ...(came ? held : missed) }, true)
}
