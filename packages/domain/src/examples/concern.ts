/** Stories of a concern. */
import { standardSettings } from '../clinic-settings.ts'
import {
  type ConcernCommand,
  type ConcernContext,
  type ConcernFacts,
  type ConcernInput,
  concern,
} from '../concern/index.ts'
import type { Instant } from '../time.ts'
import { Story } from './story.ts'

type Of<T extends ConcernCommand['type']> = Partial<Omit<Extract<ConcernCommand, { type: T }>, 'type'>>

export class ConcernStory extends Story<ConcernCommand, ConcernFacts, ConcernContext> {
  takenOn(but: Of<'triage'> = {}): this {
    const { category, urgentSince } = this.context
    return this.sends({ type: 'triage', category, urgent: urgentSince !== null, dangerSeenTo: true, ...but })
  }

  written(): this {
    return this.sends({ type: 'writeAccount', account: 'He said: I do not want to go home.' })
  }

  decided(decision: Extract<ConcernCommand, { type: 'decide' }>['decision'], but: Of<'decide'> = {}): this {
    return this.sends({
      type: 'decide',
      decision,
      rationale: 'He asked for help, and this is what he chose.',
      personTold: true,
      personAgreed: true,
      ...but,
    })
  }

  passedOn(to: Extract<ConcernCommand, { type: 'recordReferral' }>['to']): this {
    return this.sends({ type: 'recordReferral', to, madeAt: this.at, reference: '' })
  }

  answered(): this {
    return this.sends({ type: 'giveFeedback', feedback: 'The council looks after it now. Thank you.' })
  }

  closed(but: Of<'close'> = {}): this {
    return this.sends({ type: 'close', outcome: 'safer', forSupervision: false, ...but })
  }

  nothingMore(but: Of<'noFurtherAction'> = {}): this {
    return this.sends({
      type: 'noFurtherAction',
      rationale: 'It was a misunderstanding, and he is well.',
      personTold: true,
      feedback: 'We spoke with him, and he is well. It was right to say it.',
      ...but,
    })
  }
}

/** A concern that a mentor raised this morning; nobody is in immediate danger. */
export function aConcern(but: Partial<ConcernInput> = {}, at?: Instant): ConcernStory {
  const input: ConcernInput = {
    category: 'domesticAbuse',
    raisedBy: 'mentor',
    urgent: false,
    immediateDanger: false,
    emergencyCalled: false,
    personTold: true,
    clocks: standardSettings.concern,
    ...but,
  }
  return new ConcernStory(concern, input, {}, at)
}
