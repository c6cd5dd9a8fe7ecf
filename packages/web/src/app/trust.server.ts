import { createCookie, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'
import { askAuth, sessionAmong } from '../request/auth.server.ts'
import { keepSaid, keepSession, readSession } from '../request/cookies.server.ts'
import { toSignIn } from '../request/load.server.ts'
import { ownPath } from '../request/own-path.ts'
import { settings } from '../settings.server.ts'

const Trusts = z.object({ trusts: z.array(z.object({ id: z.string(), name: z.string() })) })
export type TrustToChoose = z.infer<typeof Trusts>['trusts'][number]

/** The trusts whose staff may come through their own sign-in; none when nobody can say. */
export async function trustsToChoose(request: Request): Promise<readonly TrustToChoose[]> {
  const answer = await askAuth(request, '/trust/list', { patienceMs: 2_000 })
  return answer?.status === 200 ? (Trusts.safeParse(answer.body).data?.trusts ?? []) : []
}

/** Bound to this browser: whoever brings an answer of the trust must be who went there. */
function visit() {
  const { app, https, cookieSecrets } = settings()
  return createCookie(`${https ? '__Host-' : ''}alongside_${app}_visit`, {
    path: '/',
    httpOnly: true,
    // the trust sends the browser back from another site
    sameSite: 'lax',
    secure: https,
    secrets: cookieSecrets,
    maxAge: 600,
  })
}

function backTo(request: Request): string {
  return `${settings().origin ?? new URL(request.url).origin}/sign-in/trust/back`
}

/** Sends the browser to the trust, and remembers where somebody was. */
export async function toTrustLoader({ request, params }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get('back'))
  const answer = await askAuth(request, '/trust/start', {
    body: { id: params.trust ?? '', redirectUri: backTo(request) },
  })
  const start = Start.safeParse(answer?.body)
  if (answer?.status !== 200 || !start.success) return redirect('/sign-in?why=trust')
  return redirect(start.data.url, {
    headers: { 'set-cookie': await visit().serialize({ state: start.data.state, to }) },
  })
}

const Start = z.object({ url: z.url(), state: z.string() })

/** Sends somebody who is signed in to their trust, to show there once more that it is them. */
export async function toProveAtTrustLoader({ request }: LoaderFunctionArgs) {
  const cookie = await readSession(request)
  if (cookie === null) throw await toSignIn(request)
  const back = ownPath(new URL(request.url).searchParams.get('back'))
  const answer = await askAuth(request, '/trust/prove', { body: { redirectUri: backTo(request) }, cookie })
  const start = Start.safeParse(answer?.body)
  if (answer?.status !== 200 || !start.success) return notConfirmed(back)
  return redirect(start.data.url, {
    headers: { 'set-cookie': await visit().serialize({ state: start.data.state, back }) },
  })
}

/** Back to the page that asks, which says that it was for nothing. */
function notConfirmed(back: string, headers = new Headers()): Response {
  return redirect(`/confirm?${new URLSearchParams({ back, why: 'trust' })}`, { headers })
}

/** `back` is where a proof goes on, `to` where somebody goes on who just came in. */
const Visit = z.object({ state: z.string().min(1), back: z.string().optional(), to: z.string().optional() })

/** Takes what the trust sent back with the browser. */
export async function fromTrustLoader({ request }: LoaderFunctionArgs) {
  const { state, back, to } = Visit.safeParse(await visit().parse(request.headers.get('cookie'))).data ?? {}
  const { searchParams, search } = new URL(request.url)
  const gone = await visit().serialize('', { maxAge: 0, expires: new Date(0) })
  if (state === undefined || searchParams.get('state') !== state)
    return redirect('/sign-in?why=trust', { headers: { 'set-cookie': gone } })
  if (back !== undefined)
    return backFromTrust(request, { state, query: search.slice(1) }, ownPath(back), gone)
  const answer = await askAuth(request, '/trust/finish', { body: { state, query: search.slice(1) } })
  const session = answer?.status === 200 ? sessionAmong(answer.cookies) : null
  const headers = new Headers({ 'set-cookie': gone })
  if (session === null) return redirect('/sign-in?why=trust', { headers })
  headers.append('set-cookie', await keepSession(session))
  return redirect(ownPath(to ?? null), { headers })
}

/** Back from the trust for a proof: the session goes on, and so does whoever was asked. */
async function backFromTrust(
  request: Request,
  body: { readonly state: string; readonly query: string },
  back: string,
  gone: string,
): Promise<Response> {
  const cookie = await readSession(request)
  if (cookie === null) throw await toSignIn(request)
  const answer = await askAuth(request, '/trust/proved', { body, cookie })
  const headers = new Headers({ 'set-cookie': gone })
  if (answer?.status !== 200) return notConfirmed(back, headers)
  headers.append('set-cookie', await keepSaid('You have confirmed that it is you. Go on where you were'))
  return redirect(back, { headers })
}
