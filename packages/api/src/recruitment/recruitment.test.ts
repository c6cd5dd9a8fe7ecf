/** Applying: by an invitation, in steps, with two referees, and seen by nobody who need not see it. */
import { randomUUID } from 'node:crypto'
import { revealedBy } from '@alongside/domain/messages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Sealed } from '../database/sealed.ts'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { ringTimers } from '../jobs/ring-timers.ts'
import type { Carrier, Letter } from '../message/carrier.ts'
import { deliverMessages } from '../message/deliver-messages.ts'
import { localCarrier } from '../message/local.carrier.ts'
import { signInOf } from '../sign-in/sign-in.fixture.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
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
  signIn = signInOf(programme, { attemptsPerMinute: 100 })
})
afterAll(async () => {
  await signIn.close()
  await programme.close()
})

const nobody = () => asking(programme, null, { signIn })
const coordinating = () => asking(programme, team.coordinator).recruitment

/** What left for somebody outside, word for word, in order. */
async function lettersTo(aboutId = ''): Promise<(Letter & { purpose: string })[]> {
  const out: Letter[] = []
  const carrier: Carrier = {
    carry: async letter => {
      out.push(letter)
      return { came: 'sent', reference: null }
    },
  }
  await deliverMessages(programme.worker, { text: carrier, email: carrier })
  carried.push(...out)
  const { rows } = await programme.behind.query<{ id: string; purpose: string }>(
    'select id, purpose from message where about_id = $1 and sent_at is not null order by at, purpose',
    [aboutId],
  )
  return rows.flatMap(({ id, purpose }) => {
    const letter = carried.find(each => each.id === id)
    return letter ? [{ ...letter, purpose }] : []
  })
}
const carried: Letter[] = []

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
    expect(await coordinating().whole({ id: recruitment })).toMatchObject({
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

  test('is written to once, and reminded when the reference is chased; never after they answered', async () => {
    const { recruitment } = await offered(programme, team.coordinator)
    await sends(programme, team.coordinator, 'recruitment', recruitment, {
      type: 'askForChecks',
      checks: ['firstReference', 'secondReference'],
      dbsLevel: null,
    })
    const referees = await coordinating().referees({ id: recruitment })
    for (const { id } of referees) await coordinating().askReferee({ commandId: randomUUID(), refereeId: id })
    const began = programme.clock.now()
    programme.clock.set('2025-01-14T10:00:00.000Z')
    const [first, second] = referees.map(({ id }) => id)
    expect(await lettersTo(first)).toEqual([
      expect.objectContaining({ purpose: 'referenceLink', to: 'jo@example.org', subject: 'A note for you' }),
    ])
    const [letter] = await lettersTo(second)
    expect(letter?.body).toContain('Hello Sam Reed')
    expect(letter?.body).toContain(
      `/reference/${(await coordinating().referees({ id: recruitment }))[1]?.token}`,
    )
    expect(revealedBy(letter?.body ?? '')).toEqual([])
    expect((await coordinating().referees({ id: recruitment })).map(({ letter: state }) => state)).toEqual([
      'sent',
      'sent',
    ])

    const token = (await coordinating().referees({ id: recruitment }))[0]?.token ?? ''
    const answer = { howYouKnow: 'A friend.', reliable: 'Yes.', wouldTrust: 'yes', anythingElse: '' } as const
    await nobody().joining.answerReference({ token, answer })
    // ten working days later
    programme.clock.set('2025-01-28T10:00:00.000Z')
    await ringTimers(programme.worker)
    await deliverOutbox(programme.worker)
    expect((await lettersTo(first)).map(({ purpose }) => purpose)).toEqual(['referenceLink'])
    expect((await lettersTo(second)).map(({ purpose }) => purpose)).toEqual([
      'referenceLink',
      'referenceReminder',
    ])
    programme.clock.set(began)
  })

  test('is named to the applicant without an address, and their words are not shown to them', async () => {
    const { applicant, recruitment } = await offered(programme, team.coordinator)
    expect(await noOf(asking(programme, applicant).recruitment.referees({ id: recruitment }))).toEqual({
      code: 'not-found',
    })
  })
})

describe('the message with an invitation', () => {
  test('goes to the address that somebody gave, opens for whoever holds it, and its secret is not kept', async () => {
    const made = await coordinating().invite({
      commandId: randomUUID(),
      clinicId: programme.clinic,
      personId: null,
      email: 'somebody@example.org',
    })
    expect(made.sent).toBe(true)
    const began = programme.clock.now()
    programme.clock.set('2025-01-14T10:00:00.000Z')
    const [letter] = await lettersTo(made.id)
    const [row] = (await coordinating().invitations()).filter(({ id }) => id === made.id)
    expect(row).toMatchObject({ letter: 'sent', state: 'open' })
    expect(letter?.to).toBe('somebody@example.org')
    expect(letter?.body).toContain(`/join/${row?.token}`)
    expect(revealedBy(letter?.body ?? '')).toEqual([])
    expect(await nobody().joining.invitation({ token: row?.token ?? '' })).not.toBeNull()
    const { rows } = await programme.behind.query<{ body: Buffer; wrapped: Buffer }>(
      `select m.body_sealed as body, k.wrapped from message m join data_key k on k.owner_id = m.sealed_by where m.about_id = $1`,
      [made.id],
    )
    const key = programme.worker.keys.unwrap(programme.clinic, rows[0]?.wrapped ?? Buffer.alloc(0))
    const kept = new Sealed(rows[0]?.body ?? Buffer.alloc(0)).open(key, {
      table: 'message',
      column: 'body_sealed',
      id: letter?.id ?? '',
    })
    expect(kept).toContain('/join/…')
    programme.clock.set(began)
  })

  test('stays in the house where no carrier is set: the team reads it, a clinic and another team do not', async () => {
    const made = await coordinating().invite({
      commandId: randomUUID(),
      clinicId: programme.clinic,
      personId: null,
      email: 'neighbour@example.org',
    })
    const began = programme.clock.now()
    programme.clock.set('2025-01-14T10:00:00.000Z')
    const here = localCarrier(programme.worker)
    await deliverMessages(programme.worker, { text: here, email: here })
    const [row] = (await coordinating().invitations()).filter(({ id }) => id === made.id)
    expect(row?.letter).toBe('here')
    const [posted] = await asking(programme, team.coordinator).messages.posted()
    expect(posted).toMatchObject({ personId: null, name: null, to: 'neighbour@example.org' })
    expect(posted?.body).toContain(`/join/${row?.token}`)
    const stranger = await programme.signIn('coordinator', programme.otherClinic)
    for (const other of [team.clinician, stranger])
      expect((await asking(programme, other).messages.posted()).map(({ to }) => to)).not.toContain(posted?.to)
    programme.clock.set(began)
  })

  test('to somebody who was supported here goes as they allow; who allows nothing gets the link by hand', async () => {
    const { personId } = await somebody(programme, team, 'closed')
    const began = programme.clock.now()
    programme.clock.set('2025-09-02T10:00:00.000Z')
    const invite = () =>
      coordinating().invite({ commandId: randomUUID(), clinicId: programme.clinic, personId, email: null })
    const made = await invite()
    const { rows } = await programme.behind.query<{ person_id: string; purpose: string }>(
      'select person_id, purpose from message where about_id = $1',
      [made.id],
    )
    expect(made.sent ? rows : []).toEqual(made.sent ? [{ person_id: personId, purpose: 'joinLink' }] : [])
    await programme.behind.query(
      `update person set contact_rules = jsonb_set(contact_rules, '{channels}', '["call"]') where id = $1`,
      [personId],
    )
    expect(await invite()).toMatchObject({ sent: false })
    programme.clock.set(began)
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
    expect(Object.keys(rows[0] as object).sort()).toEqual(['answers', 'clinic_id', 'id', 'month', 'whose'])
    expect(rows[0]).toMatchObject({ whose: 'applicant' })
    const { groups } = await asking(programme, team.coordinator).recruitmentFigures.report({})
    const ethnicity = groups.find(({ question }) => question === 'ethnicity')
    expect(ethnicity?.answered.applicants).toBeNull()
    expect(ethnicity?.answers.map(each => each.groups.applicants)).toEqual([{ count: null, percent: null }])
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
