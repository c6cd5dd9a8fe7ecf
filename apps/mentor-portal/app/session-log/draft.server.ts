/** A session that is half written: what was typed, box by box, kept until it is written up. */
import { randomUUID } from 'node:crypto'
import type { FormValues } from '@alongside/web/form'
import type { Api } from '@alongside/web/request.server'
import * as z from 'zod'

/** What is kept of a form: what was asked, and nothing of how the form was sent. */
function typedIn(posted: FormData): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {}
  for (const name of new Set(posted.keys())) {
    if (!name.startsWith('event.') || name === 'event.type' || name === 'event.sessionId') continue
    const texts = posted.getAll(name).map(value => (typeof value === 'string' ? value : ''))
    typed[name] = texts.length === 1 ? (texts[0] ?? '') : texts
  }
  return typed
}

/** Keeps what a form holds now; the id of the session is the id of its draft. Gives that id. */
export async function keepDraft(api: Api, personId: string, posted: FormData): Promise<string> {
  const id = z.uuid().parse(posted.get('event.sessionId'))
  await api.drafts.save.mutate({
    id,
    commandId: randomUUID(),
    form: 'logSession',
    personId,
    typed: typedIn(posted),
  })
  return id
}

/** The draft of the address, if it is one of this person and of whoever asks. */
export async function draftOf(
  api: Api,
  personId: string,
  id: string | null,
): Promise<{ readonly id: string; readonly typed: FormValues } | null> {
  if (id === null || !z.uuid().safeParse(id).success) return null
  const draft = await api.drafts.byId.query({ id })
  if (draft.personId !== personId) throw new Response('', { status: 404 })
  return { id, typed: draft.typed }
}
