import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { askAuth, sessionAmong } from '../request/auth.server.ts'
import {
  dropCeremony,
  keepCeremony,
  keepSaid,
  keepSession,
  readCeremony,
  readSession,
} from '../request/cookies.server.ts'
import { ownPath } from '../request/own-path.ts'

const Ceremony = z.enum(['sign-in', 'register', 'proof'])

const Answered = z.object({
  for: Ceremony,
  back: z.string(),
  response: z.string().max(20_000),
})

/** What a device is asked for one ceremony. The question is good for five minutes and for one answer. */
export async function keyLoader({ request }: LoaderFunctionArgs) {
  const what = Ceremony.safeParse(new URL(request.url).searchParams.get('for')).data
  if (!what) throw new Response(null, { status: 404 })
  const session = await readSession(request)
  if (what !== 'sign-in' && session === null) return json({ to: '/sign-in' }, { status: 401 })
  const path =
    what === 'register' ? '/passkey/generate-register-options' : '/passkey/generate-authenticate-options'
  const answer = await askAuth(request, path, what === 'sign-in' ? {} : { cookie: session ?? '' })
  if (answer === null) return json({}, { status: 503 })
  // whoever adds a way in proves first that it is them
  if (answer.status === 403) return json({ to: '/confirm?back=%2Fmy-sign-in' }, { status: 403 })
  if (answer.status !== 200) return json({}, { status: answer.status })
  return json(answer.body as Record<string, unknown>, {
    headers: { 'set-cookie': await keepCeremony(answer.cookies.join('; ')) },
  })
}

/** What the device said. */
export async function keyAction({ request }: ActionFunctionArgs) {
  const given = Answered.safeParse(Object.fromEntries(await request.formData()))
  const challenge = await readCeremony(request)
  if (!given.success || challenge === null) return json({}, { status: 400 })
  const response = parsed(given.data.response)
  if (response === null) return json({}, { status: 400 })
  const headers = new Headers({ 'set-cookie': await dropCeremony() })
  if (given.data.for === 'sign-in') {
    const answer = await askAuth(request, '/passkey/verify-authentication', {
      body: { response },
      cookie: challenge,
    })
    const session = answer?.status === 200 ? sessionAmong(answer.cookies) : null
    if (session === null) return json({}, { status: answer?.status === 200 ? 503 : (answer?.status ?? 503) })
    headers.append('set-cookie', await keepSession(session))
    return json({ to: ownPath(given.data.back) }, { headers })
  }
  const session = (await readSession(request)) ?? ''
  const cookie = `${session}; ${challenge}`
  const answer =
    given.data.for === 'register'
      ? await askAuth(request, '/passkey/verify-registration', { body: { response, name: '' }, cookie })
      : await askAuth(request, '/mine/step-up', { body: { proof: 'passkey', response }, cookie })
  if (answer?.status !== 200) return json({}, { status: answer?.status ?? 503 })
  if (given.data.for === 'proof') return json({}, { headers })
  headers.append('set-cookie', await keepSaid('Your passkey is here now. Give it a name'))
  return json({ to: '/my-sign-in' }, { headers })
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
