/**
 * Free text about a person. An event in the journal never holds it: `send` seals the text under the person's own key
 * and puts the id of the sealed note in its place, so a journal can be read without reading anybody's life.
 */
import * as z from 'zod'

const marked = z.registry<{ privateText: true }>()

/** A field of a command for words about a person; at most `most` characters. */
export function privateText(most = 4000): z.ZodString {
  const field = z
    .string()
    .trim()
    .max(most)
    .refine(text => !text.includes('\u0000'), 'Some characters cannot be kept')
  marked.add(field, { privateText: true })
  return field
}

/** The names of the fields of one command that hold private text. */
export function privateFieldsOf(command: z.ZodObject): string[] {
  return Object.entries(command.shape)
    .filter(([, field]) => isPrivate(field as z.ZodType))
    .map(([name]) => name)
}

function isPrivate(field: z.ZodType): boolean {
  // `get` and not `has`: a field that was narrowed afterwards, as by `.min(1)`, carries the mark of the one it came from
  if (marked.get(field)?.privateText) return true
  const inner = (field as { def?: { innerType?: z.ZodType } }).def?.innerType
  return inner !== undefined && isPrivate(inner)
}
