/** What is right in a check: for the demo and for tests, which learn as quickly as they are told to. */
import type { ModuleKey } from '@alongside/domain/training'
import { drawQuestions } from './question.draw.ts'

export function rightChoices(module: ModuleKey, seed: string): Record<string, string[]> {
  return Object.fromEntries(
    drawQuestions(module, seed).map(({ id, answers }) => [
      id,
      answers.filter(answer => answer.right).map(answer => answer.id),
    ]),
  )
}
