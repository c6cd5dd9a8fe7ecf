/** What the pages about people do on the server, whichever app they stand in. */
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import type { Api } from '../request/api.server.ts'
import { load } from '../request/load.server.ts'
import { submit } from '../request/submit.server.ts'
import type { Found } from './find.tsx'
import { type WhyOpened, whyOpenedWords } from './why-opened.words.ts'

const FindForm = z.strictObject({ clinicNumber: z.string({ error: 'Enter the clinic number' }) })

/** The number travels in the form and never in an address. One answer leads straight to the person. */
export function findAction(args: ActionFunctionArgs) {
  return submit(args, FindForm, async ({ clinicNumber }, api) => {
    const found: Found[] = await api.people.search.query({ clinicNumber })
    if (found.length === 1) return { to: `/people/${found[0]?.personId}` }
    return json({ found, form: 'find', values: { clinicNumber }, errors: {} })
  })
}

/** The page of `/people/:id/earlier/:episode`: whose it is, and when it was. */
export function earlierLoader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { person, earlier } = await api.people.byId.query({ personId: args.params.id ?? '' })
    const episode = earlier.find(({ episodeId }) => episodeId === args.params.episode)
    if (!episode) throw new Response('', { status: 404 })
    const { id, called, clinicNumber } = person
    return { person: { id, name: called, clinicNumber }, episode }
  })
}

/** What was opened. */
export type OpenedEpisode = Awaited<ReturnType<Api['people']['earlierEpisode']['mutate']>>

const OpenForm = z.strictObject({
  why: z.enum(Object.keys(whyOpenedWords) as [WhyOpened, ...WhyOpened[]], {
    error: 'Choose why you open it',
  }),
})

/** Opened by a form and never by a link: the reason goes with it, and neither stays in the address. */
export function earlierAction(args: ActionFunctionArgs) {
  return submit(args, OpenForm, async ({ why }, api) => {
    const { id: personId = '', episode: episodeId = '' } = args.params
    const opened: OpenedEpisode = await api.people.earlierEpisode.mutate({ personId, episodeId, why })
    return json({ opened, form: 'open', values: { why }, errors: {} })
  })
}
