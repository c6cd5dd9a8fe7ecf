/** Stories of training. */
import { standardSettings } from '../clinic-settings.ts'
import { type Instant, londonDateOf, type PlainDate, plusDays, plusMonths } from '../time.ts'
import {
  Competency,
  curriculum,
  type ModuleKey,
  type Rating,
  type TrainingCommand,
  type TrainingContext,
  type TrainingFacts,
  type TrainingInput,
  training,
} from '../training/index.ts'
import { amina, croydon, rosa } from './people.ts'
import { aTuesday, Story } from './story.ts'

/** Everybody is ready in everything, but for what is said. */
export function aGrid(but: Partial<Record<Competency, Rating>> = {}): Record<Competency, Rating> {
  const ready = Object.fromEntries(Competency.options.map(each => [each, 'ready']))
  return { ...ready, ...but } as Record<Competency, Rating>
}

export class TrainingStory extends Story<TrainingCommand, TrainingFacts, TrainingContext> {
  get today(): PlainDate {
    return londonDateOf(this.at)
  }

  /** Answers the check of a module; most of it right, unless it is said otherwise. */
  checked(
    module: ModuleKey,
    { right = 7, version = 1, needs = [] }: { right?: number; version?: number; needs?: ModuleKey[] } = {},
  ): this {
    const { facts } = this
    return this.given({ check: { version, needs, right, of: 8, passed: right >= 6 } })
      .sends({ type: 'answerCheck', module, seed: `${module}-1`, chosen: {} })
      .given(facts)
  }

  /** Every module that is left. */
  learnsTheRest(): this {
    const done = new Set(this.context.completions.map(({ module }) => module))
    const left = this.context.modules.filter(module => !done.has(module))
    return left.reduce((story, module) => story.checked(module), this)
  }

  watched(): this {
    return this.sends({ type: 'recordWatched', heldOn: this.today })
  }

  led(): this {
    return this.sends({ type: 'recordLed', heldOn: this.today })
  }

  reflects(): this {
    return this.sends({
      type: 'reflect',
      reflection: 'I listened more than I talked, and I would leave the silence longer next time.',
    })
  }

  practised(): this {
    return this.watched().watched().led().led().reflects()
  }

  graded(but: Partial<Record<Competency, Rating>> = {}): this {
    return this.sends({ type: 'fillGrid', ratings: aGrid(but) })
  }

  signedForTeam(): this {
    return this.given({ by: amina }).sends({ type: 'signForTeam' })
  }

  signedForClinic(): this {
    return this.given({ by: rosa }).sends({ type: 'signForClinic' })
  }

  deferred(days = 60): this {
    return this.sends({ type: 'defer', until: plusDays(this.today, days) })
  }
}

/** Somebody who was cleared this morning, with an agreement of one clinic. */
export function aTraining(but: Partial<TrainingInput> = {}, at: Instant = aTuesday): TrainingStory {
  const today = londonDateOf(at)
  const input: TrainingInput = {
    modules: curriculum.map(({ key }) => key),
    brought: {
      dbsUntil: plusMonths(today, 36),
      contracts: [{ clinicId: croydon, until: plusMonths(today, 36) }],
    },
    clocks: standardSettings.training,
    ...but,
  }
  return new TrainingStory(training, input, { by: amina, check: null }, at)
}
