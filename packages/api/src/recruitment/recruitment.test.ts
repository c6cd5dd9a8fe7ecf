/** Applying: by an invitation, in steps, with two referees, and seen by nobody who need not see it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ringTimers } from '../jobs/ring-timers.ts'
import { openSignIn, type SignIn } from '../sign-in/sign-in.ts'
import { aTeam, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { aForm, interested, offered, sends, seqOf, writesForm } from '../testing/joining.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let signIn: SignIn
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  signIn = openSignIn({
    databaseUrl: programme.database.urls.alongside_auth,
    cookieSecret: programme.database.secrets.cookieSecret,
    apiUrl: 'http://127.0.0.1',
    appUrls: [],
    attemptsPerMinute: 100,
  })
})
afterAll(async () => {
  await signIn.close()
  await programme.close()
})

const nobody = () => asking(programme, null, { signIn })
const coordinating = () => asking(programme, team.coordinator).recruitment

async function invitation(personId: string | null = null): Promise<string> {
  const { id } = await coordinating().invite({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    personId,
  })
  const made = (await coordinating().invitations()).find(each => each.id === id)
  return made?.token ?? ''
}

const credentials = () => ({
  name: 'Amara Obi',
  email: `amara.${randomUUID().slice(0, 8)}@example.test`,
  password: 'a long enough password',
})

describe('an invitation', () => {
  test('makes one account, which sees itself and nobody', async () => {
    const token = await invitation()
    expect(await nobody().joining.invitation({ token })).toMatchObject({ clinicName: 'North clinic' })
    const { accountId } = await nobody().joining.takeUp({ token, ...credentials() })
    const { rows } = await programme.behind.query('select role from account where id = $1', [accountId])
    expect(rows).toEqual([{ role: 'trainee' }])
  })

  test('that was used, lapsed, revoked or made up says the same: nothing', async () => {
    const used = await invitation()
    await nobody().joining.takeUp({ token: used, ...credentials() })
    const lapsed = await invitation()
    await programme.behind.query(`update joining_invitation set expires_at = $1 where used_at is null`, [
      programme.clock.now(),
    ])
    for (const token of [used, lapsed, 'AAAAAAAAAAAAAAAAAAAAAA', '', "' or 1=1 --"]) {
      expect(await nobody().joining.invitation({ token })).toBeNull()
      expect(await noOf(nobody().joining.takeUp({ token, ...credentials() }))).toEqual({ code: 'not-found' })
    }
  })

  test('taken up twice at once makes one account, and the other credential is taken back', async () => {
    const token = await invitation()
    const answers = await Promise.allSettled(
      [credentials(), credentials()].map(mine => nobody().joining.takeUp({ token, ...mine })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { rows } = await programme.behind.query(
      `select count(*)::int as n from auth."user" u where email like 'amara.%' and not exists
        (select 1 from account a where a.auth_user_id = u.id)`,
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  test('is kept as a hash: what opens it stands nowhere in the database', async () => {
    const token = await invitation()
    const { rows } = await programme.behind.query<{ found: number }>(
      `select count(*)::int as found from joining_invitation i where i::text like '%' || $1 || '%'`,
      [token],
    )
    expect(rows).toEqual([{ found: 0 }])
  })

  test('for somebody who was supported here waits three months after the ending, and keeps them from their own record', async () => {
    const { personId } = await somebody(programme, team, 'closed')
    const invite = () =>
      coordinating().invite({ commandId: randomUUID(), clinicId: programme.clinic, personId })
    expect(await noOf(invite())).toMatchObject({ code: 'refused' })
    const began = programme.clock.now()
    programme.clock.set('2025-04-14T10:00:00.000Z')
    const token = await invitation(personId)
    const { accountId } = await nobody().joining.takeUp({ token, ...credentials() })
    const { rows } = await programme.behind.query('select person_id from hat where account_id = $1', [
      accountId,
    ])
    expect(rows).toEqual([{ person_id: personId }])
    programme.clock.set(began)
  })
})

describe('an application', () => {
  test('is written in steps, left and found again, and sent once it is whole', async () => {
    const joining = await interested(programme)
    const { applicant, recruitment } = joining
    const mine = asking(programme, applicant).recruitment
    const { draftId } = await mine.beginDraft({ commandId: randomUUID(), recruitmentId: recruitment })
    expect(await mine.beginDraft({ commandId: randomUUID(), recruitmentId: recruitment })).toEqual({
      draftId,
    })
    await mine.keepStep({ commandId: randomUUID(), draftId, step: 'about', answers: aForm.about })
    expect(await mine.draft({ draftId })).toMatchObject({ answers: { about: { called: 'Amara' } } })
    const half = { ...aForm.referees, firstEmail: 'not an address' }
    expect(
      await noOf(mine.keepStep({ commandId: randomUUID(), draftId, step: 'referees', answers: half })),
    ).toMatchObject({ code: 'not-valid', fields: { firstEmail: expect.any(Array) } })
    await sends(programme, team.coordinator, 'recruitment', recruitment, { type: 'inviteToChat' })
    await sends(programme, team.coordinator, 'recruitment', recruitment, {
      type: 'recordChat',
      heldOn: '2025-01-13',
    })
    const apply = async () =>
      mine.sendApplication({
        commandId: randomUUID(),
        id: recruitment,
        seq: await seqOf(programme, 'recruitment', recruitment),
        confirmsTrue: true,
      })
    expect(await noOf(apply())).toMatchObject({ code: 'refused' })
    await writesForm(programme, joining)
    await apply()
    expect(await coordinating().application({ id: recruitment })).toMatchObject({
      application: { about: { name: 'Amara Obi' } },
    })
  })

  test('is read by its writer and by coordinators of the clinic, and by nobody else', async () => {
    const { recruitment } = await offered(programme, team.coordinator)
    const others = [
      await programme.signIn('trainee'),
      team.clinician,
      team.mentor,
      await programme.signIn('coordinator', programme.otherClinic),
      await programme.signIn('analyst'),
      await programme.signIn('administrator'),
    ]
    for (const caller of others) {
      const ask = asking(programme, caller).recruitment
      expect(await noOf(ask.byId({ id: recruitment }))).toEqual({ code: 'not-found' })
      const list = ask.list({ view: 'all' })
      expect(
        caller.role === 'trainee' || caller.role === 'coordinator' ? (await list).rows : await noOf(list),
      ).toEqual(caller.role === 'trainee' || caller.role === 'coordinator' ? [] : { code: 'not-found' })
    }
  })
})

describe('a referee', () => {
  test('answers once, by a link, without signing in; a late answer is found when the clock looks', async () => {
    const { recruitment } = await offered(programme, team.coordinator)
    await sends(programme, team.coordinator, 'recruitment', recruitment, {
      type: 'askForChecks',
      checks: ['firstReference', 'secondReference'],
      dbsLevel: null,
    })
    const [first] = await coordinating().referees({ id: recruitment })
    await coordinating().askReferee({ commandId: randomUUID(), refereeId: first?.id ?? '' })
    const [asked] = await coordinating().referees({ id: recruitment })
    const token = asked?.token ?? ''
    expect(asked).toMatchObject({ name: 'Jo Lane', answeredAt: null })

    const answer = {
      howYouKnow: 'A neighbour.',
      reliable: 'Always.',
      wouldTrust: 'yes',
      anythingElse: '',
    } as const
    expect(await nobody().joining.reference({ token })).toEqual({ about: '' })
    expect(await nobody().joining.answerReference({ token, answer })).toEqual({ kept: true })
    expect(await nobody().joining.reference({ token })).toBeNull()
    expect(await nobody().joining.answerReference({ token, answer })).toEqual({ kept: false })

    await ringTimers(programme.worker)
    const { checks } = await coordinating().byId({ id: recruitment })
    expect(checks.find(({ check }) => check === 'firstReference')?.stage).toBe('received')
    expect(checks.find(({ check }) => check === 'secondReference')?.stage).toBe('asked')
    expect((await coordinating().referees({ id: recruitment }))[0]?.answer).toEqual(answer)
  })

  test('is named to the applicant without an address, and their words are not shown to them', async () => {
    const { applicant, recruitment } = await offered(programme, team.coordinator)
    expect(await noOf(asking(programme, applicant).recruitment.referees({ id: recruitment }))).toEqual({
      code: 'not-found',
    })
  })
})

describe('equality monitoring', () => {
  test('keeps nothing that says whose answers they are, and shows no small number', async () => {
    const { applicant } = await interested(programme)
    await asking(programme, applicant).equality.answer({
      commandId: randomUUID(),
      answers: { ethnicity: 'N', age: '35-44' },
    })
    await asking(programme, applicant).equality.answer({ commandId: randomUUID(), answers: {} })
    const { rows } = await programme.behind.query('select * from equality_answer')
    expect(rows).toHaveLength(1)
    expect(Object.keys(rows[0] as object).sort()).toEqual(['answers', 'clinic_id', 'id', 'month'])
    const { forms, counts } = await asking(programme, team.coordinator).equality.counts()
    expect(forms).toBe(1)
    const ethnicity = counts.find(({ question }) => question === 'ethnicity')
    expect(ethnicity?.answers.filter(({ count }) => count === null)).toHaveLength(1)
    expect(ethnicity?.answers.some(({ count }) => count === 1)).toBe(false)
  })
})

test('an applicant is told by neutral words only', async () => {
  const { applicant, recruitment } = await offered(programme, team.coordinator)
  const { rows } = await programme.behind.query<{ of: string }>(
    'select of from notice where account_id = $1 and lifecycle_id = $2',
    [applicant.accountId, recruitment],
  )
  const today = await asking(programme, applicant).work.today()
  const said = today.notices.map(({ sentence }) => sentence).join(' ')
  expect(said).not.toMatch(/hiv|clinic|mentor|peer|test|health/i)
  expect(rows.length).toBeGreaterThanOrEqual(0)
})
