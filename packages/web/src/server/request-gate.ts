import type { MiddlewareHandler } from 'hono'
import { plainPage, refusedPage, tooLargePage } from './plain-page.ts'

const MB = 1024 * 1024

/** How much a form may carry. A list of six megabytes has some sixty thousand rows: no clinic is that large. */
export const limits = { formBytes: MB, uploadBytes: 10 * MB }

/** The few facts on which the gate decides. */
interface Knock {
  readonly method: string
  readonly host: string | null
  readonly origin: string | null
  readonly fetchSite: string | null
  readonly contentType: string | null
  readonly contentLength: string | null
  /** True when the address carries `_data`, the framework's own way to call one route. */
  readonly routeCall: boolean
  /** True for the private page: its address is the key itself, and no cookie counts there. */
  readonly bearsKey: boolean
}

/** Whom the gate serves: the exact origins and the host names of this app. */
export interface Doors {
  readonly origins: ReadonlySet<string>
  readonly hosts: ReadonlySet<string>
}

type Verdict = 'pass' | 'wrong-host' | 'wrong-method' | 'foreign' | 'wrong-type' | 'too-large'

/**
 * Decides on a request from its headers alone. The framework's own check looks only at page posts that carry an
 * `Origin`; this one stands before it and covers `_data`, resource routes and a missing `Origin` as well.
 */
function judge(knock: Knock, doors: Doors): Verdict {
  if (knock.host === null || !doors.hosts.has(knock.host.toLowerCase())) return 'wrong-host'
  if (knock.method === 'GET') {
    // Route data is for our own scripts; an old browser that sends no fetch metadata is still held by the cookie.
    return knock.routeCall && knock.fetchSite !== null && knock.fetchSite !== 'same-origin'
      ? 'foreign'
      : 'pass'
  }
  // HEAD too: a reader of headers must not run a loader that counts as having opened a record.
  if (knock.method !== 'POST') return 'wrong-method'
  // Some old phones say nothing of where a form came from. Only where the address itself is the key may they.
  if (knock.origin === null && knock.fetchSite === null && !knock.bearsKey) return 'foreign'
  if (knock.origin !== null && !doors.origins.has(knock.origin)) return 'foreign'
  if (knock.fetchSite !== null && knock.fetchSite !== 'same-origin') return 'foreign'
  const limit = limitFor(knock.contentType)
  if (limit === null) return 'wrong-type'
  if (knock.contentLength !== null && !(Number(knock.contentLength) <= limit)) return 'too-large'
  return 'pass'
}

function limitFor(contentType: string | null): number | null {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') return limits.formBytes
  if (type === 'multipart/form-data') return limits.uploadBytes
  return null
}

/** How much of an oversized body without a declared length is read away, so that its sender can hear the answer. */
const discardBytes = 64 * MB

/** The body as one piece, or null when it grows over the limit. */
async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  let pieces: Uint8Array[] = []
  let size = 0
  if (request.body) {
    for await (const piece of request.body) {
      size += piece.byteLength
      if (size > discardBytes) return null
      if (size > limit) pieces = []
      else pieces.push(piece)
    }
  }
  if (size > limit) return null
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

function answer(verdict: Exclude<Verdict, 'pass'>, contentType: string | null): Response {
  if (verdict === 'wrong-host') return plainPage(421, 'Wrong address', ['This address is not served here.'])
  if (verdict === 'foreign') return refusedPage()
  if (verdict === 'wrong-type') {
    return plainPage(415, 'We could not read this', [
      'Only forms of our own pages are read. Nothing was changed.',
    ])
  }
  if (verdict === 'too-large') {
    // Answered before the body is read. The connection stays open and the rest is thrown away as it arrives:
    // a browser that is cut off while it sends shows a network error instead of this page.
    return tooLargePage((limitFor(contentType) ?? limits.formBytes) / MB)
  }
  const refusal = plainPage(405, 'This cannot be done here', ['Pages are read with GET and sent with POST.'])
  refusal.headers.set('allow', 'GET, POST')
  return refusal
}

declare module 'hono' {
  interface ContextVariableMap {
    /** The whole body of a post that passed the gate. */
    body: Uint8Array<ArrayBuffer>
    /** What the gate decided, for the log. */
    verdict: Verdict
  }
}

/** Stands before the framework and lets through only what one of our own pages could have sent. */
export function requestGate(doors: () => Doors): MiddlewareHandler {
  return async (context, next) => {
    const header = (name: string): string | null => context.req.header(name) ?? null
    const contentType = header('content-type')
    let verdict = judge(
      {
        method: context.req.method,
        host: header('host'),
        origin: header('origin'),
        fetchSite: header('sec-fetch-site'),
        contentType,
        contentLength: header('content-length'),
        routeCall: context.req.query('_data') !== undefined,
        bearsKey: /^\/a\/[a-z0-9]+(\/|$)/.test(new URL(context.req.url).pathname),
      },
      doors(),
    )
    if (verdict === 'pass' && context.req.method === 'POST') {
      const body = await readBody(context.req.raw, limitFor(contentType) ?? 0)
      if (body) context.set('body', body)
      else verdict = 'too-large'
    }
    context.set('verdict', verdict)
    if (verdict !== 'pass') return answer(verdict, contentType)
    return next()
  }
}
