import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'
import { askAuth } from '../request/auth.server.ts'
import { readSession, readStep } from '../request/cookies.server.ts'
import { toSignIn } from '../request/load.server.ts'
import { ownPath } from '../request/own-path.ts'
import { proofsOf, toProof } from '../request/proof.server.ts'
import { readForm } from '../request/read-form.server.ts'
import { refused, refusedAtStep, signedIn } from './sign-in.server.ts'

const HERE = '/my-sign-in/spare-codes'

const Written = z.strictObject({ code: z.string().trim().min(1).max(40) })
const Left = z.object({ left: z.int() })

/** The second step without the phone: one of the codes that somebody wrote down. */
export async function spareCodeAction({ request }: ActionFunctionArgs) {
  const step = await readStep(request)
  if (step === null) return redirect('/sign-in')
  const read = await readForm(request, Written, { code: 'Enter one of your spare codes' })
  if (!read.ok) return json(read.back, { status: 422 })
  const answer = await askAuth(request, '/two-factor/verify-backup-code', {
    body: { ...read.value },
    cookie: step.cookies,
  })
  const wrong = 'This code is not right or was used. Look at each letter, or enter another one'
  if (answer === null || answer.status !== 200) return refusedAtStep(read, answer, wrong)
  const { data } = Left.safeParse(answer.body)
  return signedIn(read, answer, ownPath(step.back), data && saidOf(data.left))
}

function saidOf(left: number): string {
  if (left === 0) return 'That was your last spare code. Make new ones in My sign-in today'
  const many = left === 1 ? 'You have 1 spare code left' : `You have ${left} spare codes left`
  return left > 3 ? many : `${many}. Make new ones in My sign-in`
}

const Password = z.strictObject({ password: z.string().min(1).max(200) })
const Made = z.object({ backupCodes: z.array(z.string()) })

/** Only whoever has an app, and proved just now that it is them, may make new codes. */
export async function spareCodesLoader({ request }: LoaderFunctionArgs) {
  const known = await proofsOf(request)
  if (known === null) throw await toSignIn(request)
  if (!known.proofs.includes('code')) throw redirect('/second-step')
  if (!known.isFresh) throw toProof(request, HERE)
  return json({})
}

/** Makes new codes, and shows them this one time. */
export async function spareCodesAction({ request }: ActionFunctionArgs) {
  const cookie = await readSession(request)
  if (cookie === null) throw await toSignIn(request)
  const read = await readForm(request, Password, { password: 'Enter your password' })
  const back = { ...read.back, values: {} }
  if (!read.ok) return json(back, { status: 422 })
  const answer = await askAuth(request, '/two-factor/generate-backup-codes', {
    body: { ...read.value },
    cookie,
  })
  if (answer?.status === 401) throw await toSignIn(request)
  if (answer?.status === 403) throw toProof(request, HERE)
  const made = answer?.status === 200 ? Made.safeParse(answer.body).data : undefined
  if (made === undefined)
    return refused({ ...read, back }, answer, 'password', 'This is not the password of your account')
  return json({ codes: made.backupCodes })
}
