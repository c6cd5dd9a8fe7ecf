import { describe, expect, test } from 'vitest'
import { AttendanceCode, attendanceCodeLists } from './attendance/index.ts'
import {
  ClinicCodes,
  codeLists,
  codeMeanings,
  codesInLines,
  codesOn,
  type DatedCodes,
  meaningOf,
  readCodes,
} from './clinic-codes.ts'
import { attendanceList, peopleList } from './intake/index.ts'
import { checkAsSuggested, goodRows, sentences, sheetOf, today } from './intake/intake.fixture.ts'
import { ReferralReason, TracingOutcome } from './referral/index.ts'
import { plainDate } from './time.ts'

function settled(...rows: (readonly [from: string, attended: string, reason?: string])[]): DatedCodes[] {
  return rows.map(([from, attended, reason = '']) => ({
    from: plainDate(from),
    codes: ClinicCodes.parse({ attended: codesOf('attended', attended), reason: codesOf('reason', reason) }),
  }))
}

function codesOf(list: 'attended' | 'reason', text: string) {
  const read = readCodes(list, text)
  if (!read.ok) throw new Error(read.problem)
  return read.codes
}

const header = ['Clinic No.', 'Appointment date', 'Outcome code']

describe('what an administrator writes down of a clinic’s codes', () => {
  test('is read line by line, and comes back as it was written', () => {
    const read = readCodes('attended', 'DNA = 3\n\n  Seen  late=6 \nhttps://x.example/cs?v=2|C1 = 2')
    expect(read).toEqual({
      ok: true,
      codes: [
        { theirs: 'DNA', means: '3' },
        { theirs: 'Seen late', means: '6' },
        { theirs: 'https://x.example/cs?v=2|C1', means: '2' },
      ],
    })
    expect(read.ok && codesInLines('attended', read.codes).join('\n')).toBe(
      'DNA = 3\nSeen late = 6\nhttps://x.example/cs?v=2|C1 = 2',
    )
  })

  test.each([
    ['DNA', 'Line 1: write a code, an equals sign and what it means.'],
    ['= 3', 'Line 1: write a code, an equals sign and what it means.'],
    ['DNA = 3\nX = 9', 'Line 2: a code means one of: 0, 2, 3, 4, 5, 6, 7.'],
    ['DNA = 3\nX = 5\ndna = 7', 'Line 3: the same code is in line 1. A code means one thing.'],
  ])('%j is sent back with its line', (text, problem) => {
    expect(readCodes('attended', text)).toEqual({ ok: false, problem })
  })

  test('has a word for everything that a list may say, which the list itself understands', () => {
    expect(Object.keys(codeMeanings.reason)).toEqual(ReferralReason.options)
    expect(Object.keys(codeMeanings.tracing).sort()).toEqual([...TracingOutcome.options].sort())
    expect(Object.keys(codeMeanings.attended).sort()).toEqual([...AttendanceCode.options].sort())
    expect(Object.keys(codeMeanings.attended).sort()).toEqual(
      Object.keys(attendanceCodeLists[0]?.words ?? {}).sort(),
    )
    for (const list of codeLists)
      for (const [means, word] of Object.entries(codeMeanings[list]))
        expect(readCodes(list, `x = ${word}`)).toEqual({ ok: true, codes: [{ theirs: 'x', means }] })
  })
})

describe('a list in a clinic’s own codes', () => {
  const codes = settled(['2024-05-01', 'DNA = 3\nATT = 5', 'P1 = newly diagnosed\nP2 = re-engaging'])

  test('is understood by what was settled with that clinic', () => {
    const checked = checkAsSuggested(
      attendanceList,
      sheetOf(header, ['c1', '03/03/2025', 'dna'], ['c1', '04/03/2025', 'ATT'], ['c1', '05/03/2025', '6']),
      {},
      codes,
    )
    expect(sentences(checked)).toEqual([])
    expect(goodRows(checked).map(({ code }) => code)).toEqual(['3', '5', '6'])
    const people = checkAsSuggested(
      peopleList,
      sheetOf(['Clinic number', 'Known as', 'Cohort', 'Date'], ['c1', 'Ash', 'p2', '01/03/2025']),
      {},
      codes,
    )
    expect(goodRows(people).map(({ reason }) => reason)).toEqual(['reEngaging'])
  })

  test('with a code that was not settled is sent back, and nobody guesses', () => {
    const checked = checkAsSuggested(attendanceList, sheetOf(header, ['c1', '03/03/2025', 'DNB']), {}, codes)
    expect(sentences(checked)).toEqual([
      '2 Outcome code: This code is not known: one of 0, 2, 3, 4, 5, 6, 7.',
    ])
    expect(sentences(checkAsSuggested(attendanceList, sheetOf(header, ['c1', '03/03/2025', 'DNA'])))).toEqual(
      ['2 Outcome code: This code is not known: one of 0, 2, 3, 4, 5, 6, 7.'],
    )
  })

  test('that says 7 where the clinic means that nobody came, says that nobody came', () => {
    const own = settled(['2024-05-01', '7 = 3'])
    const checked = checkAsSuggested(attendanceList, sheetOf(header, ['c1', '03/03/2025', '7']), {}, own)
    expect(goodRows(checked).map(({ code }) => code)).toEqual(['3'])
  })

  test('is read by the codes of the day of each appointment, when the clinic changed its codes', () => {
    const changed = settled(['2024-05-01', 'X = 3'], ['2025-02-01', 'X = 5'])
    const checked = checkAsSuggested(
      attendanceList,
      sheetOf(header, ['c1', '31/01/2025', 'X'], ['c1', '01/02/2025', 'X'], ['c1', '01/02/2023', 'X']),
      {},
      changed,
    )
    expect(goodRows(checked).map(({ code }) => code)).toEqual(['3', '5', '3'])
  })

  test('cannot have missed what is still to come, in whatever code', () => {
    const checked = checkAsSuggested(attendanceList, sheetOf(header, ['c1', '01/04/2025', 'DNA']), {}, codes)
    expect(sentences(checked)[0]).toMatch(/still to come/)
    expect(today).toBe('2025-03-31')
  })
})

test('a clinic that settled other things before it settled codes is read by its first codes', () => {
  const [later] = settled(['2025-01-01', 'X = 3'])
  const history = [{ from: plainDate('2020-01-01'), codes: ClinicCodes.parse({}) }, ...(later ? [later] : [])]
  expect(meaningOf(codesOn(history, plainDate('2022-01-01')), 'attended', 'X')).toBe('3')
  expect(codesOn([], plainDate('2022-01-01'))).toBeUndefined()
})
