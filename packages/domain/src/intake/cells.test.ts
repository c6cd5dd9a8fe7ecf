import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate, plusDays } from '../time.ts'
import { readCalledName, readClinicNumber, readPhone, readText } from './cell.reader.ts'
import { csvText, defuse } from './csv-text.writer.ts'
import { readDate } from './date.reader.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map(days => plusDays(plainDate('1981-01-01'), days))

describe('dates', () => {
  test.each([
    ['31/03/2025', '2025-03-31'],
    ['1/3/2025', '2025-03-01'],
    ['01.03.2025', '2025-03-01'],
    ['2025-03-01', '2025-03-01'],
    ['2025-03-01 00:00:00', '2025-03-01'],
    ['01/03/2025 09:15', '2025-03-01'],
    ['1 Mar 2025', '2025-03-01'],
    ['1-Mar-2025', '2025-03-01'],
    ['1st March 2025', '2025-03-01'],
    ['29/02/2024', '2024-02-29'],
  ])('a clinic that writes %s means %s', (written, meant) => {
    expect(readDate(written)).toEqual({ ok: true, value: meant })
  })

  test.each([
    ['29/02/2025', 'There is no such day.'],
    ['31/04/2025', 'There is no such day.'],
    ['03/31/2025', 'There is no such month: day and month may have changed places.'],
    ['1/3/25', 'Give the year with four digits.'],
    ['45717', 'The spreadsheet has turned this date into a number.'],
    ['1 Foo 2025', 'There is no such month.'],
    ['yesterday', 'This is not a date.'],
    ['0000-00-00', 'There is no such day.'],
    ['14:30', 'This is not a date.'],
  ])('%s is refused in words that say what to mend', (written, says) => {
    expect(readDate(written)).toMatchObject({ ok: false, problem: expect.stringContaining(says) })
  })

  test('every day is read as itself in each of the three ways of writing it', () => {
    const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    fc.assert(
      fc.property(day, on => {
        const [year = '', month = '', date = ''] = on.split('-')
        for (const written of [
          on,
          `${date}/${month}/${year}`,
          `${Number(date)} ${names[Number(month) - 1]} ${year}`,
        ])
          expect(readDate(written)).toEqual({ ok: true, value: on })
      }),
    )
  })
})

describe('what a cell may hold', () => {
  test.each([
    'Adé',
    'O’Brien',
    "O'Brien",
    'Nguyễn',
    'محمد',
    '小明',
    'A.',
    'Jean-Luc',
    '=Ade',
    '+Bo',
    '@Cy',
    '-Di',
  ])('a person may be called %s', name => {
    expect(readCalledName(name)).toEqual({ ok: true, value: name })
  })

  test('a name that was copied from a web page loses its invisible marks and keeps its letters', () => {
    expect(readCalledName('\u200B  Ade \u00A0 May\u200E\n')).toEqual({ ok: true, value: 'Ade May' })
  })

  test.each(['A\u0000de', 'Ad\uFFFD', 'A\u202Ede', 'A\uD800de', '\u0007Ade'])(
    'characters that cannot be kept are said to be so (%j)',
    name => {
      expect(readCalledName(name)).toMatchObject({
        ok: false,
        problem: expect.stringContaining('cannot be kept'),
      })
    },
  )

  test('a cell without end is too long and not cut off', () => {
    expect(readText('a'.repeat(61), 60)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('60 characters'),
    })
  })

  test('a clinic number is one number however it is spaced or capitalised', () => {
    const numbers = ['gu 12-345/6', 'GU12-345/6', ' Gu 12 -345/6 '].map(readClinicNumber)
    expect(new Set(numbers.map(read => JSON.stringify(read))).size).toBe(1)
  })

  test.each([
    ['07700 900123', '+447700900123'],
    ['(020) 7946 0123', '+442079460123'],
    ['+44 (0)7700 900123', '+447700900123'],
    ['0044 7700 900123', '+447700900123'],
    ['+353 1 555 0123', '+35315550123'],
    ['7700900123', '+447700900123'],
  ])('the number %s is dialled as %s', (written, dialled) => {
    expect(readPhone(written)).toEqual({ ok: true, value: dialled })
  })

  test.each(['07700 900123 / 07700 900124', '12', 'ask', '+0'])('%s is no phone number', written => {
    expect(readPhone(written).ok).toBe(false)
  })
})

describe('cells on their way out', () => {
  test.each(['=1+1', '+44', '-1', '@SUM(A1)', ' =1', '\t=1', '|calc', '＝1+1'])(
    'a cell like %j is shown as text, so that no spreadsheet runs it',
    cell => {
      expect(defuse(cell)).toBe(`'${cell}`)
    },
  )

  test('no written cell begins a formula, and everything that was in it is still there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), { minLength: 1 }),
        rows => {
          for (const cell of rows.flat()) {
            expect(defuse(cell).endsWith(cell)).toBe(true)
            expect(defuse(cell)).not.toMatch(/^\s*[=+@-]/)
          }
          expect(csvText(rows).endsWith('\r\n')).toBe(true)
        },
      ),
    )
  })
})
