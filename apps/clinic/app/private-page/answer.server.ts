import type { OfferAnswer } from '@alongside/domain/messages'
import { api } from '@alongside/web/request.server'
import { redirect } from '@remix-run/node'
import * as z from 'zod'
import { languageOf } from './language.server.ts'

/** Words of their own: an address that ends like the page of an answer would be taken for one with the token `done`. */
const pages = { takeUp: 'arrived', notNow: 'another-day', noThanks: 'stopped' } as const

/**
 * Gives the answer, then leads to a page that says what happens next. That page has no token in its address: reloading it
 * asks for nothing, and going back finds a link that is closed.
 */
export async function giveAnswer(
  request: Request,
  token: string | undefined,
  form: FormData,
  given: OfferAnswer,
): Promise<Response> {
  // a page that was tampered with has one effect all the same
  const commandId = z.uuid().safeParse(form.get('commandId'))
  const { answer } = await api(request).offer.answer.mutate({
    token: token ?? '',
    commandId: commandId.success ? commandId.data : crypto.randomUUID(),
    given,
  })
  const language = languageOf(request, languageIn(form))
  return redirect(`/a/done/${pages[answer]}?l=${language}`, 303)
}

function languageIn(form: FormData) {
  const read = z.enum(['en', 'es', 'pt', 'pl', 'fr', 'ar']).safeParse(form.get('language'))
  return read.success ? read.data : undefined
}
