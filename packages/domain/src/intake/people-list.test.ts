import { describe, expect, test } from 'vitest'
import { peopleList, suggestMapping } from './index.ts'
import { checkAsSuggested, goodRows, sentences, sheetOf } from './intake.fixture.ts'

const header = [
  'Hospital No',
  'Forename',
  'Surname',
  'Cohort',
  'Diagnosis date',
  'Inpatient',
  'Mobile',
  'Consultant',
]
const ade = ['c 10-01', 'Ade', 'Okoro', 'New diagnosis', '20/03/2025', '', '07700 900123', 'Dr Who']

describe('a list of people', () => {
  test('a row under the headings of an ordinary export is understood, and the columns nobody needs are dropped', () => {
    const sheet = sheetOf(header, ade)
    expect(suggestMapping(peopleList, sheet.header)).toMatchObject({ missing: [], ignored: ['Consultant'] })
    expect(goodRows(checkAsSuggested(peopleList, sheet))).toEqual([
      {
        clinicNumber: 'C10-01',
        called: 'Ade',
        familyName: 'Okoro',
        reason: 'newlyDiagnosed',
        reasonOn: '2025-03-20',
        unwell: false,
        tracing: null,
        phone: '+447700900123',
        language: null,
      },
    ])
  })

  test('a clinic that sends a list of newly diagnosed people says so once instead of in every row', () => {
    const sheet = sheetOf(
      ['Clinic number', 'Name to use', 'Date'],
      ['1', 'Bo', '2025-03-01'],
      ['2', 'Cy', '2 Mar 2025'],
    )
    expect(sentences(checkAsSuggested(peopleList, sheet))).toEqual([
      'Reason: The file has no column for "Reason". Say which column holds it.',
    ])
    const checked = checkAsSuggested(peopleList, sheet, { forAll: { reason: 'newly diagnosed' } })
    expect(goodRows(checked).map(row => row.reason)).toEqual(['newlyDiagnosed', 'newlyDiagnosed'])
  })

  test('each bad row is named with its number in the file, the column as the clinic calls it, and what to do', () => {
    const checked = checkAsSuggested(
      peopleList,
      sheetOf(
        header,
        ade,
        ['', 'Bo', '', 'new', '20/03/2025', '', '', ''],
        ['C2', '', '', 'new', '30/02/2025', '', '', ''],
        ['C3', 'Cy', '', 'curious', '', '', '', ''],
        ['C4', 'Di', '', 'new', '', 'perhaps', '12', ''],
        ['C1001', 'Eve', '', 'new', '01/04/2025', '', '', ''],
        ['C 10-01', 'Ade', '', 'new', '20/03/2025', '', '', ''],
      ),
    )
    expect(sentences(checked)).toEqual([
      '3 Hospital No: The clinic number is missing.',
      '4 Forename: The name to use is missing. A first name or an alias will do.',
      '4 Diagnosis date: There is no such day. Write a date like 31/03/2025.',
      '5 Cohort: Write one of: newly diagnosed, re-engaging, clinician flag.',
      '6 Inpatient: Write yes or no. An empty cell means no.',
      '6 Mobile: This is not a phone number. Write it like 07700 900123 or +44 7700 900123, one number only.',
      '6 Diagnosis date: The day of diagnosis is missing.',
      '7 Diagnosis date: This date is in the future.',
      '8 Hospital No: The same clinic number is already in row 2.',
    ])
    expect(goodRows(checked)).toHaveLength(1)
  })

  test('somebody who died, left or said no is never put forward, and the row says why', () => {
    const columns = ['Clinic number', 'Name to use', 'Reason', 'Date', 'Tracing outcome']
    const row = (number: string, tracing: string) => [number, 'Ade', 're-engaging', '2025-03-01', tracing]
    const checked = checkAsSuggested(
      peopleList,
      sheetOf(
        columns,
        row('1', 'Re-engaged'),
        row('2', 'died'),
        row('3', 'declined'),
        row('4', ''),
        row('5', 'left UK'),
      ),
    )
    expect(goodRows(checked).map(({ clinicNumber, tracing }) => [clinicNumber, tracing])).toEqual([
      ['1', 'reEngaged'],
      ['4', null],
    ])
    expect(sentences(checked)).toEqual([
      '3 Tracing outcome: This person has died. Take them off the list.',
      '4 Tracing outcome: This person said no. Take them off the list.',
      '6 Tracing outcome: This person has left the country. Take them off the list.',
    ])
  })

  test('a clinician may flag somebody without a date; a diagnosis without a date is not known well enough', () => {
    const columns = ['Clinic number', 'Name to use', 'Reason', 'Date']
    const checked = checkAsSuggested(
      peopleList,
      sheetOf(columns, ['1', 'Ade', 'clinician flag', ''], ['2', 'Bo', 'new', ''], ['3', 'Cy', 'LTFU', '']),
    )
    expect(goodRows(checked)).toMatchObject([{ clinicNumber: '1', reasonOn: null }])
    expect(sentences(checked)).toEqual([
      '3 Date: The day of diagnosis is missing.',
      '4 Date: The day of coming back to care is missing.',
    ])
  })

  test('a whole name in the column for the name to use is stopped, because a mentor would read the family name', () => {
    const checked = checkAsSuggested(
      peopleList,
      sheetOf(['Clinic number', 'Patient name', 'Reason', 'Date'], ['1', 'OKORO, Ade', 'new', '2025-03-01']),
    )
    expect(sentences(checked)).toEqual([
      '2 Patient name: This looks like a family name with a first name. Give only the name to use.',
    ])
  })

  test('what a spreadsheet did to a number or a date is said in so many words', () => {
    const columns = ['Clinic number', 'Name to use', 'Reason', 'Date', 'Phone']
    const checked = checkAsSuggested(
      peopleList,
      sheetOf(
        columns,
        ['1.23E+11', 'Ade', 'new', '45717', '4.47701E+11'],
        ['2', 'Bo', 'new', '1/3/25', '7700900123'],
      ),
    )
    expect(sentences(checked).map(sentence => sentence.split('. ')[0])).toEqual([
      '2 Clinic number: The spreadsheet has shortened this number',
      '2 Date: The spreadsheet has turned this date into a number',
      '2 Phone: The spreadsheet has shortened this number',
      '3 Date: Give the year with four digits',
    ])
  })

  test('a comma without quotes shifts the cells of a row: the row is stopped instead of read wrongly', () => {
    const checked = checkAsSuggested(
      peopleList,
      sheetOf(
        ['Clinic number', 'Name to use', 'Reason', 'Date'],
        ['1', 'Ade', 'new', '2025-03-01', 'and more'],
      ),
    )
    expect(sentences(checked)).toEqual([
      '2 : This row has more cells than there are headings. A cell with a comma in it needs quotes round it.',
    ])
  })
})
