import { describe, expect, test } from 'vitest'
import { london } from '../examples/index.ts'
import { type Case, inOrder, praiseFor, workOn } from './index.ts'

const now = london('2026-03-10 12:00')
const meeting: Case = {
  kind: 'mentoring',
  state: 'active',
  openedAt: london('2026-01-06 09:00'),
  stateSince: london('2026-01-06 09:00'),
  dueAt: null,
  lastSessionAt: london('2026-03-03 09:00'),
  nextSessionAt: null,
  checkedInAt: null,
}

describe('what somebody waits for', () => {
  test.each<[string, Partial<Case>, string]>([
    ['was introduced and has not met yet', { lastSessionAt: null }, 'firstMeeting'],
    ['has no next date', {}, 'plan'],
    ['met an hour ago', { nextSessionAt: london('2026-03-10 11:00') }, 'writeUp'],
    ['is with their mentor just now', { checkedInAt: london('2026-03-10 11:30') }, 'checkOut'],
    ['was not heard from', { state: 'notHeardFrom' }, 'reachOut'],
    ['has a review due', { state: 'reviewDue' }, 'review'],
    ['is about to end', { kind: 'discharge', state: 'planned' }, 'closingMeeting'],
    ['had the closing meeting', { kind: 'discharge', state: 'closingHeld' }, 'summary'],
    ['agreed the summary', { kind: 'discharge', state: 'summaryAgreed' }, 'close'],
  ])('somebody who %s', (_, but, task) => {
    expect(workOn({ ...meeting, ...but }, now)?.task).toBe(task)
  })

  test.each<[string, Partial<Case>]>([
    ['meets tomorrow', { nextSessionAt: london('2026-03-11 11:00') }],
    ['has paused', { state: 'paused' }],
    ['waits for another mentor', { state: 'changingMentor' }],
    ['is kept on file', { kind: 'discharge', state: 'retained' }],
  ])('somebody who %s waits for nothing of the mentor', (_, but) => {
    expect(workOn({ ...meeting, ...but }, now)).toBeNull()
  })

  test('a time that ran out makes it late', () => {
    const late = { ...meeting, nextSessionAt: london('2026-03-06 11:00'), dueAt: london('2026-03-09 11:00') }
    expect(workOn(late, now)).toEqual({ task: 'writeUp', since: london('2026-03-06 11:00'), isLate: true })
    const since = { state: 'reviewDue', stateSince: london('2026-02-28 09:00') }
    expect(workOn({ ...meeting, ...since, dueAt: london('2026-03-07 09:00') }, now)?.isLate).toBe(true)
    expect(workOn({ ...meeting, ...since, dueAt: london('2026-03-12 09:00') }, now)?.isLate).toBe(false)
  })
})

test('whoever is inside comes first, then what is late, then whatever has waited longest', () => {
  const work = (task: 'checkOut' | 'review' | 'plan' | 'writeUp', day: string, isLate = false) => ({
    task,
    since: london(`${day} 09:00`),
    isLate,
  })
  const sorted = inOrder([
    work('plan', '2026-02-01'),
    work('review', '2026-03-08'),
    work('review', '2026-03-02'),
    work('writeUp', '2026-03-06', true),
    work('checkOut', '2026-03-10'),
  ])
  expect(sorted.map(({ task, since }) => `${task} ${since.slice(5, 10)}`)).toEqual([
    'checkOut 03-10',
    'writeUp 03-06',
    'review 03-02',
    'review 03-08',
    'plan 02-01',
  ])
})

describe('praise', () => {
  test('is for somebody who came back, before anything else', () => {
    expect(praiseFor({ held: 4, sameDay: 4, cameBack: 1, waiting: 0 })).toMatch('back in touch')
  })

  test('is for sessions that were written up the same day, and for being up to date', () => {
    expect(praiseFor({ held: 4, sameDay: 4, cameBack: 0, waiting: 2 })).toMatch('all 4 sessions')
    expect(praiseFor({ held: 1, sameDay: 0, cameBack: 0, waiting: 0 })).toMatch('1 session held')
  })

  test('is not given for nothing', () => {
    expect(praiseFor({ held: 4, sameDay: 3, cameBack: 0, waiting: 2 })).toBeNull()
  })
})
