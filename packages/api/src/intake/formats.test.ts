import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attendanceCodeLists, codesOfDaysGoneBy, dnaRate } from '@alongside/domain/attendance'
import { type ListField, listFormats } from '@alongside/domain/intake'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { readCsv } from './csv-file.ts'
import { apiOf, previewed } from './intake.fixture.ts'

const formats = join(import.meta.dirname, '../../../../docs/formats')
const page = (name: string) => readFileSync(join(formats, `${name}.md`), 'utf8')
const example = (name: string) => readFileSync(join(formats, 'examples', `${name}.csv`))

const lists = [
  { kind: 'people', name: 'people-list' },
  { kind: 'attendance', name: 'attendance' },
] as const

/** The rows of the first table under this heading of a page, by cell. */
function table(text: string, heading: string): string[][] {
  const [, part = ''] = text.split(`## ${heading}\n`)
  const rows = /(?:^\|.*\|\n)+/m.exec(part)?.[0] ?? ''
  return rows
    .trim()
    .split('\n')
    .slice(2)
    .map(row =>
      row
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
}

describe('what is written for the people who make the files', () => {
  test.each(lists)('about $name says of every column what the program says', ({ kind, name }) => {
    const fields: readonly ListField[] = Object.values(listFormats[kind].fields)
    expect(table(page(name), 'The columns')).toEqual(
      fields.map(({ heading, required, says }) => [heading, required ? 'yes' : 'no', says]),
    )
  })

  test.each(lists)('comes with an example of $name that has these very columns', ({ kind, name }) => {
    const file = readCsv(example(name))
    const fields: readonly ListField[] = Object.values(listFormats[kind].fields)
    expect(file.ok && file.sheet.header).toEqual(fields.map(({ heading }) => heading))
  })

  test('explains each code of attendance as the program counts it', () => {
    const words = attendanceCodeLists.at(-1)?.words
    const documented = table(page('attendance'), 'The codes')
    expect(new Map(documented.map(([code, means]) => [code, means]))).toEqual(
      new Map(Object.entries(words ?? {})),
    )
    for (const [code = '', , counts] of documented) {
      const rate = dnaRate({ [code]: 1 })
      expect(rate.appointments === 1).toBe(counts !== 'left out')
      expect(rate.didNotAttend === 1).toBe(counts === 'missed')
      expect(rate.attended === 1).toBe(counts === 'attended')
    }
    expect(codesOfDaysGoneBy).toEqual(['5', '6', '7', '3'])
  })
})

describe('the example files', () => {
  let programme: Programme
  beforeAll(async () => {
    programme = await openProgramme('2025-03-31T10:00:00.000Z')
  })
  afterAll(() => programme.close())

  test('are taken as they stand: everybody on the list, then every appointment of theirs', async () => {
    const { clinic: clinicId } = programme
    const api = apiOf(programme, await programme.signIn('clinician'))
    for (const { kind, name } of lists) {
      const preview = await previewed(api, { clinicId, kind, file: example(name) })
      const { rows } = await api.intake.preview({ id: preview.id, state: 'bad' })
      expect(rows).toEqual([])
      const done = await api.intake.confirm({
        id: preview.id,
        leaveOutBadRows: false,
        commandId: randomUUID(),
      })
      expect(done.import).toMatchObject({ state: 'done', rows: { done: preview.rows.total } })
    }
  })
})
