import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMentor, aStanding, london, walkOf } from '../examples/index.ts'
import { mayTakeOn } from '../mentor-readiness.ts'
import { londonDateOf, plusDays } from '../time.ts'
import { lapsed, nearness, nextLook, type StandingContext, supervisedOn } from './index.ts'

const today = aStanding().today

/** A mentor whose DBS check runs out in so many days; everything else holds for years. */
function whoseDbsEndsIn(days: number) {
  return aStanding({
    items: {
      dbs: plusDays(today, days),
      contract: plusDays(today, 900),
      safeguarding: plusDays(today, 900),
      dataSecurity: plusDays(today, 900),
      boundaries: plusDays(today, 900),
      supervision: plusDays(today, 900),
    },
  })
}

describe('a new mentor', () => {
  test('is provisional for three months, and full after a review', () => {
    const early = aStanding().passes({ days: 20 })
    expect(early.reasonsAgainst({ type: 'becomeFull', reviewedOn: early.today })).toEqual([
      'The first months are not over yet.',
    ])
    expect(aStanding().firstMonths().full().state).toBe('full')
  })

  test('who had no supervision in these months takes on nobody new', () => {
    expect(aStanding().passes({ days: 47 }).state).toBe('restricted')
  })
})

describe('a second place of the same trust', () => {
  test('that is added later is full at once: nobody is reviewed twice', () => {
    const added = aStanding({ startedAt: london('2024-09-02 09:00'), fullSince: plusDays(today, -20) })
    expect(added.rings('firstReview').state).toBe('full')
    expect(added.rings('firstReview').context.fullSince).toBe(plusDays(today, -20))
  })

  test('is not full while something has run out, and is as soon as that is put right', () => {
    const out = aStanding({
      fullSince: plusDays(today, -20),
      items: { ...whoseDbsEndsIn(900).context.items, dbs: plusDays(today, -1) },
    }).rings('look')
    expect(out.state).toBe('restricted')
    expect(out.records('dbs').state).toBe('full')
  })

  test('where the first months are not over follows the review of the trust, and nobody’s hand', () => {
    const early = aStanding().passes({ days: 20 })
    const review = { type: 'becomeFull', reviewedOn: early.today } as const
    expect(early.reasonsAgainst(review)).toEqual(['The first months are not over yet.'])
    expect(early.given({ by: null }).sends(review).state).toBe('full')
  })
})

describe('what runs out', () => {
  test('is said sixty, thirty and seven days before', () => {
    const story = whoseDbsEndsIn(100)
    const looks = ['look', 'look', 'look'].reduce<{ story: typeof story; days: string[] }>(
      ({ story: before, days }) => {
        const rung = before.rings('look')
        return { story: rung, days: [...days, rung.today] }
      },
      { story, days: [] },
    )
    expect(looks.days).toEqual([60, 30, 7].map(left => plusDays(plusDays(today, 100), -left)))
    expect(looks.story.state).toBe('provisional')
  })

  test('stops new matches on the day after, and takes nobody away', () => {
    const out = whoseDbsEndsIn(20).passes({ days: 22 })
    expect(out.state).toBe('restricted')
    expect(out.effects).toEqual([
      { type: 'remind', whom: 'holder', of: 'standingLapsed' },
      { type: 'remind', whom: 'coordinator', of: 'standingLapsed' },
    ])
  })

  test('is put right by recording it, and they stand where they stood', () => {
    const out = whoseDbsEndsIn(20).passes({ days: 22 })
    expect(out.records('dbs').state).toBe('provisional')
    expect(out.records('supervision').state).toBe('restricted')
  })

  test('is put right by a refresher that the mentor takes themself', () => {
    const out = aStanding({
      items: { ...whoseDbsEndsIn(900).context.items, boundaries: plusDays(today, 3) },
    }).passes({ days: 5 })
    expect(out.state).toBe('restricted')
    const learned = out.learnsAgain('boundaries')
    expect(learned.state).toBe('provisional')
    expect(learned.context.completions.at(-1)).toMatchObject({ module: 'boundaries', version: 2 })
  })

  test('does not lift what a coordinator decided', () => {
    const restricted = whoseDbsEndsIn(20).sends({ type: 'restrict' }).passes({ days: 22 })
    const mended = restricted.records('dbs')
    expect(mended.state).toBe('restricted')
    expect(mended.sends({ type: 'lift' }).state).toBe('provisional')
  })
})

describe('supervision', () => {
  const supervised = plusDays(today, 5)
  const passing = aStanding({
    items: { ...whoseDbsEndsIn(900).context.items, supervision: plusDays(today, 20) },
  })

  test('that was missed for too long stops new matches, and the next one that they are at brings them back', () => {
    const out = passing.passes({ days: 22 })
    expect(out.state).toBe('restricted')
    const event = supervisedOn(out.context, out.today, out.today)
    expect(event && out.sends(event).state).toBe('provisional')
  })

  test('counts from its own day, and never takes away what a later one brought', () => {
    const after = passing.passes({ days: 6 })
    const event = supervisedOn(after.context, supervised, after.today)
    expect(event && after.sends(event).context.items.supervision).toBe(plusDays(supervised, 45))
    expect(supervisedOn(after.context, plusDays(today, -40), after.today)).toBeNull()
    const later = passing.passes({ days: 60 })
    expect(supervisedOn(later.context, supervised, later.today)).toBeNull()
  })
})

describe('leaving', () => {
  test('finds everybody another mentor and ends the way in, in the same step', () => {
    expect(aStanding().leaves().effects).toEqual([
      { type: 'stopMessages' },
      { type: 'rematchPeople' },
      { type: 'endAccess' },
    ])
  })

  test('offers a talk first', () => {
    expect(
      aStanding().reasonsAgainst({ type: 'leave', exitTalkOffered: false, referenceOffered: true }),
    ).toEqual(['Offer them a talk before they go.'])
  })
})

test('no mentor with something lapsed may be matched, once the clock has looked', () => {
  const { places } = walkOf('standing')
  const matchable = places.filter(
    ({ step, pending, at }) =>
      step.next.status === 'active' &&
      ['provisional', 'full'].some(name => JSON.stringify(step.next.value).includes(name)) &&
      (pending.get('look') ?? at) > at,
  )
  expect(matchable.length).toBeGreaterThan(5)
  const wrong = matchable.filter(({ step, at }) => {
    const { items } = step.next.context as StandingContext
    return lapsed(items, londonDateOf(at)).length > 0
  })
  expect(wrong.map(({ way }) => way.join(' › '))).toEqual([])
  for (const standing of ['restricted', 'onBreak', 'left'] as const)
    expect(mayTakeOn(aMentor(undefined, { standing }), london('2026-01-06 09:00'))).not.toBe(true)
})

test('whatever runs out on whatever day, from the next morning on nobody new is matched', () => {
  const day = fc.option(fc.integer({ min: -40, max: 120 }), { nil: null, freq: 12 })
  fc.assert(
    fc.property(
      fc.record({
        dbs: day,
        contract: day,
        safeguarding: day,
        dataSecurity: day,
        boundaries: day,
        supervision: day,
      }),
      fc.integer({ min: 1, max: 150 }),
      (ends, days) => {
        const items = Object.fromEntries(
          Object.entries(ends).map(([item, end]) => [item, end === null ? null : plusDays(today, end)]),
        ) as StandingContext['items']
        const { state, today: now } = aStanding({ items }).passes({ days })
        expect(state).toBe(lapsed(items, plusDays(now, -1)).length > 0 ? 'restricted' : state)
      },
    ),
    { numRuns: 150 },
  )
})

test('a completion never disappears from a standing either', () => {
  const lost = walkOf('standing').edges.filter(({ from, step }) => {
    const after = JSON.stringify((step.next.context as StandingContext).completions)
    return (from.step.next.context as StandingContext).completions.some(
      each => !after.includes(JSON.stringify(each)),
    )
  })
  expect(lost).toEqual([])
})

test('the next look is on the morning of the next day that matters', () => {
  const { items, clocks } = whoseDbsEndsIn(40).context
  expect(nextLook(items, clocks, london('2026-01-06 09:00'))).toBe(london(`${plusDays(today, 10)} 09:00`))
  expect(nearness('dbs', plusDays(today, 40), today, clocks)).toBe('soon')
  expect(nearness('supervision', plusDays(today, 40), today, clocks)).toBe('good')
  expect(nearness('dbs', null, today, clocks)).toBe('missing')
})
