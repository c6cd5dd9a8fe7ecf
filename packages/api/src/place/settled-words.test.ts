/** Words that a clinic settled for a message, from the page where they are settled to what waits to leave. */
import { randomUUID } from 'node:crypto'
import type { WordsToSettle } from '@alongside/domain/clinic-setting-change'
import { type PlainDate, plainDate, plusMs } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { bodyOf, nameAccount } from '../message/message.fixture.ts'
import { remindOfSessions } from '../message/remind-sessions.ts'
import { aTeam, type Somebody, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { named } from '../testing/named.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let administrator: SignedIn
let team: Team
let person: Somebody

beforeAll(async () => {
  programme = await openProgramme('2025-01-14T10:00:00.000Z')
  administrator = await programme.signIn('administrator')
  await named(programme, administrator, 'Robin')
  team = await aTeam(programme)
  await nameAccount(programme, team.coordinator.accountId, 'Noor Haddad')
  await nameAccount(programme, team.mentor.accountId, 'Thandi Mokoena')
  person = await somebody(programme, team, 'mentored')
})
afterAll(() => programme.close())

const key = { purpose: 'tryAgain', language: 'en' } as const
const english = { purpose: 'tryAgain', language: 'en', readBy: '' } as const
const later = 'Hello {name}, {from} here. I will try later this week.'

async function settle(value: WordsToSettle, on: PlainDate) {
  // two changes are never of one moment
  programme.clock.set(plusMs(programme.clock.now(), 1000))
  const places = asking(programme, administrator).places
  const { version } = await places.toSettle({ id: programme.clinic })
  return places.settle({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    version,
    effectiveOn: on,
    change: { group: 'words', value },
  })
}

/** What the outbox holds for somebody, the newest last. */
async function outboxOf({ personId }: Somebody): Promise<string[]> {
  const { rows } = await programme.behind.query(
    'select id from message where person_id = $1 order by at, cause',
    [personId],
  )
  const bodies: string[] = []
  for (const { id } of rows) bodies.push(await bodyOf(programme, id))
  return bodies
}

async function writeTo({ personId }: Somebody, coordinator = team.coordinator): Promise<void> {
  const words = { purpose: 'tryAgain' } as const
  await asking(programme, coordinator).messages.write({ personId, commandId: randomUUID(), words })
}

test('words that were settled for a later day leave from that day on, and not before', async () => {
  expect(await settle({ ...english, text: ` ${later}\n` }, plainDate('2025-01-20'))).toEqual({
    changes: [
      `What messages say: a word that we will try again, in English: “${later}”, before: the programme’s words`,
    ],
  })
  await writeTo(person)
  programme.clock.set('2025-01-20T10:00:00.000Z')
  await writeTo(person)
  const [before, after] = await outboxOf(person)
  expect(before).toBe("Hi Sam, it's Noor. Nothing urgent, I'll try again another day.")
  expect(after).toBe('Hello Sam, Noor here. I will try later this week.')
})

test('what a mentor finds ready to use is what would be sent from the clinic now', async () => {
  const mentor = asking(programme, team.mentor)
  const { personId } = person
  const shown = await mentor.caseload.person({ personId })
  const draft = await mentor.messages.draft({ personId, words: { purpose: 'tryAgain' } })
  expect(draft.text).toBe('Hello Sam, Thandi here. I will try later this week.')
  expect(shown.person.contact.ready).toEqual({
    language: 'en',
    lines: ['Hello Sam, … here. I will try later this week.'],
  })
})

test('another clinic goes on in the programme’s words', async () => {
  const { otherClinic } = programme
  const elsewhere: Team = {
    clinician: await programme.signIn('clinician', otherClinic),
    coordinator: await programme.signIn('coordinator', otherClinic),
    mentor: await programme.signIn('mentor', otherClinic),
  }
  await nameAccount(programme, elsewhere.coordinator.accountId, 'Ines Duarte')
  const there = await somebody({ ...programme, clinic: otherClinic }, elsewhere, 'mentored')
  await writeTo(there, elsewhere.coordinator)
  expect(await outboxOf(there)).toEqual(["Hi Sam, it's Ines. Nothing urgent, I'll try again another day."])
  const { words } = await asking(programme, administrator).places.clinic({ id: otherClinic })
  expect(words).toEqual([])
})

test('a reminder that the programme writes by itself is in the words of the clinic', async () => {
  const purpose = 'sessionReminder' as const
  await settle({ ...english, purpose, text: '{name}: {when}. {from}' }, plainDate('2025-01-20'))
  const met = await somebody(programme, team, 'mentored')
  await sent(programme, team.mentor, 'mentoring', met.mentoring, {
    type: 'planSession',
    heldAt: '2025-01-21T09:30:00.000Z',
    mode: 'inClinic',
    checkInWith: 'notNeeded',
  })
  await remindOfSessions(programme.worker)
  expect(await outboxOf(met)).toEqual(['Sam: Tuesday 21 January at 09:30. Thandi'])
})

test('words that tell something, name a place or leave a gap out are sent back with the reason, and nothing is kept', async () => {
  const place = { place: 'clinic', id: programme.otherClinic, name: 'Bramble rooms' } as const
  await asking(programme, administrator).places.rename({ commandId: randomUUID(), ...place })
  const no = async (text: string) => noOf(settle({ ...english, text }, plainDate('2025-01-20')))
  expect(await no('Hi, it is {from} from the clinic.')).toMatchObject({
    code: 'not-valid',
    fields: { 'value.text': [expect.stringContaining('“clinic”')] },
  })
  // of another clinic, too: whoever reads it learns as much
  expect(await no('Hi, it is {from} at Bramble.')).toMatchObject({
    fields: { 'value.text': [expect.stringContaining('“bramble”')] },
  })
  expect(await no('Hi, I will try again.')).toMatchObject({
    fields: { 'value.text': [expect.stringContaining('Write {from}')] },
  })
  expect(await asking(programme, administrator).places.lookAtWords({ ...key, text: later })).toEqual({
    wrong: [],
    shown: 'Hello Sam, Jo here. I will try later this week.',
    length: { signs: 47, parts: 1, isWide: false },
  })
})

test('words in another language are settled once somebody who grew up with it has read them', async () => {
  const spanish = { purpose: 'goodbye', language: 'es', text: 'Gracias, {name}.', readBy: '' } as const
  const on = plainDate('2025-01-20')
  expect(await noOf(settle(spanish, on))).toMatchObject({
    fields: { 'value.readBy': [expect.stringContaining('grew up with')] },
  })
  await settle({ ...spanish, readBy: 'Lucía Prado' }, on)
  const { now } = await asking(programme, administrator).places.clinic({ id: programme.clinic })
  expect(now.words.goodbye?.es).toEqual({ text: 'Gracias, {name}.', readBy: 'Lucía Prado' })
  expect(await noOf(settle({ ...spanish, purpose: 'referenceLink' }, on))).toMatchObject({
    code: 'not-valid',
  })
})

test('a clinic goes back to the programme’s words, and who changed what, and from when, stays to be read', async () => {
  programme.clock.set('2025-01-22T10:00:00.000Z')
  await settle({ ...english, text: null }, plainDate('2025-01-22'))
  await writeTo(person)
  expect((await outboxOf(person)).at(-1)).toContain("I'll try again another day.")
  const { now, words, deeds } = await asking(programme, administrator).places.clinic({ id: programme.clinic })
  expect(now.words.tryAgain).toBeUndefined()
  const ofThis = words.filter(({ purpose }) => purpose === 'tryAgain')
  expect(ofThis).toMatchObject([
    { effectiveOn: '2025-01-22', standing: 'now', setBy: 'Robin', language: 'en' },
    // other words of the same day came after it, and replaced nothing of it
    { effectiveOn: '2025-01-20', standing: 'was', setBy: 'Robin' },
  ])
  expect(deeds[0]).toMatchObject({
    what: 'settled',
    detail: { changes: [expect.stringContaining('before: “Hello')] },
  })
  expect(await noOf(settle({ ...english, text: null }, plainDate('2025-01-22')))).toMatchObject({
    code: 'refused',
  })
})

test('nobody but an administrator settles words or looks at new ones', async () => {
  for (const caller of [team.coordinator, team.clinician, team.mentor]) {
    const places = asking(programme, caller).places
    expect((await noOf(places.lookAtWords({ ...key, text: later }))).code).toBe('not-found')
    const change = { group: 'words', value: { ...english, text: later } } as const
    const effectiveOn = plainDate('2025-01-23')
    const asked = { commandId: randomUUID(), clinicId: programme.clinic, version: null, effectiveOn, change }
    expect((await noOf(places.settle(asked))).code).toBe('not-found')
  }
})
