import { expect, test } from 'vitest'
import { momentFrom } from './moment.ts'

const moments = [
  '2026-11-23 08:05:00',
  '2026-11-23 08:05:00.1',
  '2026-11-23 08:05:00.12',
  '2026-11-23 08:05:00.123',
  '2026-11-23 08:05:00.1239',
  '2026-11-23 08:05:59.999999',
  '1999-12-31 23:59:59.000001',
  '2028-02-29 00:00:00',
]

test.each(moments)('%s is the same moment as a column, inside of JSON, and on a calendar', text => {
  const expected = new Date(`${text}+00`).toISOString()
  expect(momentFrom(`${text}+00`)).toBe(expected)
  expect(momentFrom(`${text.replace(' ', 'T')}+00:00`)).toBe(expected)
})

test('a moment in another zone, or in what is UTC already, is read by the calendar', () => {
  expect(momentFrom('2026-07-01 08:05:00.5+01')).toBe('2026-07-01T07:05:00.500Z')
  expect(momentFrom('2026-07-01T08:05:00+05:30')).toBe('2026-07-01T02:35:00.000Z')
  expect(momentFrom('2026-07-01 08:05:00+05:30')).toBe('2026-07-01T02:35:00.000Z')
  expect(momentFrom('2026-07-01T08:05:00.000Z')).toBe('2026-07-01T08:05:00.000Z')
})

test('what is no moment stays an error', () => {
  expect(() => momentFrom('infinity')).toThrow(RangeError)
})
