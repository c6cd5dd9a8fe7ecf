import { expect, test } from 'vitest'
import { plainDate } from '../time.ts'
import { type AnswerCount, compareGroups, type Group } from './index.ts'

const today = plainDate('2026-03-02')

function counted(group: Group, codes: Readonly<Record<string, number>>): AnswerCount[] {
  return Object.entries(codes).map(([code, count]) => ({ question: 'gender', code, group, count }))
}
const gender = (counts: readonly AnswerCount[]) =>
  compareGroups(counts, today).find(({ question }) => question === 'gender')

test('ten women of twenty who apply stand beside twelve of thirty people supported', () => {
  const compared = gender([
    ...counted('applicants', { '1': 10, '2': 10 }),
    ...counted('people', { '1': 18, '2': 12 }),
  ])
  expect(compared?.answers.find(({ label }) => label.startsWith('Woman'))?.groups).toEqual({
    applicants: { count: 10, percent: 50 },
    team: { count: 0, percent: null },
    people: { count: 12, percent: 40 },
  })
  expect(compared?.answered).toEqual({ applicants: 20, team: 0, people: 30 })
})

test('two people in a group are never told, and the answers beside them do not give them away', () => {
  const compared = gender(counted('team', { '1': 8, '2': 9, '3': 2 }))
  const shown = compared?.answers.map(({ groups }) => groups.team.count) ?? []
  expect(shown).not.toContain(2)
  const hidden = shown.filter(count => count === null).length
  expect(hidden >= 2 || compared?.answered.team === null).toBe(true)
  for (const { groups } of compared?.answers ?? [])
    if (groups.team.count === null) expect(groups.team.percent).toBeNull()
})

test('an answer that nobody gave in any group is left out', () => {
  expect(gender(counted('people', { '2': 7 }))?.answers.map(({ label }) => label)).toEqual([
    'Woman (including trans woman)',
  ])
})
