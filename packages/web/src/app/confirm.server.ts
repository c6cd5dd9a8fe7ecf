import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { toSignIn } from '../request/load.server.ts'
import { ownPath } from '../request/own-path.ts'
import { giveProof, postedWith, proofsOf } from '../request/proof.server.ts'

/** Loads the page that asks for nothing but a proof. Whoever gave one just now is sent on. */
export async function confirmLoader({ request }: LoaderFunctionArgs) {
  const known = await proofsOf(request)
  if (known === null) throw await toSignIn(request)
  if (known.isFresh) throw redirect(backOf(request))
  const isNotConfirmed = new URL(request.url).searchParams.get('why') === 'trust'
  return json({ proofs: known.proofs, back: backOf(request), isNotConfirmed })
}

/** Takes the proof and goes back. A passkey was shown to the API already, so nothing comes with it. */
export async function confirmAction({ request }: ActionFunctionArgs) {
  const { proof } = await postedWith(request)
  if (proof === null) {
    const known = await proofsOf(request)
    if (known?.isFresh) return redirect(backOf(request))
    const missing = known?.proofs.includes('code')
      ? 'Enter the 6 numbers that your app shows'
      : 'Enter your password'
    return json({ wrong: missing }, { status: 422 })
  }
  const wrong = await giveProof(request, proof)
  return wrong === null ? redirect(backOf(request)) : json({ wrong }, { status: 422 })
}

function backOf(request: Request): string {
  return ownPath(new URL(request.url).searchParams.get('back'))
}
