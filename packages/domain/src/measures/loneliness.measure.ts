/**
 * Loneliness in four answers, as England's national statistics ask it: three questions with three answers each, summed
 * from 3 to 9 (higher is lonelier), and one direct question that is told beside the sum and never added to it.
 */
export const lonelinessItems = ['companionship', 'leftOut', 'isolated', 'direct'] as const
export type LonelinessItem = (typeof lonelinessItems)[number]

export const lonelinessQuestions = {
  companionship: 'How often do you feel that you lack companionship?',
  leftOut: 'How often do you feel left out?',
  isolated: 'How often do you feel isolated from others?',
  direct: 'How often do you feel lonely?',
} as const satisfies Record<LonelinessItem, string>

/** The three summed questions. */
export const threeAnswers = { 1: 'Hardly ever or never', 2: 'Some of the time', 3: 'Often' } as const

/** The direct question, from never to often. */
export const directAnswers = {
  1: 'Never',
  2: 'Hardly ever',
  3: 'Occasionally',
  4: 'Some of the time',
  5: 'Often or always',
} as const

export type LonelinessAnswers = Partial<Record<LonelinessItem, number>>
export type LonelinessScores = Partial<Record<'overall' | 'direct', number>>

/** A sum of three needs all three. */
export function scoreLoneliness({ direct, ...three }: LonelinessAnswers): LonelinessScores {
  const { companionship, leftOut, isolated } = three
  const whole = companionship !== undefined && leftOut !== undefined && isolated !== undefined
  return {
    ...(whole ? { overall: companionship + leftOut + isolated } : {}),
    ...(direct === undefined ? {} : { direct }),
  }
}
