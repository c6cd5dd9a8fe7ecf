import type { EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { createLog, errorFields } from '../server/log.ts'
import { settings } from '../settings.server.ts'
import { withErrorTitle } from './error-title.ts'
import { NonceContext } from './nonce.ts'

/** What the web server hands over with each request. */
interface LoadContext {
  readonly nonce?: string
}

/**
 * Renders a page in one go. It is sent once it is whole, because a page that breaks half-way through cannot say so any
 * more; nothing on a page waits for anything, so a stream would only carry the same page in pieces. What breaks here is
 * told to `handleError` by the framework, which then renders the page of the error.
 */
export function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: LoadContext,
): Response {
  const nonce = loadContext.nonce ?? ''
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={context} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
  )
  headers.set('content-type', 'text/html; charset=utf-8')
  const titled = withErrorTitle(page, context.staticHandlerContext.actionData)
  return new Response(`<!DOCTYPE html>${titled}`, { headers, status })
}

/** Whatever is thrown and was not expected: logged with ids, never shown. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  // A page that is not there is an answer, not a fault.
  if (isRouteErrorResponse(error) && error.status < 500) return
  if (!request.signal.aborted) report(error, request)
}

function report(error: unknown, request: Request): void {
  const log = createLog(settings().app)
  log('error', 'unexpected', { requestId: request.headers.get('x-request-id'), ...errorFields(error) })
}
