/** Somebody whose way in was taken away: from that moment on, in whichever way it was taken, and for as long as it is. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disableAccount } from '../account/account.changes.ts'
import { type SignedIn, whoIs } from '../actor.ts'
import { must } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { type Browser, openBrowser } from './browser.fixture.ts'
import { sessionOf } from './session-cookie.ts'
import { invitedTo, password, signInOf } from './sign-in.fixture.ts'
import type { SignIn } from './sign-in.ts'

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

/** Somebody at work: invited, and signed in. */
async function atWork(): Promise<{ email: string; accountId: string; browser: Browser }> {
  const { email, accountId } = await invitedTo({ programme, signIn, by: administrator })
  const browser = openBrowser(signIn)
  expect((await browser.ask('/sign-in/email', { email, password })).status).toBe(200)
  return { email, accountId, browser }
}

async function sessionsOf(accountId: string): Promise<number> {
  const { rows } = await programme.behind.query<{ count: number }>(
    `select count(*)::int as count from auth."session" s join account a on a.auth_user_id = s."userId" where a.id = $1`,
    [accountId],
  )
  return rows[0]?.count ?? -1
}

test('somebody whose account is closed is signed out everywhere in that moment', async () => {
  const { accountId, browser, email } = await atWork()
  await openBrowser(signIn).ask('/sign-in/email', { email, password })
  must(await disableAccount(programme.api, administrator, { id: accountId, commandId: randomUUID() }))
  expect(await sessionsOf(accountId)).toBe(0)
  expect((await browser.ask('/mine')).status).toBe(401)
  // and what is kept of it says how many it were
  const { rows } = await programme.behind.query<{ detail: unknown }>(
    `select detail from admin_event where about_account_id = $1 and what = 'accountEnded'`,
    [accountId],
  )
  expect(rows).toEqual([{ detail: { sessions: 2 } }])
})

test('whoever closes an account by whatever way ends its sessions with it', async () => {
  const { accountId } = await atWork()
  await programme.behind.query('update account set disabled_at = now() where id = $1', [accountId])
  expect(await sessionsOf(accountId)).toBe(0)
})

test('a session that slipped through while the account was closed opens nothing, not even one’s own page', async () => {
  const { accountId, browser } = await atWork()
  const { rows } = await programme.behind.query<{ id: string }>(
    'select s.* from auth."session" s where token = $1',
    [sessionOf(browser.cookie, programme.database.secrets.cookieSecret)],
  )
  await programme.behind.query('update account set disabled_at = now() where id = $1', [accountId])
  await programme.behind.query('delete from auth."session" where id = $1', [rows[0]?.id])
  await programme.behind.query(
    'insert into auth."session" select * from json_populate_record(null::auth."session", $1)',
    [JSON.stringify(rows[0])],
  )
  expect(await sessionsOf(accountId)).toBe(1)
  for (const path of ['/mine', '/mine/proofs']) expect((await browser.ask(path)).status).toBe(401)
  expect((await browser.ask('/two-factor/enable', { password })).status).toBe(401)
})

test('whoever was closed out is answered at sign-in as if the password were wrong, and comes back when let in again', async () => {
  const { accountId, email } = await atWork()
  await programme.behind.query('update account set disabled_at = now() where id = $1', [accountId])
  const wrong = await openBrowser(signIn).ask('/sign-in/email', { email, password: 'not the right phrase' })
  expect(await openBrowser(signIn).ask('/sign-in/email', { email, password })).toEqual(wrong)
  expect(wrong.status).toBe(401)
  expect(await sessionsOf(accountId)).toBe(0)
  await programme.behind.query('update account set disabled_at = null where id = $1', [accountId])
  const again = openBrowser(signIn)
  expect((await again.ask('/sign-in/email', { email, password })).status).toBe(200)
  const session = sessionOf(again.cookie, programme.database.secrets.cookieSecret) ?? ''
  expect(await whoIs(programme.api, session)).toMatchObject({ accountId })
})
