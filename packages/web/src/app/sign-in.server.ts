import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'
import { type AuthAnswer, askAuth, sessionAmong } from '../request/auth.server.ts'
import { dropStep, keepSaid, keepSession, keepStep, readStep } from '../request/cookies.server.ts'
import { ownPath } from '../request/own-path.ts'
import { type FormRead, readForm } from '../request/read-form.server.ts'
import { settings } from '../settings.server.ts'
import { trustsToChoose } from './trust.server.ts'

const Credentials = z.strictObject({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(200),
})

/** Six numbers of an authenticator app, however they are grouped. */
export const TotpCode = z.strictObject({
  code: z
    .string()
    .transform(text => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'Enter the 6 numbers that your app shows')),
})

/** Loads the sign-in page. Why someone is here is one of two words, never a text from the address. */
export async function signInLoader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const why = searchParams.get('why')
  return json({
    isIdle: why === 'idle',
    isNotKnown: why === 'trust',
    back: ownPath(searchParams.get('back')),
    // staff of a trust work in the app of clinics
    trusts: settings().app === 'clinic' ? await trustsToChoose(request) : [],
  })
}

/** The first step: email address and password. */
export async function signInAction({ request }: ActionFunctionArgs) {
  const back = ownPath(new URL(request.url).searchParams.get('back'))
  const read = await readForm(request, Credentials, {
    email: 'Enter your email address',
    password: 'Enter your password',
  })
  if (!read.ok) return json(read.back, { status: 422 })
  const answer = await askAuth(request, '/sign-in/email', { body: { ...read.value } })
  // One sentence whether the address, the password or both are wrong: nobody learns who has an account here.
  const wrong = 'The email address or the password is not right'
  if (answer === null || answer.status !== 200) return refused(read, answer, 'email', wrong)
  if ((answer.body as { twoFactorRedirect?: unknown } | null)?.twoFactorRedirect === true) {
    const cookies = answer.cookies.filter(cookie => !cookie.endsWith('=')).join('; ')
    return redirect('/sign-in/code', { headers: { 'set-cookie': await keepStep({ cookies, back }) } })
  }
  return signedIn(read, answer, back)
}

/** The second step is open only to someone who has just done the first. */
export async function codeLoader({ request }: LoaderFunctionArgs) {
  if ((await readStep(request)) === null) throw redirect('/sign-in')
  return json({})
}

/** The second step: the code of the authenticator app. */
export async function codeAction({ request }: ActionFunctionArgs) {
  const step = await readStep(request)
  if (step === null) return redirect('/sign-in')
  const read = await readForm(request, TotpCode, { code: 'Enter the 6 numbers that your app shows' })
  if (!read.ok) return json(read.back, { status: 422 })
  const answer = await askAuth(request, '/two-factor/verify-totp', {
    body: { ...read.value },
    cookie: step.cookies,
  })
  const wrong = 'This code is not right or no longer valid. Wait for the next one and enter that'
  if (answer === null || answer.status !== 200) return refusedAtStep(read, answer, wrong)
  return signedIn(read, answer, ownPath(step.back))
}

/** What the service says once a second step is over: it took too long, or there were too many wrong codes. */
const stepIsOver = ['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']

/** The form of a second step again. When the step is over, no code is right any more, and that is said. */
export function refusedAtStep(read: FormRead<unknown>, answer: AuthAnswer | null, wrong: string) {
  const { code } = (answer?.body ?? {}) as { code?: unknown }
  if (!stepIsOver.includes(String(code))) return refused(read, answer, 'code', wrong)
  const sentences = ['This took too long, or too many tries. Start again with your email address']
  return json({ ...read.back, sentences }, { status: 422 })
}

/** Goes on as whoever both steps let in, with a sentence to say there. */
export async function signedIn(read: FormRead<unknown>, answer: AuthAnswer, back: string, said?: string) {
  const session = sessionAmong(answer.cookies)
  if (session === null) return refused(read, null, '', '')
  const headers = new Headers()
  headers.append('set-cookie', await keepSession(session))
  headers.append('set-cookie', await dropStep())
  if (said !== undefined) headers.append('set-cookie', await keepSaid(said))
  return redirect(back, { headers })
}

/** The form again, with what was wrong: the answer of the person, too many tries, or the service itself. */
export function refused(read: FormRead<unknown>, answer: AuthAnswer | null, field: string, wrong: string) {
  if (answer === null || answer.status >= 500) {
    const sentences = ['We cannot reach the sign-in service just now. Try again in a minute']
    return json({ ...read.back, sentences }, { status: 503 })
  }
  if (answer.status === 429) {
    const sentences = ['There were too many tries. Wait a few minutes, then try again']
    return json({ ...read.back, sentences }, { status: 429 })
  }
  return json({ ...read.back, errors: { [field]: [wrong] } }, { status: 422 })
}

/** Signs in whoever has just made their account: the header that keeps the session, and the request as theirs. */
export async function enterAs(
  request: Request,
  credentials: { readonly email: string; readonly password: string },
): Promise<{ keep: string; asThem: Request } | null> {
  const answer = await askAuth(request, '/sign-in/email', { body: { ...credentials } })
  const session = answer?.status === 200 ? sessionAmong(answer.cookies) : null
  if (session === null) return null
  const keep = await keepSession(session)
  const headers = new Headers(request.headers)
  headers.set('cookie', keep.split(';', 1)[0] ?? '')
  // what belongs to a body must not stand on a request that has none
  for (const name of ['content-length', 'content-type', 'transfer-encoding']) headers.delete(name)
  return { keep, asThem: new Request(request.url, { headers }) }
}
