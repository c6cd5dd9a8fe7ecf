/**
 * PozQoL: how life is, in thirteen answers from 1 (not at all) to 5 (extremely). Free to use without asking for
 * purposes that are not commercial, with its citation: Brown G. et al., BMC Public Health 18 (2018) 527; © La Trobe
 * University. Its wording stays on the form that people fill in; here each item has an id and a word to find it by.
 *
 * It was published in two orders. The article lists the items by domain, the form to fill in mixes them, so nothing
 * here goes by position: an answer belongs to an id, and an order says which id stands where.
 */
import { meanOf } from './mean.ts'

export const pozqolItems = [
  'enjoying',
  'worry',
  'belonging',
  'doing',
  'self',
  'opportunities',
  'impact',
  'control',
  'rejection',
  'tired',
  'relationships',
  'older',
  'future',
] as const
export type PozqolItem = (typeof pozqolItems)[number]

/** A word for each item, by which a mentor finds the line on the form; it tells a stranger nothing. */
export const pozqolWords = {
  enjoying: 'Enjoying life',
  worry: 'Worry about health',
  belonging: 'Belonging',
  doing: 'Doing what I would like',
  self: 'Feeling good about myself',
  opportunities: 'Opportunities',
  impact: 'Effect on health',
  control: 'In control',
  rejection: 'Being rejected',
  tired: 'Being worn out',
  relationships: 'Relationships',
  older: 'Getting older',
  future: 'The future',
} as const satisfies Record<PozqolItem, string>

/** The two orders in which it was published. */
export const pozqolOrders = {
  form: pozqolItems,
  article: [
    'worry',
    'impact',
    'older',
    'enjoying',
    'control',
    'future',
    'self',
    'relationships',
    'belonging',
    'rejection',
    'doing',
    'opportunities',
    'tired',
  ],
} as const satisfies Record<string, readonly PozqolItem[]>
export type PozqolOrder = keyof typeof pozqolOrders

export const pozqolDomains = {
  psychological: ['enjoying', 'self', 'control', 'future'],
  health: ['worry', 'impact', 'older'],
  social: ['belonging', 'rejection', 'relationships'],
  functional: ['doing', 'opportunities', 'tired'],
} as const satisfies Record<string, readonly PozqolItem[]>
export type PozqolDomain = keyof typeof pozqolDomains

export const pozqolDomainWords = {
  psychological: 'Mood and outlook',
  health: 'Health',
  social: 'People around me',
  functional: 'Everyday life',
} as const satisfies Record<PozqolDomain, string>

/** Where a high answer is a good one; all others are turned round. */
const positive: ReadonlySet<PozqolItem> = new Set<PozqolItem>(pozqolDomains.psychological)

export type PozqolAnswers = Partial<Record<PozqolItem, number>>
export type PozqolScores = Partial<Record<PozqolDomain | 'overall', number>>

/** Answers as they stand on a form, line by line, by the ids of its order; a line that was skipped is null. */
export function pozqolFrom(order: PozqolOrder, lines: readonly (number | null)[]): PozqolAnswers {
  const answers: PozqolAnswers = {}
  for (const [index, item] of pozqolOrders[order].entries()) {
    const answer = lines[index]
    if (answer !== null && answer !== undefined) answers[item] = answer
  }
  return answers
}

/**
 * Means from 1 to 5, higher is better. One answer of a domain may be missing; with two missing the domain has no
 * score, and without a domain there is no overall score. That rule is a default of this project.
 */
export function scorePozqol(answers: PozqolAnswers): PozqolScores {
  const scores: PozqolScores = {}
  const all: number[] = []
  for (const [domain, items] of Object.entries(pozqolDomains) as [PozqolDomain, readonly PozqolItem[]][]) {
    const coded = items.flatMap(item => {
      const answer = answers[item]
      if (answer === undefined) return []
      return positive.has(item) ? answer : 6 - answer
    })
    if (coded.length < items.length - 1) continue
    scores[domain] = meanOf(coded)
    all.push(...coded)
  }
  if (Object.keys(scores).length === Object.keys(pozqolDomains).length) scores.overall = meanOf(all)
  return scores
}
