import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { dropSaid, readSaid } from '../request/cookies.server.ts'
import type { RootData } from './frame-data.ts'

/** Loads what every page needs: a fresh key, and the sentence about what was just done, which is shown once. */
export async function rootLoader({ request }: LoaderFunctionArgs) {
  const said = await readSaid(request)
  const data: RootData = { pageKey: crypto.randomUUID(), said }
  return json(data, said === null ? {} : { headers: { 'set-cookie': await dropSaid() } })
}
