import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../checkout.ts'
import { openThrowAwayApi, type ThrowAwayApi } from './throw-away-api.ts'

const heading = ['Clinic number', 'Name to use', 'Reason', 'Date', 'Phone']
let api: ThrowAwayApi
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journey-files-'))
  api = await openThrowAwayApi()
}, 120_000)
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true, force: true })
})

test('two people of a semicolon list come to the end, and the impact report has grown by exactly them', async () => {
  const file = list(';', [
    ['ZZ-1', 'Isolde', 'newly diagnosed', '03/03/2025', '07700 900180'],
    ['ZZ-2', 'Jory', 're-engaging', '04/03/2025', ''],
  ])
  const { code, said } = await journey(file, '--sessions', '2')
  expect(said).toContain('Mentor closes the record')
  expect(said).toMatch(/Impact report counts people supported +expected: 2 more +happened: 2 more/)
  expect(said).toMatch(/Impact report counts interactions +expected: 4 more +happened: 4 more/)
  expect(said).toMatch(/\d+ steps as expected, 0 not/)
  expect(code).toBe(0)
}, 120_000)

test('somebody who comes back later walks the whole way again, and is not counted twice', async () => {
  const file = list(',', [['ZZ-1', 'Isolde', 'newly diagnosed', '03/03/2025', '']])
  const { code, said } = await journey(file, '--sessions', '1')
  expect(said).toMatch(/counts people supported +expected: 0 more +happened: 0 more/)
  expect(code).toBe(0)
}, 120_000)

test('a bad row is named with the reason, the others go on, and the exit code says that something was wrong', async () => {
  const rows = [
    ['ZZ-3', 'Kerra', 'newly diagnosed', '31/02/2025', ''],
    ['ZZ-4', 'Lowen', 'newly diagnosed', '03/03/2025', ''],
  ]
  const { code, said } = await journey(list(',', rows), '--sessions', '1')
  expect(said).toContain('row 2 cannot be taken. Date: There is no such day.')
  expect(said).toMatch(/counts people supported +expected: 1 more +happened: 1 more/)
  expect(code).toBe(1)
}, 120_000)

test.each([
  ['an empty file', '', 'This file is empty.'],
  ['other columns', 'Colour,Shape\nred,round\n', 'no column was found for: Clinic number'],
  ['no rows', `${heading.join(',')}\n`, 'no rows below'],
])('%s is refused as a whole, and says why', async (name, content, why) => {
  const path = join(folder, `${name}.csv`)
  writeFileSync(path, content)
  const { code, said } = await journey(path)
  expect(said).toContain(why)
  expect(code).toBe(1)
})

test('a file that is not there, or an option that makes no sense, is said in a sentence', async () => {
  expect(await journey(join(folder, 'nowhere.csv'))).toMatchObject({ code: 1 })
  const { code, said } = await journey(list(',', []), '--sessions', 'many')
  expect(said).toContain('a number from 1 to 12')
  expect(code).toBe(1)
})

let files = 0
function list(delimiter: string, rows: readonly (readonly string[])[]): string {
  files += 1
  const path = join(folder, `list-${files}.csv`)
  writeFileSync(path, [heading, ...rows].map(cells => `${cells.join(delimiter)}\r\n`).join(''))
  return path
}

/** Runs the program as somebody at a terminal does. */
async function journey(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, 'tooling/src/journey.ts'), ...args], {
    env: { ...process.env, ALONGSIDE_API_URL: api.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, said: stripVTControlCharacters(said) }
}
