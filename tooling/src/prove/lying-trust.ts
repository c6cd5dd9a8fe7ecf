/** A trust's own sign-in that says whatever it is told to say: well made, and forged in every way that has a name. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface LyingTrust {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the next visit to the token endpoint is answered with. */
  answerWith(answer: { status?: number; type?: string; body: string }): void
  /** A token as this trust would sign it. */
  signed(claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): string
  /** The same in other hands: another key under the same name, or a secret in the place of a key. */
  signedByOther(claims: Readonly<Record<string, unknown>>): string
  signedWithSecret(claims: Readonly<Record<string, unknown>>, secret: string): string
  readonly publicKey: string
  close(): Promise<void>
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

export async function openLyingTrust(): Promise<LyingTrust> {
  const [own, other] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }))
  if (!own || !other) throw new Error('No keys')
  let answer: Parameters<LyingTrust['answerWith']>[0] = { status: 400, body: '{}' }
  const house = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://here').pathname
    const say = (status: number, body: string, type = 'application/json') =>
      response.writeHead(status, { 'content-type': type }).end(body)
    request.resume()
    if (path === '/.well-known/openid-configuration') return say(200, JSON.stringify(about()))
    if (path === '/keys')
      return say(
        200,
        JSON.stringify({
          keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
        }),
      )
    if (path === '/token') return say(answer.status ?? 200, answer.body, answer.type)
    return say(404, '{}')
  })
  await new Promise<void>(up => house.listen(0, '127.0.0.1', up))
  const issuer = `http://127.0.0.1:${(house.address() as AddressInfo).port}`
  const about = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    authorization_response_iss_parameter_supported: true,
  })
  const withKey = (key: KeyObject, claims: unknown, header: object = {}) => {
    const text = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT', ...header })}.${part(claims)}`
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
  }
  return {
    issuer,
    clientId: 'alongside',
    clientSecret: 'a secret between the two of us',
    answerWith: next => {
      answer = next
    },
    signed: (claims, header) => withKey(own.privateKey, claims, header),
    signedByOther: claims => withKey(other.privateKey, claims),
    signedWithSecret: (claims, secret) => {
      const text = `${part({ alg: 'HS256', kid: 'one', typ: 'JWT' })}.${part(claims)}`
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
    },
    publicKey: own.publicKey.export({ format: 'pem', type: 'spki' }) as string,
    close: async () => {
      house.closeAllConnections()
      await new Promise(closed => house.close(closed))
    },
  }
}
