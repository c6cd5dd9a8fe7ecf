/** Knowledge checks: a few questions from a bank, graded by a pure function, with a word on each answer that was given. */
import * as z from 'zod'

/** What grading needs of a question: its answers, which of them are right, and what is said to each. */
export interface Asked {
  readonly id: string
  readonly answers: readonly { readonly id: string; readonly right: boolean; readonly feedback: string }[]
}

/** What somebody chose, by question. */
export const Chosen = z.record(z.string().max(60), z.array(z.string().max(10)).max(8))
export type Chosen = z.infer<typeof Chosen>

/** What somebody hears whose questions were drawn before the module was edited: they are not marked by other ones. */
export const editedMeanwhile =
  'This module was edited while you were answering. Nothing is lost: look at what is new, and take the questions again.'

/** The share of the questions that must be right. */
export const PASS_SHARE = 0.75

export interface Graded {
  readonly right: number
  readonly of: number
  readonly needed: number
  readonly passed: boolean
  readonly questions: readonly {
    readonly id: string
    readonly right: boolean
    /** What is said to each answer that was chosen. */
    readonly feedback: readonly string[]
  }[]
}

/** How many questions must be right. */
export function neededOf(questions: number): number {
  return Math.ceil(questions * PASS_SHARE)
}

/** A question is right when everything that is right was chosen and nothing else; one without an answer is not. */
export function grade(questions: readonly Asked[], chosen: Chosen): Graded {
  const graded = questions.map(({ id, answers }) => {
    const mine = chosen[id] ?? []
    return {
      id,
      right: answers.every(answer => answer.right === mine.includes(answer.id)),
      feedback: answers.filter(answer => mine.includes(answer.id)).map(({ feedback }) => feedback),
    }
  })
  const right = graded.filter(each => each.right).length
  const needed = neededOf(questions.length)
  return { right, of: questions.length, needed, passed: right > 0 && right >= needed, questions: graded }
}
