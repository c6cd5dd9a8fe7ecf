import { json, redirect } from '@remix-run/node'
import { TRPCClientError } from '@trpc/client'
import * as z from 'zod'
import type { FormResult } from '../form/form-result.ts'
import { type Api, api } from './api.server.ts'
import { comeBackLaterOf } from './come-back-later.ts'
import { keepSaid } from './cookies.server.ts'
import { toSecondStep, toSignIn } from './load.server.ts'
import {
  type No,
  noOf,
  proofNeeded,
  secondStepNeeded,
  sentencesOf,
  signedOut,
  statusOf,
} from './no.server.ts'
import { askForProof, giveProof, ProofNeeded, postedWith } from './proof.server.ts'
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
  const posted = await postedWith(request)
  const read = await readForm(request, schema, words)
  if (!read.ok) return json(read.back, { status: 422 })
  if (posted.proof) {
    const wrong = await giveProof(request, posted.proof)
    if (wrong !== null)
      return json({ ...read.back, proof: await askForProof(request, posted.carry, wrong) }, { status: 422 })
  }
  try {
    const went = await run(read.value, api(request))
    return (went instanceof Response ? went : await goOn(went)) as Submitted
  } catch (error) {
    const later = comeBackLaterOf(error)
    if (later !== null)
      return json(
        { ...read.back, sentences: [later.words, 'What you wrote is still here.'] },
        { status: later.status, headers: { 'retry-after': String(later.seconds) } },
      )
    const no = error instanceof ProofNeeded ? proofNeeded : noOf(error)
    if (no === null) return unheard(error, read.back)
    if (no === proofNeeded)
      return json({ ...read.back, proof: await askForProof(request, posted.carry) }, { status: 403 })
    if (no === signedOut) throw await toSignIn(request)
    if (no === secondStepNeeded) throw toSecondStep()
    // The same submission twice: the first one had the effect, and the page shows it.
    if (no.code === 'already-done') {
      return (await goOn({ to: new URL(request.url).pathname, said: 'This was already saved' })) as Submitted
    }
    return json({ ...read.back, ...told(no, read.back) }, { status: statusOf[no.code] })
  }
}

/**
 * The API took too long, broke off or failed: nobody here knows whether it kept what was sent. The form says so, and
 * goes out again under the id that it had, so that sending twice has one effect. A bug of our own is thrown on.
 */
function unheard(error: unknown, form: FormResult): Submitted {
  if (!(error instanceof TRPCClientError)) throw error
  const { commandId } = form.values
  const known = typeof commandId === 'string' ? { commandId } : {}
  const sentences = [
    'The service did not answer in time, or something went wrong. We do not know whether this was kept.',
    typeof commandId === 'string'
      ? 'Look at the page below. If it was not kept, send it again: it never counts twice.'
      : 'If you were saving something, look whether it was kept before you send it again.',
  ]
  return json({ ...form, ...known, sentences }, { status: 504 })
}

/** A no beside the fields it is about, and above the form where it names none that the form has. */
function told(no: No, form: FormResult): Pick<FormResult, 'errors' | 'sentences'> {
  const errors: Record<string, string[]> = {}
  const placed = new Set<string>()
  for (const [field, sentences] of Object.entries(no.fields ?? {})) {
    const name = nameIn(form, field)
    if (name === undefined) continue
    errors[name] = sentences
    for (const sentence of sentences) placed.add(sentence)
  }
  const others = [...(no.reasons ?? []), ...Object.values(no.fields ?? {}).flat()].filter(
    sentence => !placed.has(sentence),
  )
  const sentences = others.length > 0 ? [...new Set(others)] : placed.size > 0 ? [] : sentencesOf(no)
  return { errors, ...(sentences.length > 0 ? { sentences } : {}) }
}

/** What the form calls a field: by itself, inside an event, or in several boxes; undefined when it has none. */
function nameIn({ values }: FormResult, field: string): string | undefined {
  const asked = Object.keys(values)
  return [field, `event.${field}`].find(name =>
    asked.some(each => each === name || each.startsWith(`${name}-`)),
  )
}

async function goOn({ to, said }: Went): Promise<Response> {
  return redirect(to, said === undefined ? {} : { headers: { 'set-cookie': await keepSaid(said) } })
}

/** The schema of an `EventForm`: one event of a lifecycle, the version it was decided on, and the id of the command. */
export function eventForm<E extends z.ZodType>(event: E) {
  return z.strictObject({ event, version: z.coerce.number().int().nonnegative(), commandId: z.uuid() })
}
