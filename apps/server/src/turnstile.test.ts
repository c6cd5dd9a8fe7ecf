import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Turn, Turnstile } from './turnstile.ts'

const limits = {
  working: 4,
  each: 3,
  waitingEach: 5,
  waiting: 8,
  patienceMs: 400,
  ownPatienceMs: 2000,
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Somebody's questions, and what became of each so far. */
function asker(house: Turnstile, who: string) {
  const turns: (Turn | undefined)[] = []
  return {
    ask: (cost = 1) => {
      const at = turns.push(undefined) - 1
      void house.enter(who, cost).then(turn => {
        turns[at] = turn
      })
    },
    leave: (at: number) => {
      const turn = turns[at]
      if (turn?.verdict !== 'in') throw new Error('This one is not inside')
      turn.leave()
    },
    told: async () => {
      await vi.advanceTimersByTimeAsync(0)
      return turns.map(turn => turn?.verdict ?? 'waits')
    },
    turns,
  }
}

test('a page that asks for less than its part is let in at once', async () => {
  const house = new Turnstile(limits)
  const ana = asker(house, 'ana')
  for (let at = 0; at < 3; at++) ana.ask()
  expect(await ana.told()).toEqual(['in', 'in', 'in'])
})

test('who asks for more than their part waits for themself, and the next person does not', async () => {
  const house = new Turnstile(limits)
  const [ana, ben] = [asker(house, 'ana'), asker(house, 'ben')]
  for (let at = 0; at < 5; at++) ana.ask()
  ben.ask()
  expect(await ana.told()).toEqual(['in', 'in', 'in', 'waits', 'waits'])
  expect(await ben.told()).toEqual(['in'])
  ana.leave(0)
  expect(await ana.told()).toEqual(['in', 'in', 'in', 'in', 'waits'])
})

test('a question for more than a whole part is answered, once nothing else of theirs is', async () => {
  const house = new Turnstile(limits)
  const ana = asker(house, 'ana')
  ana.ask(10)
  ana.ask(1)
  expect(await ana.told()).toEqual(['in', 'waits'])
  ana.leave(0)
  expect(await ana.told()).toEqual(['in', 'in'])
})

test('two who wait take turns, however many one of them has in the line', async () => {
  const house = new Turnstile(limits)
  const [ana, ben, cy] = [asker(house, 'ana'), asker(house, 'ben'), asker(house, 'cy')]
  for (let at = 0; at < 3; at++) ana.ask()
  cy.ask()
  for (let at = 0; at < 3; at++) ana.ask()
  for (let at = 0; at < 2; at++) ben.ask()
  await ana.told()
  ana.leave(0)
  ana.leave(1)
  expect(await ana.told()).toEqual(['in', 'in', 'in', 'in', 'waits', 'waits'])
  expect(await ben.told()).toEqual(['in', 'waits'])
})

test('who never stops asking gets one answer at a time and a longer rest, while others are there', async () => {
  const house = new Turnstile({ ...limits, ownPatienceMs: 60_000 })
  const [ana, ben] = [asker(house, 'ana'), asker(house, 'ben')]
  for (let at = 0; at < 6; at++) ana.ask()
  await vi.advanceTimersByTimeAsync(600)
  ben.ask()
  expect(await ben.told()).toEqual(['in'])
  for (let at = 0; at < 2; at++) ana.leave(at)
  expect(await ana.told()).toEqual(['in', 'in', 'in', 'waits', 'waits', 'waits'])
  ana.ask()
  ana.leave(2)
  await vi.advanceTimersByTimeAsync(950)
  expect((await ana.told()).slice(3)).toEqual(['waits', 'waits', 'waits', 'waits'])
  await vi.advanceTimersByTimeAsync(100)
  expect((await ana.told()).slice(3)).toEqual(['in', 'waits', 'waits', 'waits'])
})

/** Asks, and is done with each answer in ten milliseconds; gives how many were answered so far. */
function quick(house: Turnstile, who: string) {
  let answers = 0
  return {
    ask: () =>
      void house.enter(who, 1).then(turn => {
        if (turn.verdict !== 'in') return
        answers++
        setTimeout(turn.leave, 10)
      }),
    get answers() {
      return answers
    },
  }
}

test('who goes on without an end gets so little that hardly anybody else waits behind it', async () => {
  const house = new Turnstile({ ...limits, waitingEach: 40, waiting: 100, ownPatienceMs: 60_000 })
  const [ana, ben] = [quick(house, 'ana'), asker(house, 'ben')]
  const goOn = async () => {
    for (let at = 0; at < 40; at++) {
      for (let more = 0; more < 40; more++) ana.ask()
      if (at % 4 === 0) {
        ben.ask()
        expect((await ben.told()).at(-1)).toBe('in')
        ben.leave(ben.turns.length - 1)
      }
      await vi.advanceTimersByTimeAsync(100)
    }
  }
  await goOn()
  const before = ana.answers
  await goOn()
  const most = 4000 / (10 * 24)
  expect(ana.answers).toBeGreaterThan(before)
  expect(ana.answers - before).toBeLessThanOrEqual(Math.ceil(most))
})

test('in a rush, in which everybody asks for more than their part, the house does not stand half empty', async () => {
  const house = new Turnstile({ ...limits, waiting: 100 })
  const rush = Array.from({ length: 12 }, (_, at) => quick(house, `person ${at}`))
  const answers = () => rush.reduce((sum, each) => sum + each.answers, 0)
  const goOn = async () => {
    for (let at = 0; at < 200; at++) {
      for (const each of rush) for (let more = 0; more < 4; more++) each.ask()
      await vi.advanceTimersByTimeAsync(10)
    }
  }
  await goOn()
  const before = answers()
  await goOn()
  // four at once, a hundred times a second, for two seconds
  expect(answers() - before).toBeGreaterThan(0.7 * 4 * 100 * 2)
})

test('who opens many tabs at once has all of them soon, also while others are there', async () => {
  const house = new Turnstile({ ...limits, waitingEach: 40, waiting: 100 })
  const [ana, ben] = [quick(house, 'ana'), asker(house, 'ben')]
  ben.ask()
  for (let tab = 0; tab < 40; tab++) ana.ask()
  await vi.advanceTimersByTimeAsync(40 * (10 + 2 * 10) + 50)
  expect(ana.answers).toBe(40)
})

test('who is alone has the whole of their part, however long they ask', async () => {
  const house = new Turnstile({ ...limits, ownPatienceMs: 60_000 })
  const ana = asker(house, 'ana')
  for (let at = 0; at < 6; at++) ana.ask()
  await vi.advanceTimersByTimeAsync(5000)
  ana.leave(0)
  expect(await ana.told()).toEqual(['in', 'in', 'in', 'in', 'waits', 'waits'])
})

test('who has as many in the line as may wait is told to come back, and the others are not', async () => {
  const house = new Turnstile(limits)
  const [ana, ben] = [asker(house, 'ana'), asker(house, 'ben')]
  for (let at = 0; at < 9; at++) ana.ask()
  expect((await ana.told()).filter(each => each === 'waits')).toHaveLength(5)
  expect(ana.turns[8]).toEqual({ verdict: 'too-many', comeBackAfter: 2 })
  ben.ask()
  expect(await ben.told()).toEqual(['in'])
})

test('who waited too long for themself is told that it was too much', async () => {
  const house = new Turnstile(limits)
  const ana = asker(house, 'ana')
  for (let at = 0; at < 4; at++) ana.ask()
  await vi.advanceTimersByTimeAsync(1900)
  expect(await ana.told()).toEqual(['in', 'in', 'in', 'waits'])
  await vi.advanceTimersByTimeAsync(200)
  expect(await ana.told()).toEqual(['in', 'in', 'in', 'too-many'])
})

test('a full house sends away in a bounded time, whoever it is, and lets in again when there is room', async () => {
  const house = new Turnstile(limits)
  const all = Array.from({ length: 14 }, (_, at) => asker(house, `person ${at}`))
  for (const each of all) each.ask()
  const told = async () => (await Promise.all(all.map(each => each.told()))).flat()
  const counted = async (what: string) => (await told()).filter(each => each === what).length
  expect([await counted('in'), await counted('waits'), await counted('busy')]).toEqual([4, 8, 2])
  all[0]?.leave(0)
  expect(await counted('in')).toBe(5)
  await vi.advanceTimersByTimeAsync(401)
  expect([await counted('in'), await counted('busy')]).toEqual([5, 9])
  for (const at of [1, 2]) all[at]?.leave(0)
  const late = asker(house, 'late')
  late.ask()
  expect(await late.told()).toEqual(['in'])
})

test('while answers take long and people wait, less is worked on at once, and as much as before when they are quick', async () => {
  const house = new Turnstile({ ...limits, working: 6, each: 2, waiting: 50, patienceMs: 60_000 })
  const all = Array.from({ length: 40 }, (_, at) => asker(house, `person ${at}`))
  for (const each of all.slice(0, 30)) each.ask()
  const inside = async (from: readonly ReturnType<typeof asker>[]) => {
    const told = await Promise.all(from.map(each => each.told()))
    return from.filter((_, at) => told[at]?.[0] === 'in')
  }
  const first = await inside(all)
  expect(first).toHaveLength(6)
  await vi.advanceTimersByTimeAsync(300)
  for (const each of first) each.leave(0)
  const gone = new Set(first)
  const next = (await inside(all)).filter(each => !gone.has(each))
  expect(next).toHaveLength(2)
  // quick ones from now on
  for (let turn = 0; turn < 12; turn++)
    for (const each of await inside(all.filter(one => !gone.has(one)))) {
      gone.add(each)
      each.leave(0)
    }
  for (const each of all.slice(30)) each.ask()
  expect(await inside(all.slice(30))).toHaveLength(6)
})

test('who leaves twice leaves once', async () => {
  const house = new Turnstile(limits)
  const [ana, ben] = [asker(house, 'ana'), asker(house, 'ben')]
  for (let at = 0; at < 3; at++) ana.ask()
  await ana.told()
  ana.leave(0)
  ana.leave(0)
  for (let at = 0; at < 3; at++) ben.ask()
  expect(await ben.told()).toEqual(['in', 'in', 'waits'])
})
