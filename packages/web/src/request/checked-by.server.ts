import * as z from 'zod'
import type { FieldWords } from './read-form.server.ts'
import { wordsFor } from './words.server.ts'

/**
 * A browser does not send what was left open, and the domain wants every answer. A form is therefore read by a loose
 * schema with what an open question means, and then held to the domain's own: `Loose.superRefine(checkedBy(Strict))`.
 * `words` are sentences for particular fields, where the general one would be clumsy.
 * The value stays as it was typed, because the API reads it by the same strict schema once more.
 */
export function checkedBy<S extends z.ZodType>(strict: S, words: FieldWords = {}) {
  return (value: unknown, context: z.RefinementCtx): void => {
    const checked = strict.safeParse(value, { error: wordsFor })
    if (checked.success) return
    for (const { path, message } of checked.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message: words[path.join('.')] ?? message })
  }
}

/** A question with two radios, `yes` and `no`; nothing is answered by leaving it alone. */
export function yesOrNo(missing = 'Choose yes or no') {
  return z.enum(['yes', 'no'], { error: missing }).transform(answer => answer === 'yes')
}
