/** Every regular expression of the programme: none may take longer and longer over a text that was made to hurt it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'recheck'
import * as z from 'zod'
import { root, workspaces } from '../checkout.ts'
import type { Trials } from './trials.ts'

const literal =
  /(?<=(?:^|[(,=:[!&|?{};+>]|\breturn|\bcase)\s*)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?![\w/])/g

interface Found {
  readonly source: string
  readonly flags: string
  readonly where: string
}

export async function expressionTrials({ is }: Trials): Promise<void> {
  const all = [...inTheSource(), ...ofTheSchemas()]
  // a scan that finds nothing would find nothing wrong
  is('the source has regular expressions', all.length > 150, all.length)
  for (const { source, flags, where } of all) {
    const { status, ...more } = await check(source, flags, { timeout: 30_000 })
    is(`${where} is quick: /${source}/${flags}`, status === 'safe', more)
  }
}

/** Those that run, not those of tests and of the tools that only we start. */
function inTheSource(): Found[] {
  const found = new Map<string, Found>()
  for (const workspace of workspaces().filter(name => name !== 'tooling'))
    for (const folder of ['src', 'app'])
      for (const file of filesIn(join(root, workspace, folder)))
        for (const line of readFileSync(file, 'utf8').split('\n')) {
          if (/^\s*(\*|\/\/|\/\*)/.test(line)) continue
          for (const [whole, source = '', flags = ''] of line.matchAll(literal))
            if (isOne(source, flags)) found.set(whole, { source, flags, where: file.slice(root.length + 1) })
        }
  return [...found.values()]
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file) && !/\.(test|fixture)\.|\/testing\//.test(file))
      .map(file => join(folder, file))
  } catch {
    return []
  }
}

function isOne(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) !== undefined
  } catch {
    return false
  }
}

/** What comes along with the schemas that read every input. */
function ofTheSchemas(): Found[] {
  const schemas = {
    uuid: z.uuid(),
    email: z.email(),
    date: z.iso.date(),
    datetime: z.iso.datetime(),
    time: z.iso.time(),
  }
  return Object.entries(schemas).flatMap(([name, schema]) => {
    const { pattern } = schema._zod.def as unknown as { pattern?: RegExp }
    return pattern ? [{ source: pattern.source, flags: pattern.flags, where: `the schema of ${name}` }] : []
  })
}
