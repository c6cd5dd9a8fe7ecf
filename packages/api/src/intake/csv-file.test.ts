import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from './csv-file.ts'

const text = (content: string) => readCsv(Buffer.from(content))
const problemOf = (bytes: Uint8Array | string) => {
  const file = readCsv(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  return file.ok ? null : file.problem
}
const header = 'Clinic number,Name to use'

describe('a file that a clinic saved in its own way', () => {
  const expected = {
    header: ['Clinic number', 'Name to use'],
    rows: [{ rowNumber: 2, cells: ['C1', 'Adé'] }],
  }
  const csv = `${header}\r\nC1,Adé\r\n`
  const utf16le = Buffer.from(`\uFEFF${csv}`, 'utf16le')

  test.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${csv}`)],
    ['UTF-16 as Excel saves "Unicode text"', utf16le],
    ['UTF-16 the other way round', Buffer.from(utf16le).swap16()],
    ['the line ends of an old Mac', Buffer.from(csv.replaceAll('\r\n', '\r'))],
    ['no line end at the end', Buffer.from(csv.trimEnd())],
    ['semicolons', Buffer.from(csv.replaceAll(',', ';'))],
    ['tabs', Buffer.from(csv.replaceAll(',', '\t'))],
    ['pipes', Buffer.from(csv.replaceAll(',', '|'))],
    ['a line that names the separator', Buffer.from(`sep=;\r\n${csv.replaceAll(',', ';')}`)],
    ['quotes round everything', Buffer.from('"Clinic number","Name to use"\n"C1","Adé"\n')],
  ])('is read the same in %s', (_, bytes) => {
    expect(readCsv(bytes)).toMatchObject({ ok: true, sheet: expected, notices: [] })
  })

  test('is read the way Windows writes it when it is not UTF-8, and says so', () => {
    const file = readCsv(Buffer.from(csv, 'latin1'))
    expect(file).toMatchObject({ ok: true, sheet: expected })
    expect(file.ok && file.notices[0]).toContain('not in UTF-8')
  })

  test('keeps the numbers that a spreadsheet shows: blank lines count, a cell of two lines does not', () => {
    const file = text(`\n${header}\n\nC1,"Ade\nMay"\n,,\nC2,Bo\n`)
    expect(file.ok && file.sheet.rows.map(({ rowNumber }) => rowNumber)).toEqual([4, 6])
  })

  test('is parted by what parts its headings, whatever stands in its cells', () => {
    const file = text('Clinic number;"Name; to, use";Date\nC1;a,b,c,d;2025-03-01\n')
    expect(file.ok && file.sheet.header).toEqual(['Clinic number', 'Name; to, use', 'Date'])
  })
})

describe('a file that cannot be taken', () => {
  const zip = (part: string) => Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), Buffer.from(part)])

  test.each([
    [
      'an Excel file',
      zip('[Content_Types].xml xl/workbook.xml'),
      'This is an Excel file. Save it as CSV first.',
    ],
    ['a Word file', zip('word/document.xml'), 'This is a Word file.'],
    ['a LibreOffice sheet', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'LibreOffice'],
    ['a zip', zip('list.csv'), 'This is a packed file.'],
    [
      'an Excel file of 2003',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
      'This is an Excel or Word file of an older kind.',
    ],
    ['a PDF', Buffer.from('%PDF-1.7'), 'This is a PDF.'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), 'This is a picture.'],
    ['a web page with the name of a spreadsheet', '<html><table>', 'This is a web page or XML'],
    ['JSON', '[{"clinic":1}]', 'This is a JSON file.'],
    ['nothing', '', 'This file is empty.'],
    ['white space', '\r\n  \r\n', 'This file is empty.'],
    ['commas only', ',,,\n,,,\n', 'This file is empty.'],
    ['NUL bytes', `${header}\nC1,A\u0000de\n`, 'line 2 holds bytes that are no letters'],
    ['a header alone', `${header}\n\n,\n`, 'no rows below them'],
    ['no header', 'C100,Ade,new,20/03/2025\n', 'looks like a row of data'],
    ['half a letter after a UTF-8 mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xc3]), 'This file is damaged'],
  ])('is refused by its name when it is %s', (_, bytes, words) => {
    expect(problemOf(bytes)).toContain(words)
  })

  test('is refused with the row in which a quotation mark has no partner', () => {
    expect(text(`${header}\nC1,Ade\n\nC2,"Bo\nC3,Cy\n`)).toMatchObject({ ok: false, rowNumber: 4 })
    expect(text(`${header}\nC1,"Ade"x\nC2,Bo\n`)).toMatchObject({ ok: false, rowNumber: 2 })
  })

  test('is refused with the limit when it has too many bytes, rows or columns', () => {
    expect(problemOf(Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).toContain('larger than 10 MB')
    expect(problemOf(`${header}\n${'C1,Ade\n'.repeat(20_001)}`)).toContain('more than 20,000 rows')
    expect(text(`${header}\n${'C1,Ade\n'.repeat(20_000)}`).ok).toBe(true)
    expect(problemOf(`${'a,'.repeat(300)}\n1\n`)).toContain('Row 1 has more than 200 cells')
  })

  test('is refused at once when it was made to keep the server busy', () => {
    const started = performance.now()
    const size = 10 * 1024 * 1024
    const hostile = ['\n', ',', '"', '""', '"\n', '\t;|', '\r', ' ,\n', 'a"'].map(part =>
      `${header}\n`.padEnd(size, part),
    )
    for (const file of hostile) expect(problemOf(file)).not.toBeNull()
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})

test('any bytes at all are answered: with rows, or with words that say what is wrong', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .string({ unit: fc.constantFrom('a', '1', ',', ';', '\t', '"', '\n', '\r', ' ', 'é', '=', '|') })
      .map(some => Buffer.from(`${header}\n${some}`)),
  )
  return fc.assert(
    fc.property(bytes, some => {
      const file = readCsv(some)
      if (file.ok) expect(file.sheet.rows.length).toBeGreaterThan(0)
      else expect(file.problem).toMatch(/[.]$/)
    }),
    { numRuns: 500 },
  )
})

test('every row that was written with quotes is read back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', '\n', ' ', '|'), maxLength: 8 })
  return fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 9 }), rows => {
      const quoted = rows.map(cells => cells.map(part => `"${part.replaceAll('"', '""')}"`).join(','))
      const file = text(`${header}\n${quoted.join('\n')}\n`)
      const filled = rows.filter(cells => cells.some(part => part.trim() !== ''))
      expect(file.ok ? file.sheet.rows.map(({ cells }) => cells) : []).toEqual(filled)
    }),
  )
})
