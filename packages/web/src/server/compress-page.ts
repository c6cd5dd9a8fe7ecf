import { gzipSync } from 'node:zlib'

/** Smaller than this is sent as it is. */
const WORTH_IT_BYTES = 1024

const isWhole = /^(text\/html|application\/json)\b/

/** A page or its data in one go. A stream of the platform takes two to three times the processor for the same bytes. */
export async function compressPage(response: Response, accepts: string | undefined): Promise<Response> {
  if (!takesGzip(accepts) || !response.body || response.headers.has('content-encoding')) return response
  if (!isWhole.test(response.headers.get('content-type') ?? '')) return response
  const { status, headers } = response
  const page = new Uint8Array(await response.arrayBuffer())
  headers.append('vary', 'Accept-Encoding')
  if (page.byteLength < WORTH_IT_BYTES) return new Response(page, { status, headers })
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  return new Response(new Uint8Array(gzipSync(page)), { status, headers })
}

/** Whether a browser takes gzip: it says so, and does not take it back with a weight of nothing. */
function takesGzip(accepts = ''): boolean {
  return accepts.split(',').some(each => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(each))
}
