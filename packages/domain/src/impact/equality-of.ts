/**
 * How the people supported describe themselves. Nobody may know who answered what, so small numbers are masked here
 * for every asker, with what would give them back, and the rest is rounded.
 */
import { codeLists, type EqualityQuestion, equalityQuestions } from '../equality/index.ts'
import type { Figure, ImpactReport } from './impact.schema.ts'
import type { Tally } from './impact.tally.ts'
import { rounded, type Ways } from './masks.ts'
import { suppress } from './suppress.ts'

interface Question {
  readonly question: EqualityQuestion
  readonly asked: string
  readonly answers: readonly { readonly label: string; readonly people: number }[]
}

const NOT_ANSWERED = 'Not asked or not answered'

/** Every question that anybody answered, with everybody in exactly one row of it. */
export function equalityOf(counts: Tally['equality'], supported: number): Question[] {
  return equalityQuestions.flatMap(question => {
    const given = counts.filter(each => each.question === question)
    if (given.length === 0) return []
    const lists = codeLists[question]
    const answers = lists
      .flatMap(({ codes }) => codes)
      .map(({ code, label }) => ({
        label,
        people: given.filter(each => each.code === code).reduce((sum, { people }) => sum + people, 0),
      }))
    const answered = answers.reduce((sum, { people }) => sum + people, 0)
    return [
      {
        question,
        asked: lists.at(-1)?.question ?? question,
        answers: [...answers, { label: NOT_ANSWERED, people: Math.max(0, supported - answered) }],
      },
    ]
  })
}

/** The same as it may be shown; its answers add up to everybody, so it says nothing where they are hidden. */
export function asShown(
  { question, asked, answers }: Question,
  { show }: Ways,
): ImpactReport['equality'][number] {
  const safe = suppress([answers.map(({ people }) => people)]).cells[0] ?? []
  return {
    question,
    asked,
    answers: answers.map(({ label, people }, at) => ({
      label,
      people: show(people) === 'hidden' ? 'hidden' : figure(safe[at]),
    })),
  }
}

function figure(value: number | null | undefined): Figure {
  return value === null || value === undefined ? 'hidden' : rounded(value)
}
