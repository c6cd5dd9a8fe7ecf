/** Which column of a clinic's file holds which field of ours: suggested once, settled by a person, remembered. */
import * as z from 'zod'
import { wordKey } from './cell.reader.ts'
import type { ListFormat } from './list.format.ts'

/** Half a character is none: it can be sent, and neither kept nor compared. */
const words = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(text => text.isWellFormed(), 'Some characters cannot be kept')

/** Fields of ours by name, each with the heading of its column; or with one value that holds for every row. */
export const ListMapping = z.strictObject({
  columns: z.record(z.string().max(40), words),
  forAll: z.record(z.string().max(40), words).default({}),
})
export type ListMapping = z.infer<typeof ListMapping>

/** What is wrong with a file as a whole, or with how its columns were mapped. */
export interface ColumnProblem {
  /** The heading of ours or of theirs that it is about. */
  column: string
  problem: string
}

export interface SuggestedMapping {
  mapping: ListMapping
  /** Where it came from: the clinic's own settled one, or a guess from the headings. */
  from: 'remembered' | 'headings'
  /** Required fields for which no column was found. */
  missing: string[]
  /** Headings that mean nothing to us: their cells are not kept. */
  ignored: string[]
}

/** Our best guess from the headings, or the clinic's remembered mapping when it still fits this file. */
export function suggestMapping<F extends string>(
  format: ListFormat<F, unknown>,
  header: readonly string[],
  remembered?: ListMapping,
): SuggestedMapping {
  const fits = remembered !== undefined && mappingProblems(format, header, remembered).length === 0
  const mapping = fits ? remembered : { columns: guess(format, header), forAll: {} }
  const used = new Set(Object.values(mapping.columns).map(wordKey))
  return {
    mapping,
    from: fits ? 'remembered' : 'headings',
    missing: fieldsOf(format).filter(
      field => format.fields[field].required && !(field in mapping.columns) && !(field in mapping.forAll),
    ),
    ignored: header.filter(name => wordKey(name) !== '' && !used.has(wordKey(name))),
  }
}

function guess<F extends string>(
  format: ListFormat<F, unknown>,
  header: readonly string[],
): Record<string, string> {
  const free = new Map(header.map(name => [wordKey(name), name.trim()]))
  free.delete('')
  const columns: Record<string, string> = {}
  for (const field of fieldsOf(format)) {
    const { heading: ours, alsoCalled } = format.fields[field]
    const found = [ours, ...alsoCalled].map(wordKey).find(key => free.has(key))
    if (found === undefined) continue
    columns[field] = free.get(found) ?? ''
    free.delete(found)
  }
  return columns
}

/** Why this mapping cannot be used with a file of these headings; none when it can. */
export function mappingProblems<F extends string>(
  format: ListFormat<F, unknown>,
  header: readonly string[],
  mapping: ListMapping,
): ColumnProblem[] {
  const problems: ColumnProblem[] = []
  const fields = fieldsOf(format)
  for (const field of fields) {
    const { heading: ours, required, maySetForAll } = format.fields[field]
    const theirs = mapping.columns[field]
    const fixed = mapping.forAll[field]
    if (theirs === undefined && fixed === undefined && required)
      problems.push({
        column: ours,
        problem: `The file has no column for "${ours}". Say which column holds it.`,
      })
    if (fixed !== undefined && !maySetForAll)
      problems.push({
        column: ours,
        problem: `"${ours}" cannot be the same for every row. Say which column holds it.`,
      })
    if (fixed !== undefined && theirs !== undefined)
      problems.push({ column: ours, problem: `"${ours}" has a column and a value for all rows. Choose one.` })
    if (theirs === undefined) continue
    const times = header.filter(name => wordKey(name) === wordKey(theirs)).length
    if (times === 0) problems.push({ column: theirs, problem: `The file has no column called "${theirs}".` })
    if (times > 1)
      problems.push({
        column: theirs,
        problem: `${times} columns are called "${theirs}". Give each a name of its own.`,
      })
  }
  const unknown = [...Object.keys(mapping.columns), ...Object.keys(mapping.forAll)].filter(
    name => !(fields as string[]).includes(name),
  )
  for (const name of unknown) problems.push({ column: name, problem: 'This list has no such field.' })
  const taken = new Map<string, string>()
  for (const field of fields) {
    const theirs = mapping.columns[field]
    if (theirs === undefined) continue
    const other = taken.get(wordKey(theirs))
    const { heading: ours } = format.fields[field]
    if (other !== undefined)
      problems.push({ column: theirs, problem: `One column cannot be "${other}" and "${ours}" at once.` })
    taken.set(wordKey(theirs), ours)
  }
  return problems
}

/** The position of each mapped column in a file whose mapping has no problems. */
export function columnPositions(header: readonly string[], mapping: ListMapping): Map<string, number> {
  return new Map(
    Object.entries(mapping.columns).map(([field, theirs]) => [
      field,
      header.findIndex(name => wordKey(name) === wordKey(theirs)),
    ]),
  )
}

/** The names of the fields of a list, in the order of the documented file. */
export function fieldsOf<F extends string>(format: ListFormat<F, unknown>): F[] {
  return Object.keys(format.fields) as F[]
}
