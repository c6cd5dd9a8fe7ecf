import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedIn, whoIs } from '../actor.ts'
import { sessionOf } from '../sign-in/session-cookie.ts'
import { invitedTo, password, signInOf } from '../sign-in/sign-in.fixture.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { asking } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

const apiUrl = 'http://127.0.0.1:4000'
let programme: Programme
let signIn: SignIn
let administrator: SignedIn
let coordinator: SignedIn
beforeAll(async () => {
  programme = await openProgramme()
  signIn = signInOf(programme, { attemptsPerMinute: 100, appUrls: [apiUrl] })
  administrator = await programme.signIn('administrator')
  coordinator = await programme.signIn('coordinator')
})
afterAll(async () => {
  await signIn.close()
  await programme.close()
})

async function post(path: string, body: unknown): Promise<{ status: number; body: unknown; cookie: string }> {
  const answer = await signIn.handle(
    new Request(`${apiUrl}/auth${path}`, {
      method: 'POST',
      headers: { origin: apiUrl, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
  const cookie = answer.headers
    .getSetCookie()
    .map(each => each.split(';', 1)[0])
    .join('; ')
  return { status: answer.status, body: await answer.json().catch(() => null), cookie }
}

async function somebodyLost(clinicId = programme.clinic) {
  const { email, accountId } = await invitedTo({ programme, signIn, by: administrator }, { clinicId })
  const { cookie } = await post('/sign-in/email', { email, password })
  const session = sessionOf(cookie, programme.database.secrets.cookieSecret) ?? ''
  expect((await post('/way-back/ask', { email })).status).toBe(200)
  const { waysBack } = await asking(programme, coordinator).waysBack.list()
  return { email, accountId, session, wayBack: waysBack.find(each => each.accountId === accountId) }
}

const noticesOf = async (accountId: string) => {
  const { rows } = await programme.behind.query<{ of: string }>(
    `select "of" from notice where account_id = $1 and "of" like 'wayBack%' order by at`,
    [accountId],
  )
  return rows.map(row => row.of)
}

test('somebody who lost every way in is let back in on the word of two, and begins anew', async () => {
  const { email, accountId, session, wayBack } = await somebodyLost()
  expect(wayBack).toMatchObject({ state: 'asked', name: 'Sam', mayConfirm: true })
  const id = wayBack?.id ?? ''
  expect(await whoIs(programme.api, session)).not.toBeNull()

  const first = await asking(programme, coordinator).waysBack.confirm({
    id,
    commandId: randomUUID(),
    how: 'byVideo',
  })
  expect(first.code).toBeNull()
  const second = await asking(programme, administrator).waysBack.confirm({
    id,
    commandId: randomUUID(),
    how: 'inPerson',
  })
  expect(second.code).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/)
  // with the second word every session is over, and all three hear of it
  expect(await whoIs(programme.api, session)).toBeNull()
  expect(await noticesOf(accountId)).toEqual(['wayBackGiven'])
  expect(await noticesOf(coordinator.accountId ?? '')).toContain('wayBackGiven')
  expect(await noticesOf(administrator.accountId ?? '')).toContain('wayBackGiven')

  const code = second.code ?? ''
  const fresh = 'another long enough phrase'
  expect((await post('/way-back/use', { code: 'abcd-abcd-abcd-abcd-abcd', password: fresh })).status).toBe(
    401,
  )
  const used = await Promise.all([1, 2, 3].map(() => post('/way-back/use', { code, password: fresh })))
  expect(used.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  expect((await post('/sign-in/email', { email, password })).status).toBe(401)
  expect((await post('/sign-in/email', { email, password: fresh })).status).toBe(200)
  const { rows } = await programme.behind.query<{ what: string }>(
    'select what from admin_event where about_account_id = $1 order by at',
    [accountId],
  )
  expect(rows.map(({ what }) => what)).toEqual(['invited', 'wayBackConfirmed', 'wayBackGiven'])
})

test('nobody counts twice, and nobody helps themself', async () => {
  const { wayBack } = await somebodyLost()
  const id = wayBack?.id ?? ''
  const confirm = () =>
    asking(programme, coordinator).waysBack.confirm({ id, commandId: randomUUID(), how: 'inPerson' })
  expect((await confirm()).code).toBeNull()
  await expect(confirm()).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' })
  const { rows } = await programme.behind.query('select link_hash from auth.recovery where id = $1', [id])
  expect(rows[0]).toEqual({ link_hash: null })

  await programme.behind.query(
    `insert into auth.recovery (user_id, expires_at)
     select auth_user_id, now() + interval '1 day' from account where id = $1`,
    [coordinator.accountId],
  )
  const { waysBack } = await asking(programme, coordinator).waysBack.list()
  expect(waysBack.map(each => each.accountId)).not.toContain(coordinator.accountId)
})

test('a coordinator of another clinic does not learn that somebody asked, and a mentor sees no list', async () => {
  const { wayBack } = await somebodyLost()
  const elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  const their = await asking(programme, elsewhere).waysBack.list()
  expect(their.waysBack).toEqual([])
  await expect(
    asking(programme, elsewhere).waysBack.confirm({
      id: wayBack?.id ?? '',
      commandId: randomUUID(),
      how: 'inPerson',
    }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const mentor = await programme.signIn('mentor')
  await expect(asking(programme, mentor).waysBack.list()).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('an address without an account is answered as one with, and as slowly', async () => {
  const began = performance.now()
  const { status, body } = await post('/way-back/ask', { email: 'nobody@example.test' })
  expect([status, body]).toEqual([200, { done: true }])
  expect(performance.now() - began).toBeGreaterThan(390)
})

test('after two days nobody can confirm any more, and a code is good for one', async () => {
  const { wayBack } = await somebodyLost()
  const id = wayBack?.id ?? ''
  await programme.behind.query('update auth.recovery set expires_at = now() where id = $1', [id])
  await expect(
    asking(programme, coordinator).waysBack.confirm({ id, commandId: randomUUID(), how: 'inPerson' }),
  ).rejects.toMatchObject({ code: 'CONFLICT' })
  const another = (await somebodyLost()).wayBack?.id ?? ''
  await asking(programme, coordinator).waysBack.confirm({
    id: another,
    commandId: randomUUID(),
    how: 'inPerson',
  })
  const { code } = await asking(programme, administrator).waysBack.confirm({
    id: another,
    commandId: randomUUID(),
    how: 'inPerson',
  })
  await programme.behind.query(`update auth.recovery set link_until = now() where id = $1`, [another])
  expect((await post('/way-back/use', { code, password: 'another long enough phrase' })).status).toBe(401)
})
