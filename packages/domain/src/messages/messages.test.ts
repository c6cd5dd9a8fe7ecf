import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ContactRules, rulesUntilAsked } from '../contact-rules.ts'
import { london } from '../examples/index.ts'
import { plainTime } from '../time.ts'
import {
  Language,
  languageFrom,
  mayBeSent,
  mayLeaveAt,
  messageKeys,
  messageText,
  momentInLanguage,
  mostTries,
  programmeWords,
  revealedBy,
  subjectWords,
  waitAfterTry,
  wrongWith,
} from './index.ts'

const parts = {
  name: 'Ade',
  from: 'Sam',
  when: 'Thursday 14:00',
  link: 'https://pages.example/a/bcd234fgh567jkm89npqrstvwxz2',
  until: '3 December',
}

describe('a text that leaves the house by itself', () => {
  const all = messageKeys.map(({ purpose, language }) => ({
    language,
    purpose,
    text: messageText({}, language, purpose, parts),
  }))

  test.each(all)('tells a stranger nothing: $purpose in $language', ({ text }) => {
    expect(revealedBy(text)).toEqual([])
  })

  test.each(all)('has no hole where a name is not known: $purpose in $language', ({ language, purpose }) => {
    const text = messageText({}, language, purpose, { ...parts, name: '' })
    expect(text).not.toMatch(/ [,.،]|[,،] ?[,.،]|\s{2}/)
    expect(text).not.toContain('undefined')
  })

  test.each(all)('is what a clinic may settle: $purpose in $language', ({ language, purpose }) => {
    const text = programmeWords(purpose, language)
    expect(wrongWith({ purpose, language, text })).toEqual([])
  })

  test.each(Language.options)('has a line above it that says nothing: %s', language => {
    expect(revealedBy(subjectWords[language])).toEqual([])
  })

  test('says a day and a time as the language says them, in London’s hours', () => {
    const at = london('2026-07-02 14:00')
    expect(momentInLanguage('en', at, 'dayAndTime')).toBe('Thursday 2 July at 14:00')
    expect(momentInLanguage('pl', at, 'day')).toBe('2 lipca')
    expect(momentInLanguage('ar', at, 'day')).toBe('2 يوليو')
  })
})

describe('words that a message may not hold', () => {
  test.each([
    ['en', 'How did the blood test at the clinic go?', ['blood', 'test', 'clinic']],
    ['en', 'Your peer mentor says hello', ['peer', 'mentor']],
    ['en', 'It is about H.I.V', ['hiv']],
    ['en', 'It is about h1v and U=U', ['hiv', 'u=u']],
    ['en', 'Take your pills, collect the medication', ['pills', 'medication']],
    ['es', '¿Cómo fue en la clínica, y el análisis?', ['clinica', 'analisis']],
    ['es', 'Es por el VIH', ['vih']],
    ['pt', 'Vamos ao hospital buscar os comprimidos', ['hospital', 'comprimidos']],
    ['pt', 'O resultado do exame chegou', ['resultado', 'exame']],
    ['pl', 'Wyniki są w przychodni, weź leki', ['wyniki', 'przychodni', 'leki']],
    ['pl', 'Chodzi o wirusa', ['wirusa']],
    ['fr', 'Le résultat du dépistage est à l’hôpital', ['resultat', 'depistage', 'hopital']],
    ['fr', 'Votre traitement contre le SIDA', ['traitement', 'sida']],
    ['ar', 'نتيجة الفحص في المستشفى', ['نتيجه', 'الفحص', 'المستشفي']],
    ['ar', 'موعد العلاج مع الطبيب', ['العلاج', 'الطبيب']],
    ['ar', 'عن الإيدز', ['الايدز']],
  ])('are found in %s: %s', (_, text, words) => {
    const found = revealedBy(text).map(({ word }) => word)
    expect(found).toEqual(expect.arrayContaining(words))
  })

  test('are found whatever language the rest is in', () => {
    expect(mayBeSent('Hi Ade, see you at the przychodnia')).toBe(
      'This could tell a stranger something: “przychodnia”. Write it without this word.',
    )
  })

  test.each([
    "Hi Ade, it's Sam. Just checking Thursday 2pm still works? Reply Y or N.",
    'See you at the library, the cafe by the north gate. Its door is on the left.',
    'Trust me, the art show was great. Bring your sister.',
    'Hola, ¿nos vemos el martes en el café? No pares, sigue recto.',
    'Olá, vemo-nos na biblioteca às três?',
    'Cześć, widzimy się we wtorek o trzeciej w kawiarni.',
    'Bonjour, on se voit mardi au café de la gare ?',
    'مرحبا، هل نلتقي يوم الثلاثاء في المقهى؟ الطريق سريع والجو طبيعي والأمر صحيح.',
  ])('are not seen where there are none: %s', text => {
    expect(mayBeSent(text)).toBe(true)
  })

  test('names of places count, whole or in part', () => {
    expect(revealedBy('By the Harbourside entrance', ['Harbourside Clinic'])).toEqual([
      { word: 'harbourside', reveals: 'place' },
    ])
    expect(revealedBy('By the north gate', ['North Wing'])).toEqual([])
    expect(revealedBy('Come to North Wing', ['North Wing'])).toHaveLength(1)
  })

  test('cannot be hidden by capitals, accents, invisible signs or stretched letters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('hiv', 'clinic', 'resultado', 'wirus', 'علاج'),
        fc.constantFrom('\u200b', '\u00ad', '\u0301', '\u2060'),
        fc.nat(2),
        (word, hidden, at) => {
          const written = `${word.slice(0, at + 1).toUpperCase()}${hidden}${word.slice(at + 1)}`
          expect(revealedBy(`one ${written} two`)).not.toEqual([])
        },
      ),
    )
    expect(revealedBy('عـــلاج')).not.toEqual([])
  })
})

describe('the moment at which a message leaves', () => {
  const evenings: ContactRules = {
    ...rulesUntilAsked,
    askedAt: '2026-01-01T10:00:00.000Z',
    channels: ['text', 'email'],
    days: [2, 4],
    from: plainTime('18:00'),
    until: plainTime('22:00'),
  }

  test('is now, when now is safe', () => {
    const tuesday = london('2026-01-06 18:30')
    expect(mayLeaveAt(evenings, 'text', tuesday)).toBe(tuesday)
  })

  test('is the beginning of the next safe hours otherwise', () => {
    expect(mayLeaveAt(evenings, 'text', london('2026-01-06 09:00'))).toBe(london('2026-01-06 18:00'))
    expect(mayLeaveAt(evenings, 'text', london('2026-01-06 22:30'))).toBe(london('2026-01-08 18:00'))
  })

  test('is never at night, whatever they said', () => {
    expect(mayLeaveAt(evenings, 'text', london('2026-01-06 20:00'))).toBe(london('2026-01-08 18:00'))
    const early = {
      ...evenings,
      from: plainTime('05:00'),
      until: plainTime('09:00'),
      days: [1, 2, 3, 4, 5, 6, 7],
    }
    expect(mayLeaveAt(early, 'text', london('2026-01-06 05:30'))).toBe(london('2026-01-06 08:00'))
  })

  test('is by our hours alone for an email', () => {
    expect(mayLeaveAt(evenings, 'email', london('2026-01-07 21:00'))).toBe(london('2026-01-08 08:00'))
  })

  test('stays at six in the evening over the change of clocks', () => {
    expect(mayLeaveAt(evenings, 'text', london('2026-03-28 12:00'))).toBe(london('2026-03-31 18:00'))
  })

  test('never comes by a way that was not allowed, or in hours that never meet ours', () => {
    expect(mayLeaveAt(evenings, 'whatsapp', london('2026-01-06 18:30'))).toEqual({
      never: 'This person has not agreed to be reached by WhatsApp.',
    })
    const night = { ...evenings, from: plainTime('22:00'), until: plainTime('23:00') }
    expect(mayLeaveAt(night, 'text', london('2026-01-06 18:30'))).toHaveProperty('never')
  })

  test('before anybody asked, is an hour of a working day', () => {
    expect(mayLeaveAt(rulesUntilAsked, 'text', london('2026-01-10 12:00'))).toBe(london('2026-01-12 09:00'))
    expect(mayLeaveAt(rulesUntilAsked, 'email', london('2026-01-12 12:00'))).toHaveProperty('never')
  })
})

test('a message is tried again later and later, and not for ever', () => {
  const waits = Array.from({ length: mostTries }, (_, index) => waitAfterTry(index + 1) / 60_000)
  expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16])
  expect(waits.at(-1)).toBe(360)
  expect(waits.reduce((sum, each) => sum + each, 0) / 60).toBeLessThan(48)
})

test.each([
  ['Arabic', 'ar'],
  ['español', 'es'],
  ['Portuguese (Brazil)', 'pt'],
  ['Tigrinya', 'en'],
  [null, 'en'],
])('somebody whose language was written down as %s is written to in %s', (written, language) => {
  expect(languageFrom(written)).toBe(language)
})
