/** How a training is walked: what may be tried on the way. */
import { standardSettings } from '../clinic-settings.ts'
import type { Position } from '../lifecycle.ts'
import { londonDateOf, plusDays } from '../time.ts'
import {
  type TrainingCommand,
  type TrainingContext,
  type TrainingFacts,
  type TrainingTimer,
  training,
} from '../training/index.ts'
import { type Explorable, samplesOf } from './explore.ts'
import { amina, croydon, rosa } from './people.ts'
import { aGrid } from './training.ts'

type Of<T extends TrainingCommand['type']> = Extract<TrainingCommand, { type: T }>

const sample = samplesOf<TrainingCommand | TrainingTimer, TrainingFacts>()

const aCohort = '61b0f2a0-9f6e-4b7c-8d9e-0a1b2c3d4e05'
const aDay = '72c1a3b1-8e5d-4c6b-9c8d-1b2c3d4e5f06'

const graded = { version: 1, needs: [], right: 7, of: 8, passed: true }
function answering(module: Of<'answerCheck'>['module']): Of<'answerCheck'> {
  return { type: 'answerCheck', module, seed: 'a', chosen: {} }
}

/** Everything that people may try with a training. */
export const trainingWalk: Explorable = {
  lifecycle: training,
  beginnings: {
    'cleared today, two modules to learn': {
      modules: ['role', 'listening'],
      brought: { dbsUntil: null, contracts: [{ clinicId: croydon, until: '2028-12-31' }] },
      clocks: { ...standardSettings.training, watchSessions: 1, leadSessions: 1 },
    },
    'cleared today, one module to learn': {
      modules: ['role'],
      brought: { dbsUntil: null, contracts: [] },
      clocks: { ...standardSettings.training, watchSessions: 2, leadSessions: 2 },
    },
  },
  facts: { by: amina, check: null },
  samples: [
    sample('join a group', { type: 'joinCohort', cohortId: aCohort }),
    sample('a taught day', { type: 'recordDay', dayId: aDay, attended: 'attended' }),
    sample('a taught day missed', { type: 'recordDay', dayId: aDay, attended: 'missed' }),
    sample('pass the first module', answering('role'), { facts: { check: graded } }),
    sample('pass the second module', answering('listening'), {
      facts: { check: { ...graded, needs: ['role'] } },
    }),
    sample('pass a newer version', answering('role'), { facts: { check: { ...graded, version: 2 } } }),
    sample('not enough answers right', answering('role'), {
      facts: { check: { ...graded, right: 3, passed: false } },
    }),
    sample('answers to nothing', answering('role')),
    sample('watched a session', at => ({ type: 'recordWatched', heldOn: londonDateOf(at) })),
    sample('will watch tomorrow', at => ({
      type: 'recordWatched',
      heldOn: plusDays(londonDateOf(at), 1),
    })),
    sample('led a session', at => ({ type: 'recordLed', heldOn: londonDateOf(at) })),
    sample('write own thoughts', {
      type: 'reflect',
      reflection: 'I listened more than I talked, and I would leave the silence longer.',
    }),
    sample('fill in the grid', { type: 'fillGrid', ratings: aGrid() }),
    sample('fill in the grid, not there yet', { type: 'fillGrid', ratings: aGrid({ listening: 'notYet' }) }),
    sample('the team signs', { type: 'signForTeam' }),
    sample('the clinic signs', { type: 'signForClinic' }, { facts: { by: rosa } }),
    sample('one person signs for the team too', { type: 'signForTeam' }, { facts: { by: rosa } }),
    sample('more practice', { type: 'practiseMore' }),
    sample('take a break', at => ({ type: 'defer', until: plusDays(londonDateOf(at), 60) })),
    sample('take a break until today', at => ({ type: 'defer', until: londonDateOf(at) })),
    sample('go on', { type: 'resume' }),
    sample('withdraw', { type: 'withdraw' }),
  ],
  project: ({ context }: Position<TrainingContext>) => ({
    needs: context.modules,
    done: [...new Set(context.completions.map(({ module }) => module))],
    watched: context.watchedOn.length,
    led: Math.min(2, context.ledOn.length),
    reflected: context.reflectedOn !== null,
    graded:
      Object.values(context.ratings).every(rating => rating !== 'notYet') && 'listening' in context.ratings,
    signed: [context.teamSigned !== null, context.clinicSigned !== null],
  }),
}
