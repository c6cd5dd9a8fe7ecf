import { randomUUID } from 'node:crypto'
import { mostTries } from '@alongside/domain/messages'
import { plusMs } from '@alongside/domain/time'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { aTeam, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import type { Carrier, Letter, Post } from './carrier.ts'
import { deliverMessages } from './deliver-messages.ts'
import { localCarrier } from './local.carrier.ts'
import { aMessage, bodyOf, storedMessage } from './message.fixture.ts'
import { notifyCarrier } from './notify.carrier.ts'
import { type NotifyHouse, openNotifyHouse } from './notify-house.fixture.ts'
import { smtpCarrier } from './smtp.carrier.ts'
import { type MailHouse, openMailHouse } from './smtp-house.fixture.ts'

let programme: Programme
let team: Team
let coordinator: SignedIn
let mailHouse: MailHouse
let notifyHouse: NotifyHouse
let post: Post

const MINUTE = 60_000

beforeAll(async () => {
  programme = await openProgramme('2025-01-14T10:00:00.000Z')
  team = await aTeam(programme)
  coordinator = team.coordinator
  ;[mailHouse, notifyHouse] = [await openMailHouse(), await openNotifyHouse()]
  post = {
    email: smtpCarrier({ url: mailHouse.url, from: 'Sam <notes@pages.example>', patienceMs: 300 }),
    text: notifyCarrier({
      url: notifyHouse.url,
      key: notifyHouse.key,
      textTemplate: randomUUID(),
      emailTemplate: randomUUID(),
      patienceMs: 300,
    }),
  }
})
afterAll(async () => {
  await Promise.all([mailHouse.close(), notifyHouse.close()])
  await programme.close()
})
beforeEach(async () => {
  programme.clock.set('2025-01-14T10:00:00.000Z')
  mailHouse.mood = 'takes'
  notifyHouse.mood = 'takes'
  await programme.behind.query('update message set cancelled_at = now() where sent_at is null')
})

const deliver = () => deliverMessages(programme.worker, post)
const later = (minutes: number) => programme.clock.set(plusMs(programme.clock.now(), minutes * MINUTE))
const byMail = (address: string) => mailHouse.taken.filter(({ to }) => to.includes(address))
const byNotify = (id: string) => notifyHouse.taken.filter(({ reference }) => reference === id)

describe('by a mail server', () => {
  test('a letter goes to one address, with a line above it that tells nothing, and is ticked off', async () => {
    const { id, address } = await aMessage(programme, { channel: 'email' })
    expect(await deliver()).toEqual({ sent: 1, failed: [] })
    const [letter] = byMail(address)
    expect(letter?.to).toEqual([address])
    expect(letter?.messageId).toBe(`<${id}@pages.example>`)
    expect(letter?.text).toMatch(/^Subject: A note for you$/m)
    expect(letter?.text).toMatch(/^From: Sam <notes@pages\.example>$/m)
    expect(letter?.text).not.toMatch(/^(cc|bcc):/im)
    expect(await storedMessage(programme, id)).toMatchObject({
      sent_at: expect.any(Date),
      attempts: 1,
      trying_since: null,
    })
    expect(await deliver()).toEqual({ sent: 0, failed: [] })
    expect(byMail(address)).toHaveLength(1)
  })

  test('where the clinic settled a name, a letter comes under that name from the same address', async () => {
    const { behind, clinic } = programme
    await behind.query(
      `insert into clinic_setting (clinic_id, effective_on, set_at, settings) values ($1, '2025-01-02', now(), $2)`,
      [clinic, JSON.stringify({ messages: { sender: 'Jo' } })],
    )
    const { address } = await aMessage(programme, { channel: 'email' })
    await deliver()
    await behind.query('delete from clinic_setting where clinic_id = $1', [clinic])
    expect(byMail(address)[0]?.text).toMatch(/^From: Jo <notes@pages\.example>$/m)
  })

  test('a server that is busy is asked again later, and later still', async () => {
    const { id, address } = await aMessage(programme, { channel: 'email' })
    mailHouse.mood = 'busy'
    await deliver()
    const { next_attempt_at, sent_at, trying_since } = await storedMessage(programme, id)
    expect([sent_at, trying_since]).toEqual([null, null])
    expect(next_attempt_at.toISOString()).toBe(plusMs(programme.clock.now(), MINUTE))
    await deliver()
    expect((await storedMessage(programme, id)).attempts).toBe(1)
    mailHouse.mood = 'takes'
    later(1)
    expect((await deliver()).sent).toBe(1)
    expect(byMail(address)).toHaveLength(1)
  })

  test.each(['refusesAddress', 'refusesLetter'] as const)(
    'a server that %s for good is not asked again; a person looks at it',
    async mood => {
      const { id } = await aMessage(programme, { channel: 'email' })
      mailHouse.mood = mood
      await deliver()
      expect(await storedMessage(programme, id)).toMatchObject({
        given_up_at: expect.any(Date),
        last_problem: 'refused',
        sent_at: null,
      })
      later(600)
      mailHouse.mood = 'takes'
      expect((await deliver()).sent).toBe(0)
    },
  )

  test.each(['silent', 'dropsBeforeData'] as const)('a server that is %s is tried again', async mood => {
    const { id, address } = await aMessage(programme, { channel: 'email' })
    mailHouse.mood = mood
    await deliver()
    expect((await storedMessage(programme, id)).sent_at).toBeNull()
    mailHouse.mood = 'takes'
    later(1)
    expect((await deliver()).sent).toBe(1)
    expect(byMail(address)).toHaveLength(1)
  })

  test('a server that took it and broke off gets it again under the same id, by which it can tell', async () => {
    const { id, address } = await aMessage(programme, { channel: 'email' })
    mailHouse.mood = 'takesThenDrops'
    await deliver()
    expect(await storedMessage(programme, id)).toMatchObject({
      sent_at: null,
      trying_since: expect.any(Date),
    })
    mailHouse.mood = 'takes'
    later(1)
    expect((await deliver()).sent).toBe(1)
    expect(new Set(byMail(address).map(({ messageId }) => messageId)).size).toBe(1)
  })

  test('when nobody answers for a day and a half, a person looks at it', async () => {
    const { id } = await aMessage(programme, { channel: 'email' })
    mailHouse.mood = 'busy'
    // more rounds than tries: at night nothing is tried
    for (let round = 0; round < 3 * mostTries; round++) {
      const { next_attempt_at, given_up_at } = await storedMessage(programme, id)
      if (given_up_at !== null) break
      programme.clock.set(next_attempt_at.toISOString())
      await deliver()
    }
    expect(await storedMessage(programme, id)).toMatchObject({
      given_up_at: expect.any(Date),
      attempts: mostTries,
      last_problem: 'unreachable',
    })
  })
})

describe('by GOV.UK Notify', () => {
  test('a text goes to one number, under its own reference', async () => {
    const { id } = await aMessage(programme)
    expect(await deliver()).toEqual({ sent: 1, failed: [] })
    expect(byNotify(id)).toMatchObject([{ to: '+447700900123', body: `Hi, it's Sam (${id}).` }])
    expect((await storedMessage(programme, id)).reference).toBe(byNotify(id)[0]?.id)
  })

  test('what it took before it broke off is not sent twice: it is asked first', async () => {
    const { id } = await aMessage(programme)
    notifyHouse.mood = 'takesThenDrops'
    await deliver()
    expect((await storedMessage(programme, id)).sent_at).toBeNull()
    notifyHouse.mood = 'takes'
    later(1)
    expect((await deliver()).sent).toBe(1)
    expect(byNotify(id)).toHaveLength(1)
    expect((await storedMessage(programme, id)).reference).toBe(byNotify(id)[0]?.id)
  })

  test.each(['tooMany', 'broken', 'silent'] as const)('when it is %s, it is tried again', async mood => {
    const { id } = await aMessage(programme)
    notifyHouse.mood = mood
    await deliver()
    notifyHouse.mood = 'takes'
    later(1)
    expect((await deliver()).sent).toBe(1)
    expect(byNotify(id)).toHaveLength(1)
  })

  test('a number that it refuses is for a person to look at', async () => {
    const { id } = await aMessage(programme)
    notifyHouse.mood = 'refuses'
    await deliver()
    expect(await storedMessage(programme, id)).toMatchObject({ last_problem: 'refused', sent_at: null })
  })
})

describe('at the moment of sending', () => {
  const silently: Post = { text: { carry: fail }, email: { carry: fail } }
  async function fail(): Promise<never> {
    throw new Error('Nothing may be carried here')
  }
  const deliverNothing = () => deliverMessages(programme.worker, silently)

  test('what was stopped meanwhile stays here', async () => {
    const { id } = await aMessage(programme)
    await programme.behind.query('update message set cancelled_at = now() where id = $1', [id])
    expect(await deliverNothing()).toEqual({ sent: 0, failed: [] })
  })

  test('nothing is sent to somebody who has died', async () => {
    const { id, personId } = await aMessage(programme)
    await programme.behind.query(`update person set died_on = '2025-01-13' where id = $1`, [personId])
    expect(await deliverNothing()).toEqual({ sent: 0, failed: [] })
    expect(await storedMessage(programme, id)).toMatchObject({
      cancelled_at: expect.any(Date),
      last_problem: 'stopped',
    })
  })

  test('a way that is not allowed any more is not taken', async () => {
    const { id, personId } = await aMessage(programme)
    await programme.behind.query(
      `update person set contact_rules = jsonb_set(contact_rules, '{channels}', '["call"]') where id = $1`,
      [personId],
    )
    await deliverNothing()
    expect(await storedMessage(programme, id)).toMatchObject({ last_problem: 'notAllowed', sent_at: null })
  })

  test('at night it waits until eight, and out of their hours until theirs begin', async () => {
    const { id } = await aMessage(programme)
    programme.clock.set('2025-01-14T21:30:00.000Z')
    await deliverNothing()
    const { next_attempt_at, attempts } = await storedMessage(programme, id)
    expect([next_attempt_at.toISOString(), attempts]).toEqual(['2025-01-15T08:00:00.000Z', 0])
    programme.clock.set('2025-01-15T08:00:00.000Z')
    expect((await deliver()).sent).toBe(1)
  })

  test('the number of today counts, not the one of the day on which it was written', async () => {
    const { id } = await aMessage(programme, { phone: '+447700900999' })
    await deliver()
    expect(byNotify(id)).toMatchObject([{ to: '+447700900999' }])
  })

  test('without a number somebody has to look at it', async () => {
    const { id } = await aMessage(programme, { phone: null })
    await deliverNothing()
    expect(await storedMessage(programme, id)).toMatchObject({
      given_up_at: expect.any(Date),
      last_problem: 'noAddress',
    })
  })

  test.each([
    'Your results are at the clinic',
    'See you at the North clinic',
    'Spotkanie w przychodni',
    'Le résultat est là',
  ])('a text that tells something does not leave: %s', async body => {
    const { id } = await aMessage(programme, { body })
    await deliverNothing()
    expect(await storedMessage(programme, id)).toMatchObject({
      given_up_at: expect.any(Date),
      last_problem: 'reveals',
    })
  })

  test('what would come too late stays here', async () => {
    const { id } = await aMessage(programme)
    programme.clock.set('2025-03-14T10:00:00.000Z')
    await deliverNothing()
    expect(await storedMessage(programme, id)).toMatchObject({
      last_problem: 'tooLate',
      cancelled_at: expect.any(Date),
    })
  })

  test('two workers send it once between them', async () => {
    const { id } = await aMessage(programme)
    const both = await Promise.all([deliver(), deliver()])
    expect(both.map(({ sent }) => sent).sort()).toEqual([0, 1])
    expect(byNotify(id)).toHaveLength(1)
  })

  test('a worker that dies while it sends leaves it to the next one, which asks before it sends', async () => {
    const { id } = await aMessage(programme)
    const taken: Letter[] = []
    const dies: Carrier = {
      carry: async letter => {
        taken.push(letter)
        throw new Error('The worker is gone')
      },
    }
    await deliverMessages(programme.worker, { text: dies, email: dies })
    expect(taken).toHaveLength(1)
    later(1)
    const remembers: Carrier = {
      ...silently.text,
      tookEarlier: async letter => (taken.some(each => each.id === letter.id) ? 'as it said' : null),
    }
    expect((await deliverMessages(programme.worker, { text: remembers, email: remembers })).sent).toBe(1)
    expect((await storedMessage(programme, id)).reference).toBe('as it said')
  })
})

describe('what could not be delivered', () => {
  async function givenUp() {
    const message = await aMessage(programme, { phone: null })
    await programme.behind.query('update person set released_at = now() where id = $1', [message.personId])
    await deliver()
    return message
  }

  test('is seen by the coordinator with the reason, and never with its words', async () => {
    const { id } = await givenUp()
    const unsent = await asking(programme, coordinator).messages.unsent()
    expect(unsent.find(each => each.id === id)).toMatchObject({
      what: 'A word that we will try again',
      problem: 'We have no number or address for it.',
    })
    expect(JSON.stringify(unsent)).not.toContain('Sam (')
  })

  test('is tried again, or let go', async () => {
    const [first, second] = [await givenUp(), await givenUp()]
    const desk = asking(programme, coordinator)
    await desk.messages.tryAgain({ id: first.id, commandId: randomUUID() })
    expect(await storedMessage(programme, first.id)).toMatchObject({ given_up_at: null, attempts: 0 })
    await desk.messages.letGo({ id: second.id, commandId: randomUUID() })
    expect((await desk.messages.unsent()).map(({ id }) => id)).not.toContain(second.id)
    expect((await noOf(desk.messages.letGo({ id: second.id, commandId: randomUUID() }))).code).toBe(
      'not-found',
    )
  })

  test('is nobody else’s', async () => {
    const { id } = await givenUp()
    const stranger = await programme.signIn('coordinator', programme.otherClinic)
    expect(await asking(programme, stranger).messages.unsent()).toEqual([])
    expect(
      (await noOf(asking(programme, stranger).messages.tryAgain({ id, commandId: randomUUID() }))).code,
    ).toBe('not-found')
    expect((await noOf(asking(programme, team.mentor).messages.unsent())).code).toBe('not-found')
  })
})

test('where no carrier is set, a message stays in the house and is read on a page', async () => {
  const { id, personId } = await aMessage(programme, {
    body: 'Here: https://pages.example/a/bcd234 until Friday',
  })
  const here = localCarrier(programme.worker)
  await deliverMessages(programme.worker, { text: here, email: here })
  const posted = await asking(programme, team.clinician).messages.posted()
  expect(posted.find(each => each.id === id)).toMatchObject({
    personId,
    to: '+447700900123',
    body: 'Here: https://pages.example/a/bcd234 until Friday',
  })
  // the record itself keeps no way in
  expect(await bodyOf(programme, id)).toBe('Here: https://pages.example/a/… until Friday')
})
