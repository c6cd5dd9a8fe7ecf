/** The questions of one check. Only a seed decides: no chance, no clock. What the answers are worth, the domain says. */
import { createHash } from 'node:crypto'
import { moduleByKey } from './module.reader.ts'
import { type ModuleKey, QUESTIONS_IN_A_CHECK, type Question } from './module.schema.ts'

/**
 * Eight questions of a module: every step is asked about before any is asked about twice. The same seed draws the same
 * questions in the same order, so a check can be opened again; another seed makes another check.
 */
export function drawQuestions(key: ModuleKey, seed: string): readonly Question[] {
  const inTurn = shuffled(moduleByKey(key).questions, seed)
  const firstOfStep = inTurn.filter(
    ({ step }, place) => inTurn.findIndex(other => other.step === step) === place,
  )
  const drawn = [...new Set([...firstOfStep, ...inTurn])].slice(0, QUESTIONS_IN_A_CHECK)
  return shuffled(drawn, seed).map(question => ({
    ...question,
    answers: shuffled(question.answers, `${seed} ${question.id}`),
  }))
}

/** What a check is drawn by: the version of the module as it stands, so that an edit never marks other questions. */
export function seedOf(key: ModuleKey, draw: string): string {
  return `${moduleByKey(key).version}.${draw}`
}

/** Whether a seed draws from the text as it stands, and not from one before it. */
export function isOfThisVersion(key: ModuleKey, seed: string): boolean {
  return seed.startsWith(`${moduleByKey(key).version}.`)
}

/** Whether more than one answer is right, so that a screen offers boxes to tick and not one choice. */
export function hasSeveralRight({ answers }: Question): boolean {
  return answers.filter(({ right }) => right).length > 1
}

function shuffled<T extends { readonly id: string }>(things: readonly T[], seed: string): T[] {
  return things
    .map(thing => ({ thing, at: createHash('sha256').update(`${seed} ${thing.id}`).digest('hex') }))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ thing }) => thing)
}
