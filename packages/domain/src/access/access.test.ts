import { describe, expect, test } from 'vitest'
import { accessInWords, organisationOf, unusualIn } from './index.ts'

const look = (personId: string, more: object = {}) => ({
  accountId: 'Imelda',
  what: 'people.byId',
  outcome: 'read' as const,
  personIds: [personId],
  hour: 11,
  ...more,
})

describe('a line of the access log', () => {
  test('is told in the words that the step has for people', () => {
    expect(accessInWords('people.byId', 'read')).toBe('Opened the record')
    expect(accessInWords('people.earlierEpisode.safety', 'read')).toBe(
      'Opened an earlier time of support, for safety',
    )
    expect(accessInWords('referral.optOut', 'changed')).not.toMatch(/[a-z][A-Z]/)
    expect(accessInWords('taken.onboarding.supervision', 'changed')).toBe('Took a list away: supervision')
  })

  test('of something that has no words of its own still says whether anything was written', () => {
    expect(accessInWords('goals.set', 'changed')).toBe('Wrote something down')
    expect(accessInWords('goals.list', 'read')).toBe('Looked at the record')
  })

  test('names an organisation and no worker', () => {
    expect(organisationOf('clinician', 'Elm clinic')).toBe('Elm clinic')
    expect(organisationOf('mentor', 'Elm clinic')).toBe('The support team')
  })
})

describe('a day that is asked about', () => {
  test('is one on which more than thirty people were opened one by one, and no long list', () => {
    const people = Array.from({ length: 31 }, (_, at) => `person ${at}`)
    expect(unusualIn(people.slice(1).map(id => look(id)))).toEqual([])
    expect(unusualIn(people.map(id => look(id)))).toEqual([
      { accountId: 'Imelda', kind: 'manyPeople', times: 31 },
    ])
    expect(unusualIn([look('', { personIds: people })])).toEqual([])
  })

  test('is one with three records that were not theirs', () => {
    const denied = look('', { outcome: 'denied', personIds: [] })
    expect(unusualIn([denied, denied])).toEqual([])
    expect(unusualIn([denied, denied, denied])).toEqual([
      { accountId: 'Imelda', kind: 'notTheirs', times: 3 },
    ])
  })

  test('is one with a list that was taken at night', () => {
    const taken = (hour: number) => look('a', { what: 'taken.referral.cover', outcome: 'changed', hour })
    expect(unusualIn([taken(21), taken(6)])).toEqual([])
    expect(unusualIn([taken(22), taken(5)])).toEqual([
      { accountId: 'Imelda', kind: 'takenAtNight', times: 2 },
    ])
  })
})
