import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedIn, whoIs } from '../actor.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { type Browser, openBrowser } from './browser.fixture.ts'
import { sessionOf } from './session-cookie.ts'
import { invitedTo, password, signInOf } from './sign-in.fixture.ts'
import type { SignIn } from './sign-in.ts'
import { meantCode } from './spare-codes.ts'

let programme: Programme
let signIn: SignIn
let administrator: SignedIn

beforeAll(async () => {
  programme = await openProgramme()
  signIn = signInOf(programme, { attemptsPerMinute: 50 })
  administrator = await programme.signIn('administrator')
})
afterAll(async () => {
  await signIn.close()
  await programme.close()
})

/** Somebody who set up the app on their phone, and wrote the codes down. */
async function withSpareCodes() {
  const { email } = await invitedTo({ programme, signIn, by: administrator })
  const own = openBrowser(signIn)
  await own.ask('/sign-in/email', { email, password })
  const { body } = await own.ask('/two-factor/enable', { password })
  const app = new TOTP({ secret: new URL(String(body?.totpURI)).searchParams.get('secret') ?? '' })
  await own.ask('/two-factor/verify-totp', { code: app.generate({ timestamp: Date.now() - 30_000 }) })
  return { email, own, codes: body?.backupCodes as string[] }
}

async function atSecondStep(email: string): Promise<Browser> {
  const browser = openBrowser(signIn)
  expect((await browser.ask('/sign-in/email', { email, password })).body).toMatchObject({
    twoFactorRedirect: true,
  })
  return browser
}

async function use(email: string, code: string) {
  const browser = await atSecondStep(email)
  return { browser, ...(await browser.ask('/two-factor/verify-backup-code', { code })) }
}

test('a spare code lets in once, and says how many are left', async () => {
  const { email, codes } = await withSpareCodes()
  const [first = '', second = ''] = codes
  const came = await use(email, first)
  expect(came).toMatchObject({ status: 200, body: { left: 9 } })
  expect((await came.browser.ask('/mine')).body).toMatchObject({ email, spareCodes: 9 })
  expect((await use(email, first)).status).toBe(401)
  expect(await use(email, second)).toMatchObject({ status: 200, body: { left: 8 } })
})

test('a code that was written down by hand is taken as it was meant', async () => {
  const { email, codes } = await withSpareCodes()
  // nobody can tell these from each other on paper
  expect(codes.join('')).toMatch(/^[^01lio]+$/)
  const [first = '', second = '', third = ''] = codes
  expect((await use(email, ` ${first.toUpperCase()} `)).status).toBe(200)
  expect((await use(email, second.replace('-', ''))).status).toBe(200)
  expect((await use(email, third.replace('-', ' – '))).status).toBe(200)
})

test('codes of an earlier version, with letters of both sizes, are still taken', () => {
  const left = ['aB3dE-Fg0Il', 'zY9xW-vU8tS', 'Zy9xW-vU8tS']
  expect(meantCode(left, 'aB3dE-Fg0Il')).toBe(left[0])
  expect(meantCode(left, 'Zy9xWvU8tS')).toBe(left[2])
  expect(meantCode(left, 'zy9xw vu8ts')).toBe(left[1])
  expect(meantCode(left, 'aB3dE-Fg0')).toBeUndefined()
  expect(meantCode(left, '')).toBeUndefined()
})

test('whoever used a spare code finds that among what happened of late, and how many codes are left', async () => {
  const { email, own, codes } = await withSpareCodes()
  await use(email, codes[0] ?? '')
  const { body } = await own.ask('/mine')
  expect(body).toMatchObject({ spareCodes: 9 })
  const { events } = body as { events: { what: string }[] }
  expect(events[0]?.what).toBe('signedIn.spare')
})

test('somebody without an app has no spare codes, and nothing is said of any', async () => {
  const { email } = await invitedTo({ programme, signIn, by: administrator })
  const own = openBrowser(signIn)
  await own.ask('/sign-in/email', { email, password })
  expect((await own.ask('/mine')).body).toMatchObject({ spareCodes: null })
})

test('new spare codes end the old, and it is written down that they were made', async () => {
  const { email, own, codes } = await withSpareCodes()
  const made = await own.ask('/two-factor/generate-backup-codes', { password })
  expect(made.status).toBe(200)
  expect((await use(email, codes[0] ?? '')).status).toBe(401)
  expect((await use(email, (made.body as { backupCodes: string[] }).backupCodes[0] ?? '')).status).toBe(200)
  const { events } = (await own.ask('/mine')).body as { events: { what: string }[] }
  expect(events.map(({ what }) => what)).toContain('spareCodesMade')
})

test('whoever guesses at spare codes waits as long as whoever guesses at the numbers of an app', async () => {
  const { email, codes } = await withSpareCodes()
  const guesses = []
  for (let guess = 0; guess < 11; guess++) guesses.push((await use(email, 'abcde-fghjk')).status)
  expect(guesses).toEqual([...Array(10).fill(401), 429])
  expect((await use(email, codes[0] ?? '')).status).toBe(429)
})

test('whoever takes the app to another phone is worth a password until the new one is set up', async () => {
  const { email, own, codes } = await withSpareCodes()
  const who = () => whoIs(programme.api, sessionOf(own.cookie, programme.database.secrets.cookieSecret) ?? '')
  expect(await who()).toMatchObject({ secondFactor: true })
  expect((await own.ask('/two-factor/disable', { password: 'not the right phrase' })).status).toBe(400)
  expect((await own.ask('/two-factor/disable', { password })).status).toBe(200)
  expect(await who()).toMatchObject({ secondFactor: false })
  const { body } = await own.ask('/two-factor/enable', { password })
  const app = new TOTP({ secret: new URL(String(body?.totpURI)).searchParams.get('secret') ?? '' })
  expect((await own.ask('/two-factor/verify-totp', { code: app.generate() })).status).toBe(200)
  expect(await who()).toMatchObject({ secondFactor: true })
  // what was written down for the phone of before is no good for this one
  expect((await use(email, codes[0] ?? '')).status).toBe(401)
  const { events } = (await own.ask('/mine')).body as { events: { what: string }[] }
  expect(events.map(({ what }) => what)).toEqual(expect.arrayContaining(['codeRemoved', 'codeSetUp']))
})
