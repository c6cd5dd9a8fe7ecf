/** How a concern is walked: the ways in which it may begin, and what may be tried on the way. */
import { standardSettings } from '../clinic-settings.ts'
import {
  type ConcernCommand,
  type ConcernContext,
  type ConcernFacts,
  type ConcernInput,
  type ConcernTimer,
  concern,
  owedReferrals,
} from '../concern/index.ts'
import type { Position } from '../lifecycle.ts'
import { instantPlusMinutes } from '../working-days.ts'
import { type Explorable, samplesOf } from './explore.ts'

type Of<T extends ConcernCommand['type']> = Extract<ConcernCommand, { type: T }>

const sample = samplesOf<ConcernCommand | ConcernTimer, ConcernFacts>()

const taking: Of<'triage'> = {
  type: 'triage',
  category: 'domesticAbuse',
  urgent: false,
  dangerSeenTo: true,
}
const deciding: Of<'decide'> = {
  type: 'decide',
  decision: 'adultReferral',
  rationale: 'They asked for help, and this is what they chose.',
  personTold: true,
  personAgreed: true,
}

/** Everything that people may try with a concern. */
export const concernWalk: Explorable = {
  lifecycle: concern,
  beginnings: {
    'a worry': concernInput({}),
    'a worry of the clinic’s': concernInput({ raisedBy: 'clinician' }),
    urgent: concernInput({ urgent: true }),
    'immediate danger': concernInput({ urgent: true, immediateDanger: true, emergencyCalled: true }),
    'stopped treatment': concernInput({ category: 'stoppedTreatment' }),
  },
  facts: {},
  samples: [
    sample('take it on', (_at, position) => ({ ...taking, category: categoryOf(position) })),
    sample('take it on, urgent', (_at, position) => ({
      ...taking,
      category: categoryOf(position),
      urgent: true,
    })),
    sample('take it on, the danger not seen to', { ...taking, dangerSeenTo: false }),
    sample('it has become urgent', { type: 'makeUrgent', immediateDanger: false }),
    sample('somebody is in danger now', { type: 'makeUrgent', immediateDanger: true }),
    sample('write the account', { type: 'writeAccount', account: 'What they said.' }),
    sample('decide: advice', { ...deciding, decision: 'advice' }),
    sample('decide: refer an adult', deciding),
    sample('decide: refer an adult, they said no', { ...deciding, personAgreed: false }),
    sample('decide: refer an adult, their life is at risk', {
      ...deciding,
      personAgreed: false,
      withoutAgreement: 'riskToLife',
    }),
    sample('decide: tell the clinic, not agreed', {
      ...deciding,
      decision: 'clinic',
      personAgreed: false,
      withoutAgreement: 'underPressure',
    }),
    sample('decide: agreed without being told', { ...deciding, personTold: false }),
    sample('nothing more to do', {
      type: 'noFurtherAction',
      rationale: 'It was a misunderstanding, and all is well.',
      personTold: true,
      feedback: 'All is well.',
    }),
    sample('passed on to the council', at => ({
      type: 'recordReferral',
      to: 'adultReferral',
      madeAt: at,
      reference: '',
    })),
    sample('passed on to the clinic', at => ({
      type: 'recordReferral',
      to: 'clinic',
      madeAt: at,
      reference: '',
    })),
    sample('passed on, tomorrow', at => ({
      type: 'recordReferral',
      to: 'adultReferral',
      madeAt: instantPlusMinutes(at, 60),
      reference: '',
    })),
    sample('tell whoever raised it', { type: 'giveFeedback', feedback: 'The council knows.' }),
    sample('close', { type: 'close', outcome: 'safer', forSupervision: true }),
  ],
  project: ({ context }: Position<ConcernContext>) => ({
    by: context.raisedBy,
    treatment: context.category === 'stoppedTreatment',
    urgent: context.urgentSince !== null,
    danger: context.immediateDanger,
    written: context.accountAt !== null,
    owed: owedReferrals(context).sort(),
    decided: context.decisions
      .map(({ decision }) => decision)
      .filter((each, index, all) => all.indexOf(each) === index)
      .sort(),
    answered: context.feedbackAt !== null,
  }),
}

function categoryOf(position: Position): ConcernContext['category'] {
  return (position.context as ConcernContext).category
}

function concernInput(but: Partial<ConcernInput>): ConcernInput {
  return {
    category: 'domesticAbuse',
    raisedBy: 'mentor',
    urgent: false,
    immediateDanger: false,
    emergencyCalled: false,
    personTold: true,
    clocks: standardSettings.concern,
    ...but,
  }
}
