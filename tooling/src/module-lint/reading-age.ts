import { syllable } from 'syllable'

/**
 * The school year in which an English text can be read, by Flesch and Kincaid (US Navy, 1975): long sentences and long
 * words raise it. A line is a sentence too, so that a list is not one endless one. Add five for the age of the reader.
 */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?]+[\s"”’)]|\n/).filter(hasLetters).length
  const words = wordsIn(text)
  if (sentences === 0) return 0
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

export function wordsIn(text: string): string[] {
  return text.split(/[\s–—/]+/).filter(hasLetters)
}

function hasLetters(text: string): boolean {
  return /[a-z]/i.test(text)
}
