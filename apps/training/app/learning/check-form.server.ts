/** The answers of a check as a form sends them: a choice, or several, for each question. */
import { noOf, sentencesOf, toSignIn } from '@alongside/web/request.server'
import * as z from 'zod'

const Answered = z.strictObject({
  id: z.uuid(),
  seq: z.coerce.number().int(),
  seed: z.string().min(1).max(80),
  commandId: z.uuid(),
  chosen: z.record(z.string(), z.array(z.string())),
})
export type Answered = z.infer<typeof Answered>

/** Reads the form by hand: which questions there are is drawn anew each time, so no schema can name them. */
export async function readAnswers(request: Request): Promise<Answered | null> {
  const form = await request.formData()
  const chosen: Record<string, string[]> = {}
  for (const name of new Set(form.keys()))
    if (name.startsWith('chosen.')) chosen[name.slice('chosen.'.length)] = form.getAll(name).map(String)
  const read = Answered.safeParse({
    id: form.get('id'),
    seq: form.get('seq'),
    seed: form.get('seed'),
    commandId: form.get('commandId'),
    chosen,
  })
  return read.success ? read.data : null
}

/** What a no says, for a page that shows a result and no form. */
export async function saidOf(request: Request, error: unknown): Promise<readonly string[]> {
  const no = noOf(error)
  if (no === null) throw error
  if (typeof no !== 'object') throw await toSignIn(request)
  return sentencesOf(no)
}

export function newSeed(): string {
  return crypto.randomUUID().slice(0, 8)
}
