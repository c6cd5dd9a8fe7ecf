/** How a discharge is walked: the ways in which it may begin, and what may be tried on the way. */
import { standardSettings } from '../clinic-settings.ts'
import {
  type DischargeCommand,
  type DischargeContext,
  type DischargeFacts,
  type DischargeInput,
  type DischargeTimer,
  discharge,
} from '../discharge/index.ts'
import type { Position } from '../lifecycle.ts'
import { type Instant, londonDateOf, plusDays } from '../time.ts'
import { instantPlusDays } from '../working-days.ts'
import { type Explorable, samplesOf } from './explore.ts'
import { aSession } from './mentoring.ts'
import { aMentor, askedAndOpen, thandi } from './people.ts'

type Of<T extends DischargeCommand['type']> = Extract<DischargeCommand, { type: T }>

const sample = samplesOf<DischargeCommand | DischargeTimer, DischargeFacts>()
const clocks = standardSettings.discharge

const closing = (at: Instant): Of<'holdClosing'> => ({
  type: 'holdClosing',
  heldAt: at,
  difference: '',
  whatNext: '',
  howToComeBackTold: true,
  followUpAgreed: false,
})
const logging = (at: Instant): Of<'logSession'> => {
  const { nextAt: _next, ...session } = aSession(at) as ReturnType<typeof aSession> & { nextAt?: Instant }
  return session
}
const summing: Of<'agreeSummary'> = {
  type: 'agreeSummary',
  summary: 'We met.',
  personAgreed: true,
  shareWithClinic: false,
}
const closingDirectly: Of<'closeDirectly'> = {
  type: 'closeDirectly',
  mentorDebriefed: true,
  sayGoodbye: false,
}

/** Everything that people may try with a discharge. */
export const dischargeWalk: Explorable = {
  lifecycle: discharge,
  beginnings: {
    planned: dischargeInput(true, 'goalsMet'),
    'not heard from': dischargeInput(false, 'disengaged'),
    died: dischargeInput(false, 'died'),
    withdrew: dischargeInput(false, 'consentWithdrawn'),
    'the mentor had stepped back': { ...dischargeInput(true, 'goalsMet'), mentorGone: true },
  },
  facts: {
    contact: askedAndOpen,
    openConcern: false,
    futureSessions: 0,
    summaryMayBeShared: false,
    mentor: aMentor(),
  },
  samples: [
    sample('met once more', logging),
    sample('met once more, with a concern', at => ({
      ...logging(at),
      concern: true,
      messageForClinic: true,
    })),
    sample('they did not come', at => ({
      ...logging(at),
      outcome: 'personDidNotCome',
      minutes: 0,
      themes: [],
    })),
    sample('met, tomorrow', at => logging(instantPlusDays(at, 1))),
    sample('met, written up already', logging, { facts: { sessionStands: true } }),
    sample('met, no length given', at => ({ ...logging(at), minutes: 0 })),
    sample('met, nothing said of what', at => ({ ...logging(at), themes: [] })),
    sample('met, a check had ended', logging, { facts: { mentor: aMentor(thandi, { checksUntil: null }) } }),
    sample('closing meeting', closing),
    sample('closing meeting, follow-up agreed', at => ({ ...closing(at), followUpAgreed: true })),
    sample('closing meeting, not told how to come back', at => ({
      ...closing(at),
      howToComeBackTold: false,
    })),
    sample('closing meeting, not held yet', at => ({ ...closing(at), heldAt: instantPlusDays(at, 1) })),
    sample('agree the summary', summing),
    sample('a summary that they did not agree', { ...summing, personAgreed: false }),
    sample('a summary without a word', { ...summing, summary: '' }),
    sample(
      'agree the summary, for the clinic',
      { ...summing, shareWithClinic: true },
      { facts: { summaryMayBeShared: true } },
    ),
    sample('agree the summary, for the clinic, unasked', { ...summing, shareWithClinic: true }),
    sample('no summary', { type: 'noSummary' }),
    sample('close', at => ({
      type: 'close',
      mentorDebriefed: true,
      contactUntil: plusDays(londonDateOf(at), 120),
    })),
    sample('close, no day for the follow-up', { type: 'close', mentorDebriefed: true }),
    sample(
      'close, with a concern open',
      { type: 'close', mentorDebriefed: true },
      { facts: { openConcern: true } },
    ),
    sample(
      'close, with a session planned',
      { type: 'close', mentorDebriefed: true },
      { facts: { futureSessions: 1 } },
    ),
    sample('close, mentor not debriefed', { type: 'close', mentorDebriefed: false }),
    sample('close directly', closingDirectly),
    sample('close directly, when the time is over', closingDirectly, { after: { workingDays: 20 } }),
    sample('close directly, with a goodbye', { ...closingDirectly, sayGoodbye: true }),
    sample('open again', { type: 'reopen', personAsked: true }),
    sample('open again, unasked', { type: 'reopen', personAsked: false }),
    sample('record the follow-up', { type: 'recordFollowUp', outcome: 'doingWell' }),
    sample('back in use', { type: 'comeBack' }),
    sample('keep longer', { type: 'keepLonger', years: 2, why: 'A claim.' }),
    sample('keep for another twenty years', { type: 'keepLonger', years: 20, why: 'A claim.' }),
    sample('destroy', { type: 'destroy' }),
    sample('withdraw', { type: 'withdraw' }),
    sample('record a death', { type: 'recordDeath' }),
    sample('recorded in error', { type: 'recordInError' }),
  ],
  project: ({ context }: Position<DischargeContext>, at: Instant) => ({
    planned: context.planned,
    alone: context.mentorGone === true,
    gone: context.reason === 'died' || context.diedAt !== null,
    withdrew: context.reason === 'consentWithdrawn' || context.withdrawnAt !== null,
    followUp: context.followUpAgreed,
    kept: context.retainUntil !== null && londonDateOf(at) >= context.retainUntil,
    most: context.closedAt !== null && londonDateOf(at) > plusDays(londonDateOf(context.closedAt), 365 * 17),
  }),
}

function dischargeInput(planned: boolean, reason: DischargeInput['reason']): DischargeInput {
  return { planned, reason, mentorId: thandi, clocks: clocks }
}
