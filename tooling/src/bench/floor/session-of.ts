/** Who asks, as a plain server finds it out: the cookie must be signed by us, and the database knows the hash of its token. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export function sessionOf(cookie: string | undefined, secret: string): string {
  const signed = decodeURIComponent(cookie?.split('=').slice(1).join('=') ?? '')
  const dot = signed.lastIndexOf('.')
  const token = signed.slice(0, dot)
  const right = createHmac('sha256', secret).update(token).digest()
  if (!timingSafeEqual(Buffer.from(signed.slice(dot + 1), 'base64'), right))
    throw new Error('Not signed by us')
  return createHash('sha256').update(token).digest('hex')
}
