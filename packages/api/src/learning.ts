/** Modules as a learner meets them: where they stand in each, its pages, and the questions of a check without the answers. */
import { PlainDate } from '@alongside/domain/time'
import {
  type Completion,
  curriculum,
  editedMeanwhile,
  grade,
  LearnedModule,
  stillBefore,
} from '@alongside/domain/training'
import * as z from 'zod'
import { type Answer, no, yes } from './answer.ts'
import type { Changing } from './change.ts'
import type { Reading } from './read.ts'
import { allModules, moduleByKey } from './training/module.reader.ts'
import { CourseModule, ModuleStep, Question } from './training/module.schema.ts'
import { drawQuestions, hasSeveralRight, isOfThisVersion, seedOf } from './training/question.draw.ts'

export const ModuleSummary = z.strictObject({
  key: LearnedModule,
  number: z.int(),
  title: z.string(),
  hours: z.number(),
  afterwards: z.string(),
  steps: z.int(),
  /** Titles of what must be finished first, and is not. */
  before: z.array(z.string()),
  doneOn: PlainDate.nullable(),
  doneVersion: z.int().nullable(),
  /** The text has changed since it was finished. What was finished stays so. */
  changedSince: z.boolean(),
  /** The step at which to go on reading. */
  place: z.string().nullable(),
})
export type ModuleSummary = z.infer<typeof ModuleSummary>

/** Where the caller stopped reading, by module. */
export function placeRows({ db, caller }: Pick<Reading, 'db' | 'caller'>) {
  return db
    .selectFrom('module_place')
    .select(['module', 'step'])
    .where('holder_id', '=', caller.accountId ?? '')
}

export function moduleSummaries(
  completions: readonly Completion[],
  places: readonly { readonly module: string; readonly step: string }[],
): ModuleSummary[] {
  const placeOf = new Map(places.map(({ module, step }) => [module, step]))
  return allModules().map(({ key, number, title, hours, steps, needs, version }) => {
    const mine = completions.filter(({ module }) => module === key)
    const last = mine.at(-1)
    const place = placeOf.get(key)
    return {
      key,
      number,
      title,
      hours,
      afterwards: curriculum.find(each => each.key === key)?.afterwards ?? '',
      steps: steps.length,
      before: titlesBefore(needs, completions),
      doneOn: last?.on ?? null,
      doneVersion: last?.version ?? null,
      changedSince: last !== undefined && !mine.some(each => each.version === version),
      place: steps.some(({ id }) => id === place) ? (place ?? null) : null,
    }
  })
}

/** The titles of what comes first and is not finished. */
export function titlesBefore(
  needs: readonly z.infer<typeof LearnedModule>[],
  completions: readonly Completion[],
): string[] {
  return stillBefore(needs, completions).map(key => moduleByKey(key).title)
}

export const ModulePage = z.strictObject({
  key: LearnedModule,
  number: z.int(),
  title: z.string(),
  version: z.int(),
  hours: z.number(),
  aims: z.array(z.string()),
  sources: CourseModule.shape.sources,
  steps: z.array(ModuleStep),
  scenarios: CourseModule.shape.scenarios,
})

export function modulePage(key: z.infer<typeof LearnedModule>): z.infer<typeof ModulePage> {
  const { number, title, version, hours, aims, sources, steps, scenarios } = moduleByKey(key)
  return { key, number, title, version, hours, aims, sources, steps, scenarios }
}

/** Notes where somebody is reading, so that they can go on from there. */
export async function keepPlace(
  { db, caller, at, refuse }: Changing,
  { module, step }: { module: z.infer<typeof LearnedModule>; step: string },
): Promise<{ step: string }> {
  if (!moduleByKey(module).steps.some(({ id }) => id === step)) return refuse('not-found')
  await db
    .insertInto('module_place')
    .values({ holder_id: caller.accountId ?? '', module, step, at })
    .onConflict(oc => oc.columns(['holder_id', 'module']).doUpdateSet({ step, at }))
    .execute()
  return { step }
}

/** A question as it is asked: nothing in it says which answer is right. */
const AskedQuestion = z.strictObject({
  id: z.string(),
  ask: z.string(),
  several: z.boolean(),
  answers: z.array(z.strictObject({ id: z.string(), text: z.string() })),
})

/** What a page draws questions by; the version of the module is put before it. */
export const Draw = z.string().regex(/^[\w-]{1,40}$/)

export const AskedCheck = z.strictObject({
  /** Goes back with the answers: it says which questions these were, and of which version. */
  seed: z.string(),
  questions: z.array(AskedQuestion),
})

export function checkOf(key: z.infer<typeof LearnedModule>, draw: string): z.infer<typeof AskedCheck> {
  const seed = seedOf(key, draw)
  const questions = drawQuestions(key, seed).map(question => ({
    id: question.id,
    ask: question.ask,
    several: hasSeveralRight(question),
    answers: question.answers.map(({ id, text }) => ({ id, text })),
  }))
  return { seed, questions }
}

/** What somebody hears about each answer: whether it was right, why, and where to read it again. */
export const CheckResult = z.strictObject({
  right: z.int(),
  of: z.int(),
  needed: z.int(),
  passed: z.boolean(),
  questions: z.array(
    z.strictObject({
      id: Question.shape.id,
      ask: z.string(),
      right: z.boolean(),
      chosen: z.array(z.string()),
      feedback: z.array(z.string()),
      step: z.string(),
      stepTitle: z.string(),
    }),
  ),
})
export type CheckResult = z.infer<typeof CheckResult>

export function resultOf(
  key: z.infer<typeof LearnedModule>,
  seed: string,
  chosen: Readonly<Record<string, string[]>>,
): Answer<CheckResult> {
  if (!isOfThisVersion(key, seed)) return no('refused', { reasons: [editedMeanwhile] })
  const questions = drawQuestions(key, seed)
  const { steps } = moduleByKey(key)
  const graded = grade(questions, chosen)
  return yes({
    right: graded.right,
    of: graded.of,
    needed: graded.needed,
    passed: graded.passed,
    questions: questions.map((question, place) => {
      const mine = chosen[question.id] ?? []
      return {
        id: question.id,
        ask: question.ask,
        right: graded.questions[place]?.right ?? false,
        chosen: question.answers.filter(({ id }) => mine.includes(id)).map(({ text }) => text),
        feedback: [...(graded.questions[place]?.feedback ?? [])],
        step: question.step,
        stepTitle: steps.find(({ id }) => id === question.step)?.title ?? '',
      }
    }),
  })
}
