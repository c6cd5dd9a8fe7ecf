import { json, redirect } from '@remix-run/node'
import * as z from 'zod'
import type { FormResult } from '../form/form-result.ts'
import { type Api, api } from './api.server.ts'
import { keepSaid } from './cookies.server.ts'
import { toSignIn } from './load.server.ts'
import { noOf, sentencesOf, signedOut, statusOf } from './no.server.ts'
import { type FieldWords, readForm } from './read-form.server.ts'

/** Where to go once a form had its effect, and the sentence to show there. The sentence names nobody. */
export interface Went {
  readonly to: string
  readonly said?: string
}

/** What an action answers that went through `submit`: a redirect, or the form to show again. */
export type Submitted = ReturnType<typeof json<FormResult>>

/**
 * One action from end to end: read the form, ask the API, go on. Wrong fields and every no come back as the form,
 * filled as it was, with a summary of what is wrong; nobody loses what they wrote.
 */
export async function submit<S extends z.ZodType>(
  { request }: { request: Request },
  schema: S,
  run: (value: z.output<S>, api: Api) => Promise<Went | Response>,
  words: FieldWords = {},
): Promise<Submitted> {
  const read = await readForm(request, schema, words)
  if (!read.ok) return json(read.back, { status: 422 })
  try {
    const went = await run(read.value, api(request))
    return (went instanceof Response ? went : await goOn(went)) as Submitted
  } catch (error) {
    const no = noOf(error)
    if (no === null) throw error
    if (no === signedOut) throw await toSignIn(request)
    // The same submission twice: the first one had the effect, and the page shows it.
    if (no.code === 'already-done') {
      return (await goOn({ to: new URL(request.url).pathname, said: 'This was already saved' })) as Submitted
    }
    const fields = no.code === 'not-valid' ? (no.fields ?? {}) : {}
    const hasFields = Object.keys(fields).length > 0
    const back = { ...read.back, errors: fields, ...(hasFields ? {} : { sentences: sentencesOf(no) }) }
    return json(back, { status: statusOf[no.code] })
  }
}

async function goOn({ to, said }: Went): Promise<Response> {
  return redirect(to, said === undefined ? {} : { headers: { 'set-cookie': await keepSaid(said) } })
}

/** The schema of an `EventForm`: one event of a lifecycle, the version it was decided on, and the id of the command. */
export function eventForm<E extends z.ZodType>(event: E) {
  return z.strictObject({ event, version: z.coerce.number().int().nonnegative(), commandId: z.uuid() })
}
