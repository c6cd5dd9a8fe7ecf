/** Accounts, asked for as a screen would ask: who may open and end them, and what ends with them. */
import { randomUUID } from 'node:crypto'
import { sessionLimits } from '@alongside/domain/account'
import type { Role } from '@alongside/domain/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedIn, whoIs } from '../actor.ts'
import { signInOf } from '../sign-in/sign-in.fixture.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { asking, noOf } from '../testing/asking.ts'
import { released } from '../testing/journey.ts'
import { named } from '../testing/named.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let signIn: SignIn
let administrator: SignedIn
let second: SignedIn

beforeAll(async () => {
  programme = await openProgramme()
  signIn = signInOf(programme, { attemptsPerMinute: 5 })
  administrator = await programme.signIn('administrator')
  second = await programme.signIn('administrator')
  await named(programme, administrator, 'Robin')
})
afterAll(async () => {
  await signIn.close()
  await programme.close()
})

const ask = (caller: SignedIn) => asking(programme, caller, { signIn }).accounts
const command = () => ({ commandId: randomUUID() })
let invitations = 0

function invitation(
  more: Partial<{ role: 'coordinator' | 'administrator' | 'analyst'; clinicIds: string[] }> = {},
) {
  return {
    name: 'Wren Tolliver',
    email: `wren-${++invitations}@example.test`,
    role: 'coordinator' as const,
    clinicIds: [programme.clinic],
    ...more,
  }
}

async function passwordOpens(email: string, password: string): Promise<number> {
  const answer = await signIn.handle(
    new Request('http://127.0.0.1:4000/auth/sign-in/email', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'http://127.0.0.1:4000',
        'x-alongside-client-ip': `10.1.0.${++invitations}`,
      },
      body: JSON.stringify({ email, password }),
    }),
  )
  return answer.status
}

test('whoever is invited signs in with a first password that is told once and kept nowhere', async () => {
  const asked = { ...command(), invitation: invitation() }
  const made = await ask(administrator).invite(asked)
  expect(made).toMatchObject({
    firstPassword: expect.stringMatching(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/),
    waits: false,
  })
  expect(await passwordOpens(asked.invitation.email, made.firstPassword ?? '')).toBe(200)
  // a second click is answered with the same account, and tells no password
  expect(await ask(administrator).invite(asked)).toEqual({ ...made, firstPassword: null })
  const { account } = await ask(administrator).byId({ id: made.accountId })
  expect(account).toMatchObject({
    name: 'Wren Tolliver',
    email: asked.invitation.email,
    role: 'coordinator',
    clinics: [{ id: programme.clinic, name: 'North clinic' }],
    secondFactor: false,
    reviewDue: false,
  })
})

test('an address that has an account is refused beside its field', async () => {
  const taken = invitation()
  await ask(administrator).invite({ ...command(), invitation: taken })
  expect(
    await noOf(
      ask(administrator).invite({ ...command(), invitation: { ...invitation(), email: taken.email } }),
    ),
  ).toMatchObject({ code: 'not-valid', fields: { email: [expect.any(String)] } })
})

test('an administrator is opened by a second one, and never by the one who asked', async () => {
  const made = await ask(administrator).invite({
    ...command(),
    invitation: invitation({ role: 'administrator', clinicIds: [] }),
  })
  expect(made.waits).toBe(true)
  const shown = await ask(administrator).byId({ id: made.accountId })
  expect([shown.account.waits, shown.mayConfirm]).toEqual([true, false])
  const confirm = { id: made.accountId, confirm: true }
  expect(await noOf(ask(administrator).decideRank({ ...command(), ...confirm }))).toMatchObject({
    code: 'refused',
  })
  expect(await noOf(ask(administrator).reopen({ ...command(), id: made.accountId }))).toMatchObject({
    code: 'refused',
  })
  expect((await ask(second).byId({ id: made.accountId })).mayConfirm).toBe(true)
  await ask(second).decideRank({ ...command(), ...confirm })
  const { account, deeds } = await ask(administrator).byId({ id: made.accountId })
  expect([account.waits, account.disabledAt]).toEqual([false, null])
  expect(deeds.map(({ what }) => what).sort()).toEqual(['invited', 'rankAsked', 'rankConfirmed'])
})

test('an account of the asker’s own rank cannot be slipped in past the second person by writing to the table', async () => {
  const { behind } = programme
  const one = await programme.signIn('administrator')
  await expect(
    behind.query(
      `insert into rank_request (id, account_id, asked_by, asked_at, decided_by, decided_at, outcome)
       values ($1, $2, $3, now(), $3, now(), 'confirmed')`,
      [randomUUID(), one.accountId, administrator.accountId],
    ),
  ).rejects.toThrow('rank_request_two_people')
})

test('nobody changes their own account, whatever the change', async () => {
  const own = { id: administrator.accountId }
  for (const call of [
    () => ask(administrator).disable({ ...command(), ...own }),
    () => ask(administrator).endSessions({ ...command(), ...own }),
    () => ask(administrator).review({ ...command(), ...own }),
    () => ask(administrator).changeClinics({ ...command(), ...own, clinicIds: [programme.clinic] }),
    () => ask(administrator).decideRank({ ...command(), ...own, confirm: true }),
  ])
    expect(await noOf(call())).toMatchObject({ code: 'not-yours' })
})

test('somebody who gets another role is signed out, and sees from then on what that role sees', async () => {
  const adviser = await programme.signIn('clinician')
  const asked = { ...command(), id: adviser.accountId, role: 'analyst' as const, clinicIds: [] }
  expect(await ask(administrator).changeRole(asked)).toEqual({ waits: false })
  expect(await ask(administrator).changeRole(asked)).toEqual({ waits: false })
  expect(await whoIs(programme.api, adviser.session)).toBeNull()
  const { account, deeds } = await ask(administrator).byId({ id: adviser.accountId })
  expect([account.role, account.clinics, account.openSessions]).toEqual(['analyst', [], 0])
  expect(deeds.map(({ what, detail }) => [what, detail])).toEqual([
    ['roleChanged', { to: 'analyst', sessions: 1 }],
  ])
})

test('to make somebody an administrator, and to take it from one, needs a second; until then all stays as it was', async () => {
  const coordinator = await programme.signIn('coordinator')
  const of = { id: coordinator.accountId }
  const rise = { ...command(), ...of, role: 'administrator' as const, clinicIds: [] }
  expect(await ask(administrator).changeRole(rise)).toEqual({ waits: true })
  expect((await whoIs(programme.api, coordinator.session))?.role).toBe('coordinator')
  expect(await noOf(ask(administrator).decideRank({ ...command(), ...of, confirm: true }))).toMatchObject({
    code: 'refused',
  })
  expect(await ask(second).byId(of)).toMatchObject({ mayConfirm: true, asksForRole: 'administrator' })
  await ask(second).decideRank({ ...command(), ...of, confirm: true })
  expect(await whoIs(programme.api, coordinator.session)).toBeNull()
  expect((await ask(second).byId(of)).account).toMatchObject({ role: 'administrator', clinics: [] })
  const fall = { ...command(), ...of, role: 'analyst' as const, clinicIds: [] }
  expect(await ask(administrator).changeRole(fall)).toEqual({ waits: true })
  await ask(administrator).decideRank({ ...command(), ...of, confirm: false })
  expect((await ask(second).byId(of)).account).toMatchObject({ role: 'administrator', waits: false })
})

test('a role without its clinics, the same role and the role of a mentor are refused with the reason', async () => {
  const [lead, mentor] = [await programme.signIn('safeguardingLead'), await programme.signIn('mentor')]
  const give = (id: string, role: 'coordinator' | 'safeguardingLead' | 'analyst', clinicIds: string[]) =>
    noOf(ask(administrator).changeRole({ ...command(), id, role, clinicIds }))
  expect(await give(lead.accountId, 'coordinator', [])).toMatchObject({
    fields: { clinicIds: [expect.any(String)] },
  })
  expect(await give(lead.accountId, 'analyst', [programme.clinic])).toMatchObject({
    fields: { clinicIds: [expect.any(String)] },
  })
  expect(await give(lead.accountId, 'safeguardingLead', [programme.clinic])).toMatchObject({
    fields: { role: [expect.any(String)] },
  })
  expect(await give(mentor.accountId, 'coordinator', [programme.clinic])).toMatchObject({
    code: 'refused',
  })
})

test('a leaver has no session and sees nothing from the next statement on', async () => {
  const clinician = await programme.signIn('clinician')
  const coordinator = await programme.signIn('coordinator')
  await released(programme, clinician)
  const list = () => asking(programme, coordinator).referral.list({ view: 'all' })
  expect((await list()).rows.length).toBeGreaterThan(0)
  await ask(administrator).disable({ ...command(), id: coordinator.accountId })
  expect((await list()).rows).toEqual([])
  expect(await whoIs(programme.api, coordinator.session)).toBe(null)
  const { account, sessions } = await ask(administrator).byId({ id: coordinator.accountId })
  expect([account.disabledAt, account.openSessions, sessions]).toEqual([programme.clock.now(), 0, []])
  expect(await noOf(ask(administrator).disable({ ...command(), id: coordinator.accountId }))).toMatchObject({
    code: 'already-done',
  })
  await ask(administrator).reopen({ ...command(), id: coordinator.accountId })
  expect((await ask(administrator).byId({ id: coordinator.accountId })).account.disabledAt).toBe(null)
})

test('whoever is moved to another clinic sees the old one no longer', async () => {
  const clinician = await programme.signIn('clinician')
  const coordinator = await programme.signIn('coordinator')
  await released(programme, clinician)
  await ask(administrator).changeClinics({
    ...command(),
    id: coordinator.accountId,
    clinicIds: [programme.otherClinic],
  })
  expect((await asking(programme, coordinator).referral.list({ view: 'all' })).rows).toEqual([])
  const { account, deeds } = await ask(administrator).byId({ id: coordinator.accountId })
  expect(account.clinics).toEqual([{ id: programme.otherClinic, name: 'South clinic' }])
  expect(deeds[0]).toMatchObject({
    what: 'clinicsChanged',
    by: 'Robin',
    detail: { given: ['South clinic'], taken: ['North clinic'] },
  })
  expect(
    await noOf(ask(administrator).changeClinics({ ...command(), id: coordinator.accountId, clinicIds: [] })),
  ).toMatchObject({ code: 'not-valid', fields: { clinicIds: [expect.any(String)] } })
})

test('sessions of somebody else end at once, and they may sign in again', async () => {
  const analyst = await programme.signIn('analyst')
  expect((await ask(administrator).byId({ id: analyst.accountId })).sessions).toHaveLength(1)
  expect(await ask(administrator).endSessions({ ...command(), id: analyst.accountId })).toEqual({ ended: 1 })
  expect(await whoIs(programme.api, analyst.session)).toBe(null)
  expect((await ask(administrator).byId({ id: analyst.accountId })).account.disabledAt).toBe(null)
})

test('a session that was left alone counts no longer, and whoever had it is still known to have been there', async () => {
  const analyst = await programme.signIn('analyst')
  const { behind } = programme
  const shown = () => ask(administrator).byId({ id: analyst.accountId })
  const leftAlone = async (app: string | null, minutes: number) => {
    await behind.query(
      `update auth."session" s set app = $2, "updatedAt" = now() - make_interval(mins => $3)
       from account a where a.id = $1 and s."userId" = a.auth_user_id`,
      [analyst.accountId, app, minutes],
    )
    const { account, sessions } = await shown()
    return [account.openSessions, sessions.length]
  }
  const apps = Object.entries(sessionLimits).map(([app, limit]) => [app, limit.idleMinutes] as const)
  for (const [app, idle] of [...apps, [null, 30] as const]) {
    expect([app, ...(await leftAlone(app, idle - 1))]).toEqual([app, 1, 1])
    expect([app, ...(await leftAlone(app, idle + 1))]).toEqual([app, 0, 0])
  }
  const { lastSeen } = (await shown()).account
  expect(lastSeen).not.toBe(null)
  await behind.query(
    `update auth."session" s set "expiresAt" = now() - interval '1 minute'
     from account a where a.id = $1 and s."userId" = a.auth_user_id`,
    [analyst.accountId],
  )
  await signIn.sweep()
  expect((await shown()).account.lastSeen).toBe(lastSeen)
})

test('a review is due every quarter until somebody says that they looked', async () => {
  const clinician = await programme.signIn('clinician')
  const { behind, clock } = programme
  await behind.query(`update account set created_at = '2024-06-01' where id = $1`, [clinician.accountId])
  const shown = async () => (await ask(administrator).byId({ id: clinician.accountId })).account
  expect((await shown()).reviewDue).toBe(true)
  await ask(administrator).review({ ...command(), id: clinician.accountId })
  expect(await shown()).toMatchObject({ reviewDue: false, reviewedAt: clock.now() })
})

test('hundreds of accounts come a page at a time, each once, and are found by a part of the address', async () => {
  const all: string[] = []
  let after: string | undefined
  do {
    const page = await ask(administrator).list({ view: 'open', limit: 3, ...(after ? { after } : {}) })
    expect(page.accounts.length).toBeLessThanOrEqual(3)
    all.push(...page.accounts.map(({ id }) => id))
    after = page.next ?? undefined
    if (after === undefined) expect(page.counts.open).toBe(all.length)
  } while (after !== undefined)
  expect(new Set(all).size).toBe(all.length)

  const { email } = invitation()
  const made = await ask(administrator).invite({ ...command(), invitation: { ...invitation(), email } })
  const found = await ask(administrator).list({ view: 'all', find: email.slice(0, -8).toUpperCase() })
  expect(found.accounts.map(({ id }) => id)).toEqual([made.accountId])
  expect((await ask(administrator).list({ view: 'all', find: '%' })).accounts).toEqual([])
})

test('what waits for a second person and what has ended each stand in a list of their own', async () => {
  const { accountId } = await ask(administrator).invite({
    ...command(),
    invitation: invitation({ role: 'administrator', clinicIds: [] }),
  })
  const idsIn = async (view: 'open' | 'waiting' | 'ended') =>
    (await ask(administrator).list({ view, limit: 50 })).accounts.map(({ id }) => id)
  expect(await idsIn('waiting')).toContain(accountId)
  expect(await idsIn('ended')).not.toContain(accountId)
  await ask(second).decideRank({ ...command(), id: accountId, confirm: true })
  await ask(second).disable({ ...command(), id: accountId })
  expect(await idsIn('waiting')).not.toContain(accountId)
  expect(await idsIn('ended')).toContain(accountId)
  expect(await idsIn('open')).not.toContain(accountId)
})

test('only an administrator learns that accounts can be looked after', async () => {
  const id = administrator.accountId
  for (const role of [
    'clinician',
    'mentor',
    'trainee',
    'coordinator',
    'safeguardingLead',
    'analyst',
  ] as Role[]) {
    const caller = await programme.signIn(role)
    for (const call of [
      () => ask(caller).list({}),
      () => ask(caller).byId({ id }),
      () => ask(caller).invite({ ...command(), invitation: invitation() }),
      () => ask(caller).disable({ ...command(), id }),
      () => ask(caller).reopen({ ...command(), id }),
      () => ask(caller).endSessions({ ...command(), id }),
      () => ask(caller).review({ ...command(), id }),
      () => ask(caller).changeClinics({ ...command(), id, clinicIds: [] }),
      () => ask(caller).decideRank({ ...command(), id, confirm: true }),
    ])
      expect([role, (await noOf(call())).code]).toEqual([role, 'not-found'])
  }
  expect(await whoIs(programme.api, administrator.session)).not.toBe(null)
})
