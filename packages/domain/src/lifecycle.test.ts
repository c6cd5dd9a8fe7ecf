import { describe, expect, test } from 'vitest'
import { assign, setup } from 'xstate'
import * as z from 'zod'
import {
  aConcern,
  aDischarge,
  aJointSupervision,
  aMentoring,
  anOnboarding,
  aReferral,
  london,
  thandi,
} from './examples/index.ts'
import {
  advance,
  explain,
  isCommand,
  options,
  type Position,
  pathOf,
  possible,
  replay,
  StoredPosition,
  start,
  stateOf,
  wordsOf,
} from './lifecycle.ts'
import { kinds, lifecycles } from './lifecycles.ts'
import { instant } from './time.ts'

const at = instant('2026-01-06T09:00:00.000Z')
const journeys = {
  referral: aReferral().told().agrees().released().queried().accepted(),
  onboarding: anOnboarding().tried().reached().booked().assessed().matchedWith().bothSayYes().introduced(),
  mentoring: aMentoring().plans().passes({ days: 9 }).met().noShow().noShow().reached().plansTheEnding(),
  discharge: aDischarge().closingHeld().summaryAgreed().closed().passes({ days: 40 }),
  concern: aConcern({ urgent: true })
    .passes({ minutes: 70 })
    .takenOn()
    .written()
    .decided('advice')
    .answered()
    .closed(),
  supervision: aJointSupervision().agendaOpens().brings('Heron 12').held().agrees().shared().finished(),
}

describe('saying no', () => {
  test('a step that is not possible here says where one is, and what is possible instead', () => {
    expect(aReferral().declines({ type: 'accept' })).toEqual({
      code: 'not-allowed-now',
      state: 'identified',
      possible: [
        'tell',
        'confirmGenuine',
        'recordTracing',
        'markIneligible',
        'optOut',
        'withdraw',
        'recordDeath',
        'recordInError',
      ],
    })
  })

  test('a step that a rule refuses gives every reason at once', () => {
    const careless = {
      type: 'tell',
      how: 'phone',
      scriptVersion: '3',
      leafletGiven: false,
      language: 'English',
      privateSetting: false,
      ableToDecide: false,
    } as const
    expect(aReferral().given({ neverAskAgain: true }).declines(careless)).toEqual({
      code: 'refused',
      state: 'identified',
      reasons: [
        'This person asked never to be offered this again.',
        'Tell somebody about this in a private place only.',
        'Wait until the person is able to decide for themself.',
      ],
    })
  })

  test('of several ways the one that was meant explains itself, and the others keep quiet', () => {
    const night = anOnboarding().when(london('2026-01-06 21:00'))
    expect(night.declines({ type: 'logAttempt', channel: 'text', outcome: 'noReply' })).toEqual({
      code: 'refused',
      state: 'toContact.notTried',
      fields: { triedAt: ['It is safe to reach them between 09:00 and 18:00 only.'] },
      reasons: ['It is safe to reach them between 09:00 and 18:00 only.'],
    })
  })

  test('a no changes nothing: the same position can still take the right step', () => {
    const referral = aReferral()
    const before = JSON.stringify(referral.position)
    referral.declines({ type: 'accept' })
    expect(JSON.stringify(referral.position)).toBe(before)
    expect(referral.told().state).toBe('told')
  })

  test('a finished lifecycle takes nothing, not even what may happen at any time', () => {
    const out = aReferral().optsOut()
    expect(possible(out.lifecycle, out.position)).toEqual([])
    expect(out.buttons()).toEqual([])
    for (const type of ['withdraw', 'recordDeath', 'optOut', 'timer.tellDue'])
      expect(advance(out.lifecycle, out.position, { type, at, facts: out.facts })).toEqual({
        ok: false,
        declined: { code: 'not-allowed-now', state: 'optedOut', possible: [] },
      })
  })
})

test('a finished lifecycle takes nothing, even where the engine would still listen', () => {
  const machine = setup({ types: {} as { events: { type: 'close' } | { type: 'note' } } }).createMachine({
    id: 'careless',
    version: '1',
    context: { notes: 0 },
    initial: 'open',
    on: { note: { actions: assign({ notes: 1 }) } },
    states: { open: { on: { close: 'closed' } }, closed: { type: 'final' } },
  })
  const careless = { ...lifecycles.referral, kind: 'careless', machine }
  const closed = advance(careless, start(careless, {}, at).next, { type: 'close', at, facts: {} })
  const { next } = closed as { next: Position }
  expect(next.status).toBe('done')
  expect(advance(careless, next, { type: 'note', at, facts: {} }).ok).toBe(false)
  expect(possible(careless, next)).toEqual([])
})

describe('what comes from outside', () => {
  test.each(kinds)('nobody can ring a clock of a %s, nor speak in the name of the engine', kind => {
    const { Command, timers } = lifecycles[kind]
    const forged = [
      ...timers.map(key => `timer.${key}`),
      'xstate.init',
      `xstate.done.state.${kind}`,
      'start',
      '',
    ]
    for (const type of forged) {
      expect(Command.safeParse({ type }).success).toBe(false)
      expect(Command.safeParse({ type, at, facts: {} }).success).toBe(false)
    }
    expect(timers.map(key => `timer.${key}`).filter(isCommand)).toEqual([])
  })

  test('a word of the engine that reached a machine all the same would move nothing', () => {
    const referral = aReferral().told()
    for (const type of [
      'xstate.init',
      'xstate.stop',
      'xstate.done.state.referral',
      'xstate.after.1',
      '*',
      '',
    ])
      expect(
        advance(referral.lifecycle, referral.position, { type, at, facts: referral.facts }),
      ).toMatchObject({
        ok: false,
        declined: { code: 'not-allowed-now' },
      })
  })

  test('a command takes nothing that it does not know, and cannot bring its own time or facts', () => {
    const { Command } = lifecycles.referral
    expect(Command.safeParse({ type: 'release' }).success).toBe(true)
    expect(Command.safeParse({ type: 'release', at }).success).toBe(false)
    expect(Command.safeParse({ type: 'release', facts: { contactRulesComplete: true } }).success).toBe(false)
  })

  test('a clock that is not running here is not heard', () => {
    const referral = aReferral()
    const rung = advance(referral.lifecycle, referral.position, {
      type: 'timer.decisionWindow',
      at,
      facts: referral.facts,
    })
    expect(rung).toMatchObject({ ok: false, declined: { code: 'not-allowed-now', state: 'identified' } })
  })
})

describe('a journal', () => {
  test.each(Object.entries(journeys))('of a %s, played again, gives the same position', (_, story) => {
    const { input, startedAt, events } = story.journal
    expect(events.length).toBeGreaterThan(3)
    expect(replay(story.lifecycle, input, startedAt, events)).toEqual(story.position)
  })

  test.each(Object.entries(journeys))('of a %s survives being written down as text', (_, story) => {
    const written = JSON.parse(JSON.stringify(story.journal)) as typeof story.journal
    expect(replay(story.lifecycle, written.input, written.startedAt, written.events)).toEqual(story.position)
    const stored = StoredPosition.parse(JSON.parse(JSON.stringify(story.position)))
    expect(stored).toEqual(story.position)
    expect(pathOf(stored as Position)).toBe(story.path)
  })

  test('with a step that was never possible does not replay, and says which', () => {
    const { journal, lifecycle, facts } = aReferral()
    const events = [{ type: 'accept', at, facts }]
    expect(() => replay(lifecycle, journal.input, journal.startedAt, events)).toThrow(
      'the journal of referral does not replay: accept at 0',
    )
  })

  test('a position says of which machine and version it is, and how many events it has taken', () => {
    expect(aReferral().position).toMatchObject({ kind: 'referral', version: '1', seq: 0, status: 'active' })
    expect(aReferral().told().leavesOpen().position.seq).toBe(2)
  })
})

describe('buttons', () => {
  test('each has its words, and a closed one its reasons', () => {
    const agreed = aReferral().told().agrees().given({ contactRulesComplete: false })
    expect(agreed.buttons()[0]).toEqual({
      type: 'release',
      label: 'Release to the team',
      hint: 'Their name and safe contact go to the peer support team today.',
      open: false,
      reasons: ['Ask first how and when it is safe to reach this person.'],
    })
  })

  test('what depends on the form alone is left open', () => {
    const [tell] = aReferral().buttons()
    expect(tell).toMatchObject({ type: 'tell', open: true, reasons: [] })
  })

  test('of several ways one open one opens the button', () => {
    const proposed = anOnboarding().reached().assessed().matchedWith(thandi)
    const answer = proposed.buttons().find(({ type }) => type === 'mentorAnswers')
    expect(answer).toMatchObject({ open: true, reasons: [] })
  })

  test('clocks are nobody’s button', () => {
    const types = aReferral()
      .told()
      .buttons()
      .map(({ type }) => type)
    expect(types).toEqual([
      'agree',
      'leaveOpen',
      'markIneligible',
      'optOut',
      'withdraw',
      'recordDeath',
      'recordInError',
    ])
  })

  test('without words a button shows its own name', () => {
    const bare = { ...lifecycles.referral, words: {} }
    const { position, facts } = aReferral()
    expect(options(bare, position, facts, at)[0]).toMatchObject({ label: 'tell', hint: '' })
  })
})

describe('names of states', () => {
  test('the wrapper that says what may happen at any time is not a state', () => {
    expect(stateOf(aReferral().position)).toBe('identified')
    expect(pathOf(aReferral().told().agrees().released().position)).toBe('released.toTriage')
    expect(stateOf(aReferral().told().agrees().released().position)).toBe('released')
    expect(stateOf(aReferral().optsOut().position)).toBe('optedOut')
  })

  test('the innermost state has the word', () => {
    const asked = aReferral().told().agrees().released().queried()
    expect(wordsOf(asked.lifecycle, asked.position)).toEqual({
      label: 'Question to the clinic',
      owner: 'clinic',
      waitsFor: 'the clinic to answer a question',
    })
  })

  test('a position of a state that no longer exists is not guessed at', () => {
    const { lifecycle, position } = aReferral()
    expect(() =>
      advance(lifecycle, { ...position, value: { open: 'lost' } }, { type: 'tell', at, facts: {} }),
    ).toThrow()
  })
})

describe('beginning', () => {
  test('with what cannot begin a lifecycle is a bug of whoever began it', () => {
    expect(() => start(lifecycles.referral, {}, at)).toThrow()
  })

  test('starts the clocks of the first state, from the moment of the start', () => {
    const step = start(lifecycles.discharge, aDischarge().journal.input, at)
    expect(step.effects).toEqual([])
    expect(step.timers).toEqual([{ op: 'set', key: 'closingDue', runAt: london('2026-02-03 09:00') }])
  })

  test('the words of a refusal are not made for a step that would be taken', () => {
    const { lifecycle, position, facts } = aReferral()
    const explained = explain(lifecycle, position, { type: 'markIneligible', at, facts })
    expect(explained).toEqual({ code: 'refused', state: 'identified', reasons: [] })
  })

  test('every lifecycle can be begun with what its schema asks for', () => {
    for (const { journal, lifecycle } of Object.values(journeys))
      expect(z.safeParse(lifecycle.Input, journal.input).success).toBe(true)
  })
})
