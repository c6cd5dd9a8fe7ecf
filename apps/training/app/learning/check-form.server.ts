/** The answers of a check as a form sends them: a choice, or several, for each question that was asked. */
import type { FormResult } from '@alongside/web/form'
import { type Api, api, noOf, sentencesOf, toSignIn } from '@alongside/web/request.server'
import { json } from '@remix-run/node'
import * as z from 'zod'

const Answered = z.strictObject({
  id: z.uuid(),
  seq: z.coerce.number().int(),
  seed: z.string().min(1).max(80),
  commandId: z.uuid(),
  chosen: z.record(z.string(), z.array(z.string())),
})
type Answered = z.infer<typeof Answered>
type Result = Awaited<ReturnType<Api['training']['answerCheck']['mutate']>>

/** What the action of a check comes back with: how it went, or the form as it was filled in, and why. */
export type Taken = { readonly result: Result } | (FormResult & { readonly result: null })

/** Takes the answers to the API. Whatever is wrong, the form comes back with every choice that was made. */
export async function takeAnswers(request: Request, take: (api: Api, answers: Answered) => Promise<Result>) {
  const form = await request.formData()
  const chosen = chosenIn(form)
  const back = (status: number, sentences: readonly string[], errors: FormResult['errors'] = {}) =>
    json<Taken>({ result: null, form: 'check', values: valuesOf(chosen), errors, sentences }, { status })
  const left = form
    .getAll('asked')
    .map(String)
    .filter(question => chosen[question] === undefined)
  if (left.length > 0)
    return back(
      422,
      [],
      Object.fromEntries(left.map(question => [`chosen.${question}`, ['Choose an answer']])),
    )
  const read = Answered.safeParse({
    id: form.get('id'),
    seq: form.get('seq'),
    seed: form.get('seed'),
    commandId: form.get('commandId'),
    chosen,
  })
  if (!read.success) return back(422, ['We could not read this. Try again.'])
  try {
    return json<Taken>({ result: await take(api(request), read.data) })
  } catch (error) {
    const no = noOf(error)
    if (no === null) throw error
    if (typeof no === 'string') throw await toSignIn(request)
    return back(409, sentencesOf(no))
  }
}

/** Reads the form by hand: which questions there are is drawn anew each time, so no schema can name them. */
function chosenIn(form: FormData): Answered['chosen'] {
  const names = [...new Set(form.keys())].filter(name => name.startsWith('chosen.'))
  return Object.fromEntries(names.map(name => [name.slice('chosen.'.length), form.getAll(name).map(String)]))
}

function valuesOf(chosen: Answered['chosen']): FormResult['values'] {
  return Object.fromEntries(
    Object.entries(chosen).map(([question, answers]) => [`chosen.${question}`, answers]),
  )
}

export function newDraw(): string {
  return crypto.randomUUID().slice(0, 8)
}
