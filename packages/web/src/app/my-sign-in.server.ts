import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { askAuth } from '../request/auth.server.ts'
import { readSession } from '../request/cookies.server.ts'
import { toSignIn } from '../request/load.server.ts'
import { ProofNeeded } from '../request/proof.server.ts'
import { submit } from '../request/submit.server.ts'

const Moment = z.iso.datetime()

const Mine = z.object({
  email: z.string(),
  hasCode: z.boolean(),
  spareCodes: z.int().nullable(),
  passkeys: z.array(
    z.object({ id: z.uuid(), name: z.string(), madeAt: Moment.nullable(), synced: z.boolean() }),
  ),
  sessions: z.array(
    z.object({
      id: z.uuid(),
      app: z.string().nullable(),
      since: Moment,
      usedAt: Moment,
      isThis: z.boolean(),
    }),
  ),
  events: z.array(z.object({ id: z.uuid(), at: Moment, what: z.string(), app: z.string().nullable() })),
})
export type Mine = z.infer<typeof Mine>

/** Loads somebody's own ways in. */
export async function mySignInLoader({ request }: LoaderFunctionArgs) {
  const cookie = await readSession(request)
  if (cookie === null) throw await toSignIn(request)
  const answer = await askAuth(request, '/mine', { cookie })
  if (answer?.status === 401) throw await toSignIn(request)
  if (answer?.status !== 200) throw new Response('', { status: 503 })
  return json<Mine>(Mine.parse(answer.body))
}

const Wish = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('name-passkey'), id: z.uuid(), name: z.string().trim().min(1).max(60) }),
  z.strictObject({ what: z.literal('remove-passkey'), id: z.uuid() }),
  z.strictObject({ what: z.literal('end-session'), id: z.uuid() }),
  z.strictObject({ what: z.literal('end-others') }),
])

const said = {
  'name-passkey': 'The name is kept',
  'remove-passkey': 'The passkey opens nothing any more',
  'end-session': 'Signed out there',
  'end-others': 'Signed out everywhere but here',
} as const

/** Names or removes a passkey, ends a session or all others. */
export function mySignInAction(args: ActionFunctionArgs) {
  return submit(
    args,
    Wish,
    async ({ what, ...rest }) => {
      const cookie = (await readSession(args.request)) ?? ''
      const answer = await askAuth(args.request, `/mine/${what}`, { body: rest, cookie })
      if (answer?.status === 401) throw await toSignIn(args.request)
      if (answer?.status === 403) throw new ProofNeeded()
      if (answer?.status === 409)
        return { to: '/my-sign-in', said: 'This is your last way in. Add another one first' }
      if (answer === null || answer.status >= 500) throw new Response('', { status: 503 })
      return { to: '/my-sign-in', said: said[what] }
    },
    { name: 'Give it a name' },
  )
}
