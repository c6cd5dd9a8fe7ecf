import { parseWithZod } from '@conform-to/zod/v4'
import type * as z from 'zod'
import type { FormResult, FormValues } from '../form/form-result.ts'
import { joinDays } from './join-days.server.ts'
import { wordsFor } from './words.server.ts'

/** Sentences for particular fields, where the general one would be clumsy: `{ email: 'Enter your email address' }`. */
export type FieldWords = Readonly<Record<string, string>>

/** A form as it was read: either its value, or what the page needs to show it again with what is wrong. */
export type FormRead<T> =
  | { readonly ok: true; readonly value: T; readonly back: FormResult }
  | {
      readonly ok: false
      readonly back: FormResult
    }

/** Fields that never travel back to the browser. */
const secret = /(^|\.)(password|code)$/

/** Reads a form by a schema of the domain, the very one the API will use again. */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  words: FieldWords = {},
): Promise<FormRead<z.output<S>>> {
  const posted = await request.formData()
  const form = String(posted.get('form') ?? '')
  posted.delete('form')
  const order = [...new Set(posted.keys())]
  const values = valuesOf(posted)
  const dayErrors = joinDays(posted)
  dropUnanswered(posted)
  const submission = parseWithZod(posted, { schema, error: wordsFor })
  const errors = new Map<string, string[]>()
  if (submission.status !== 'success') {
    for (const [field, sentences] of Object.entries(submission.error ?? {})) {
      if (!sentences || sentences.length === 0) continue
      const asked = words[field]
      errors.set(field, asked !== undefined && !posted.has(field) ? [asked] : [...new Set(sentences)])
    }
  }
  for (const [field, sentence] of dayErrors) errors.set(field, [sentence])
  const whole = errors.get('') ?? []
  errors.delete('')
  const back: FormResult = {
    form,
    values,
    errors: inFormOrder(errors, order),
    ...(whole.length > 0 ? { sentences: whole } : {}),
  }
  if (submission.status === 'success' && errors.size === 0 && whole.length === 0)
    return { ok: true, value: submission.value, back }
  return { ok: false, back }
}

/** A browser sends every empty box. To the domain a question that was left open is simply not there. */
function dropUnanswered(posted: FormData): void {
  for (const name of new Set(posted.keys())) {
    const answers = posted
      .getAll(name)
      .filter(value => (value instanceof File ? value.size > 0 : value !== ''))
    posted.delete(name)
    for (const answer of answers) posted.append(name, answer)
  }
}

function valuesOf(posted: FormData): FormValues {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(posted.keys())) {
    if (secret.test(name)) continue
    const texts = posted.getAll(name).filter(value => typeof value === 'string')
    if (texts.length > 0) values[name] = texts.length === 1 ? (texts[0] ?? '') : texts
  }
  return values
}

/** The summary lists what is wrong in the order in which the page asks for it. */
function inFormOrder(errors: Map<string, string[]>, order: readonly string[]): Record<string, string[]> {
  const place = (field: string): number => {
    const at = order.findIndex(name => name === field || name.startsWith(`${field}-`))
    return at === -1 ? order.length : at
  }
  return Object.fromEntries([...errors].sort(([one], [other]) => place(one) - place(other)))
}
