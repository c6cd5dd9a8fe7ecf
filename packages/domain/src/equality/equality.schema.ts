/** Answers to equality monitoring. Each may be left out, all may be left out, and nothing says whose they are. */
import * as z from 'zod'
import { PlainDate } from '../time.ts'
import { codeListOn, type EqualityQuestion, equalityQuestions } from './code-lists.ts'

const Question = z.enum(equalityQuestions as [EqualityQuestion, ...EqualityQuestion[]])

/** The answers of one form, on the day on which they were given: codes of that day's lists and nothing else. */
export const EqualityAnswers = z
  .strictObject({ answeredOn: PlainDate, answers: z.partialRecord(Question, z.string().max(10)) })
  .check(({ value, issues }) => {
    for (const [question, code] of Object.entries(value.answers))
      if (!codeListOn(question as EqualityQuestion, value.answeredOn).codes.some(each => each.code === code))
        issues.push({
          code: 'custom',
          message: 'Choose one of the answers',
          path: ['answers', question],
          input: code,
        })
  })
export type EqualityAnswers = z.infer<typeof EqualityAnswers>
