/**
 * How those who apply, the team and the people supported describe themselves, beside each other. Each group comes as
 * counts that belong to nobody; small numbers are masked for every asker, with whatever would give them back.
 */
import * as z from 'zod'
import { LEAST_SHOWN, suppress } from '../impact/suppress.ts'
import type { PlainDate } from '../time.ts'
import { codeListOn, type EqualityQuestion, equalityQuestions } from './code-lists.ts'

export const Group = z.enum(['applicants', 'team', 'people'])
export type Group = z.infer<typeof Group>

/** How often an answer was given in a group. */
export interface AnswerCount {
  readonly question: string
  readonly code: string
  readonly group: Group
  readonly count: number
}

const Cell = z.strictObject({ count: z.int().nullable(), percent: z.int().nullable() })

export const Comparison = z.strictObject({
  question: z.enum(equalityQuestions as [EqualityQuestion, ...EqualityQuestion[]]),
  asked: z.string(),
  source: z.string(),
  /** How many answered in each group; null where it is masked. */
  answered: z.record(Group, z.int().nullable()),
  answers: z.array(z.strictObject({ label: z.string(), groups: z.record(Group, Cell) })),
})
export type Comparison = z.infer<typeof Comparison>

/** What it is, for the page and the file. */
export const comparisonDefinition = {
  title: 'Who applies, who is in the team, and who is supported',
  definition:
    'Of the people in each group who answered a question, how many of a hundred gave each answer. Answers are kept apart from names and applications.',
  numerator: 'forms with the answer',
  denominator: 'forms of the group with any answer to the question, “I prefer not to say” among them',
  leftOut: ['questions that somebody skipped', 'counts of one to four, and others that would give them back'],
} as const

/** Every question, each answer that anybody gave, and the three groups beside each other. */
export function compareGroups(counts: readonly AnswerCount[], on: PlainDate): Comparison[] {
  return equalityQuestions.map(question => {
    const { question: asked, source, codes } = codeListOn(question, on)
    const given = counts.filter(each => each.question === question)
    const of = (group: Group, code: string) =>
      given
        .filter(each => each.group === group && each.code === code)
        .reduce((sum, { count }) => sum + count, 0)
    const safe = new Map(
      Group.options.map(group => [group, suppress([codes.map(({ code }) => of(group, code))])] as const),
    )
    const totalOf = (group: Group) => safe.get(group)?.total ?? null
    return {
      question,
      asked,
      source,
      answered: eachGroup(totalOf),
      answers: codes.flatMap(({ code, label }, at) =>
        Group.options.every(group => of(group, code) === 0)
          ? []
          : [
              {
                label,
                groups: eachGroup(group => {
                  const count = safe.get(group)?.cells[0]?.[at] ?? null
                  const total = totalOf(group)
                  const percent =
                    count === null || total === null || total < LEAST_SHOWN
                      ? null
                      : Math.round((100 * count) / total)
                  return { count, percent }
                }),
              },
            ],
      ),
    }
  })
}

function eachGroup<Value>(of: (group: Group) => Value): Record<Group, Value> {
  return { applicants: of('applicants'), team: of('team'), people: of('people') }
}
