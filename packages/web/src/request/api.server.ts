import type { AppRouter } from '@alongside/api/router'
import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client'
import { settings } from '../settings.server.ts'
import { askApi } from './ask-api.server.ts'
import { sentAway } from './come-back-later.ts'
import { readSession } from './cookies.server.ts'
import { forwarded } from './forwarded.server.ts'

/** The API as this browser's person: every procedure of the router, typed. */
export type Api = TRPCClient<AppRouter>

/** More calls than this in one go are refused by the API. */
const MAX_BATCH = 10

/** How long one call may take before the person is told that something is wrong. */
const PATIENCE_MS = 20_000

/** The loaders of one page each get a copy of the request; by its id they find what they share. */
const clients = new Map<string, Api>()

/**
 * The API for one request: the session travels along, everything is POSTed, so that no id or search word stands in
 * an address, and calls made in the same breath, also by several loaders of a page, share one round trip.
 */
export function api(request: Request): Api {
  const id = request.headers.get('x-request-id')
  const shared = id === null ? undefined : clients.get(id)
  if (shared) return shared
  const client = clientOf(request)
  if (id !== null) {
    clients.set(id, client)
    // the loaders of a page begin together: who comes later has nobody to share with
    setImmediate(() => clients.delete(id))
  }
  return client
}

function clientOf(request: Request): Api {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${settings().apiUrl}/trpc`,
        methodOverride: 'POST',
        maxItems: MAX_BATCH,
        async headers() {
          const session = await readSession(request)
          return { ...forwarded(request), ...(session === null ? {} : { cookie: session }) }
        },
        async fetch(url, options) {
          const told = await askApi(new URL(String(url)), options ?? {}, PATIENCE_MS)
          const later = sentAway(told)
          if (later) throw later
          return told
        },
      }),
    ],
  })
}
