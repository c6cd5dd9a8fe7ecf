import { randomUUID } from 'node:crypto'
import type { Language, OfferAnswer } from '@alongside/domain/messages'
import { instant, londonDateOf, londonInstant, plainTime, plusDays, weekdayOf } from '@alongside/domain/time'
import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SignedIn, sessionHash } from '../actor.ts'
import { Sealed } from '../database/sealed.ts'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { ringTimers } from '../jobs/ring-timers.ts'
import { nameAccount } from '../message/message.fixture.ts'
import { appRouter } from '../router.ts'
import { signInOf } from '../sign-in/sign-in.fixture.ts'
import { contact } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { told } from '../testing/journey.ts'
import { questionsOf } from '../testing/many.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { createCallerFactory } from '../trpc.ts'
import { newToken } from './token.ts'

let programme: Programme
let clinician: SignedIn
let coordinator: SignedIn

/** A link is open by the real clock, as a session is: so these stories play on the next working day at ten. */
function nextMonday(): string {
  let day = plusDays(londonDateOf(instant(new Date().toISOString())), 1)
  while (weekdayOf(day) !== 1) day = plusDays(day, 1)
  return londonInstant(day, plainTime('10:00'))
}

beforeAll(async () => {
  programme = await openProgramme(nextMonday())
  clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
  await nameAccount(programme, clinician.accountId, 'Amara Nwosu')
})
afterAll(() => programme.close())

interface Offered {
  readonly personId: string
  readonly referralId: string
}

/** Somebody who was told, and of whom we know a number. */
async function toldSomebody(called = 'Ottoline'): Promise<Offered> {
  const desk = asking(programme, clinician)
  const { id: referralId, personId } = await desk.referral.add({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    person: {
      clinicNumber: `N${randomUUID().slice(0, 8)}`,
      called,
      familyName: '',
      language: '',
      reason: 'newlyDiagnosed',
      reasonOn: londonDateOf(programme.clock.now()),
      unwell: false,
      phone: '07700 900123',
    },
  } as never)
  await desk.referral.send({ id: referralId, seq: 0, commandId: randomUUID(), event: told } as never)
  return { personId, referralId }
}

/** Sends a link and reads the token where nobody else can: in the sealed text of the message. */
async function sendLink({ referralId, personId }: Offered, language: Language = 'en'): Promise<string> {
  await asking(programme, clinician).links.issue({ referralId, language, commandId: randomUUID() })
  const [message] = await messagesTo(personId)
  const token = /\/a\/(\w+)/.exec(message?.body ?? '')?.[1]
  if (!token) throw new Error('The message holds no link')
  return token
}

async function messagesTo(personId: string) {
  const { rows } = await programme.behind.query(
    `select id, channel, body_sealed, to_sealed, next_attempt_at, cancelled_at, sent_at from message
     where person_id = $1 order by at desc, next_attempt_at desc, cancelled_at desc nulls first`,
    [personId],
  )
  const { rows: keys } = await programme.behind.query('select wrapped from data_key where owner_id = $1', [
    personId,
  ])
  const key = programme.api.keys.unwrap(personId, keys[0].wrapped)
  return rows.map(row => ({
    ...row,
    body: new Sealed(row.body_sealed).open(key, { table: 'message', column: 'body_sealed', id: row.id }),
    to: new Sealed(row.to_sealed).open(key, { table: 'message', column: 'to_sealed', id: row.id }),
  }))
}

const anybody = () => asking(programme, null)
const yes: Extract<OfferAnswer, { answer: 'takeUp' }> = {
  answer: 'takeUp',
  scopes: {
    shareContact: true,
    tellClinicStatus: true,
    tellClinicSummary: false,
    teamDiscussion: false,
    onwardReferral: false,
    evaluation: false,
  },
  contact: {
    called: 'Otti',
    channels: ['text', 'call'],
    days: [2, 4],
    from: plainTime('18:00'),
    until: plainTime('21:00'),
    phone: '',
    email: '',
    ifSomeoneElseAnswers: 'Say that you will call back.',
  },
}
const noThanks: OfferAnswer = { answer: 'noThanks' }

function say(token: string, given: OfferAnswer, commandId = randomUUID()) {
  return anybody().offer.answer({ token, commandId, given })
}

async function journalOf(referralId: string) {
  const { rows } = await programme.behind.query(
    'select type, role, account_id, to_state from journal where lifecycle_id = $1 order by seq',
    [referralId],
  )
  return rows
}

/** The no with which a call was answered, to the last sign. */
async function answerTo(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => 'yes',
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof TRPCError)) return String(error)
  return JSON.stringify({
    code: error.code,
    message: error.message,
    refusal: await noOf(Promise.reject(error)),
  })
}

describe('a link', () => {
  test('is sent to one person, signed with a first name, with nothing in it that tells anything', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody)
    const [message] = await messagesTo(somebody.personId)
    expect(message).toMatchObject({ channel: 'text', to: '+447700900123' })
    expect(message?.body.replace(token, '…')).toMatch(
      /^Hi Ottoline, it's Amara\. Here is the page I told you about: http:\/\/127\.0\.0\.1:4001\/a\/… It is only for you and works until \d+ \w+\.$/,
    )
  })

  test('is kept as a hash and nowhere else', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody)
    const { rows } = await programme.behind.query('select * from private_link where person_id = $1', [
      somebody.personId,
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0].token_hash).toBe(sessionHash(token))
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('has a token of more than 128 bits, each sign as likely as any other', () => {
    const counts = new Map<string, number>()
    for (let round = 0; round < 2000; round++)
      for (const sign of newToken()) counts.set(sign, (counts.get(sign) ?? 0) + 1)
    expect(Math.log2(counts.size) * newToken().length).toBeGreaterThan(128)
    const expected = (2000 * 28) / counts.size
    for (const count of counts.values()) expect(Math.abs(count - expected) / expected).toBeLessThan(0.15)
  })

  test('shows what is offered and by whom, and looking changes nothing', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody, 'ar')
    const before = await journalOf(somebody.referralId)
    for (let times = 0; times < 3; times++)
      expect(await anybody().offer.look({ token })).toEqual({
        language: 'ar',
        languages: ['en', 'es', 'pt', 'pl', 'fr', 'ar'],
        from: 'Amara',
        stage: 'open',
        goesAheadAt: null,
      })
    expect(await journalOf(somebody.referralId)).toEqual(before)
  })

  test('is not sent before somebody was told, nor after they answered', async () => {
    const desk = asking(programme, clinician)
    const { id: referralId } = await desk.referral.add({
      commandId: randomUUID(),
      clinicId: programme.clinic,
      person: {
        clinicNumber: `N${randomUUID().slice(0, 8)}`,
        called: 'P',
        familyName: '',
        language: '',
        phone: '',
        reason: 'clinicianFlag',
        unwell: false,
      },
    } as never)
    const preview = await desk.links.preview({ referralId })
    expect(preview).toMatchObject({
      plan: null,
      reason: 'A link is sent after the offer was made and before it was answered.',
    })
    const no = await noOf(desk.links.issue({ referralId, language: 'en', commandId: randomUUID() }))
    expect(no.code).toBe('refused')
  })

  test('leaves in the hours that are safe for them', async () => {
    const somebody = await toldSomebody()
    await asking(programme, clinician).people.recordContact({
      personId: somebody.personId,
      seq: 0,
      commandId: randomUUID(),
      contact: { ...contact, days: [3], from: '18:00', until: '19:00' },
    } as never)
    const { plan } = await asking(programme, clinician).links.preview({ referralId: somebody.referralId })
    const wednesday = londonInstant(plusDays(londonDateOf(programme.clock.now()), 2), plainTime('18:00'))
    expect(plan).toMatchObject({ isNow: false, leavesAt: wednesday, ending: '123' })
    await sendLink(somebody)
    const [message] = await messagesTo(somebody.personId)
    expect(message.next_attempt_at.toISOString()).toBe(wednesday)
  })

  test('is not sent by a way that they did not allow', async () => {
    const somebody = await toldSomebody()
    await asking(programme, clinician).people.recordContact({
      personId: somebody.personId,
      seq: 0,
      commandId: randomUUID(),
      contact: { ...contact, channels: ['call'] },
    } as never)
    const preview = await asking(programme, clinician).links.preview({ referralId: somebody.referralId })
    expect(preview.reason).toBe('They have not agreed to be reached by text message or email.')
  })

  test('is not sent with a name that would tell something', async () => {
    const somebody = await toldSomebody('Clinic patient')
    const preview = await asking(programme, clinician).links.preview({ referralId: somebody.referralId })
    expect(preview.reason).toMatch(/^This could tell a stranger something: “clinic” and “patient”/)
  })

  test('is nobody else’s: not another clinic’s, not a coordinator’s, not a mentor’s', async () => {
    const somebody = await toldSomebody()
    const stranger = await programme.signIn('clinician', programme.otherClinic)
    for (const caller of [stranger, coordinator, await programme.signIn('mentor')])
      expect(
        (await noOf(asking(programme, caller).links.preview({ referralId: somebody.referralId }))).code,
      ).toBe('not-found')
  })
})

describe('an answer', () => {
  test('yes: what they agreed, how to reach them, and a word to the clinic, all or nothing', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody)
    expect(await say(token, yes)).toEqual({ answer: 'takeUp' })
    expect((await journalOf(somebody.referralId)).at(-1)).toEqual({
      type: 'agree',
      role: 'person',
      account_id: null,
      to_state: 'agreed',
    })
    const { person } = await asking(programme, clinician).people.byId({ personId: somebody.personId })
    expect(person.called).toBe('Otti')
    expect(person.contact.rules).toMatchObject({ channels: ['text', 'call'], days: [2, 4], from: '18:00' })
    expect(person.contact.details).toMatchObject({
      // the number to which the link came
      phone: '+447700900123',
      language: 'English',
      ifSomeoneElseAnswers: 'Say that you will call back.',
    })
    const scopes = Object.fromEntries(person.consents.map(({ scope, given, how }) => [scope, [given, how]]))
    expect(scopes).toMatchObject({ shareContact: [true, 'privateLink'], evaluation: [false, 'privateLink'] })
    await deliverOutbox(programme.worker)
    const { notices } = await asking(programme, clinician).work.today()
    expect(notices.map(({ lifecycleId }) => lifecycleId)).toContain(somebody.referralId)
  })

  test('yes to everything but passing on the name is answered with why, and the link stays open', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody)
    const no = await noOf(say(token, { ...yes, scopes: { ...yes.scopes, shareContact: false } }))
    expect(no.code).toBe('refused')
    expect((await anybody().offer.look({ token })).stage).toBe('open')
    const { person } = await asking(programme, clinician).people.byId({ personId: somebody.personId })
    expect(person.called).toBe('Ottoline')
  })

  test('a way without its number is refused by its field, and nothing of it stays', async () => {
    const token = await sendLink(await toldSomebody())
    const no = await noOf(say(token, { ...yes, contact: { ...yes.contact, channels: ['email'] } }))
    expect(no).toMatchObject({ code: 'not-valid', fields: { email: [expect.any(String)] } })
    expect((await anybody().offer.look({ token })).stage).toBe('open')
  })

  test('not now: they are asked again on the day they chose, and not before', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody)
    const askAgainOn = plusDays(londonDateOf(programme.clock.now()), 90)
    expect(await say(token, { answer: 'notNow', askAgainOn })).toEqual({ answer: 'notNow' })
    const view = await asking(programme, clinician).referral.byId({ id: somebody.referralId })
    expect(view).toMatchObject({ state: 'optedOut', optOutReason: 'notNow', askAgain: 'onDate', askAgainOn })
  })

  test('no thanks: one step, no reason, and whatever was on its way stays here', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody)
    expect(await say(token, noThanks)).toEqual({ answer: 'noThanks' })
    const [message] = await messagesTo(somebody.personId)
    expect(message.cancelled_at).not.toBeNull()
    expect((await journalOf(somebody.referralId)).at(-1)).toMatchObject({
      type: 'optOut',
      to_state: 'optedOut',
    })
  })

  test('pressed twice has one effect, and is answered twice alike', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody)
    const commandId = randomUUID()
    const both = await Promise.all([say(token, noThanks, commandId), say(token, noThanks, commandId)])
    expect(both).toEqual([{ answer: 'noThanks' }, { answer: 'noThanks' }])
    expect(await say(token, noThanks, commandId)).toEqual({ answer: 'noThanks' })
    expect((await journalOf(somebody.referralId)).filter(({ type }) => type === 'optOut')).toHaveLength(1)
  })

  test('of two different answers at the same moment exactly one counts', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody)
    const both = await Promise.allSettled([say(token, yes), say(token, noThanks)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await journalOf(somebody.referralId)).filter(({ role }) => role === 'person')).toHaveLength(1)
  })

  test('given while the record moved is taken where it stands now', async () => {
    const somebody = await toldSomebody()
    const token = await sendLink(somebody)
    await asking(programme, clinician).referral.send({
      id: somebody.referralId,
      seq: 1,
      commandId: randomUUID(),
      event: { type: 'leaveOpen' },
    })
    expect(await say(token, yes)).toEqual({ answer: 'takeUp' })
  })
})

describe('where silence releases', () => {
  async function silent(): Promise<Offered & { token: string }> {
    await programme.behind.query(
      `insert into clinic_setting (clinic_id, effective_on, settings, set_at) values ($1, '2020-01-01', $2, now())
       on conflict do nothing`,
      [
        programme.clinic,
        JSON.stringify({
          release: { basis: 'withinService', approvedBy: 'Guardian of the trust', approvedOn: '2025-01-01' },
        }),
      ],
    )
    const somebody = await toldSomebody()
    await asking(programme, clinician).people.recordContact({
      personId: somebody.personId,
      seq: 0,
      commandId: randomUUID(),
      contact: { ...contact, called: 'Ottoline' },
    } as never)
    return { ...somebody, token: await sendLink(somebody) }
  }

  test('the page says until when, and a no after the window still takes everything back', async () => {
    const { token, referralId, personId } = await silent()
    const { goesAheadAt } = await anybody().offer.look({ token })
    expect(goesAheadAt).not.toBeNull()
    await programme.behind.query(`update timer set run_at = $2 where lifecycle_id = $1`, [
      referralId,
      programme.clock.now(),
    ])
    await ringTimers(programme.worker)
    expect((await journalOf(referralId)).at(-1)).toMatchObject({ to_state: 'released.toTriage' })
    expect((await asking(programme, coordinator).people.byId({ personId })).person.released).toBe(true)
    expect(await anybody().offer.look({ token })).toMatchObject({ stage: 'goingAhead' })
    expect(await say(token, noThanks)).toEqual({ answer: 'noThanks' })
    expect((await noOf(asking(programme, coordinator).people.byId({ personId }))).code).toBe('not-found')
  })

  test('a no still stops it when the team has taken it up already', async () => {
    const { token, referralId, personId } = await silent()
    await programme.behind.query(`update timer set run_at = $2 where lifecycle_id = $1`, [
      referralId,
      programme.clock.now(),
    ])
    await ringTimers(programme.worker)
    const { seq } = await asking(programme, coordinator).referral.byId({ id: referralId })
    const { began } = await asking(programme, coordinator).referral.send({
      id: referralId,
      seq,
      commandId: randomUUID(),
      event: { type: 'accept' },
    })
    const look = () => anybody().offer.look({ token })
    expect(await look()).toMatchObject({ stage: 'goingAhead' })
    // with the try that the house counts at its door, the page stays within the eight of every other
    expect(await questionsOf(look)).toBeLessThanOrEqual(7)
    expect(await say(token, noThanks)).toEqual({ answer: 'noThanks' })
    expect((await journalOf(began[0]?.id ?? '')).at(-1)).toMatchObject({ type: 'withdraw', role: 'person' })
    expect((await noOf(asking(programme, coordinator).people.byId({ personId }))).code).toBe('not-found')
  })

  test('a yes to what goes ahead already is kept: what they agreed, and how to reach them', async () => {
    const { token, referralId, personId } = await silent()
    await programme.behind.query(`update timer set run_at = $2 where lifecycle_id = $1`, [
      referralId,
      programme.clock.now(),
    ])
    await ringTimers(programme.worker)
    expect(await say(token, yes)).toEqual({ answer: 'takeUp' })
    const { person } = await asking(programme, coordinator).people.byId({ personId })
    expect(person.called).toBe('Otti')
    expect(person.consents.map(({ how }) => how)).toContain('privateLink')
    expect((await journalOf(referralId)).filter(({ role }) => role === 'person')).toEqual([])
  })
})

describe('a token that opens nothing', () => {
  async function dead(): Promise<Record<string, string>> {
    const [used, revoked, expired, over, died] = [
      await toldSomebody(),
      await toldSomebody(),
      await toldSomebody(),
      await toldSomebody(),
      await toldSomebody(),
    ]
    const desk = asking(programme, clinician)
    const tokens = {
      unknown: newToken(),
      'no token at all': 'x',
      empty: '',
      used: await sendLink(used),
      revoked: await sendLink(revoked),
      replaced: await sendLink(over),
      expired: await sendLink(expired),
      'of somebody who died': await sendLink(died),
    }
    await say(tokens.used, noThanks)
    const [{ id: linkId = '' } = {}] = (await desk.links.preview({ referralId: revoked.referralId })).links
    await desk.links.revoke({ linkId, commandId: randomUUID() })
    await sendLink(over)
    await programme.behind.query(
      `update private_link set expires_at = now() - interval '1 second' where person_id = $1`,
      [expired.personId],
    )
    await desk.people.recordDeath({ personId: died.personId, commandId: randomUUID() })
    return tokens
  }

  test('is answered alike whatever the reason, to the last sign, when looked at and when answered', async () => {
    const tokens = await dead()
    const answers = new Set<string>()
    for (const token of Object.values(tokens)) {
      answers.add(await answerTo(anybody().offer.look({ token })))
      answers.add(await answerTo(say(token, noThanks)))
      answers.add(await answerTo(say(token, yes)))
    }
    expect([...answers]).toEqual([
      JSON.stringify({ code: 'NOT_FOUND', message: 'not-found', refusal: { code: 'not-found' } }),
    ])
  })

  test('is answered no more when somebody knocks too often, and the next one may go on', async () => {
    const { behind } = programme
    // two processes side by side count together
    const processes = [1, 2].map(() => signInOf(programme, { attemptsPerMinute: 5 }))
    let turn = 0
    const from = (address: string) =>
      createCallerFactory(appRouter)({
        doors: programme.api,
        caller: null,
        secondFactorNeeded: false,
        mayKnock: async () => (await processes[turn++ % 2]?.mayTry(address, 3)) ?? true,
      }).offer.look({ token: newToken() })
    const codes = async (address: string) =>
      (await from(address).catch((error: unknown) => error as TRPCError)) as TRPCError
    for (let times = 0; times < 3; times++) expect((await codes('one')).code).toBe('NOT_FOUND')
    expect((await codes('one')).code).toBe('TOO_MANY_REQUESTS')
    expect((await codes('other')).code).toBe('NOT_FOUND')
    await behind.query(`update auth.pace set since = since - interval '61 seconds'`)
    expect((await codes('one')).code).toBe('NOT_FOUND')
    await Promise.all(processes.map(process => process.close()))
  })
})
