/**
 * Taking treatment, in three answers about the last 30 days (Wilson and others, 2016): days missed, how good a job,
 * how often as meant. Each becomes 0 to 100 and the mean is the score. People tell about seven points too much, and it
 * is a first look and not a test. Only for somebody who takes treatment, and they see the answer first.
 */
import { meanOf } from './mean.ts'

export const adherenceItems = ['missed', 'job', 'often'] as const
export type AdherenceItem = (typeof adherenceItems)[number]

export const adherenceQuestions = {
  missed: 'In the last 30 days, on how many days did you miss at least one?',
  job: 'In the last 30 days, how good a job did you do at taking it the way you were meant to?',
  often: 'In the last 30 days, how often did you take it the way you were meant to?',
} as const satisfies Record<AdherenceItem, string>

export const jobAnswers = {
  0: 'Very poor',
  1: 'Poor',
  2: 'Fair',
  3: 'Good',
  4: 'Very good',
  5: 'Excellent',
} as const
export const oftenAnswers = {
  0: 'Never',
  1: 'Rarely',
  2: 'Sometimes',
  3: 'Usually',
  4: 'Almost always',
  5: 'Always',
} as const

export type AdherenceAnswers = Partial<Record<AdherenceItem, number>>
export type AdherenceScores = Partial<Record<'overall', number>>

/** The mean of three needs all three. */
export function scoreAdherence({ missed, job, often }: AdherenceAnswers): AdherenceScores {
  if (missed === undefined || job === undefined || often === undefined) return {}
  return { overall: meanOf([((30 - missed) / 30) * 100, job * 20, often * 20]) }
}
