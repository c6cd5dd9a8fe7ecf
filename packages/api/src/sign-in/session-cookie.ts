/** Reads a session out of a cookie header: the name, the signature, and then only the hash goes on. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { sessionHash } from '../actor.ts'

const names = ['alongside.session_token', '__Secure-alongside.session_token']

/** Where somebody stands who gave the right password and has not given the second factor yet. */
const stepNames = ['alongside.two_factor', '__Secure-alongside.two_factor']

/** The hash of the session's token, or null when there is no cookie or we did not sign it. */
export function sessionOf(cookieHeader: string | null | undefined, cookieSecret: string): string | null {
  const token = signedAs(names, cookieHeader, cookieSecret)
  return token === null ? null : sessionHash(token)
}

/** By which name the library keeps the second step that is open in this browser. */
export function stepOf(cookieHeader: string | null, cookieSecret: string): string | null {
  return signedAs(stepNames, cookieHeader, cookieSecret)
}

function signedAs(
  wanted: readonly string[],
  cookieHeader: string | null | undefined,
  cookieSecret: string,
): string | null {
  const signed = cookieNamed(cookieHeader ?? '', wanted)
  const dot = signed?.lastIndexOf('.') ?? -1
  if (!signed || dot < 1) return null
  const token = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  const right = createHmac('sha256', cookieSecret).update(token).digest()
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  return token
}

function cookieNamed(header: string, wanted: readonly string[]): string | undefined {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0 && wanted.includes(part.slice(0, equals).trim())) {
      try {
        return decodeURIComponent(part.slice(equals + 1).trim())
      } catch {
        return undefined
      }
    }
  }
  return undefined
}

/** The token of a session that was just opened, out of the cookies that an answer sets. */
export function tokenAmong(setCookies: readonly string[]): string | null {
  for (const each of setCookies) {
    const signed = cookieNamed(each.split(';', 1)[0] ?? '', names)
    const dot = signed?.lastIndexOf('.') ?? -1
    if (signed && dot > 0) return signed.slice(0, dot)
  }
  return null
}

/** A token as it stands in a cookie, with our signature. */
export function signedToken(token: string, cookieSecret: string): string {
  const signature = createHmac('sha256', cookieSecret).update(token).digest('base64')
  return encodeURIComponent(`${token}.${signature}`)
}
