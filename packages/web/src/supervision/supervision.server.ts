/** One supervision, loaded and sent to; each app shows the part that is its own. */
import { randomUUID } from 'node:crypto'
import { SupervisionCommand } from '@alongside/domain/supervision'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { eventForm, type FieldWords, load, type Submitted, submit } from '../request/request.server.ts'

export function supervisionLoader(args: LoaderFunctionArgs) {
  return load(args, async api => ({
    supervision: await api.supervision.byId.query({ id: args.params.id ?? '' }),
    // made here, so that the same page sent twice brings one thing
    newId: randomUUID(),
  }))
}

const said: Readonly<Record<string, string>> = {
  openAgenda: 'The agenda is filled as things stand today.',
  addItem: 'It is on the agenda.',
  removeItem: 'It is off the agenda.',
  move: 'Moved. Everybody sees the new day.',
  hold: 'Recorded. Now write down the actions and share what was learnt.',
  addAction: 'The action is on the list.',
  shareLearning: 'Shared with both sides.',
  finishAction: 'Done.',
  dropAction: 'Taken off.',
  didNotHappen: 'Recorded. Agree on another day.',
  cancel: 'Called off.',
}

const words: FieldWords = {
  'event.about': 'Say in a few words what to talk about',
  'event.attended': 'Choose who was there',
  'event.themes': 'Choose at least one thing you talked about',
  'event.what': 'Say what is to be done',
  'event.ownerId': 'Choose who does it',
  'event.why': 'Choose why',
}

export function supervisionAction(args: ActionFunctionArgs): Promise<Submitted> {
  const id = args.params.id ?? ''
  return submit(
    args,
    eventForm(SupervisionCommand),
    async ({ event, version, commandId }, api) => {
      await api.supervision.send.mutate({ id, seq: version, commandId, event })
      return { to: `/supervision/${id}`, said: said[event.type] ?? 'Saved.' }
    },
    words,
  )
}

/** What is coming, what has open actions, and what was. */
export function supervisionsLoader(args: LoaderFunctionArgs) {
  return load(args, api => api.supervision.atAGlance.query())
}
