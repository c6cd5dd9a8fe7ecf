/** Goals as the pages show them: the words, the latest number, and how it moved. */
import { type RatingMoment, ratingMomentWords } from '@alongside/domain/goals'
import { londonDateOf } from '@alongside/domain/time'
import { dayInWords } from '@alongside/web/page'
import * as z from 'zod'
import type { Goal, Support } from '../person/support.server.ts'

export interface GoalLine {
  readonly goalId: string
  readonly text: string
  readonly isLetGo: boolean
  readonly latest: number | null
  /** From the first number to the latest; null while there are not two. */
  readonly change: { readonly from: number; readonly to: number } | null
  readonly ratings: readonly { readonly when: string; readonly moment: string; readonly rating: number }[]
}

function lineOf({ goalId, text, letGoAt, ratings }: Goal): GoalLine {
  const first = ratings[0]
  const latest = ratings.at(-1)
  return {
    goalId,
    text,
    isLetGo: letGoAt !== null,
    latest: latest?.rating ?? null,
    change: first && latest && first !== latest ? { from: first.rating, to: latest.rating } : null,
    ratings: ratings.map(({ at, moment, rating }) => ({
      when: dayInWords(londonDateOf(at)),
      moment: ratingMomentWords[moment as RatingMoment],
      rating,
    })),
  }
}

/** Goals that are worked on first. */
export function goalLines({ goals }: Pick<Support, 'goals'>): GoalLine[] {
  return goals.map(lineOf).sort((one, other) => Number(one.isLetGo) - Number(other.isLetGo))
}

/** The goals that can be rated on a form, with the number of last time. */
export function openGoals(support: Pick<Support, 'goals'>) {
  return goalLines(support)
    .filter(({ isLetGo }) => !isLetGo)
    .map(({ goalId, text, latest }) => ({ goalId, text, latest }))
}

/** Numbers by goal, as a form sends them; a goal that was left out is not rated. */
export const GoalNumbers = z.record(z.uuid(), z.coerce.number().int().min(0).max(10)).default({})

export function ratingsOf(numbers: z.output<typeof GoalNumbers>) {
  return Object.entries(numbers).map(([goalId, rating]) => ({ goalId, rating }))
}

/** The command that follows another one of the same form: its own id, and the same again when the form is sent twice. */
export function nextCommand(commandId: string): string {
  const last = Number.parseInt(commandId.slice(-1), 16)
  return `${commandId.slice(0, -1)}${((last + 1) % 16).toString(16)}`
}
