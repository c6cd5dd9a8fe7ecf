import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { neutralAddress } from '../neutral-address.ts'
import { askAuth } from '../request/auth.server.ts'
import { dropSaid, dropSession, dropStep, readSession } from '../request/cookies.server.ts'

/** Someone who leaves in a hurry waits for the API no longer than this; it goes on without them. */
const HURRY_MS = 1_000

/** Ends the session and opens a page that means nothing. */
export async function leaveAction({ request }: ActionFunctionArgs) {
  return gone(neutralAddress, await endSession(request, HURRY_MS))
}

/** Following the address by hand only opens the neutral page: reading a page changes nothing. */
export function leaveLoader() {
  return redirect(neutralAddress)
}

/** Ends the session and stays with the app. */
export async function signOutAction({ request }: ActionFunctionArgs) {
  return gone('/sign-in', await endSession(request, 5_000))
}

/** Signing out is a deed, so its address alone does nothing. */
export function signOutLoader() {
  return redirect('/')
}

async function endSession(request: Request, patienceMs: number): Promise<readonly string[]> {
  const cookie = await readSession(request)
  if (cookie !== null) {
    const asked = askAuth(request, '/sign-out', { body: {}, cookie })
    await Promise.race([asked, new Promise(resolve => setTimeout(resolve, patienceMs))])
  }
  return [await dropSession(), await dropStep(), await dropSaid()]
}

function gone(to: string, cookies: readonly string[]): Response {
  const headers = new Headers({ 'clear-site-data': '"storage"' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return redirect(to, { status: 303, headers })
}
