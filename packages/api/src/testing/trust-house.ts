/** The sign-in of a trust, as a trust runs it: a real provider of OpenID Connect on this machine. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Who is at the trust’s own keyboard, and what the trust says of them. */
export interface AtTrust {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
}

export interface TrustHouse {
  readonly issuer: string
  /** Who sits at its keyboard from now on. */
  sit(who: AtTrust): void
  /** What somebody on the way makes of the signature of a token; nobody is there until a test says so. */
  onTheWay(change: (signature: string) => string): void
  close(): Promise<void>
}

/** As whom it knows Alongside. */
export const trustClient = { clientId: 'alongside', clientSecret: 'a secret between the two of us' } as const

export async function openTrustHouse({
  redirectUri,
  port = 0,
  asks = false,
}: {
  readonly redirectUri: string
  readonly port?: number
  /** Whether it shows a page of its own and waits there for a yes, as it does for people. */
  readonly asks?: boolean
}): Promise<TrustHouse> {
  let atTrust: AtTrust = { sub: 'nobody', email: '', email_verified: false }
  let change = (signature: string) => signature
  const house = createServer()
  await new Promise<void>((up, failed) => {
    house.once('error', failed)
    house.listen(port, '127.0.0.1', up)
  })
  const issuer = `http://127.0.0.1:${(house.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: trustClient.clientId,
        client_secret: trustClient.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ ...atTrust, sub }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['one key of the provider'] },
  })
  const answer = provider.callback()
  house.on('request', async (request, response) => {
    if (request.url === '/token') {
      const end = response.end.bind(response) as (body: string) => typeof response
      response.end = ((body: unknown) =>
        end(String(body).replace(/(?<="id_token":"[\w-]+\.[\w-]+\.)[\w-]+/, change))) as typeof response.end
    }
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login') {
      if (asks && !request.url.endsWith('?yes'))
        return response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(
            `<!doctype html><html lang="en"><title>Staff sign-in</title><a href="${request.url}?yes">It is me</a></html>`,
          )
      return provider.interactionFinished(request, response, { login: { accountId: atTrust.sub } })
    }
    const grant = new provider.Grant({
      accountId: session?.accountId ?? '',
      clientId: String(params.client_id),
    })
    grant.addOIDCScope('openid email')
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  })
  return {
    issuer,
    sit: who => {
      atTrust = who
    },
    onTheWay: next => {
      change = next
    },
    close: async () => {
      house.closeAllConnections()
      await new Promise(closed => house.close(closed))
    },
  }
}
