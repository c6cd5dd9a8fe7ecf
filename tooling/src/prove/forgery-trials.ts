/** What a forger could bring from a trust's sign-in. One well-made token gets in, so that the noes prove something. */
import { randomUUID } from 'node:crypto'
import type { LyingTrust } from './lying-trust.ts'
import type { House } from './served.ts'
import { anAccount, openBrowser } from './sign-in-browser.ts'
import type { Trials } from './trials.ts'

type Claims = Record<string, unknown>

interface Visit {
  readonly claims: Claims
  readonly north: LyingTrust
  readonly south: LyingTrust
  readonly state: string
}

interface Brought {
  /** What stands in the address of the return; by default as a well-behaved trust would write it. */
  readonly query?: string
  readonly state?: string
  readonly answer?: { status?: number; type?: string; body: string }
}

const now = () => Math.floor(Date.now() / 1000)
const tokens = (id_token: unknown) => ({
  body: JSON.stringify({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token }),
})
const claiming =
  (change: (visit: Visit) => Claims) =>
  (visit: Visit): Brought => ({ answer: tokens(visit.north.signed({ ...visit.claims, ...change(visit) })) })
const without =
  (...names: string[]) =>
  ({ claims, north }: Visit): Brought => ({
    answer: tokens(
      north.signed(Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)))),
    ),
  })
const plain = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const good = ({ north, claims }: Visit) => tokens(north.signed(claims))
const returning =
  (query: (visit: Visit) => string) =>
  (visit: Visit): Brought => ({ query: query(visit), answer: good(visit) })

const forgeries: Readonly<Record<string, (visit: Visit) => Brought>> = {
  'for somebody else': claiming(() => ({ aud: 'another-client' })),
  'for several, through another': claiming(() => ({ aud: ['alongside', 'another'], azp: 'another' })),
  'for nobody': without('aud'),
  'for an empty list': claiming(() => ({ aud: [] })),
  'by another issuer': claiming(({ south }) => ({ iss: south.issuer })),
  'by the same issuer with a stroke': claiming(({ north }) => ({ iss: `${north.issuer}/` })),
  'by the same issuer in capitals': claiming(({ north }) => ({ iss: north.issuer.toUpperCase() })),
  'by no issuer': without('iss'),
  'with another nonce': claiming(() => ({ nonce: 'another' })),
  'without a nonce': without('nonce'),
  'with an empty nonce': claiming(() => ({ nonce: '' })),
  'with a list of nonces': claiming(({ claims }) => ({ nonce: [claims.nonce] })),
  'that is over': claiming(() => ({ iat: now() - 7200, exp: now() - 3600 })),
  'that never ends': without('exp'),
  'that ends on a word': claiming(() => ({ exp: 'never' })),
  'that begins later': claiming(() => ({ nbf: now() + 3600 })),
  'of no time': without('iat'),
  'about nobody': without('sub'),
  'about an empty name': claiming(() => ({ sub: '' })),
  'about a number': claiming(() => ({ sub: 42 })),
  'with an address nobody checked': claiming(() => ({ email_verified: false })),
  'with an address checked by a word': claiming(() => ({ email_verified: 'true' })),
  'with an address nobody says was checked': without('email_verified'),
  'with a list of addresses': claiming(({ claims }) => ({ email: [claims.email] })),
  'without a signature': ({ claims }) => ({ answer: tokens(`${plain({ alg: 'none' })}.${plain(claims)}.`) }),
  'without a signature, in capitals': ({ claims }) => ({
    answer: tokens(`${plain({ alg: 'NONE', kid: 'one' })}.${plain(claims)}.x`),
  }),
  'without a way of signing': ({ claims }) => ({
    answer: tokens(`${plain({ kid: 'one' })}.${plain(claims)}.x`),
  }),
  'signed by another key of the same name': ({ north, claims }) => ({
    answer: tokens(north.signedByOther(claims)),
  }),
  'signed by the other trust': ({ south, claims }) => ({ answer: tokens(south.signed(claims)) }),
  'signed with the public key as a secret': ({ north, claims }) => ({
    answer: tokens(north.signedWithSecret(claims, north.publicKey)),
  }),
  'signed with our own secret': ({ north, claims }) => ({
    answer: tokens(north.signedWithSecret(claims, north.clientSecret)),
  }),
  'under an unknown key': ({ north, claims }) => ({ answer: tokens(north.signed(claims, { kid: 'two' })) }),
  'that brings its own key': ({ south, claims }) => ({
    answer: tokens(south.signed(claims, { jku: `${south.issuer}/keys`, kid: 'south' })),
  }),
  'changed after it was signed': ({ north, claims }) => {
    const [head, , end] = north.signed(claims).split('.')
    return { answer: tokens(`${head}.${plain({ ...claims, sub: 'another' })}.${end}`) }
  },
  'with half a signature': ({ north, claims }) => ({ answer: tokens(north.signed(claims).slice(0, -20)) }),
  'that has something critical in it': ({ north, claims }) => ({
    answer: tokens(north.signed(claims, { crit: ['x'], x: 1 })),
  }),
  'that is to sign somebody out': ({ north, claims: { nonce: _, ...claims } }) => ({
    answer: tokens(
      north.signed(
        { ...claims, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
        { typ: 'logout+jwt' },
      ),
    ),
  }),
  'that is to sign somebody out, with a nonce': ({ north, claims }) => ({
    answer: tokens(
      north.signed(
        { ...claims, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
        { typ: 'logout+jwt' },
      ),
    ),
  }),
  'that opens doors and names nobody': ({ north, claims }) => ({
    answer: tokens(north.signed({ ...claims, scope: 'openid' }, { typ: 'at+jwt' })),
  }),
  'that is none at all': () => ({ answer: tokens(undefined) }),
  'that is a number': () => ({ answer: tokens(7) }),
  'that is in two parts': () => ({ answer: tokens('a.b') }),
  'with an answer of another kind': () => ({ answer: { type: 'text/html', body: '<p>hello</p>' } }),
  'with an answer that is a no': () => ({ answer: { status: 400, body: '{"error":"invalid_grant"}' } }),
  'with an answer that is a fault': () => ({ answer: { status: 500, body: 'x' } }),
  'and comes back from the other trust': returning(
    ({ state, south }) => `code=x&state=${state}&iss=${encodeURIComponent(south.issuer)}`,
  ),
  'and does not say where from': returning(({ state }) => `code=x&state=${state}`),
  'and comes back with another state': returning(
    ({ north }) => `code=x&state=another&iss=${encodeURIComponent(north.issuer)}`,
  ),
  'and comes back without a state': returning(
    ({ north }) => `code=x&iss=${encodeURIComponent(north.issuer)}`,
  ),
  'and comes back with two states': returning(
    ({ state, north }) => `code=x&state=${state}&state=${state}x&iss=${encodeURIComponent(north.issuer)}`,
  ),
  'and comes back without a code': returning(
    ({ state, north }) => `state=${state}&iss=${encodeURIComponent(north.issuer)}`,
  ),
  'and comes back with a no': returning(
    ({ state, north }) => `error=access_denied&state=${state}&iss=${encodeURIComponent(north.issuer)}`,
  ),
  'and comes back with tokens in the address': returning(
    ({ state, north, claims }) =>
      `id_token=${north.signed(claims)}&state=${state}&iss=${encodeURIComponent(north.issuer)}`,
  ),
  'under a state that we did not give': visit => ({ state: 'x'.repeat(43), answer: good(visit) }),
}

export async function forgeryTrials(
  house: House,
  north: LyingTrust,
  south: LyingTrust,
  { is }: Trials,
): Promise<void> {
  const redirectUri = `${house.apps.clinic}/sign-in/trust/back`
  const start = async (id: string) => (await openBrowser(house).ask('/trust/start', { id, redirectUri })).body
  const visitTo = async (trust: LyingTrust, id: string, email: string, sub: string = randomUUID()) => {
    const { url, state } = await start(id)
    const nonce = new URL(String(url)).searchParams.get('nonce')
    const claims = {
      iss: trust.issuer,
      aud: trust.clientId,
      sub,
      iat: now(),
      exp: now() + 300,
      nonce,
      email,
      email_verified: true,
    }
    return { claims, north, south, state: String(state) }
  }
  const finish = async (visit: Visit, brought: Brought, issuer = north) => {
    const query = brought.query ?? `code=x&state=${visit.state}&iss=${encodeURIComponent(issuer.issuer)}`
    if (brought.answer) issuer.answerWith(brought.answer)
    const browser = openBrowser(house)
    const heard = await browser.ask('/trust/finish', { state: brought.state ?? visit.state, query })
    return { ...heard, browser }
  }
  const refusals = new Set<string>()
  for (const [what, forge] of Object.entries(forgeries)) {
    const { email } = await anAccount(house)
    const visit = await visitTo(north, 'north', email)
    const { status, shape, browser } = await finish(visit, forge(visit))
    is(`a token ${what} opens nothing`, status === 401 && browser.jar.size === 0, shape)
    refusals.add(shape)
    if (what.startsWith('under a state')) continue
    const again = await finish(visit, { answer: good(visit) })
    is(`and the visit of a token ${what} is over`, again.status === 401, again.status)
  }
  is('every refusal is the same to the letter', refusals.size === 1, [...refusals])

  const { email } = await anAccount(house)
  const visit = await visitTo(north, 'north', email, 'sam at the trust')
  const all = await Promise.all(Array.from({ length: 10 }, () => finish(visit, { answer: good(visit) })))
  const won = all.filter(({ status }) => status === 200)
  is(
    'of ten that bring the same return one gets in',
    won.length === 1,
    all.map(({ status }) => status),
  )
  is('a well-made token gets in', (await won[0]?.browser.knownAs()) === 'OK')
  await refusedPeople()

  async function refusedPeople() {
    const people: readonly (readonly [string, string, LyingTrust, string])[] = [
      [
        'somebody of another trust',
        (await anAccount(house, 'clinician', house.programme.otherClinic)).email,
        north,
        'north',
      ],
      ['somebody of this trust through another', (await anAccount(house)).email, south, 'south'],
      ['a coordinator', (await anAccount(house, 'coordinator')).email, north, 'north'],
      ['an administrator', (await anAccount(house, 'administrator')).email, north, 'north'],
      ['somebody whom nobody invited', 'uninvited@staff.example', north, 'north'],
      ['a second one under the same address', email, north, 'north'],
    ]
    for (const [who, address, trust, id] of people) {
      const their = await visitTo(trust, id, address)
      const heard = await finish(their, { answer: tokens(trust.signed(their.claims)) }, trust)
      is(`${who} does not get in`, heard.status === 401, heard.shape)
    }
    for (const elsewhere of [
      'https://elsewhere.example/sign-in/trust/back',
      `${house.apps.clinic}/elsewhere`,
      `${redirectUri}?to=x`,
      'javascript:alert(1)',
      `${house.apps.clinic}@elsewhere.example/sign-in/trust/back`,
    ]) {
      const { status } = await openBrowser(house).ask('/trust/start', { id: 'north', redirectUri: elsewhere })
      is(`nobody is sent back to ${elsewhere}`, status === 404 || status === 400, status)
    }
    const late = await visitTo(north, 'north', email, 'sam at the trust')
    await house.programme.behind.query('update auth.trust_visit set expires_at = now()')
    is('a visit of yesterday is over', (await finish(late, { answer: good(late) })).status === 401)
  }
}
