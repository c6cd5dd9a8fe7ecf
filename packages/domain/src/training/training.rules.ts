/** Why a step of training may not be taken. */

import { editedMeanwhile, modulesDone, stillBefore, titleOf } from '../learning/index.ts'
import type { Rule } from '../lifecycle.ts'
import { londonDateOf } from '../time.ts'
import { Competency, competencyWords } from './competencies.ts'
import type { TrainingContext, TrainingEvent } from './training.schema.ts'

type TrainingRule = Rule<TrainingContext, TrainingEvent>

/** The modules that are left to finish. */
export function modulesLeft({ modules, completions }: Pick<TrainingContext, 'modules' | 'completions'>) {
  const done = modulesDone(completions)
  return modules.filter(module => !done.has(module))
}

export const trainingRules = {
  gates: {
    everyModuleIsDone: ({ context }) =>
      modulesLeft(context).length === 0 ? true : 'Some modules are not finished yet.',
    someModuleIsDone: ({ context }) => (context.completions.length > 0 ? true : 'No module is finished yet.'),
    watchedEnough: ({ context }) =>
      context.watchedOn.length >= context.clocks.watchSessions
        ? true
        : `Watch ${context.clocks.watchSessions} sessions first.`,
    ledEnough: ({ context }) =>
      context.ledOn.length >= context.clocks.leadSessions
        ? true
        : `Lead ${context.clocks.leadSessions} sessions with somebody beside you first.`,
    hasReflected: ({ context }) =>
      context.reflectedOn === null ? 'Their own page of thoughts is not written yet.' : true,
    gridIsFull: ({ context }) => {
      const open = Competency.options.filter(each => (context.ratings[each] ?? 'notYet') === 'notYet')
      const [first] = open
      if (first === undefined) return true
      return `Not there yet in ${open.length} of 13: ${competencyWords[first].toLowerCase()}${open.length > 1 ? ' and others' : ''}.`
    },
    clinicHasSigned: ({ context }) => (context.clinicSigned ? true : 'The clinic has not signed yet.'),
    signedBySomebodyElse: ({ context, event }) =>
      event.facts.by !== null && event.type === 'signForTeam' && event.facts.by === context.clinicSigned?.by
        ? 'Two different people sign.'
        : true,
  },
  checks: {
    comesAfterItsOwn: ({ context, event }) => {
      if (event.type !== 'answerCheck') return true
      const [first] = stillBefore(event.facts.check?.needs ?? [], context.completions)
      return first === undefined ? true : `Finish this first: ${titleOf(first)}.`
    },
    isGraded: ({ event }) => (event.facts.check ? true : editedMeanwhile),
    enoughIsRight: ({ event }) =>
      event.facts.check?.passed ? true : 'Not enough answers were right this time.',
    completesTheLast: ({ context, event }) => {
      const left = modulesLeft(context).filter(
        module => event.type !== 'answerCheck' || module !== event.module,
      )
      return left.length === 0 ? true : 'Some modules are not finished yet.'
    },
    wasHeld: ({ event }) =>
      (event.type === 'recordWatched' || event.type === 'recordLed') && event.heldOn <= londonDateOf(event.at)
        ? true
        : 'Record it after it was held.',
    isTheLastToWatch: ({ context }) =>
      context.watchedOn.length + 1 >= context.clocks.watchSessions ? true : 'There is more to watch.',
    isTheLastToLead: ({ context }) =>
      context.ledOn.length + 1 >= context.clocks.leadSessions ? true : 'There is more to lead.',
    untilIsAhead: ({ event }) =>
      event.type === 'defer' && event.until > londonDateOf(event.at)
        ? true
        : 'Choose a day that is still to come.',
  },
} satisfies { gates: Record<string, TrainingRule>; checks: Record<string, TrainingRule> }
