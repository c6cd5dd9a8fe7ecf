import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { askAuth } from '../request/auth.server.ts'
import { keepSaid, readSession } from '../request/cookies.server.ts'
import { toSignIn } from '../request/load.server.ts'
import { proofsOf, toProof } from '../request/proof.server.ts'
import { readForm } from '../request/read-form.server.ts'
import { NewPassword } from './new-password.form.server.ts'
import { refused } from './sign-in.server.ts'

const HERE = '/my-sign-in/password'

/** Only somebody who proved just now that it is them may change their password. */
export async function ownPasswordLoader({ request }: LoaderFunctionArgs) {
  const known = await proofsOf(request)
  if (known === null) throw await toSignIn(request)
  if (!known.isFresh) throw toProof(request, HERE)
  return json({})
}

/** Sets the new password. Whoever is signed in anywhere else with the old one is signed out there. */
export async function ownPasswordAction({ request }: ActionFunctionArgs) {
  const cookie = await readSession(request)
  if (cookie === null) throw await toSignIn(request)
  const read = await readForm(request.clone(), NewPassword, {
    password: 'Enter the password that you have now',
    newPassword: 'Choose a new password',
    newPasswordAgain: 'Enter the new password once more',
  })
  // nothing of a password ever travels back
  const back = { ...read.back, values: {} }
  if (!read.ok) return json(back, { status: 422 })
  const { password, newPassword } = read.value
  const answer = await askAuth(request, '/change-password', {
    body: { currentPassword: password, newPassword },
    cookie,
  })
  if (answer?.status === 401) throw await toSignIn(request)
  if (answer?.status === 403) throw toProof(request, HERE)
  if (answer?.status !== 200)
    return refused({ ...read, back }, answer, 'password', 'This is not the password that you have now')
  return redirect('/my-sign-in', {
    headers: {
      'set-cookie': await keepSaid('Your password is new. You are signed out everywhere else'),
    },
  })
}
