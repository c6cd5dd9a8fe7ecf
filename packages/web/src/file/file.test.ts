import { instant } from '@alongside/domain/time'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { bandsOnPaper, barsOnPaper, givenList, openPaper, rangesOnPaper } from './file.server.ts'

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

describe('pictures on paper', () => {
  const series = ['Apply', 'In the team', 'Are supported']
  const many = Array.from({ length: 25 }, (_, nth) => ({ label: `Answer ${nth}`, values: [nth, null, 50] }))

  test('more answers than a sheet holds go on on the next one, and the sentence comes after the last', () => {
    const sheets = barsOnPaper({ title: 'What would you say?', bars: many, series, inWords: 'Much alike.' })
    expect(sheets.map(({ title }) => title)).toEqual([
      'What would you say?',
      'What would you say? (continued)',
      'What would you say? (continued)',
    ])
    expect(sheets.map(({ sentences }) => sentences)).toEqual([[], [], ['Much alike.']])
    for (const { height } of sheets) expect(height).toBeLessThanOrEqual(620)
  })

  test('a list on paper has its pictures above its rows; as a table it has its rows alone', async () => {
    const drawings = [
      ...barsOnPaper({ title: 'Bars', bars: many, series }),
      ...rangesOnPaper({
        title: 'Ranges',
        series: ['Today', 'With the change'],
        rows: [{ label: 'Days', ranges: [{ low: 1, middle: 2, high: 3 }, null] }],
      }),
      bandsOnPaper({
        title: 'Bands',
        points: ['5 Jan', '12 Jan', '19 Jan'],
        series: [
          { label: 'Today', values: [{ low: 1, middle: 2, high: 3 }, null, { low: 0, middle: 0, high: 0 }] },
        ],
      }),
    ]
    const pages = async (more: object) => {
      const file = await givenList({ ...list, ...more }, 'pdf', at)
      return (await PDFDocument.load(await file.arrayBuffer())).getPageCount()
    }
    expect([await pages({}), await pages({ drawings })]).toEqual([1, 3])
    const asTable = async (more: object) => (await givenList({ ...list, ...more }, 'csv', at)).text()
    expect(await asTable({ drawings })).toBe(await asTable({}))
  })

  test('a picture without a single figure is still a page to read', async () => {
    const paper = await openPaper('Nothing yet')
    for (const drawing of [
      ...barsOnPaper({ title: 'Bars', bars: [{ label: 'Nobody', values: [null] }] }),
      ...rangesOnPaper({ title: 'Ranges', series: [], rows: [] }),
      bandsOnPaper({ title: 'Bands', points: [], series: [] }),
    ])
      paper.picture(drawing)
    expect((await PDFDocument.load(await paper.finish())).getPageCount()).toBe(1)
  })
})
