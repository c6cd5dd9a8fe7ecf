/** Before a sensitive deed the API asks who is at the keyboard. This carries the question, the answer and the form. */
import { Proof } from '@alongside/domain/account'
import { redirect } from '@remix-run/node'
import * as z from 'zod'
import type { ProofAsked } from '../form/form-result.ts'
import { askAuth } from './auth.server.ts'
import { readSession } from './cookies.server.ts'
import { ownPath } from './own-path.ts'

/** Thrown where the sign-in service itself asks for a proof; `submit` then asks for it as it does for the API. */
export class ProofNeeded extends Error {}

/** What the page was sent of a proof, and everything else that it was sent, to be sent once more. */
export interface Posted {
  readonly proof: { readonly proof: 'code' | 'password'; readonly text: string } | null
  readonly carry: ProofAsked['carry']
}

/** What never travels back to a browser, not even hidden. */
const kept = /(^|\.)(password|code)$/

/** Reads a form twice: the proof for us, and the rest for whoever handles it. A form with files is not carried. */
export async function postedWith(request: Request): Promise<Posted> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return { proof: null, carry: [] }
  const form = await request.clone().formData()
  const [code, password] = ['proof.code', 'proof.password'].map(name => String(form.get(name) ?? ''))
  const carry = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !name.startsWith('proof.') && !kept.test(name) ? [[name, value]] : [],
  )
  if (code) return { proof: { proof: 'code', text: code.replace(/\s/g, '') }, carry }
  if (password) return { proof: { proof: 'password', text: password }, carry }
  return { proof: null, carry }
}

/** Shows a proof to the API: null when it was right, else the sentence to say. */
export async function giveProof(
  request: Request,
  given: NonNullable<Posted['proof']>,
): Promise<string | null> {
  const cookie = (await readSession(request)) ?? ''
  const body = { proof: given.proof, [given.proof]: given.text }
  const answer = await askAuth(request, '/mine/step-up', { body, cookie })
  if (answer?.status === 200) return null
  if (answer === null || answer.status >= 500) return 'We cannot check this just now. Try again in a minute'
  if (answer.status === 429) return 'There were too many tries. Wait a few minutes, then try again'
  return given.proof === 'code'
    ? 'This code is not right or was used. Wait for the next one and enter that'
    : 'This is not the password of your account'
}

const Known = z.object({ proofs: z.array(Proof), isFresh: z.boolean(), factor: z.string().nullable() })

/** How whoever is signed in can prove themself; null when nobody is. */
export async function proofsOf(request: Request): Promise<z.infer<typeof Known> | null> {
  const cookie = await readSession(request)
  if (cookie === null) return null
  const answer = await askAuth(request, '/mine/proofs', { cookie })
  return answer?.status === 200 ? (Known.safeParse(answer.body).data ?? null) : null
}

/** What the page needs to ask for a proof and to go on with the form afterwards. */
export async function askForProof(
  request: Request,
  carry: ProofAsked['carry'],
  wrong?: string,
): Promise<ProofAsked> {
  const known = await proofsOf(request)
  return { proofs: known?.proofs ?? ['password'], carry, ...(wrong === undefined ? {} : { wrong }) }
}

/** The page that asks for nothing but a proof, and the way back from it to where somebody was. */
export function toProof(request: Request, back?: string): Response {
  return redirect(`/confirm?${new URLSearchParams({ back: back ?? whereTheyWere(request) })}`)
}

function whereTheyWere(request: Request): string {
  const at = request.method === 'GET' ? request.url : request.headers.get('referer')
  if (!at || !URL.canParse(at)) return '/'
  const { pathname, search } = new URL(at)
  return ownPath(`${pathname}${search}`)
}
