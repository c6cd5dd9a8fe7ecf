import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { createLog, errorFields } from '../server/log.ts'
import { settings } from '../settings.server.ts'
import { NonceContext } from './nonce.ts'

const ABORT_MS = 10_000

/** What the web server hands over with each request. */
interface LoadContext {
  readonly nonce?: string
}

/** Renders a page. The page is sent once it is whole: a page that breaks half-way through cannot say so any more. */
export function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: LoadContext,
): Promise<Response> {
  const nonce = loadContext.nonce ?? ''
  return new Promise((resolve, reject) => {
    let responseStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={ABORT_MS} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough()
          headers.set('content-type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          responseStatus = 500
          report(error, request)
        },
      },
    )
    setTimeout(abort, ABORT_MS + 1_000).unref()
  })
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
