import { redirect } from '@remix-run/node'
import { type Api, api } from './api.server.ts'
import { comeBackLaterOf } from './come-back-later.ts'
import { dropSession } from './cookies.server.ts'
import { noOf, proofNeeded, secondStepNeeded, sentencesOf, signedOut, statusOf } from './no.server.ts'
import { ownPath } from './own-path.ts'
import { toProof } from './proof.server.ts'

/**
 * Loads a page from the API. A no becomes the page that goes with it: sign-in for nobody, 404 for what is not
 * there or not to be seen, 403 and 409 for the rest. Only bugs and outages are thrown on.
 */
export async function load<T>({ request }: { request: Request }, ask: (api: Api) => Promise<T>): Promise<T> {
  try {
    return await ask(api(request))
  } catch (error) {
    const later = comeBackLaterOf(error)
    if (later !== null)
      throw new Response(later.words, {
        status: later.status,
        headers: { 'retry-after': String(later.seconds) },
      })
    const no = noOf(error)
    if (no === null) throw error
    if (no === signedOut) throw await toSignIn(request)
    if (no === secondStepNeeded) throw toSecondStep()
    if (no === proofNeeded) throw toProof(request)
    // A record that is not mine answers in every respect like one that does not exist.
    const code = no.code === 'not-valid' ? 'not-found' : no.code
    const status = code === 'already-done' ? 409 : statusOf[code]
    throw new Response(sentencesOf({ ...no, code }).join('\n'), { status })
  }
}

/** The way to setting up the second step of signing in. */
export function toSecondStep(): Response {
  return redirect('/second-step')
}

/** The way to the sign-in page and back to here. The old session is forgotten on the way. */
export async function toSignIn(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const back = ownPath(`${url.pathname}${url.search}`)
  const query = back === '/' ? '' : `?${new URLSearchParams({ back })}`
  return redirect(`/sign-in${query}`, { headers: { 'set-cookie': await dropSession() } })
}
