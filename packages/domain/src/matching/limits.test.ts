import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MentorFacts, mayTakeOn } from '../mentor-readiness.ts'
import { MentorLimit, MentorLimits, noLimits } from '../mentor-self.ts'
import { MeetingMode, MeetingTime, Theme } from '../themes.ts'
import { instant, plainDate } from '../time.ts'
import { type Asker, limitWords, mentorsSideOf } from './limits.ts'
import { type Candidate, rankMentors, unmetWishes, type Wishes } from './matching.ts'

const at = instant('2025-02-03T10:00:00.000Z')
const croydon = '9f2d6c11-7a3e-4d2b-8c55-0e1f2a3b4c03'
const kingston = '2c4e8f33-6b5d-4f7a-9e66-1a2b3c4d5e04'

/** Somebody newly diagnosed at Croydon who needs support with stigma, and told nothing else. */
const ada: Asker = {
  clinicId: croydon,
  newlyDiagnosed: true,
  needs: ['stigma'],
  modes: [],
  times: [],
  ofSelf: [],
}
const nobodyKnows = 'These two cannot be matched.'
const saying = (but: Partial<MentorLimits>): MentorLimits => ({ ...noLimits, mayBeTold: true, ...but })

function aMentor(limits: MentorLimits, but: Partial<Candidate> = {}, last = '1'): Candidate {
  const facts: MentorFacts = {
    mentorId: `00000000-0000-4000-8000-00000000000${last}`,
    standing: 'full',
    checksUntil: plainDate('2026-01-01'),
    authorisedUntil: plainDate('2026-01-01'),
    openPeople: 0,
    capacity: 2,
    notNow: false,
    conflict: false,
    declinedBefore: false,
    unmetWishes: [],
  }
  return { languages: ['English'], offers: [], limits, facts, ...but }
}

const wishing = (asker: Asker, but: Partial<Wishes> = {}): Wishes => ({
  mustHave: [],
  mustNot: [],
  language: null,
  asker,
  ...but,
})
const only = (limits: MentorLimits, asker: Asker = ada, but: Partial<Candidate> = {}) =>
  rankMentors(wishing(asker), [aMentor(limits, but)], at)[0]

describe('a mentor who cannot hold something for now', () => {
  test('is not proposed to somebody who brings it, and is to somebody who does not', () => {
    const limits = saying({ mustNot: ['stigma'] })
    expect(only(limits)).toMatchObject({ fits: false })
    expect(only(limits)?.reasons[0]).toBe('For now this mentor cannot take on questions about stigma.')
    expect(only(limits, { ...ada, needs: ['isolation'] })).toMatchObject({
      fits: true,
      reasons: ['Has room for 2 more.'],
    })
  })

  test('keeps the reason to themself, and then nobody can tell it from two who know each other', () => {
    const limits = saying({ mustNot: ['stigma', 'newlyDiagnosed'], notAt: [croydon], mayBeTold: false })
    const kept = only(limits)
    expect(kept).toMatchObject({ fits: false })
    const known = rankMentors(
      wishing(ada),
      [{ ...aMentor(noLimits), facts: { ...aMentor(noLimits).facts, conflict: true } }],
      at,
    )[0]
    expect(kept?.reasons).toEqual([nobodyKnows, 'Has room for 2 more.'])
    expect(known).toEqual(kept)
  })

  test('may be somebody who cannot go through a beginning again, or a coming back', () => {
    expect(only(saying({ mustNot: ['newlyDiagnosed'] }))?.reasons[0]).toBe(
      'For now this mentor cannot take on somebody who has just heard.',
    )
    expect(only(saying({ mustNot: ['newlyDiagnosed'] }), { ...ada, newlyDiagnosed: false })?.fits).toBe(true)
    expect(only(saying({ mustNot: ['comingBack'] }))?.fits).toBe(true)
    expect(only(saying({ mustNot: ['comingBack'] }), { ...ada, newlyDiagnosed: false })?.fits).toBe(false)
  })

  test('may meet nobody at one clinic, and people at another', () => {
    const limits = saying({ notAt: [croydon] })
    expect(only(limits)?.reasons[0]).toBe('This mentor meets nobody at this clinic.')
    expect(only(limits, { ...ada, clinicId: kingston })?.fits).toBe(true)
  })

  test('may wish to meet nobody from the clinic where they are seen themselves', () => {
    const limits = saying({ mustNot: ['seenWhereIAm'] })
    const told = { ageBand: null, background: '', seenHere: true, hoursAWeek: null }
    expect(only(limits, ada, { told })?.fits).toBe(false)
    expect(only(limits, ada, { told: { ...told, seenHere: false } })?.fits).toBe(true)
    // who did not say where they are seen cannot be held to it
    expect(only(limits, ada, { told: { ...told, seenHere: null } })?.fits).toBe(true)
  })

  test('is held to what the person said of themself and never to what somebody guessed', () => {
    const limits = saying({ mustNot: ['men', 'under25'] })
    expect(only(limits, { ...ada, ofSelf: ['aMan'] })?.fits).toBe(false)
    expect(only(limits, { ...ada, ofSelf: ['under25'] })?.fits).toBe(false)
    expect(only(limits, { ...ada, ofSelf: ['aWoman'] })?.fits).toBe(true)
    expect(only(limits)?.fits).toBe(true)
  })
})

describe('a mentor who would rather not', () => {
  test('is asked about after those who would, and the coordinator is told to ask first', () => {
    const gladly = aMentor(noLimits, {}, '2')
    const rather = aMentor(saying({ ratherNot: ['stigma'] }), {}, '1')
    const ranked = rankMentors(wishing(ada), [rather, gladly], at)
    expect(ranked.map(({ mentorId }) => mentorId)).toEqual([gladly.facts.mentorId, rather.facts.mentorId])
    expect(ranked[1]).toMatchObject({
      fits: true,
      reasons: [
        'Ask first: this mentor would rather not take on questions about stigma.',
        'Has room for 2 more.',
      ],
    })
  })

  test('may keep what it is to themself', () => {
    expect(only(saying({ ratherNot: ['stigma', 'newlyDiagnosed'], mayBeTold: false }))?.reasons).toEqual([
      'Ask first: would this mentor like to take this on?',
      'Has room for 2 more.',
    ])
  })

  test('says of each limit either that it cannot be or that it had better not', () => {
    const twice = MentorLimits.safeParse({ ...noLimits, mustNot: ['men'], ratherNot: ['men'] })
    expect(twice.success).toBe(false)
  })
})

describe('how and when two can meet', () => {
  test('is what both have named, and stands among what speaks for the two', () => {
    const limits = saying({ modes: ['video', 'phone'], times: ['weekend'] })
    const asker: Asker = { ...ada, modes: ['inClinic', 'video'], times: ['weekend', 'weekdayEvening'] }
    expect(only(limits, asker)).toMatchObject({
      fits: true,
      reasons: [
        'A way that suits both: by video.',
        'A time that suits both: at the weekend.',
        'Has room for 2 more.',
      ],
    })
  })

  test('must be something: two who can never meet are not matched, whatever else speaks for it', () => {
    const asker: Asker = { ...ada, modes: ['inClinic'], times: ['weekend'] }
    const apart = only(saying({ modes: ['phone'], times: ['weekdayDaytime'], mayBeTold: false }), asker)
    expect(apart).toMatchObject({ fits: false })
    expect(apart?.reasons.slice(0, 2)).toEqual([
      'There is no way of meeting that suits them both.',
      'There is no time that suits them both.',
    ])
  })

  test('is no matter where one of them would take any', () => {
    expect(only(noLimits, { ...ada, modes: ['inClinic'], times: ['weekend'] })?.fits).toBe(true)
    expect(only(saying({ modes: ['phone'], times: ['weekend'] }))?.fits).toBe(true)
  })
})

test('somebody who must not meet a mentor from their own clinic is not proposed one who said that they are', () => {
  const told = { ageBand: null, background: '', seenHere: true, hoursAWeek: null }
  const wishes = wishing(ada, { mustHave: ['notFromMyClinic'] })
  expect(unmetWishes(wishes, aMentor(noLimits, { told }))).toEqual([
    'somebody who is not seen at the same clinic',
  ])
  expect(unmetWishes(wishes, aMentor(noLimits, { told: { ...told, seenHere: null } }))).toEqual([])
})

test('somebody who would rather speak another language is asked whether English would do', () => {
  const wishes = wishing(ada, { language: 'Polish' })
  expect(rankMentors(wishes, [aMentor(noLimits)], at)[0]?.reasons[0]).toBe(
    'Ask first: they would rather speak Polish, and this mentor does not.',
  )
})

test('every limit has words of its own', () => {
  expect(new Set(Object.values(limitWords)).size).toBe(MentorLimit.options.length)
})

test('whatever the two said, a mentor fits exactly when the rule lets them be proposed, and a kept reason never shows', async () => {
  const some = <Each>(...each: readonly Each[]) => fc.uniqueArray(fc.constantFrom(...each))
  const asker = fc.record({
    clinicId: fc.constantFrom(croydon, kingston),
    newlyDiagnosed: fc.boolean(),
    needs: some(...Theme.options),
    modes: some(...MeetingMode.options),
    times: some(...MeetingTime.options),
    ofSelf: some('aWoman' as const, 'aMan' as const, 'under25' as const),
  })
  const limits = fc.record({
    mustNot: some(...MentorLimit.options),
    ratherNot: some(...MentorLimit.options),
    notAt: some(croydon, kingston),
    modes: some(...MeetingMode.options),
    times: some(...MeetingTime.options),
    mayBeTold: fc.boolean(),
  })
  const seenHere = fc.constantFrom(null, true, false)
  await fc.assert(
    fc.property(asker, limits, seenHere, (who, says, seen) => {
      const told = { ageBand: null, background: '', seenHere: seen, hoursAWeek: null }
      const candidate = aMentor(says, { told })
      const { against, toAsk } = mentorsSideOf(says, who, seen)
      const rule = mayTakeOn({ ...candidate.facts, outsideLimits: [...against] }, at)
      const ranked = rankMentors(wishing(who), [candidate], at)[0]
      expect(ranked?.fits).toBe(rule === true)
      expect(rule === true || ranked?.reasons.includes(rule)).toBe(true)
      if (says.mayBeTold) return
      const heard = [...against, ...toAsk].join(' ')
      expect(Object.values(limitWords).filter(words => heard.includes(words))).toEqual([])
      expect(heard).not.toContain('at this clinic')
    }),
  )
})
