/** What is right in a check: for the demo and for tests, which learn as quickly as they are told to. */
export function rightAnswers(module: ModuleKey): { seed: string; chosen: Record<string, string[]> } {
  const seed = seedOf(module, module)
  return { seed, chosen: rightChoices(module, seed) }
}

import type { ModuleKey } from '@alongside/domain/training'
import { drawQuestions, seedOf } from './question.draw.ts'

function rightChoices(module: ModuleKey, seed: string): Record<string, string[]> {
  return Object.fromEntries(
    drawQuestions(module, seed).map(({ id, answers }) => [
      id,
      answers.filter(answer => answer.right).map(answer => answer.id),
    ]),
  )
}
