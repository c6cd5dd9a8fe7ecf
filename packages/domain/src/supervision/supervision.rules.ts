/** Why a step of a supervision may not be taken. */
import { days } from '../clinic-settings.ts'
import { type AboutField, about, type Rule } from '../lifecycle.ts'
import { daysBetween, type Instant, londonDateOf } from '../time.ts'
import type { Action, SupervisionContext, SupervisionEvent } from './supervision.schema.ts'

type SupervisionRule = Rule<SupervisionContext, SupervisionEvent>

export function openActions({ actions }: Pick<SupervisionContext, 'actions'>): Action[] {
  return actions.filter(({ ended }) => ended === null)
}

/** Whoever runs a supervision may tidy up; everybody else looks after their own. */
function isTheirs({ facts: { actor } }: SupervisionEvent, accountId: string | null | undefined): boolean {
  return actor !== null && (actor.coordinates || actor.accountId === accountId)
}

/** The next joint one is named before people part, and is not far off. */
function nextIsNear(
  context: SupervisionContext,
  from: Instant,
  nextAt: Instant | undefined,
): true | AboutField {
  if (nextAt === undefined)
    return context.sort === 'joint' ? about('nextAt', 'Agree on the day of the next one.') : true
  if (nextAt <= from) return about('nextAt', 'The next one comes after this one.')
  const most = context.clocks.nextWithinDays
  return daysBetween(londonDateOf(from), londonDateOf(nextAt)) <= most
    ? true
    : about('nextAt', `The next one is ${days(most)} away at most.`)
}

export const supervisionRules = {
  gates: {
    timeHasCome: ({ context, event }) =>
      event.at < context.plannedAt ? 'It is still to come. Record it after it was held.' : true,
    somethingIsOpen: ({ context }) => (openActions(context).length > 0 ? true : 'No action is open.'),
  },
  checks: {
    movesAhead: ({ event }) =>
      event.type === 'move' && event.to <= event.at
        ? about('to', 'Choose a time that has not passed.')
        : true,
    aliasKnown: ({ event }) =>
      event.type === 'addItem' && event.alias !== undefined && !event.facts.aliasKnown
        ? about('alias', 'This is not somebody whose support you take part in.')
        : true,
    mayBeNamed: ({ event }) => {
      if (event.type !== 'addItem' || !event.byName) return true
      return event.alias !== undefined && event.facts.mayBeNamed
        ? true
        : about('byName', 'They have not agreed to be spoken of by name.')
    },
    itemIsNew: ({ context, event }) =>
      event.type === 'addItem' && context.items.some(({ id }) => id === event.itemId)
        ? 'This is on the agenda already.'
        : true,
    itemStands: ({ context, event }) =>
      event.type === 'removeItem' && !context.items.some(({ id }) => id === event.itemId)
        ? 'This is not on the agenda.'
        : true,
    yourItem: ({ context, event }) => {
      if (event.type !== 'removeItem') return true
      const item = context.items.find(({ id }) => id === event.itemId)
      return !item || isTheirs(event, item.by) ? true : 'Somebody else brought this.'
    },
    heldAlready: ({ event }) =>
      event.type === 'hold' && event.heldAt > event.at
        ? about('heldAt', 'Record it after it was held.')
        : true,
    everybodyIsKnown: ({ event }) =>
      event.type === 'hold' && event.facts.present.strangers > 0
        ? about('attended', 'Somebody on the list belongs to neither side.')
        : true,
    bothSidesThere: ({ context, event }) => {
      if (event.type !== 'hold' || context.sort !== 'joint') return true
      const { present } = event.facts
      const { quorumClinic, quorumMentors } = context.clocks
      const clinic = quorumClinic - present.clinic
      if (clinic > 0) return about('attended', 'Somebody of the clinic has to be there, too.')
      const mentors = quorumMentors - present.mentors
      return mentors > 0 ? about('attended', 'It takes more mentors than that to hold it.') : true
    },
    itsMentorThere: ({ context, event }) =>
      event.type === 'hold' && context.sort === 'oneToOne' && !event.facts.itsMentorPresent
        ? about('attended', 'A one-to-one is held with its mentor.')
        : true,
    themeGiven: ({ event }) =>
      event.type === 'hold' && event.themes.length === 0
        ? about('themes', 'Choose at least one thing you talked about.')
        : true,
    nextAgreed: ({ context, event }) =>
      event.type === 'hold' ? nextIsNear(context, event.heldAt, event.nextAt) : true,
    nextOffered: ({ context, event }) => {
      if (event.type !== 'cancel') return true
      if (event.why === 'noLongerNeeded' && event.nextAt === undefined) return true
      return nextIsNear(context, event.at, event.nextAt)
    },
    actionIsNew: ({ context, event }) =>
      event.type === 'addAction' && context.actions.some(({ id }) => id === event.actionId)
        ? 'This action is on the list already.'
        : true,
    ownerTakesPart: ({ event }) =>
      event.type === 'addAction' && event.facts.ownerSide === null
        ? about('ownerId', 'Choose somebody who takes part here.')
        : true,
    dueAhead: ({ event }) =>
      event.type === 'addAction' && event.dueOn < londonDateOf(event.at)
        ? about('dueOn', 'Choose a day that has not passed.')
        : true,
    actionStands: ({ context, event }) => {
      if (event.type !== 'finishAction' && event.type !== 'dropAction') return true
      return openActions(context).some(({ id }) => id === event.actionId)
        ? true
        : 'This action is not open any more.'
    },
    yourAction: ({ context, event }) => {
      if (event.type !== 'finishAction' && event.type !== 'dropAction') return true
      const action = context.actions.find(({ id }) => id === event.actionId)
      return !action || isTheirs(event, action.ownerId) ? true : 'This action is somebody else’s.'
    },
    isTheLast: ({ context }) => (openActions(context).length <= 1 ? true : 'Other actions are still open.'),
  },
} satisfies { gates: Record<string, SupervisionRule>; checks: Record<string, SupervisionRule> }
