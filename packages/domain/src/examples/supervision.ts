/** Stories of a supervision. */
import { standardSettings } from '../clinic-settings.ts'
import {
  type SupervisionCommand,
  type SupervisionContext,
  type SupervisionFacts,
  type SupervisionInput,
  supervision,
} from '../supervision/index.ts'
import { type Instant, plainDate } from '../time.ts'
import { instantPlusDays } from '../working-days.ts'
import { thandi } from './people.ts'
import { aTuesday, Story } from './story.ts'

type Of<T extends SupervisionCommand['type']> = Partial<
  Omit<Extract<SupervisionCommand, { type: T }>, 'type'>
>

/** The accounts of the examples: who runs it, who comes from the clinic, and Thandi’s. */
export const nkechi = '5d0c4a52-90b1-4c1c-8c0d-6e0a9c8f4f01'
export const sister = '0f5e0c70-6a32-4c6b-9f4e-2f37b6c9d102'
export const thandisAccount = '9a7c1d2e-3b4f-4a5c-8d6e-7f8091a2b303'

/** Ids of what is brought and agreed. */
export const anItem = '1e0f7c1a-7a56-4f0e-8f57-0d1c2b3a4f04'
export const anAction = '2f1a8d2b-8b67-4a1f-9a68-1e2d3c4b5a05'
export const anotherAction = '3a2b9e3c-9c78-4b2a-8b79-2f3e4d5c6b06'

export class SupervisionStory extends Story<SupervisionCommand, SupervisionFacts, SupervisionContext> {
  agendaOpens(): this {
    return this.rings('agendaOpens')
  }

  as(accountId: string, coordinates = false): this {
    return this.given({ actor: { accountId, coordinates } })
  }

  brings(alias?: string, but: Of<'addItem'> = {}): this {
    return this.sends({
      type: 'addItem',
      itemId: anItem,
      ...(alias === undefined ? {} : { alias }),
      byName: false,
      about: 'How to go on from here.',
      ...but,
    })
  }

  /** The day comes, and it is held. */
  held(but: Of<'hold'> = {}): this {
    const { plannedAt, sort } = this.context
    return this.when(laterOf(plannedAt, this.at)).sends({
      type: 'hold',
      heldAt: plannedAt,
      attended: [nkechi, sister, thandisAccount],
      themes: ['stigma'],
      learning: 'Waiting rooms are hard. Offer the side door.',
      ...(sort === 'joint' ? { nextAt: instantPlusDays(plannedAt, 28) } : {}),
      ...but,
    })
  }

  agrees(actionId: string = anAction, but: Of<'addAction'> = {}): this {
    return this.sends({
      type: 'addAction',
      actionId,
      what: 'Ask for a quiet room.',
      ownerId: sister,
      dueOn: plainDate('2026-02-03'),
      ...but,
    })
  }

  shared(): this {
    return this.sends({ type: 'shareLearning' })
  }

  finished(actionId: string = anAction): this {
    return this.sends({ type: 'finishAction', actionId })
  }
}

function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other
}

export const everybodyThere: SupervisionFacts['present'] = {
  clinic: 1,
  mentors: 1,
  coordinators: 1,
  strangers: 0,
}

/** The joint supervision of a clinic, two weeks from this morning, as the coordinator sees it. */
export function aJointSupervision(
  but: Partial<SupervisionInput> = {},
  at: Instant = aTuesday,
): SupervisionStory {
  const input: SupervisionInput = {
    sort: 'joint',
    mentorId: null,
    plannedAt: instantPlusDays(at, 14),
    clocks: standardSettings.supervision,
    ...but,
  }
  const facts: SupervisionFacts = {
    actor: { accountId: nkechi, coordinates: true },
    cases: [],
    aliasKnown: true,
    mayBeNamed: false,
    present: everybodyThere,
    itsMentorPresent: true,
    ownerSide: 'clinic',
  }
  return new SupervisionStory(supervision, input, facts, at)
}

/** Thandi’s own supervision with the coordinator. */
export function aOneToOne(but: Partial<SupervisionInput> = {}, at?: Instant): SupervisionStory {
  return aJointSupervision({ sort: 'oneToOne', mentorId: thandi, ...but }, at).given({
    present: { clinic: 0, mentors: 1, coordinators: 1, strangers: 0 },
  })
}
