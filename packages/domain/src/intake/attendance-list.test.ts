import { describe, expect, test } from 'vitest'
import { attendanceList } from './index.ts'
import { checkAsSuggested, goodRows, sentences, sheetOf } from './intake.fixture.ts'

const header = ['Clinic No.', 'Appt ID', 'Appointment Date/Time', 'Attended or did not attend code']

describe('a list of appointments', () => {
  test('an ordinary export is understood, with its times and its codes made into numbers', () => {
    const checked = checkAsSuggested(
      attendanceList,
      sheetOf(
        header,
        ['c1', 'A1', '03/03/2025 14:30', '5'],
        ['c1', 'A2', '2025-03-10T09:00:00Z', '3.0'],
        ['c2', '', '1 Apr 2025', '0'],
      ),
    )
    expect(sentences(checked)).toEqual([])
    expect(goodRows(checked)).toEqual([
      { clinicNumber: 'C1', appointment: 'A1', on: '2025-03-03', code: '5' },
      { clinicNumber: 'C1', appointment: 'A2', on: '2025-03-10', code: '3' },
      { clinicNumber: 'C2', appointment: null, on: '2025-04-01', code: '0' },
    ])
  })

  test('a code that is not one of the seven is named with the ones that are', () => {
    const checked = checkAsSuggested(
      attendanceList,
      sheetOf(header, ['c1', '', '03/03/2025', '9'], ['c1', '', '04/03/2025', '']),
    )
    expect(sentences(checked)).toEqual([
      '2 Attended or did not attend code: This code is not known: one of 0, 2, 3, 4, 5, 6, 7.',
      '3 Attended or did not attend code: The code is missing: one of 0, 2, 3, 4, 5, 6, 7.',
    ])
  })

  test('nobody can have missed an appointment that is still to come, though it may be called off already', () => {
    const checked = checkAsSuggested(
      attendanceList,
      sheetOf(
        header,
        ['c1', '', '01/04/2025', '3'],
        ['c2', '', '01/04/2025', '2'],
        ['c3', '', '01/04/2025', '0'],
      ),
    )
    expect(sentences(checked)).toEqual([
      '2 Attended or did not attend code: This appointment is still to come, so nobody can have attended or missed it. Write 0.',
    ])
    expect(goodRows(checked)).toHaveLength(2)
  })

  test('two appointments of one person on one day need a reference each, and a reference stands once', () => {
    const checked = checkAsSuggested(
      attendanceList,
      sheetOf(
        header,
        ['c1', '', '03/03/2025', '5'],
        ['C 1', '', '2025-03-03', '3'],
        ['c1', 'A1', '03/03/2025', '5'],
        ['c2', 'A1', '04/03/2025', '5'],
      ),
    )
    expect(sentences(checked)).toEqual([
      '3 Appointment Date/Time: Row 2 has the same clinic number and day. Two appointments on one day need an appointment reference each.',
      '5 Appt ID: The same appointment reference is already in row 4.',
    ])
  })
})
