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
  const form = (await request.clone().formData()).get('form')
  if (form === 'other-phone') return takeAway(request, cookie)
  return form === 'code' ? prove(request, cookie) : makeKey(request, cookie)
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
  const key = new URL(made.data.totpURI).searchParams.get('secret') ?? ''
  const shown: SecondStepKey = { key, address: made.data.totpURI, spareCodes: made.data.backupCodes }
  return json({ shown })
}

async function prove(request: Request, cookie: string) {
  const read = await readForm(request, TotpCode, { code: 'Enter the 6 numbers that your app shows' })
  if (!read.ok) return json(read.back, { status: 422 })
  const answer = await askAuth(request, '/two-factor/verify-totp', { body: { ...read.value }, cookie })
  if (answer === null || answer.status !== 200) {
    return refused(read, answer, 'code', 'This code is not right or no longer valid. Wait for the next one')
  }
  const headers = new Headers({ 'set-cookie': await keepSaid('Signing in now has its second step') })
  const session = sessionAmong(answer.cookies)
  if (session !== null) headers.append('set-cookie', await keepSession(session))
  return redirect('/', { headers })
}
