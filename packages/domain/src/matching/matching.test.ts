import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MentorFacts, mayTakeOn } from '../mentor-readiness.ts'
import { MentorWish } from '../onboarding/index.ts'
import { instant, plainDate } from '../time.ts'
import { type Candidate, rankMentors, unmetWishes, type Wishes, wishWords } from './matching.ts'

const at = instant('2025-02-03T10:00:00.000Z')
const anyone: Wishes = { mustHave: [], mustNot: [], language: null }

function aMentor(
  last: string,
  said: Partial<Omit<Candidate, 'facts'>> = {},
  facts: Partial<MentorFacts> = {},
): Candidate {
  return {
    languages: ['English'],
    offers: [],
    ...said,
    facts: {
      mentorId: `00000000-0000-4000-8000-00000000000${last}`,
      standing: 'full',
      checksUntil: plainDate('2026-01-01'),
      authorisedUntil: plainDate('2026-01-01'),
      openPeople: 1,
      capacity: 3,
      notNow: false,
      conflict: false,
      declinedBefore: false,
      unmetWishes: [],
      ...facts,
    },
  }
}

test('somebody without a preference may meet every mentor who is ready, the one with most room first', () => {
  const busy = aMentor('1', {}, { openPeople: 2 })
  const free = aMentor('2', {}, { openPeople: 0 })
  const ranked = rankMentors(anyone, [busy, free], at)
  expect(ranked).toEqual([
    { mentorId: free.facts.mentorId, fits: true, reasons: ['Has room for 3 more.'] },
    { mentorId: busy.facts.mentorId, fits: true, reasons: ['Has room for 1 more.'] },
  ])
})

test('somebody who asks for a woman is shown the women first, and told why the others do not fit', () => {
  const him = aMentor('1', { offers: ['aMan'] }, { openPeople: 0 })
  const her = aMentor('2', { offers: ['aWoman'] }, { openPeople: 2 })
  const [first, second] = rankMentors({ ...anyone, mustHave: ['aWoman'] }, [him, her], at)
  expect(first).toMatchObject({
    mentorId: her.facts.mentorId,
    fits: true,
    reasons: ['Meets a wish: a woman.', 'Has room for 1 more.'],
  })
  expect(second).toMatchObject({ mentorId: him.facts.mentorId, fits: false })
  expect(second?.reasons[0]).toBe('This mentor does not meet a wish that must be met: a woman.')
})

test('somebody who would rather not meet a man is not proposed one', () => {
  expect(unmetWishes({ ...anyone, mustNot: ['aMan'] }, aMentor('1', { offers: ['aMan'] }))).toEqual([
    'not a man',
  ])
  expect(unmetWishes({ ...anyone, mustNot: ['aMan'] }, aMentor('1', { offers: ['aWoman'] }))).toEqual([])
})

test('a language in common is a wish that can be met, asked for or not', () => {
  const speaker = aMentor('1', { languages: ['English', 'spanish'] }, { openPeople: 2 })
  const other = aMentor('2', {}, { openPeople: 0 })
  const spanish: Wishes = { ...anyone, language: 'Spanish' }
  expect(rankMentors(spanish, [other, speaker], at)[0]?.reasons).toEqual([
    'Speaks Spanish, as they do.',
    'Has room for 1 more.',
  ])
  expect(unmetWishes({ ...spanish, mustHave: ['sameLanguage'] }, other)).toEqual([
    'somebody who speaks their language',
  ])
})

test('somebody afraid of being recognised may ask for a mentor who does not speak their language', () => {
  const speaker = aMentor('1', { languages: ['English', 'Spanish'] })
  expect(unmetWishes({ mustHave: [], mustNot: ['sameLanguage'], language: 'Spanish' }, speaker)).toEqual([
    'not somebody who speaks their language',
  ])
})

test('what depends on both people is left for the coordinator to ask, and never inferred', () => {
  const wishes: Wishes = { ...anyone, mustHave: ['similarAge', 'notFromMyClinic'] }
  const [only] = rankMentors(wishes, [aMentor('1')], at)
  expect(only?.fits).toBe(true)
  expect(only?.reasons.slice(0, 2)).toEqual([
    'Ask first: they would like to meet somebody of a similar age.',
    'Ask first: they would like to meet somebody who is not seen at the same clinic.',
  ])
})

test('a mentor who knows the person is not proposed, and the reason does not say who knows whom', () => {
  const [only] = rankMentors(anyone, [aMentor('1', {}, { conflict: true })], at)
  expect(only?.fits).toBe(false)
  expect(only?.reasons[0]).toBe('These two cannot be matched.')
})

test('every wish has words of its own', () => {
  expect(new Set(Object.values(wishWords)).size).toBe(MentorWish.options.length)
})

test('a mentor is said to fit exactly when the rule of onboarding lets them be proposed, with the same sentence', async () => {
  const day = fc.constantFrom(null, plainDate('2024-12-31'), plainDate('2025-02-03'), plainDate('2026-01-01'))
  const wishes = fc.record({
    mustHave: fc.uniqueArray(fc.constantFrom(...MentorWish.options), { maxLength: 3 }),
    mustNot: fc.uniqueArray(fc.constantFrom(...MentorWish.options), { maxLength: 3 }),
    language: fc.constantFrom(null, 'Polish', 'English'),
  })
  const candidate = fc
    .record({
      standing: fc.constantFrom('provisional', 'full', 'restricted', 'onBreak', 'left'),
      checksUntil: day,
      authorisedUntil: day,
      openPeople: fc.integer({ min: 0, max: 4 }),
      capacity: fc.integer({ min: 0, max: 4 }),
      notNow: fc.boolean(),
      conflict: fc.boolean(),
      declinedBefore: fc.boolean(),
    } as const)
    .chain(facts =>
      fc
        .uniqueArray(fc.constantFrom(...MentorWish.options))
        .map(offers => aMentor('1', { offers }, facts as Partial<MentorFacts>)),
    )
  await fc.assert(
    fc.property(wishes, candidate, (asked, mentor) => {
      const rule = mayTakeOn({ ...mentor.facts, unmetWishes: unmetWishes(asked, mentor) }, at)
      const [ranked] = rankMentors(asked, [mentor], at)
      expect(ranked?.fits).toBe(rule === true)
      expect(rule === true || ranked?.reasons.includes(rule)).toBe(true)
    }),
  )
})

describe('what a mentor chose to tell', () => {
  const told = { ageBand: '45to54' as const, background: 'Colombian', seenHere: null, hoursAWeek: null }
  const wishing = (...mustHave: Wishes['mustHave']) => ({ ...anyone, mustHave })
  const reasons = (wishes: Wishes, but: { readonly seenHere?: boolean } = {}) =>
    rankMentors(wishes, [aMentor('1', { told: { ...told, ...but } })], at)[0]

  test('answers whether they are seen at the same clinic', () => {
    const wish = wishing('notFromMyClinic')
    expect(reasons(wish, { seenHere: false })).toMatchObject({
      fits: true,
      reasons: ['Meets a wish: somebody who is not seen at the same clinic.', 'Has room for 2 more.'],
    })
    expect(reasons(wish, { seenHere: true })).toMatchObject({
      fits: false,
      reasons: expect.arrayContaining([
        'This mentor does not meet a wish that must be met: somebody who is not seen at the same clinic.',
      ]),
    })
    expect(reasons(wish)?.reasons[0]).toMatch('Ask first')
  })

  test('answers a wish about age, for and against', () => {
    expect(reasons(wishing('over45'))).toMatchObject({
      fits: true,
      reasons: ['Meets a wish: somebody of 45 or older.', 'Has room for 2 more.'],
    })
    expect(reasons(wishing('under35'))).toMatchObject({ fits: false })
    expect(reasons({ ...anyone, mustNot: ['over45'] })?.reasons[0]).toBe(
      'This mentor does not meet a wish that must be met: not somebody of 45 or older.',
    )
    expect(reasons({ ...anyone, mustNot: ['under35'] })?.fits).toBe(true)
    const silent = rankMentors({ ...anyone, mustNot: ['over45'] }, [aMentor('1')], at)[0]
    expect(silent).toMatchObject({
      fits: true,
      reasons: ['Ask first: they would rather not meet somebody of 45 or older.', 'Has room for 2 more.'],
    })
  })

  test('stands beside the wishes that only a person can judge', () => {
    expect(reasons(wishing('similarAge'))?.reasons[0]).toBe(
      'Ask first: they would like to meet somebody of a similar age. This mentor says: 45 to 54.',
    )
    expect(reasons({ ...anyone, mustNot: ['similarBackground'] })?.reasons[0]).toMatch('says: Colombian.')
  })
})

test('somebody who weighs double takes a place more', () => {
  const heavy = aMentor('1', {}, { openPeople: 2, placesTaken: 3 })
  expect(mayTakeOn(heavy.facts, at)).toBe(
    'This mentor supports 2, and it weighs more than that: there is no room now.',
  )
  const lighter = aMentor('1', {}, { openPeople: 1, placesTaken: 2 })
  expect(rankMentors(anyone, [lighter], at)[0]?.reasons).toEqual(['Has room for 1 more.'])
})

test('a mentor in their first months is proposed to one person and to no second, whatever room they have', () => {
  const first = aMentor('1', {}, { standing: 'provisional', openPeople: 0, capacity: 3 })
  expect(rankMentors(anyone, [first], at)[0]).toMatchObject({ fits: true, reasons: ['Has room for 1 more.'] })
  const second = aMentor('1', {}, { standing: 'provisional', openPeople: 1, capacity: 3 })
  expect(rankMentors(anyone, [second], at)[0]).toMatchObject({
    fits: false,
    reasons: ['Until the first review this mentor supports one person at a time.'],
  })
})
