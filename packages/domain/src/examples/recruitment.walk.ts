/** How a recruitment is walked: what may be tried on the way. */
import { standardSettings } from '../clinic-settings.ts'
import type { Position } from '../lifecycle.ts'
import {
  type Check,
  type RecruitmentCommand,
  type RecruitmentContext,
  type RecruitmentFacts,
  type RecruitmentInput,
  type RecruitmentTimer,
  recruitment,
} from '../recruitment/index.ts'
import { type Instant, londonDateOf, plusDays, plusMonths } from '../time.ts'
import { type Explorable, samplesOf } from './explore.ts'
import { amina, croydon } from './people.ts'

type Of<T extends RecruitmentCommand['type']> = Extract<RecruitmentCommand, { type: T }>

const sample = samplesOf<RecruitmentCommand | RecruitmentTimer, RecruitmentFacts>()

/** Checks are side by side, so a walk with two of them at a time comes to all that can happen to each. */
function needing(...checks: Check[]): RecruitmentInput {
  return { route: 'clinicLink', clocks: { ...standardSettings.recruitment, checks } }
}

const interviewing = (at: Instant): Of<'interview'> => ({
  type: 'interview',
  heldOn: londonDateOf(at),
  interviewers: 2,
  peerAmongThem: true,
  adjustmentsAsked: true,
  grid: { readiness: 3, selfAwareness: 3, listening: 3, boundaries: 3 },
})
function asking(check: Check): Of<'askForChecks'> {
  return { type: 'askForChecks', checks: [check], dbsLevel: check === 'dbs' ? 'enhanced' : null }
}
function seeing(check: Check) {
  return (at: Instant): Of<'recordCheck'> => ({
    type: 'recordCheck',
    check,
    seenOn: londonDateOf(at),
    expiresOn: check === 'dbs' || check === 'contract' ? plusMonths(londonDateOf(at), 36) : null,
    dbsLevel: check === 'dbs' ? 'enhanced' : null,
    clinicId: check === 'contract' ? croydon : null,
  })
}
function deciding(check: Check, accepted: boolean): Of<'decideCheck'> {
  return { type: 'decideCheck', check, accepted, decidedByTwo: true }
}

const ofEachCheck = recruitment.Context.shape.clocks.shape.checks
  .unwrap()
  .element.options.flatMap(check => [
    sample(`ask for ${check}`, asking(check)),
    sample(`${check} is seen`, seeing(check)),
    sample(`${check} is accepted`, deciding(check, true)),
    sample(`${check} is not accepted`, deciding(check, false)),
  ])

/** Everything that people may try with a recruitment. */
export const recruitmentWalk: Explorable = {
  lifecycle: recruitment,
  beginnings: {
    'by a link, identity and DBS': needing('identity', 'dbs'),
    'by a link, two references': needing('firstReference', 'secondReference'),
    'by a link, right to work and a contract': needing('rightToWork', 'contract'),
    'by a link, health and confidence': needing('occupationalHealth', 'confidentiality'),
  },
  facts: {
    by: amina,
    formComplete: true,
    referencesIn: { first: false, second: false },
  },
  samples: [
    sample('invite to a chat', { type: 'inviteToChat' }),
    sample('the chat was held', at => ({ type: 'recordChat', heldOn: londonDateOf(at) })),
    sample('the chat is tomorrow', at => ({ type: 'recordChat', heldOn: plusDays(londonDateOf(at), 1) })),
    sample('apply', { type: 'apply', confirmsTrue: true }),
    sample('apply, not confirmed', { type: 'apply', confirmsTrue: false }),
    sample('apply, half written', { type: 'apply', confirmsTrue: true }, { facts: { formComplete: false } }),
    sample('shortlist', { type: 'shortlist' }),
    sample('interview', interviewing),
    sample('interview by one', at => ({ ...interviewing(at), interviewers: 1 })),
    sample('interview without a peer', at => ({ ...interviewing(at), peerAmongThem: false })),
    sample('interview, nobody asked what helps', at => ({ ...interviewing(at), adjustmentsAsked: false })),
    sample('interview tomorrow', at => ({ ...interviewing(at), heldOn: plusDays(londonDateOf(at), 1) })),
    sample('make an offer', { type: 'offer' }),
    sample('accept the offer', { type: 'acceptOffer' }),
    ...ofEachCheck,
    sample('ask for a DBS check above the role', {
      ...asking('dbs'),
      dbsLevel: 'enhancedWithBarredList',
    }),
    sample('ask for a DBS check of no level', { ...asking('dbs'), dbsLevel: null }),
    sample('a DBS check of another level', at => ({ ...seeing('dbs')(at), dbsLevel: 'basic' })),
    sample('a DBS check of the past', at => ({
      ...seeing('dbs')(at),
      expiresOn: plusDays(londonDateOf(at), -1),
    })),
    sample('identity will be seen tomorrow', at => ({
      ...seeing('identity')(at),
      seenOn: plusDays(londonDateOf(at), 1),
    })),
    sample('a contract of no clinic', at => ({ ...seeing('contract')(at), clinicId: null })),
    sample('one person decides on the DBS check', { ...deciding('dbs', true), decidedByTwo: false }),
    sample(
      'the clock finds that both referees have answered',
      { type: 'timer.chaseFirstReference' },
      { facts: { by: null, referencesIn: { first: true, second: true } } },
    ),
    sample(
      'the clock finds the second reference',
      { type: 'timer.chaseSecondReference' },
      { facts: { by: null, referencesIn: { first: true, second: true } } },
    ),
    sample('clear', { type: 'clear' }),
    sample('clear, after forty months', { type: 'clear' }, { after: { days: 1220 } }),
    sample('could not clear', { type: 'couldNotClear' }),
    sample('not now', at => ({ type: 'notNow', until: plusDays(londonDateOf(at), 90) })),
    sample('not now, until today', at => ({ type: 'notNow', until: londonDateOf(at) })),
    sample('not selected', { type: 'notSelect', feedbackOffered: true }),
    sample('withdraw', { type: 'withdraw' }),
  ],
  project: ({ context, value }: Position<RecruitmentContext>) => ({
    needs: context.clocks.checks,
    value,
    chatted: context.chatHeldOn !== null,
  }),
}
