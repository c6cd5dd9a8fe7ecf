import { Language, revealedBy } from '@alongside/domain/messages'
import { expect, test } from 'vitest'
import { pageWords } from './all.words.ts'
import { mistakes } from './page.words.ts'

/** Every sentence, with a name or a day where it takes one. */
function sentencesIn(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function') return [String(words('Amara'))]
  return Object.values(words as object).flatMap(sentencesIn)
}

test.each(Language.options)('the page in %s tells a stranger nothing', language => {
  const sentences = sentencesIn(pageWords[language])
  expect(sentences.length).toBeGreaterThan(80)
  expect(sentences.flatMap(sentence => revealedBy(sentence).map(found => [sentence, found.word]))).toEqual([])
})

test.each(Language.options)('nothing is missing in %s', language => {
  expect(sentencesIn(pageWords[language]).filter(sentence => sentence.trim() === '')).toEqual([])
  expect(sentencesIn(pageWords[language])).toHaveLength(sentencesIn(pageWords.en).length)
  expect(Object.keys(pageWords[language].mistakes)).toEqual([...mistakes])
})

test.each(Language.options.filter(language => language !== 'en'))(
  'nothing was left in English in %s',
  language => {
    const english = new Set(sentencesIn(pageWords.en))
    const same = sentencesIn(pageWords[language]).filter(sentence => english.has(sentence))
    expect(same.filter(sentence => !['WhatsApp', 'Email', 'No', 'SMS'].includes(sentence))).toEqual([])
  },
)
