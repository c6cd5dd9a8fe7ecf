/** Staff of a trust come through its own sign-in: a real provider of OpenID Connect, run here, and forgeries of it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteAccount } from '../account/invite.ts'
import { type SignedIn, whoIs } from '../actor.ts'
import { must } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { openTrustHouse, type TrustHouse, trustClient } from '../testing/trust-house.ts'
import { sessionOf } from './session-cookie.ts'
import { signInOf } from './sign-in.fixture.ts'
import type { SignIn } from './sign-in.ts'

const apiUrl = 'http://127.0.0.1:4000'
const clinicApp = 'http://127.0.0.1:4001'
const redirectUri = `${clinicApp}/sign-in/trust/back`

let programme: Programme
let signIn: SignIn
let administrator: SignedIn
let house: TrustHouse

beforeAll(async () => {
  programme = await openProgramme()
  house = await openTrustHouse({ redirectUri })
  const { rows } = await programme.behind.query<{ trust_id: string }>(
    'select trust_id from clinic where id = $1',
    [programme.clinic],
  )
  signIn = signInOf(programme, {
    attemptsPerMinute: 100,
    trusts: [
      {
        id: 'north',
        name: 'North',
        trustId: rows[0]?.trust_id ?? '',
        issuer: house.issuer,
        ...trustClient,
      },
    ],
  })
  administrator = await programme.signIn('administrator')
})
afterAll(async () => {
  await signIn.close()
  await programme.close()
  await house.close()
})

async function invited(clinicId = programme.clinic, role: 'clinician' | 'coordinator' = 'clinician') {
  const email = `${randomUUID()}@trust.example.test`
  const { accountId } = must(
    await inviteAccount(
      programme.api,
      signIn,
      administrator,
      { email, password: 'a long enough phrase', name: 'Sam', role, clinicIds: [clinicId] },
      randomUUID(),
    ),
  )
  return { email, accountId }
}

async function post(path: string, body: unknown, session = '') {
  const answer = await signIn.handle(
    new Request(`${apiUrl}/auth${path}`, {
      method: 'POST',
      headers: {
        origin: apiUrl,
        'content-type': 'application/json',
        'x-alongside-app': 'clinic',
        cookie: session,
      },
      body: JSON.stringify(body),
    }),
  )
  const cookie = answer.headers
    .getSetCookie()
    .map(each => each.split(';', 1)[0])
    .join('; ')
  return { status: answer.status, body: (await answer.json()) as Record<string, string>, cookie }
}

/** A browser goes to the trust, shows who it is, and comes back with what it was given. */
async function visit(who: { sub: string; email: string; email_verified?: boolean }) {
  return goTo((await post('/trust/start', { id: 'north', redirectUri })).body, who)
}

type Jar = Map<string, string>

async function goTo(
  sent: Record<string, string>,
  who: { sub: string; email: string; email_verified?: boolean },
  { jar = new Map(), alter = url => url }: { jar?: Jar; alter?: (url: string) => string } = {},
) {
  house.sit({ email_verified: true, ...who })
  let at = alter(sent.url ?? '')
  while (!at.startsWith(redirectUri)) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const each of answer.headers.getSetCookie()) {
      const [pair = ''] = each.split(';', 1)
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const to = answer.headers.get('location')
    if (!to) throw new Error(`The trust answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    at = new URL(to, at).href
  }
  return { state: sent.state ?? '', query: new URL(at).search.slice(1) }
}

const signedInBy = async (cookie: string) =>
  whoIs(programme.api, sessionOf(cookie, programme.database.secrets.cookieSecret) ?? '')

test('somebody of the trust who was invited comes in through it, with two factors, and is known by it from then on', async () => {
  const { email, accountId } = await invited()
  const sub = randomUUID()
  const first = await post('/trust/finish', await visit({ sub, email }))
  expect(first.status).toBe(200)
  expect(await signedInBy(first.cookie)).toMatchObject({
    accountId,
    role: 'clinician',
    app: 'clinic',
    secondFactor: true,
  })
  // the trust gave them another address since: it is the same person to the trust, and so to us
  const again = await post('/trust/finish', await visit({ sub, email: 'married@trust.example.test' }))
  expect(await signedInBy(again.cookie)).toMatchObject({ accountId })
})

test('nobody gets in by being known to the trust alone', async () => {
  const { status, body, cookie } = await post(
    '/trust/finish',
    await visit({ sub: randomUUID(), email: 'new@trust.example.test' }),
  )
  expect([status, body, cookie]).toEqual([401, { code: 'not-known' }, ''])
  const { rowCount } = await programme.behind.query(
    `select 1 from auth."user" where email = 'new@trust.example.test'`,
  )
  expect(rowCount).toBe(0)
})

test('a trust speaks for the staff of its own clinics, and for nobody else', async () => {
  const elsewhere = await invited(programme.otherClinic)
  expect(
    (await post('/trust/finish', await visit({ sub: randomUUID(), email: elsewhere.email }))).status,
  ).toBe(401)
  const coordinator = await invited(programme.clinic, 'coordinator')
  expect(
    (await post('/trust/finish', await visit({ sub: randomUUID(), email: coordinator.email }))).status,
  ).toBe(401)
})

test('an address that the trust did not check, or that somebody else came with before, opens nothing', async () => {
  const { email } = await invited()
  expect(
    (await post('/trust/finish', await visit({ sub: randomUUID(), email, email_verified: false }))).status,
  ).toBe(401)
  expect((await post('/trust/finish', await visit({ sub: 'the first', email }))).status).toBe(200)
  expect((await post('/trust/finish', await visit({ sub: 'another one', email }))).status).toBe(401)
})

test('what the trust gave is good once, for the browser that went there, and cannot be altered', async () => {
  const { email } = await invited()
  const who = { sub: randomUUID(), email }
  const answer = await visit(who)
  const all = await Promise.all(Array.from({ length: 5 }, () => post('/trust/finish', answer)))
  expect(all.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401])
  // somebody else's answer under one's own state
  const [mine, theirs] = [await visit(who), await visit(who)]
  expect((await post('/trust/finish', { state: mine.state, query: theirs.query })).status).toBe(401)
  const changed = await visit(who)
  for (const query of [
    changed.query.replace(/code=[^&]+/, 'code=another'),
    changed.query.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Felsewhere.example'),
    'error=access_denied',
    '',
  ])
    expect((await post('/trust/finish', { ...(await visit(who)), query })).status).toBe(401)
  const late = await visit(who)
  await programme.behind.query('update auth.trust_visit set expires_at = now()')
  expect((await post('/trust/finish', late)).status).toBe(401)
})

test('a token whose signature is not that of the trust opens nothing', async () => {
  const { email } = await invited()
  const who = { sub: randomUUID(), email }
  house.onTheWay(signature => `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`)
  const forged = await post('/trust/finish', await visit(who))
  house.onTheWay(signature => signature)
  expect([forged.status, forged.cookie]).toEqual([401, ''])
  expect((await post('/trust/finish', await visit(who))).status).toBe(200)
})

test('the trust sends people back to our own address only', async () => {
  for (const elsewhere of ['https://elsewhere.example/sign-in/trust/back', `${clinicApp}/elsewhere`])
    expect((await post('/trust/start', { id: 'north', redirectUri: elsewhere })).status).toBe(404)
  expect((await post('/trust/start', { id: 'south', redirectUri })).status).toBe(404)
})

/** Somebody of the trust who is signed in since this morning. */
async function sinceThisMorning() {
  const who = { sub: randomUUID(), ...(await invited()) }
  const { cookie } = await post('/trust/finish', await visit(who))
  const session = sessionOf(cookie, programme.database.secrets.cookieSecret)
  await programme.behind.query(
    `update auth."session" set "steppedUpAt" = now() - interval '1 hour' where token = $1`,
    [session],
  )
  const isFresh = async () => {
    const answer = await signIn.handle(new Request(`${apiUrl}/auth/mine/proofs`, { headers: { cookie } }))
    return (await answer.json()) as { proofs: string[]; isFresh: boolean; factor: string }
  }
  return { who, cookie, isFresh, toProve: () => post('/trust/prove', { redirectUri }, cookie) }
}

test('whoever came through their trust proves there once more that it is them, and is asked there for it', async () => {
  const { who, cookie, isFresh, toProve } = await sinceThisMorning()
  expect(await isFresh()).toEqual({ proofs: ['trust'], isFresh: false, factor: 'trust' })
  const sent = await toProve()
  expect(new URL(sent.body.url ?? '').searchParams.get('prompt')).toBe('login')
  const answer = await goTo(sent.body, who)
  expect((await post('/trust/proved', answer, cookie)).status).toBe(200)
  expect(await isFresh()).toEqual({ proofs: ['trust'], isFresh: true, factor: 'trust' })
  // it is good once
  expect((await post('/trust/proved', answer, cookie)).status).toBe(401)
})

test('a proof of the trust is for the one who asked for it, in the session that asked, and of just now', async () => {
  const { who, cookie, isFresh, toProve } = await sinceThisMorning()
  const other = await sinceThisMorning()
  const colleague = await goTo((await toProve()).body, other.who)
  expect((await post('/trust/proved', colleague, cookie)).status).toBe(401)
  const elsewhere = await goTo((await toProve()).body, who)
  expect((await post('/trust/proved', elsewhere, other.cookie)).status).toBe(401)
  // it opens no session either, and a visit for signing in proves nothing
  expect((await post('/trust/finish', await goTo((await toProve()).body, who))).status).toBe(401)
  expect((await post('/trust/proved', await visit(who), cookie)).status).toBe(401)
  expect((await post('/trust/proved', await goTo((await toProve()).body, who))).status).toBe(401)

  // the trust knows their browser since earlier, and was talked out of asking again
  const jar: Jar = new Map()
  await goTo((await post('/trust/start', { id: 'north', redirectUri })).body, who, { jar })
  const quiet = (url: string) => {
    const at = new URL(url)
    at.searchParams.delete('prompt')
    at.searchParams.set('max_age', '86400')
    return at.href
  }
  const earlier = await toProve()
  await programme.behind.query(
    `update auth.trust_visit set expires_at = expires_at + interval '2 minutes' where session_id is not null`,
  )
  const unasked = await goTo(earlier.body, who, { jar, alter: quiet })
  expect((await post('/trust/proved', unasked, cookie)).status).toBe(401)
  expect((await isFresh()).isFresh).toBe(false)
})
