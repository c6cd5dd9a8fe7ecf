/** What somebody has learned: dated facts about a version of a module, which nothing takes away. */
import * as z from 'zod'
import { PlainDate } from '../time.ts'
import { curriculum, type ModuleKey } from './curriculum.ts'

export const LearnedModule = z.enum(curriculum.map(({ key }) => key) as [ModuleKey, ...ModuleKey[]])

export const Completion = z.strictObject({
  module: LearnedModule,
  /** The version of the module as it was taught on that day. */
  version: z.int().min(1),
  on: PlainDate,
  right: z.int().min(0),
  of: z.int().min(1),
})
export type Completion = z.infer<typeof Completion>

/** The modules that were finished, in any version. */
export function modulesDone(completions: readonly Completion[]): ReadonlySet<ModuleKey> {
  return new Set(completions.map(({ module }) => module))
}

/** Of the modules that come first, those that are not finished. */
export function stillBefore(needs: readonly ModuleKey[], completions: readonly Completion[]): ModuleKey[] {
  const done = modulesDone(completions)
  return needs.filter(key => !done.has(key))
}

/** The list with one more. Finishing the same version twice is one fact, of the day on which it was done first. */
export function withCompletion(completions: readonly Completion[], made: Completion): Completion[] {
  const known = completions.some(({ module, version }) => module === made.module && version === made.version)
  return known ? [...completions] : [...completions, made]
}

/** The title of a module as a sentence can hold it. */
export function titleOf(module: ModuleKey): string {
  return curriculum.find(({ key }) => key === module)?.title ?? module
}
