import { instant } from '@alongside/domain/time'
import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { givenList } from './file.server.ts'

const at = instant('2026-11-23T10:00:00.000Z')
const list = {
  title: 'A list',
  headers: ['Who', 'Since'],
  rows: [
    ['=HYPERLINK("http://evil")', '1 May 2026'],
    ['Zażółć, "Łódź"', 'سلام'],
  ],
}

test('a list for a spreadsheet runs nothing, keeps every letter, and tells nothing by its name', async () => {
  const file = await givenList(list, 'csv', at)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="list-2026-11-23.csv"')
  expect(file.headers.get('cache-control')).toBe('no-store')
  const bytes = new Uint8Array(await file.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe(
    `Who,Since\r\n"'=HYPERLINK(""http://evil"")",1 May 2026\r\n"Zażółć, ""Łódź""",سلام\r\n`,
  )
})

test('a long list leaves in pieces and whole', async () => {
  const rows = Array.from({ length: 1201 }, (_, nth) => [`row ${nth}`, ''])
  const text = await (await givenList({ ...list, rows }, 'csv', at)).text()
  expect(text.trim().split('\r\n')).toHaveLength(1202)
})

test('a list on paper breaks its pages, whatever letters and however long a word', async () => {
  const rows = [
    ...list.rows,
    ...Array.from({ length: 120 }, (_, nth) => [`${nth} ${'long'.repeat(60)}`, 'x']),
  ]
  const file = await givenList({ ...list, rows }, 'pdf', at)
  const pdf = await PDFDocument.load(await file.arrayBuffer())
  expect(pdf.getPageCount()).toBeGreaterThan(3)
  expect(pdf.getTitle()).toBe('A list')
})
