/** Concerns from every app: raised in the same way, and followed by whoever raised them. */
import { ConcernCategory, ConcernCommand } from '@alongside/domain/concern'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { eventForm, type FieldWords, load, type Submitted, submit } from '../request/request.server.ts'

const RaiseForm = z.strictObject({
  commandId: z.uuid(),
  how: z.enum(['today', 'urgent', 'danger']),
  emergencyCalled: z.boolean(),
  category: ConcernCategory,
  personTold: z.boolean(),
  account: z.string().trim().max(6000),
})

const words: FieldWords = {
  how: 'Choose how soon somebody has to know',
  category: 'Choose what you are worried about',
  personTold: 'Choose yes or no',
}

/** Raises it about this person and goes on to the concern's own page. */
export function raiseConcern(args: ActionFunctionArgs, personId: string): Promise<Submitted> {
  return submit(
    args,
    RaiseForm,
    async ({ commandId, how, emergencyCalled, category, personTold, account }, api) => {
      const { id } = await api.concern.raise.mutate({
        commandId,
        personId,
        category,
        urgent: how !== 'today',
        immediateDanger: how === 'danger',
        emergencyCalled: how === 'danger' && emergencyCalled,
        personTold,
        account,
      })
      return { to: `/concerns/${id}`, said: 'It was passed on. The safeguarding lead knows.' }
    },
    words,
  )
}

export function ownConcernLoader(args: LoaderFunctionArgs) {
  return load(args, api => api.concern.byId.query({ id: args.params.id ?? '' }))
}

export function ownConcernAction(args: ActionFunctionArgs): Promise<Submitted> {
  const id = args.params.id ?? ''
  return submit(
    args,
    eventForm(ConcernCommand),
    async ({ event, version, commandId }, api) => {
      await api.concern.send.mutate({ id, seq: version, commandId, event })
      return { to: `/concerns/${id}`, said: event.type === 'writeAccount' ? 'Saved.' : 'It was passed on.' }
    },
    { 'event.account': 'Write what was said and seen, in their words where you can' },
  )
}

/** All that the caller may see, the open ones first, and of those that are over the latest. */
export function ownConcernsLoader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { rows } = await api.concern.list.query({ view: 'followed', limit: 50 })
    return {
      open: rows.filter(({ status }) => status === 'active'),
      ended: rows
        .filter(({ status }) => status === 'done')
        .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1)),
    }
  })
}
