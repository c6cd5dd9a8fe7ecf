import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { getMigrations } from 'better-auth/db/migration'
import { TOTP } from 'otpauth'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeFirstAccount, openSessionFor } from '../account/first-accounts.ts'
import { inviteAccount } from '../account/invite.ts'
import { type SignedIn, whoIs } from '../actor.ts'
import { isOutage } from '../database/outage.ts'
import { runOn } from '../postgres/index.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { apiUrl, type Browser, clinicApp, openBrowser } from './browser.fixture.ts'
import { sessionOf } from './session-cookie.ts'
import { invitedTo, password, signInOf } from './sign-in.fixture.ts'
import { clientAddressHeader, openSignIn, type SignIn, signInOptions } from './sign-in.ts'

let programme: Programme
let signIn: SignIn
let administrator: SignedIn

beforeAll(async () => {
  programme = await openProgramme()
  const { database } = programme
  signIn = signInOf(programme, { attemptsPerMinute: 5 })
  const install = { database: database.url, secrets: database.secrets }
  const id = await makeFirstAccount(install, {
    email: 'admin@example.test',
    password,
    name: 'Robin',
    role: 'administrator',
    clinicIds: [],
  })
  const session = await openSessionFor(install, id)
  administrator = (await whoIs(programme.api, session)) as SignedIn
})
afterAll(async () => {
  await signIn.close()
  await programme.close()
})

function browser() {
  return openBrowser(signIn)
}

function invited(email?: string) {
  return invitedTo({ programme, signIn, by: administrator }, email === undefined ? {} : { email })
}

test('somebody who was invited signs in and is who they are', async () => {
  const { email, accountId } = await invited()
  const sams = browser()
  expect((await sams.ask('/sign-in/email', { email, password })).status).toBe(200)
  const session = sessionOf(sams.cookie, programme.database.secrets.cookieSecret)
  expect(await whoIs(programme.api, session ?? '')).toMatchObject({
    accountId,
    role: 'clinician',
    clinicIds: [programme.clinic],
  })
})

test('nobody can sign up by themself', async () => {
  const answer = await browser().ask('/sign-up/email', { email: 'me@example.test', password, name: 'Me' })
  expect(answer.status).toBe(400)
})

test('a wrong password and an unknown address are answered alike', async () => {
  const { email } = await invited()
  const wrong = await browser().ask('/sign-in/email', { email, password: 'not the right phrase' })
  const unknown = await browser().ask('/sign-in/email', { email: 'nobody@example.test', password })
  expect(wrong).toEqual(unknown)
  expect(wrong.status).toBe(401)
})

test('whoever reads the session table cannot sign in with what stands there', async () => {
  const { email } = await invited()
  const sams = browser()
  await sams.ask('/sign-in/email', { email, password })
  const { rows } = await programme.behind.query<{ token: string }>('select token from auth."session"')
  const tokens = rows.map(row => row.token)
  expect(tokens.every(token => !sams.cookie.includes(token))).toBe(true)
  const forged = `alongside.session_token=${tokens[0]}.AAAA`
  expect(sessionOf(forged, programme.database.secrets.cookieSecret)).toBeNull()
})

test('a session ends at once when its account is disabled', async () => {
  const { email, accountId } = await invited()
  const sams = browser()
  await sams.ask('/sign-in/email', { email, password })
  const session = sessionOf(sams.cookie, programme.database.secrets.cookieSecret) ?? ''
  expect(await whoIs(programme.api, session)).not.toBeNull()
  await programme.behind.query('update account set disabled_at = now() where id = $1', [accountId])
  expect(await whoIs(programme.api, session)).toBeNull()
})

test('signing out ends the session in the database, not only in the browser', async () => {
  const { email } = await invited()
  const sams = browser()
  await sams.ask('/sign-in/email', { email, password })
  const session = sessionOf(sams.cookie, programme.database.secrets.cookieSecret) ?? ''
  await sams.ask('/sign-out', {})
  expect(await whoIs(programme.api, session)).toBeNull()
})

test('a page of another site cannot sign anybody in', async () => {
  const { email } = await invited()
  const answer = await browser().ask(
    '/sign-in/email',
    { email, password },
    { origin: 'https://elsewhere.example' },
  )
  expect(answer.status).toBe(403)
})

test('guessing stops after a few tries, whatever address the browser claims to come from', async () => {
  const { email } = await invited()
  const guesser = browser()
  const statuses: number[] = []
  for (let guess = 0; guess < 8; guess++) {
    const { status } = await guesser.ask(
      '/sign-in/email',
      { email, password: `guess number ${guess}` },
      { 'x-forwarded-for': `203.0.113.${guess}` },
    )
    statuses.push(status)
  }
  expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
  expect(statuses.slice(5)).toEqual([429, 429, 429])
})

test('a house whose people sign in one after another all morning is never shut out', async () => {
  const { email } = await invited()
  const desk = browser()
  const statuses: number[] = []
  for (let person = 0; person < 12; person++) {
    statuses.push((await desk.ask('/sign-in/email', { email, password })).status)
    // half a minute passes
    await programme.behind.query(`update auth.pace set since = since - interval '30 seconds'`)
  }
  expect(new Set(statuses)).toEqual(new Set([200]))
})

test('six digits let one in, and nobody who saw them after that', async () => {
  const { email, accountId } = await invited()
  const own = browser()
  await own.ask('/sign-in/email', { email, password })
  const { body } = await own.ask('/two-factor/enable', { password })
  const secret = new URL(String(body?.totpURI)).searchParams.get('secret') ?? ''
  const app = new TOTP({ secret })
  expect(
    (await own.ask('/two-factor/verify-totp', { code: app.generate({ timestamp: Date.now() - 30_000 }) }))
      .status,
  ).toBe(200)

  const rush = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const other = browser()
      const first = await other.ask('/sign-in/email', { email, password })
      expect(first.body).toMatchObject({ twoFactorRedirect: true })
      expect(sessionOf(other.cookie, programme.database.secrets.cookieSecret)).toBeNull()
      return other
    }),
  )
  const code = app.generate()
  const answers = await Promise.all(rush.map(other => other.ask('/two-factor/verify-totp', { code })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const winner = rush[answers.findIndex(({ status }) => status === 200)]
  const session = sessionOf(winner?.cookie, programme.database.secrets.cookieSecret) ?? ''
  expect(await whoIs(programme.api, session)).toMatchObject({ accountId, secondFactor: true })
})

test('guessing at one account waits longer and longer wherever it comes from, with an account or without', async () => {
  const { email } = await invited()
  const nobody = `${randomUUID()}@example.test`
  const guess = async (address: string, say = 'not the right phrase') => {
    const { status } = await browser().ask('/sign-in/email', { email: address, password: say })
    return status
  }
  const turns = Array.from({ length: 12 }, () => [email, nobody]).flat()
  const answers = new Map<string, number[]>([
    [email, []],
    [nobody, []],
  ])
  for (const address of turns) answers.get(address)?.push(await guess(address))
  expect(answers.get(email)).toEqual([...Array(10).fill(401), 429, 429])
  expect(answers.get(nobody)).toEqual(answers.get(email))
  // not even the right one is looked at now; the wait over, it is
  expect(await guess(email, password)).toBe(429)
  await programme.behind.query(`update auth.guess set shut_until = shut_until - interval '31 seconds'`)
  expect(await guess(email, password)).toBe(200)
  expect(await guess(email, 'not the right phrase')).toBe(401)
})

test('of a hundred guesses at once no more than ten are looked at', async () => {
  const { email } = await invited()
  const statuses = await Promise.all(
    Array.from({ length: 100 }, async (_, guess) => {
      const { status } = await browser().ask('/sign-in/email', { email, password: `guess number ${guess}` })
      return status
    }),
  )
  expect(statuses.filter(status => status === 401)).toHaveLength(10)
})

test('of many guesses at once at the second step no more than ten are looked at', async () => {
  const { email } = await invited()
  const own = browser()
  await own.ask('/sign-in/email', { email, password })
  const { body } = await own.ask('/two-factor/enable', { password })
  const app = new TOTP({ secret: new URL(String(body?.totpURI)).searchParams.get('secret') ?? '' })
  await own.ask('/two-factor/verify-totp', { code: app.generate({ timestamp: Date.now() - 30_000 }) })
  const thieves = Array.from({ length: 24 }, browser)
  for (const thief of thieves) await thief.ask('/sign-in/email', { email, password })
  const answers = await Promise.all(
    thieves.map(thief => thief.ask('/two-factor/verify-totp', { code: '000000' })),
  )
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
})

test('a new password ends every other session', async () => {
  const { email } = await invited()
  const [here, there] = [browser(), browser()]
  for (const each of [here, there]) await each.ask('/sign-in/email', { email, password })
  await here.ask('/change-password', { currentPassword: password, newPassword: 'another long phrase' })
  expect([(await here.ask('/mine')).status, (await there.ask('/mine')).status]).toEqual([200, 401])
})

test('somebody sees as signed in only what still opens something: not what was left alone for too long', async () => {
  const { email } = await invited()
  const [here, phone, yesterday] = [browser(), browser(), browser()]
  for (const each of [here, phone, yesterday]) await each.ask('/sign-in/email', { email, password })
  const leave = (left: Browser, minutes: number) =>
    programme.behind.query(
      `update auth.session set "updatedAt" = now() - make_interval(mins => $2) where token = $1`,
      [sessionOf(left.cookie, programme.database.secrets.cookieSecret), minutes],
    )
  await leave(phone, 5)
  await leave(yesterday, 45)
  expect([(await phone.ask('/mine')).status, (await yesterday.ask('/mine')).status]).toEqual([200, 401])
  expect((await here.ask('/mine')).body?.sessions).toMatchObject([{ isThis: true }, { isThis: false }])
})

test('an address without an account takes as long to refuse as a wrong password', async () => {
  const { email } = await invited()
  const took = async (address: string) => {
    const began = performance.now()
    await browser().ask('/sign-in/email', { email: address, password: 'not the right phrase' })
    return performance.now() - began
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let round = 0; round < 9; round++) {
    known.push(await took(email))
    unknown.push(await took(`${round}@nobody.example.test`))
  }
  // the shortest of each: whatever else the machine does only adds to a time, and what we do of ourselves is in all of them
  const ratio = Math.min(...known) / Math.min(...unknown)
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})

test('a session lasts as long as its app allows, and no other app may go on with it', async () => {
  const { email } = await invited()
  const hours = async (app: string) => {
    const own = browser()
    await own.ask('/sign-in/email', { email, password }, { 'x-alongside-app': app })
    const session = sessionOf(own.cookie, programme.database.secrets.cookieSecret) ?? ''
    const { rows } = await programme.behind.query<{ hours: number }>(
      `select round(extract(epoch from "expiresAt" - "createdAt") / 3600)::int as hours from auth."session" where token = $1`,
      [session],
    )
    return [rows[0]?.hours, (await whoIs(programme.api, session))?.app]
  }
  expect(await hours('admin')).toEqual([4, 'admin'])
  expect(await hours('clinic')).toEqual([8, 'clinic'])
  expect(await hours('mentor-portal')).toEqual([12, 'mentor-portal'])
  expect(await hours('anything else')).toEqual([12, null])
})

test('one address has one account, and the second invitation leaves nothing behind', async () => {
  const { email } = await invited()
  const again = await inviteAccount(
    programme.api,
    signIn,
    administrator,
    { email, password, name: 'Sam', role: 'mentor', clinicIds: [] },
    randomUUID(),
  )
  expect(again).toMatchObject({
    ok: false,
    refusal: { code: 'not-valid', fields: { email: [expect.any(String)] } },
  })
})

test('a coordinator cannot invite anybody', async () => {
  const coordinator = await programme.signIn('coordinator')
  const answer = await inviteAccount(
    programme.api,
    signIn,
    coordinator,
    { email: 'x@example.test', password, name: 'X', role: 'administrator', clinicIds: [] },
    randomUUID(),
  )
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
})

test('a line that is cut while somebody signs in ends that attempt and nothing else', async () => {
  const { url, urls, secrets } = programme.database
  const line = await openLine(urls.alongside_auth)
  const far = openSignIn({
    databaseUrl: line.url,
    cookieSecret: secrets.cookieSecret,
    apiUrl,
    appUrls: [clinicApp],
    attemptsPerMinute: 5,
  })
  const attempt = () =>
    far.handle(
      new Request(`${apiUrl}/auth/sign-in/email`, {
        method: 'POST',
        headers: { origin: clinicApp, 'content-type': 'application/json', [clientAddressHeader]: '10.1.0.1' },
        body: JSON.stringify({ email: 'admin@example.test', password }),
      }),
    )
  await programme.behind.query('begin')
  await programme.behind.query('lock table auth."user"')
  const failed = attempt().catch((error: unknown) => error)
  const waiting = `select 1 from pg_stat_activity
    where usename = 'alongside_auth' and datname = current_database() and wait_event_type = 'Lock'`
  await vi.waitFor(async () => expect(await runOn(url, waiting)).toHaveLength(1), 10_000)
  line.cut()
  expect(isOutage(await failed)).toBe(true)
  await programme.behind.query('rollback')
  expect((await attempt()).status).toBe(200)
  await far.close()
  await line.close()
})

/** A way to the database that can be cut in the middle, as a network can. */
async function openLine(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => one.destroy()).on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  const cut = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  return {
    url: url.href,
    cut,
    close: () => {
      cut()
      return new Promise(closed => server.close(closed))
    },
  }
}

test('the sign-in tables are the ones that the library expects', async () => {
  const pool = new Pool({
    connectionString: programme.database.urls.alongside_auth,
    options: '-c search_path=auth',
  })
  const { cookieSecret } = programme.database.secrets
  const options = signInOptions(
    { databaseUrl: '', cookieSecret, apiUrl, appUrls: [clinicApp], attemptsPerMinute: 5 },
    pool,
  )
  const missing = await getMigrations({ ...options, database: pool } as never)
  expect(await missing.compileMigrations()).toBe(';')
  await pool.end()
})
