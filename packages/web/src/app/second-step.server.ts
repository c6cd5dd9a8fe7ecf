import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'
import { askAuth, sessionAmong } from '../request/auth.server.ts'
import { keepSaid, keepSession, readSession } from '../request/cookies.server.ts'
import { toSignIn } from '../request/load.server.ts'
import { proofsOf, toProof } from '../request/proof.server.ts'
import { readForm } from '../request/read-form.server.ts'
import { refused, TotpCode } from './sign-in.server.ts'

const Password = z.strictObject({ password: z.string().min(1).max(200) })

/** What the page shows once the password was right: the key for the app, and codes for the day the phone is lost. */
export interface SecondStepKey {
  readonly key: string
  readonly address: string
  readonly spareCodes: readonly string[]
}

/** What the page carries along with a code. It is shown as it came, so the address must be one of an app. */
const Shown = z.strictObject({
  address: z.string().max(500).startsWith('otpauth://totp/'),
  spareCodes: z.array(z.string().max(40)).max(20),
})
const AppCode = TotpCode.extend({ shown: Shown.optional() })

/** Only somebody who is signed in may set up their second step. */
export async function secondStepLoader({ request }: LoaderFunctionArgs) {
  const known = await proofsOf(request)
  if (known === null) throw await toSignIn(request)
  // whoever has a way already shows it, and does not make another
  if (!known.isFresh) throw toProof(request)
  return json({ hasCode: known.proofs.includes('code') })
}

/** First the password makes a key, then a code of the app proves that the key arrived. */
export async function secondStepAction({ request }: ActionFunctionArgs) {
  const cookie = await readSession(request)
  if (cookie === null) throw await toSignIn(request)
  const form = await request.clone().formData()
  if (form.get('form') === 'other-phone') return takeAway(request, cookie)
  return form.get('form') === 'code' ? prove(request, cookie, form) : makeKey(request, cookie)
}

/** The app of before opens nothing any more; until there is another one, this session is worth its password. */
async function takeAway(request: Request, cookie: string) {
  const read = await readForm(request, Password, { password: 'Enter your password' })
  if (!read.ok) return json(read.back, { status: 422 })
  const answer = await askAuth(request, '/two-factor/disable', { body: { ...read.value }, cookie })
  if (answer?.status === 403) throw toProof(request)
  if (answer === null || answer.status !== 200)
    return refused(read, answer, 'password', 'This is not the password of your account')
  const headers = new Headers({
    'set-cookie': await keepSaid('The app of before lets nobody in any more. Now set up the new one'),
  })
  const session = sessionAmong(answer.cookies)
  if (session !== null) headers.append('set-cookie', await keepSession(session))
  return redirect('/second-step', { headers })
}

async function makeKey(request: Request, cookie: string) {
  const read = await readForm(request, Password, { password: 'Enter your password' })
  if (!read.ok) return json(read.back, { status: 422 })
  const answer = await askAuth(request, '/two-factor/enable', { body: { ...read.value }, cookie })
  if (answer === null || answer.status !== 200) {
    return refused(read, answer, 'password', 'This is not the password of your account')
  }
  const made = z
    .object({ totpURI: z.string().startsWith('otpauth://'), backupCodes: z.array(z.string()) })
    .safeParse(answer.body)
  if (!made.success) return refused(read, null, '', '')
  return json({ shown: keyOf(made.data.totpURI, made.data.backupCodes) })
}

function keyOf(address: string, spareCodes: readonly string[]): SecondStepKey {
  return { key: new URL(address).searchParams.get('secret') ?? '', address, spareCodes }
}

async function prove(request: Request, cookie: string, form: FormData) {
  const read = await readForm(request, AppCode, { code: 'Enter the 6 numbers that your app shows' })
  const kept = Shown.safeParse({
    address: form.get('shown.address'),
    spareCodes: form.getAll('shown.spareCodes'),
  }).data
  // without the key they could not look again at what they typed into their app
  const back = {
    ...read.back,
    values: {},
    ...(kept ? { shown: keyOf(kept.address, kept.spareCodes) } : {}),
  }
  if (!read.ok) return json(back, { status: 422 })
  const { code } = read.value
  const answer = await askAuth(request, '/two-factor/verify-totp', { body: { code }, cookie })
  if (answer === null || answer.status !== 200) {
    const wrong = 'This code is not right or no longer valid. Wait for the next one'
    return refused({ ...read, back }, answer, 'code', wrong)
  }
  const headers = new Headers({ 'set-cookie': await keepSaid('Signing in now has its second step') })
  const session = sessionAmong(answer.cookies)
  if (session !== null) headers.append('set-cookie', await keepSession(session))
  return redirect('/', { headers })
}
