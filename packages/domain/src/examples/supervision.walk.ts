/** How a supervision is walked: the ways in which it may begin, and what may be tried on the way. */
import { standardSettings } from '../clinic-settings.ts'
import type { Position } from '../lifecycle.ts'
import {
  openActions,
  type SupervisionCommand,
  type SupervisionContext,
  type SupervisionFacts,
  type SupervisionInput,
  type SupervisionTimer,
  supervision,
} from '../supervision/index.ts'
import { type Instant, londonDateOf, plusDays } from '../time.ts'
import { instantPlusDays } from '../working-days.ts'
import { type Explorable, samplesOf } from './explore.ts'
import { thandi } from './people.ts'
import { aTuesday } from './story.ts'
import { anAction, anItem, anotherAction, everybodyThere, nkechi, sister } from './supervision.ts'

type Of<T extends SupervisionCommand['type']> = Extract<SupervisionCommand, { type: T }>

const sample = samplesOf<SupervisionCommand | SupervisionTimer, SupervisionFacts>()

const bringing: Of<'addItem'> = {
  type: 'addItem',
  itemId: anItem,
  alias: 'Heron 12',
  byName: false,
  about: 'How to go on.',
}
const holding = (at: Instant): Of<'hold'> => ({
  type: 'hold',
  heldAt: at,
  attended: [nkechi, sister],
  themes: ['stigma'],
  learning: '',
  nextAt: instantPlusDays(at, 28),
})
const agreeing = (at: Instant, actionId: string): Of<'addAction'> => ({
  type: 'addAction',
  actionId,
  what: 'Ask for a quiet room.',
  ownerId: sister,
  dueOn: plusDays(londonDateOf(at), 7),
})
const aMentorActs = { actor: { accountId: thandi, coordinates: false } }

/** Everything that people may try with a supervision. */
export const supervisionWalk: Explorable = {
  lifecycle: supervision,
  beginnings: {
    joint: supervisionInput('joint', 14),
    'joint, on short notice': supervisionInput('joint', 2),
    'one to one': supervisionInput('oneToOne', 14),
  },
  facts: {
    actor: { accountId: nkechi, coordinates: true },
    cases: [{ alias: 'Curlew 7', why: ['stalled'] }],
    aliasKnown: true,
    mayBeNamed: false,
    present: everybodyThere,
    itsMentorPresent: true,
    ownerSide: 'clinic',
  } satisfies SupervisionFacts,
  samples: [
    sample('fill the agenda', { type: 'openAgenda' }),
    sample('bring something', bringing),
    sample('bring something in general', (_at, position) => ({
      type: 'addItem',
      itemId: hasItem(position) ? anItem : anotherAction,
      byName: false,
      about: 'Rooms.',
    })),
    sample('bring somebody who is not theirs', { ...bringing }, { facts: { aliasKnown: false } }),
    sample('bring somebody by name, unasked', { ...bringing, byName: true }),
    sample(
      'bring somebody by name, as they agreed',
      { ...bringing, byName: true },
      { facts: { mayBeNamed: true } },
    ),
    sample('take something off', { type: 'removeItem', itemId: anItem }),
    sample(
      'take off what somebody else brought',
      { type: 'removeItem', itemId: anItem },
      { facts: aMentorActs },
    ),
    sample('move it', at => ({ type: 'move', to: instantPlusDays(at, 10) })),
    sample('move it into the past', at => ({ type: 'move', to: instantPlusDays(at, -1) })),
    sample('record that it was held', holding),
    sample('record that it was held, when the day has come', holding, { after: { days: 15 } }),
    sample('record what is still to come', at => ({ ...holding(at), heldAt: instantPlusDays(at, 1) }), {
      after: { days: 15 },
    }),
    sample('held, with strangers', holding, {
      after: { days: 15 },
      facts: { present: { ...everybodyThere, strangers: 1 } },
    }),
    sample('held, without the clinic', holding, {
      after: { days: 15 },
      facts: { present: { ...everybodyThere, clinic: 0 } },
    }),
    sample('held, without its mentor', holding, { after: { days: 15 }, facts: { itsMentorPresent: false } }),
    sample('held, about nothing', at => ({ ...holding(at), themes: [] }), { after: { days: 15 } }),
    sample('held, no next one', at => withoutNext(holding(at)), { after: { days: 15 } }),
    sample('it did not happen', { type: 'didNotHappen' }),
    sample('it did not happen, when the day has come', { type: 'didNotHappen' }, { after: { days: 15 } }),
    sample('call it off', at => ({ type: 'cancel', why: 'holiday', nextAt: instantPlusDays(at, 30) })),
    sample('call it off for good', { type: 'cancel', why: 'noLongerNeeded' }),
    sample('call it off, no next one', { type: 'cancel', why: 'holiday' }),
    sample('agree an action', at => agreeing(at, anAction)),
    sample('agree another action', at => agreeing(at, anotherAction)),
    sample('agree an action of a stranger', at => agreeing(at, anAction), { facts: { ownerSide: null } }),
    sample('agree an action for yesterday', at => ({
      ...agreeing(at, anAction),
      dueOn: plusDays(londonDateOf(at), -1),
    })),
    sample('share the learning', { type: 'shareLearning' }),
    sample('finish an action', { type: 'finishAction', actionId: anAction }),
    sample(
      'finish somebody else’s action',
      { type: 'finishAction', actionId: anAction },
      { facts: aMentorActs },
    ),
    sample('finish the other action', { type: 'finishAction', actionId: anotherAction }),
    sample('take an action off', { type: 'dropAction', actionId: anAction, why: 'notNeeded' }),
  ],
  project: ({ context }: Position<SupervisionContext>, at: Instant) => ({
    sort: context.sort,
    come: context.plannedAt <= at,
    items: context.items.map(({ id }) => id === anItem).sort(),
    general: context.items.some(({ id, alias }) => id !== null && alias === null),
    actions: context.actions.map(({ id, ended }) => [id === anAction, ended]),
    open: openActions(context).length,
  }),
}

function hasItem(position: Position): boolean {
  return (position.context as SupervisionContext).items.some(({ id }) => id === anotherAction)
}

function withoutNext({ nextAt: _next, ...held }: Of<'hold'>): Of<'hold'> {
  return held
}

function supervisionInput(sort: SupervisionInput['sort'], days: number): SupervisionInput {
  return {
    sort,
    mentorId: sort === 'oneToOne' ? thandi : null,
    plannedAt: instantPlusDays(aTuesday, days),
    clocks: standardSettings.supervision,
  }
}
