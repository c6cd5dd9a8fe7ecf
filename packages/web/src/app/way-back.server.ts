import { type ActionFunctionArgs, json, redirect } from '@remix-run/node'
import * as z from 'zod'
import { askAuth } from '../request/auth.server.ts'
import { keepSaid } from '../request/cookies.server.ts'
import { readForm } from '../request/read-form.server.ts'
import { PasswordByCode } from './new-password.form.server.ts'
import { enterAs, refused } from './sign-in.server.ts'

const Lost = z.strictObject({ email: z.string().trim().min(3).max(254) })

/** Asks for a way back in. The page says the same to everybody, with an account or without. */
export async function lostAction({ request }: ActionFunctionArgs) {
  const read = await readForm(request, Lost, { email: 'Enter your email address' })
  if (!read.ok) return json(read.back, { status: 422 })
  const answer = await askAuth(request, '/way-back/ask', { body: { ...read.value } })
  if (answer?.status !== 200) return refused(read, answer, 'email', 'Enter an email address')
  return json({ isAsked: true })
}

/** Takes the code that two colleagues gave, and begins anew. */
export async function againAction({ request }: ActionFunctionArgs) {
  const read = await readForm(request.clone(), PasswordByCode, {
    code: 'Enter the code that you were given',
    newPassword: 'Choose a new password',
    newPasswordAgain: 'Enter the new password once more',
  })
  if (!read.ok) return json(withoutSecrets(read.back), { status: 422 })
  const { code, newPassword } = read.value
  const answer = await askAuth(request, '/way-back/use', { body: { code, password: newPassword } })
  const wrong = 'This code is not right, was used, or is older than a day'
  if (answer?.status !== 200)
    return refused({ ...read, back: withoutSecrets(read.back) }, answer, 'code', wrong)
  const email = z.object({ email: z.string() }).safeParse(answer.body).data?.email ?? ''
  const entered = await enterAs(request, { email, password: newPassword })
  if (entered === null) return redirect('/sign-in')
  const headers = new Headers({ 'set-cookie': entered.keep })
  headers.append('set-cookie', await keepSaid('You are in again. Now set up your second step'))
  return redirect('/second-step', { headers })
}

function withoutSecrets<B extends { values: Readonly<Record<string, unknown>> }>(back: B): B {
  return { ...back, values: {} }
}
