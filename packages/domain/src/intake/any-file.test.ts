import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  attendanceList,
  checkRows,
  headerProblem,
  type ListMapping,
  listFormats,
  peopleList,
  suggestMapping,
} from './index.ts'
import { sentences, sheetOf, today } from './intake.fixture.ts'

const likelyCells = fc.constantFrom(
  'C1',
  'c 1',
  '',
  ' ',
  'Ade',
  'new',
  're-engaging',
  'died',
  '2025-03-01',
  '30/02/2025',
  '1/1/30',
  '5',
  '3',
  '9',
  '=cmd|calc',
  '\u0000',
  '\uD800',
  'a'.repeat(5000),
  '1E+11',
  'yes',
  'constructor',
  '__proto__',
)
const cell = fc.oneof(likelyCells, fc.string({ unit: 'binary', maxLength: 80 }))
const headings = [...Object.values(listFormats)].flatMap(({ fields }) =>
  Object.values(fields).flatMap(field => [field.heading, ...field.alsoCalled]),
)
const heading = fc.oneof(fc.constantFrom(...headings), cell)
const mapping: fc.Arbitrary<ListMapping> = fc.record({
  columns: fc.dictionary(
    fc.oneof(fc.constantFrom('clinicNumber', 'called', 'reason', 'on', 'code'), cell),
    heading,
  ),
  forAll: fc.dictionary(fc.oneof(fc.constantFrom('reason', 'code'), cell), cell),
})
const rows = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 })
const formats = [peopleList, attendanceList] as const
const fullHeaders = formats.map(({ fields }) => Object.values(fields).map(field => field.heading))

describe('any file at all', () => {
  test('is answered and never a crash, whatever its headings, its cells and its mapping hold', () => {
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 9 }), rows, mapping, (header, cells, mapped) => {
        for (const format of formats) {
          const { mapping: suggested } = suggestMapping<string>(format as never, header, mapped)
          for (const use of [mapped, suggested])
            expect(
              checkRows<string, unknown>(format as never, sheetOf(header, ...cells), use, { today }),
            ).toBeDefined()
        }
      }),
    )
  })

  test('names every row that has something in it once, good or bad, with its number as in the file', () => {
    fc.assert(
      fc.property(rows, cells => {
        for (const [index, format] of formats.entries()) {
          const sheet = sheetOf(fullHeaders[index] ?? [], ...cells)
          const { mapping: suggested } = suggestMapping<string>(format as never, sheet.header)
          const checked = checkRows<string, unknown>(format as never, sheet, suggested, { today })
          const filled = sheet.rows.filter(row => row.cells.some(text => text.trim() !== ''))
          expect(checked.ok && checked.rows.map(row => row.rowNumber)).toEqual(
            filled.map(row => row.rowNumber),
          )
          const bad = checked.ok ? checked.rows.flatMap(row => (row.ok ? [] : [row])) : []
          for (const { rowNumber, problems } of bad) {
            expect(problems.length).toBeGreaterThan(0)
            expect(problems.every(problem => problem.rowNumber === rowNumber && problem.problem !== '')).toBe(
              true,
            )
          }
        }
      }),
    )
  })

  test('is spoken of without repeating what stood in a cell: it may be a name', () => {
    const canary = 'Qzx7Canary'
    const marked = cell.map(text => `${canary}${text}`)
    fc.assert(
      fc.property(fc.array(fc.array(marked, { maxLength: 9 }), { maxLength: 9 }), cells => {
        for (const [index, format] of formats.entries()) {
          const sheet = sheetOf(fullHeaders[index] ?? [], ...cells)
          const { mapping: suggested } = suggestMapping<string>(format as never, sheet.header)
          const checked = checkRows<string, unknown>(format as never, sheet, suggested, { today })
          expect(sentences(checked).join()).not.toContain(canary)
        }
      }),
    )
  })

  test('a clinic that settled its columns once is not asked again while its files look the same', () => {
    const header = ['Ref', 'Nick', 'Why', 'When']
    const settled = {
      columns: { clinicNumber: 'Ref', called: 'Nick', reason: 'Why', reasonOn: 'When' },
      forAll: {},
    }
    expect(suggestMapping(peopleList, header, settled)).toMatchObject({
      from: 'remembered',
      missing: [],
      ignored: [],
    })
    expect(suggestMapping(peopleList, ['REF ', 'nick', 'Why?', 'When'], settled).from).toBe('remembered')
    expect(suggestMapping(peopleList, ['Ref', 'Nick', 'Why'], settled)).toMatchObject({ from: 'headings' })
  })

  test('a file whose first row is already somebody is stopped before that row is taken for headings', () => {
    expect(headerProblem(['C100', 'Ade', 'new', '20/03/2025'])).toContain('looks like a row of data')
    expect(headerProblem(['', ' ', ''])).toContain('The first row is empty')
    expect(headerProblem(['Ref', 'Nick', 'Why', 'When', ''])).toBeNull()
    expect(headerProblem(['Clinic number', '2025-03-01'])).toBeNull()
    expect(headerProblem(['x'.repeat(201)])).toContain('longer than 200')
  })
})
