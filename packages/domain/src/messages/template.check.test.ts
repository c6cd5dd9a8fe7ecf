/** Words that a clinic settles for a message: which are taken, which are sent back and why, and what leaves in the end. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ClinicWords,
  exampleParts,
  filledIn,
  type Language,
  messageKeys,
  messageText,
  programmeWords,
  type TemplatePurpose,
  textParts,
  tidied,
  withWords,
  wordsChanged,
  wrongWith,
} from './index.ts'

function wrong(text: string, purpose: TemplatePurpose = 'checkTime', language: Language = 'en') {
  return wrongWith({ purpose, language, text })
}

describe('words of a clinic', () => {
  test('are taken when they say what the message is for, and nothing more', () => {
    expect(wrong('Hello {name}, {from} here. Is {when} still good for you? Say Y or N.')).toEqual([])
    expect(wrong('It is {from}. Is {when} still good? At 12 or 14, by door 999 if you like.')).toEqual([])
    expect(wrong('¿Sigue bien {when}? Soy {from}.', 'checkTime', 'es')).toEqual([])
    expect(wrong('أنا {from}. هل يناسبك {when}؟', 'checkTime', 'ar')).toEqual([])
  })

  test('keep every gap without which nobody would know what is meant', () => {
    expect(wrong('Hi {name}, does the time still work?')).toEqual([
      'Write {from} where the first name of whoever writes belongs',
      'Write {when} where the day and the time belongs',
    ])
    expect(wrong('Hi, it is {from}. Here it is. It works until {until}.', 'offerLink')).toEqual([
      'Write {link} where the address of the page belongs',
    ])
  })

  test.each([
    [
      'Hi {name}, {from} asks: {when}? See {place}.',
      'Take out “{place}”: this message has {name}, {from}, {when}',
    ],
    ['Hi {name}, {from} asks: {when}? Or {when}?', 'Write {when} only once'],
    ['Hi {name, {from} asks: {when}?', 'Write each gap with both its brackets'],
    ['Hi {Name}, {from} asks: {when}?', 'Take out “{Name}”'],
  ])('have no other gap, none twice and none torn off: %s', (text, said) => {
    expect(wrong(text)).toContainEqual(expect.stringContaining(said))
  })

  test('leave room around the address, so that a phone can open it', () => {
    const text = 'It is {from}: see {link}. It works until {until}.'
    expect(wrong(text, 'joinLink')).toEqual([
      'Leave a space before and after {link}, or nobody can open the page',
    ])
  })

  test.each<[Language, string, string]>([
    ['en', 'Hi {name}, it is {from} from the clinic. Is {when} fine?', '“clinic”'],
    ['es', 'Soy {from}, de la clínica. ¿Te va bien {when}?', '“clinica”'],
    ['pt', 'Fala {from}, do hospital. {when} está bem?', '“hospital”'],
    ['pl', 'Tu {from} z przychodni. Czy pasuje {when}?', '“przychodni”'],
    ['fr', 'C’est {from}, pour le traitement. {when}, ça va ?', '“traitement”'],
    ['ar', 'أنا {from} من المستشفى. هل يناسبك {when}؟', '“المستشفي”'],
    ['pl', 'Hi {name}, it is {from}, your mentor. Is {when} fine?', '“mentor”'],
  ])('tell a stranger nothing, in %s: %s', (language, text, word) => {
    expect(wrong(text, 'checkTime', language)).toEqual([expect.stringContaining(word)])
  })

  test('name no place, and hide no word around a gap that may be empty', () => {
    const names = ['Harbourside Clinic', 'Riverside Trust']
    const asked = { purpose: 'tryAgain', language: 'en', names } as const
    const told = [expect.stringContaining('“harbourside”')]
    expect(wrongWith({ ...asked, text: 'Hi, it is {from} at Harbourside.' })).toEqual(told)
    expect(wrong('Hi, it is {from}. H{name}IV, bye.', 'tryAgain')).toEqual([expect.stringContaining('“hiv”')])
    expect(wrong('Hi, it is {from}. cli\u200bnic', 'tryAgain')).toEqual([expect.stringContaining('“clinic”')])
  })

  test.each([
    ['Hi, it is {from}. See https://example.org/us', 'Take out “https://example.org/us”'],
    ['Hi, it is {from}. See www.somewhere.net', 'Take out “www.somewhere.net”'],
    ['Hi, it is {from}. See somewhere.co.uk/now', 'Take out “somewhere.co.uk/now”'],
    ['Hi, it is {from}. Write to us@example.org', 'Take out “us@example.org”'],
    ['Hi, it is {from}. Ring 020 7946 0000', 'Take out “020 7946 0000”: a message holds no phone number'],
    ['Hi, it is {from}. Ring +44 (7700) 900-123', 'Take out “+44 (7700) 900-123”'],
    ['Hi, it is {from}. Ring ٠٢٠٧٩٤٦٠٠٠٠', 'a message holds no phone number'],
  ])('lead nowhere else: %s', (text, said) => {
    expect(wrong(text, 'tryAgain')).toEqual([expect.stringContaining(said)])
  })

  test('are not empty, and not longer than a phone shows at once', () => {
    expect(wrong(' \u200b\n')).toEqual(['Write the message'])
    const long = `It is {from}. ${'Nothing at all. '.repeat(50)}`
    expect(wrong(long, 'tryAgain')).toEqual(['Make it shorter: it takes 6 texts, and may take 4'])
    expect(wrong(`ł ${'Nic się nie stało. '.repeat(15)}{from}`, 'tryAgain', 'pl')).toEqual([
      'Make it shorter: it takes 5 texts, and may take 4',
    ])
  })
})

test.each([
  ['a'.repeat(160), { signs: 160, parts: 1, isWide: false }],
  ['a'.repeat(161), { signs: 161, parts: 2, isWide: false }],
  ['€'.repeat(80), { signs: 160, parts: 1, isWide: false }],
  ['a'.repeat(306), { signs: 306, parts: 2, isWide: false }],
  [`ł${'a'.repeat(69)}`, { signs: 70, parts: 1, isWide: true }],
  [`ł${'a'.repeat(70)}`, { signs: 71, parts: 2, isWide: true }],
  ['😀'.repeat(35), { signs: 70, parts: 1, isWide: true }],
  ['à la carte, año, Übung', { signs: 22, parts: 1, isWide: false }],
])('a phone network counts %s', (text, counted) => {
  expect(textParts(text)).toEqual(counted)
})

describe('what leaves', () => {
  const parts = { name: 'Ade', from: 'Sam', when: 'Thursday at 14:00' }
  const own = { text: 'Is {when} good, {name}? {from}', readBy: '' }

  test('is in the clinic’s words where it has some, and in the programme’s elsewhere', () => {
    const words = withWords({}, 'checkTime', 'en', own)
    expect(messageText(words, 'en', 'checkTime', parts)).toBe('Is Thursday at 14:00 good, Ade? Sam')
    expect(messageText(words, 'es', 'checkTime', parts)).toContain('Soy Sam')
    expect(messageText(words, 'en', 'tryAgain', parts)).toContain('Nothing urgent')
  })

  test('says nothing of whoever writes where we know no name', () => {
    const unsigned = { name: 'Ade', from: '', link: 'x', until: '3 December' }
    expect(messageText({}, 'en', 'referenceReminder', unsigned)).toMatch(/^Hello Ade\. The page/)
    for (const { purpose, language } of messageKeys) {
      const text = filledIn(programmeWords(purpose, language), { ...exampleParts(language), from: '' })
      expect(text).not.toMatch(/ [,.،]|[,،] ?[,.،]|\s{2}|undefined/)
    }
  })

  test('takes a name for a name, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.constantFrom('{link}', '{from}', '$&', '$1', '\\'), name => {
        expect(filledIn('Hi {name}: {from}', { name, from: 'Jo', link: 'secret' })).toBe(`Hi ${name}: Jo`)
      }),
    )
  })

  test('goes back to the programme’s words, and nothing of the clinic’s stays behind', () => {
    const words = withWords(withWords({}, 'checkTime', 'en', own), 'checkTime', 'pl', own)
    expect(withWords(withWords(words, 'checkTime', 'pl', null), 'checkTime', 'en', null)).toEqual({})
    const same = { text: programmeWords('goodbye', 'fr'), readBy: 'Ada' }
    expect(withWords({}, 'goodbye', 'fr', same)).toEqual({})
  })

  test('is told of as a sentence for each message that reads otherwise', () => {
    const before = withWords({}, 'checkTime', 'en', own)
    const after = withWords(withWords(before, 'checkTime', 'en', null), 'goodbye', 'ar', {
      text: 'شكرا {name}',
      readBy: 'Hana',
    })
    expect(wordsChanged(before, after).map(({ sentence }) => sentence)).toEqual([
      'a question about a time, in English: the programme’s words, before: “Is {when} good, {name}? {from}”',
      'a last word, in Arabic: “\u2067شكرا {name}\u2069”, read by Hana, before: the programme’s words',
    ])
  })

  test('is never refused by what was settled long ago: a list of words that grew makes no settings unreadable', () => {
    const old = { goodbye: { en: { text: 'Bye from the clinic', readBy: '' } } }
    expect(ClinicWords.safeParse(old).success).toBe(true)
  })

  test('holds no sign that nobody sees', () => {
    expect(tidied(' One\n\u202etwo\u200b \u00adthree ')).toBe('One two three')
  })
})
