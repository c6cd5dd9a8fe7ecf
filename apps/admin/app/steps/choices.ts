/** Answers to choose from, in the order in which they are offered. */
import { wishWords } from '@alongside/domain/matching'
import { modeWords, themeWords, timeWords } from '@alongside/domain/themes'
import type { Choice } from '@alongside/web/form'
import { attemptWords, endingWords, ofSelfWords } from '../words.ts'

function choicesOf<Value extends string>(
  words: Readonly<Record<Value, string>>,
  without: readonly Value[] = [],
): Choice[] {
  return (Object.entries(words) as [Value, string][])
    .filter(([value]) => !without.includes(value))
    .map(([value, label]) => ({ value, label }))
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

export const modes = choicesOf(modeWords)
export const times = choicesOf(timeWords)
export const themes = choicesOf(themeWords)
/** Each wish as a line of its own. */
export const wishes = choicesOf(wishWords).map(({ value, label }) => ({
  value,
  label: capitalised(String(label)),
}))
export const ofSelf = choicesOf(ofSelfWords)
export const attempts = choicesOf(attemptWords)
/** Why an ending is planned; what ends by itself is not among them. */
export const endings = choicesOf(endingWords, ['died', 'consentWithdrawn', 'disengaged', 'noRematchAccepted'])

export const otherServices: readonly Choice[] = [
  { value: 'counselling', label: 'Counselling' },
  { value: 'advice', label: 'Advice on money, housing or rights' },
  { value: 'group', label: 'A group or workshop' },
  { value: 'reEngagementService', label: 'The clinic’s own team for people coming back' },
  { value: 'anotherPeerService', label: 'Another peer service' },
  { value: 'other', label: 'Something else' },
]

export const askedBy: readonly Choice[] = [
  { value: 'person', label: 'They did' },
  { value: 'mentor', label: 'The mentor did' },
  { value: 'coordinator', label: 'I did' },
]
