import { parseWithZod } from '@conform-to/zod/v4'
import { configureCoercion } from '@conform-to/zod/v4/future'
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
const secret = /(^|\.)(password|newPassword|newPasswordAgain|code)$/

const yes = ['on', 'yes', 'true']
const no = ['off', 'no', 'false']

const { coerceFormValue } = configureCoercion({
  // Empty boxes are dropped below; what is still empty is meant to be.
  stripEmptyString: text => text,
  type: {
    boolean(text) {
      if (yes.includes(text)) return true
      if (no.includes(text)) return false
      throw new Error('neither a yes nor a no')
    },
  },
})

/** Reads a form by a schema of the domain, the very one the API will use again. */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  words: FieldWords = {},
): Promise<FormRead<z.output<S>>> {
  const posted = await request.formData()
  const form = String(posted.get('form') ?? '')
  posted.delete('form')
  for (const name of [...posted.keys()]) if (name.startsWith('proof.')) posted.delete(name)
  const silent = takeSilent(posted)
  const order = [...new Set(posted.keys())]
  // a box without a tick was asked all the same
  const values = { ...Object.fromEntries(silent.ticks.map(tick => [tick, ''])), ...valuesOf(posted) }
  const dayErrors = joinDays(posted)
  dropUnanswered(posted)
  for (const tick of silent.ticks) if (!posted.has(tick)) posted.set(tick, 'off')
  const submission = parsed(posted, schema, silent.blanks)
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

/** What a browser leaves unsaid and the fields of the kit say beside themselves: ticks, and boxes that may stay empty. */
function takeSilent(posted: FormData): { ticks: string[]; blanks: string[] } {
  const [ticks = [], blanks = []] = ['tick', 'blank'].map(kind => {
    const names = posted.getAll(kind).map(String)
    posted.delete(kind)
    return names
  })
  return { ticks, blanks }
}

/** Some schemas know no answer as an absent one, others as an empty text: a box that may stay empty tries both. */
function parsed<S extends z.ZodType>(posted: FormData, schema: S, blanks: readonly string[]) {
  const look = () =>
    parseWithZod(posted, {
      schema: coerceFormValue(schema) as unknown as S,
      disableAutoCoercion: true,
      error: wordsFor,
    })
  const first = look()
  const errors = first.status === 'success' ? {} : (first.error ?? {})
  const missing = blanks.filter(name => !posted.has(name) && errors[name])
  if (missing.length === 0) return first
  for (const name of missing) posted.set(name, '')
  return look()
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
    // a file never travels back, and what is wrong with it still belongs beside its field
    const texts = posted.getAll(name).map(value => (typeof value === 'string' ? value : ''))
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
