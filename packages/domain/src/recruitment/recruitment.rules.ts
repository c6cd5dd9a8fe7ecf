/** Why a step of recruitment may not be taken. */

import { type Check, type CheckRecord, checkWords, isWithin, stageOfCheck } from '../checks.ts'
import type { Rule } from '../lifecycle.ts'
import { londonDateOf, type PlainDate, plusMonths } from '../time.ts'
import type { RecruitmentContext, RecruitmentEvent } from './recruitment.schema.ts'

type RecruitmentRule = Rule<RecruitmentContext, RecruitmentEvent>

/** Somebody who was supported here may apply when some months have passed since the ending. */
export function hasCooledOff(closedOn: PlainDate, today: PlainDate, months: number): true | string {
  return plusMonths(closedOn, months) <= today
    ? true
    : `Wait until ${months} months have passed since the support ended.`
}

/** Whether every check that is needed was accepted and has not run out; if not, what is missing. */
export function everyCheckStands(
  { checks, clocks }: Pick<RecruitmentContext, 'checks' | 'clocks'>,
  today: PlainDate,
): true | string {
  const missing = clocks.checks.filter(check => stageOfCheck(checks[check], today) !== 'accepted')
  if (missing.length === 0) return true
  return `These checks are not done, or have run out: ${missing.map(check => checkWords[check].label).join(', ')}.`
}

/** Checks are looked after side by side: an event is heard where its check is, and says elsewhere where that stands. */
function about(check: Check): RecruitmentRule {
  return ({ context, event }) => {
    const meant = checksOf(event)
    if (meant.includes(check)) return true
    const [other] = meant
    return other === undefined ? 'No check was named.' : notAtThatStep(other, context.checks[other], event)
  }
}

function checksOf(event: RecruitmentEvent): readonly Check[] {
  if (event.type === 'askForChecks') return event.checks
  return event.type === 'recordCheck' || event.type === 'decideCheck' ? [event.check] : []
}

const whatComesNext = {
  notAsked: 'has not been asked for yet',
  asked: 'was asked for and has not come yet',
  received: 'waits for a decision',
  accepted: 'is done',
  notAccepted: 'was not accepted',
  ranOut: 'has run out; ask for it again',
} as const

function notAtThatStep(check: Check, record: CheckRecord | undefined, event: RecruitmentEvent): string {
  return `${checkWords[check].label}: ${whatComesNext[stageOfCheck(record, londonDateOf(event.at))]}.`
}

export const recruitmentRules = {
  gates: {
    formComplete: ({ event }) =>
      event.facts.formComplete ? true : 'Some questions of the form have no answer yet.',
    everyCheckIsDone: ({ context, event }) => everyCheckStands(context, londonDateOf(event.at)),
    firstReferenceIn: ({ event }) =>
      event.facts.referencesIn.first ? true : 'The first referee has not answered yet.',
    secondReferenceIn: ({ event }) =>
      event.facts.referencesIn.second ? true : 'The second referee has not answered yet.',
  },
  checks: {
    wasHeld: ({ event }) =>
      (event.type === 'recordChat' || event.type === 'interview') && event.heldOn <= londonDateOf(event.at)
        ? true
        : 'Record it after it was held.',
    confirmsTrue: ({ event }) =>
      event.type === 'apply' && event.confirmsTrue ? true : 'Confirm first that what you wrote is true.',
    heardByTwo: ({ event }) =>
      event.type === 'interview' && event.interviewers >= 2 ? true : 'An interview is held by two people.',
    heardByAPeer: ({ event }) =>
      event.type === 'interview' && event.peerAmongThem
        ? true
        : 'One of the two has been there themself. Ask one to join.',
    adjustmentsAsked: ({ event }) =>
      event.type === 'interview' && event.adjustmentsAsked
        ? true
        : 'Ask first what would make the interview easier for them.',
    isNeeded: ({ context, event }) =>
      event.type === 'askForChecks' && event.checks.every(check => context.clocks.checks.includes(check))
        ? true
        : 'One of these checks is not asked for in this programme.',
    levelIsEligible: ({ context, event }) => {
      if (event.type !== 'askForChecks' || !event.checks.includes('dbs')) return true
      if (event.dbsLevel === null) return 'Say which level of DBS check is asked for.'
      return isWithin(event.dbsLevel, context.clocks.eligibleDbs)
        ? true
        : 'This level is higher than the role allows. To ask for it would be against the law.'
    },
    aboutIdentity: about('identity'),
    aboutRightToWork: about('rightToWork'),
    aboutFirstReference: about('firstReference'),
    aboutSecondReference: about('secondReference'),
    aboutDbs: about('dbs'),
    aboutOccupationalHealth: about('occupationalHealth'),
    aboutContract: about('contract'),
    aboutConfidentiality: about('confidentiality'),
    wasSeen: ({ event }) =>
      event.type === 'recordCheck' && event.seenOn <= londonDateOf(event.at)
        ? true
        : 'Record it on the day it was seen, or after.',
    isInDate: ({ event }) =>
      event.type === 'recordCheck' && (event.expiresOn === null || event.expiresOn >= londonDateOf(event.at))
        ? true
        : 'This has run out already.',
    levelAsAsked: ({ context, event }) =>
      event.type !== 'recordCheck' ||
      event.check !== 'dbs' ||
      (event.dbsLevel !== null && event.dbsLevel === context.checks.dbs?.level)
        ? true
        : 'The level is not the one that was asked for.',
    namesTheClinic: ({ event }) =>
      event.type !== 'recordCheck' ||
      event.check !== 'contract' ||
      (event.clinicId !== null && event.expiresOn !== null)
        ? true
        : 'Say which clinic gave it, and until which day.',
    decidedByTwo: ({ event }) =>
      event.type !== 'decideCheck' || event.check !== 'dbs' || event.decidedByTwo
        ? true
        : 'Two people decide on every DBS check together, so that the record never shows whose said something.',
    isAccepted: ({ event }) =>
      event.type === 'decideCheck' && event.accepted ? true : 'It was not accepted.',
    untilIsAhead: ({ event }) =>
      event.type === 'notNow' && event.until > londonDateOf(event.at)
        ? true
        : 'Choose a day that is still to come.',
  },
} satisfies { gates: Record<string, RecruitmentRule>; checks: Record<string, RecruitmentRule> }
