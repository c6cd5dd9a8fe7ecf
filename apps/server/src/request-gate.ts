/**
 * What every request must pass before anything else looks at it. Only our own apps talk to this server, so whatever a
 * browser could be tricked into sending is refused here: other methods, other content, other origins.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'

export interface Gate {
  readonly origins: readonly string[]
  /** How many requests may be in the house at once; more are asked to come back. */
  readonly mostAtOnce: number
}

export interface Refusal {
  readonly status: number
  readonly code: string
}

const MEBIBYTE = 1024 * 1024
/** Lists and bundles arrive whole, so that they can be refused whole. */
const listPath = /^\/trpc\/intake\.upload\b|^\/fhir\b/

const jsonOnly = /^application\/json(;\s*charset=utf-8)?$/i
/** No browser sends these by itself, but for a form; and nothing at that door is answered without a key in a header. */
const fhirContent = /^application\/((fhir\+)?json|x-www-form-urlencoded)(;.*)?$/i

function largest(path: string): number {
  return listPath.test(path) ? 24 * MEBIBYTE : MEBIBYTE
}

/** Why a request may not come in, or undefined. */
export function refusalAtGate(request: FastifyRequest, gate: Gate): Refusal | undefined {
  const [path = '', query = ''] = request.raw.url?.split('?', 2) ?? []
  if (path.includes('//') || path.includes('%') || path.includes('\\'))
    return { status: 404, code: 'not-found' }
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined && !gate.origins.includes(origin)) return { status: 403, code: 'foreign-origin' }
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return { status: 403, code: 'foreign-site' }
  if (request.method === 'GET') return undefined
  if (request.method !== 'POST') return { status: 405, code: 'method-not-allowed' }

  const taken = /^\/fhir\b/.test(path) ? fhirContent : jsonOnly
  if (!taken.test(request.headers['content-type'] ?? '')) return { status: 415, code: 'json-only' }
  const length = Number(request.headers['content-length'] ?? Number.NaN)
  if (!Number.isInteger(length)) return { status: 411, code: 'length-required' }
  if (length > largest(path)) return { status: 413, code: 'too-large' }
  // what somebody asks for never stands in an address
  if (path.startsWith('/trpc') && query !== '' && query !== 'batch=1')
    return { status: 400, code: 'no-query' }
  return undefined
}

/** Counts who is in the house, so that a rush is turned away early instead of slowing everybody down. */
export function countRequests(mostAtOnce: number) {
  let inside = 0
  return {
    /** False when the house is full. */
    enter(reply: FastifyReply): boolean {
      if (inside >= mostAtOnce) return false
      inside++
      reply.raw.once('close', () => {
        inside--
      })
      return true
    },
    get inside() {
      return inside
    },
  }
}

export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}
