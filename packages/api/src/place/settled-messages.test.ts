/** What a clinic settled about its messages, from the page where it is settled to the letter and the private page. */
import { randomUUID } from 'node:crypto'
import type { standardSettings } from '@alongside/domain/clinic-settings'
import { instant, londonDateOf, londonInstant, plainTime, plusDays, weekdayOf } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import type { Letter } from '../message/carrier.ts'
import { deliverMessages } from '../message/deliver-messages.ts'
import { nameAccount } from '../message/message.fixture.ts'
import { aTeam, type Somebody, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { told } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let administrator: SignedIn
let team: Team
let person: Somebody

/** A link is open by the real clock, so this story plays on the next working day at ten. */
function nextMonday(): string {
  let day = plusDays(londonDateOf(instant(new Date().toISOString())), 1)
  while (weekdayOf(day) !== 1) day = plusDays(day, 1)
  return londonInstant(day, plainTime('10:00'))
}

beforeAll(async () => {
  programme = await openProgramme(nextMonday())
  administrator = await programme.signIn('administrator')
  team = await aTeam(programme)
  await nameAccount(programme, team.clinician.accountId, 'Amara Nwosu')
  await nameAccount(programme, team.coordinator.accountId, 'Noor Haddad')
  person = await somebody(programme, team, 'mentored')
})
afterAll(() => programme.close())

async function settle(value: Partial<typeof standardSettings.messages>) {
  const places = asking(programme, administrator).places
  const { version, latest } = await places.toSettle({ id: programme.clinic })
  return places.settle({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    version,
    effectiveOn: londonDateOf(programme.clock.now()),
    change: { group: 'messages', value: { ...latest.messages, ...value } },
  })
}

async function carried(): Promise<Letter[]> {
  const letters: Letter[] = []
  const carrier = {
    carry: async (letter: Letter) => {
      letters.push(letter)
      return { came: 'sent', reference: null } as const
    },
  }
  await deliverMessages(programme.worker, { text: carrier, email: carrier })
  return letters
}

/** Somebody who was told, and of whom a number is known. */
async function toldSomebody(): Promise<Somebody> {
  const here = await somebody(programme, team, 'identified')
  await sent(programme, team.clinician, 'referral', here.referral, told)
  return here
}

test('a clinic settles no sender that names the place or says what it is about', async () => {
  const bramble = { place: 'clinic', id: programme.clinic, name: 'Bramble clinic' } as const
  await asking(programme, administrator).places.rename({ commandId: randomUUID(), ...bramble })
  expect(await noOf(settle({ sender: 'Bramble' }))).toMatchObject({
    code: 'not-valid',
    fields: { 'value.sender': [expect.stringContaining('“bramble”')] },
  })
  expect((await noOf(settle({ sender: 'HIV team' }))).code).toBe('not-valid')
})

test('until a name is settled everybody signs with their own first name', async () => {
  const words = { purpose: 'tryAgain' } as const
  const { text } = await asking(programme, team.coordinator).messages.draft({
    personId: person.personId,
    words,
  })
  expect(text).toContain("it's Noor")
})

test('from the day on which it is settled every message comes from that name, on the page that a link opens as well', async () => {
  expect(await settle({ sender: 'Jo', languages: ['en', 'es'] })).toEqual({
    changes: [
      'Messages to people: messages come from Jo, before: the first name of whoever writes',
      expect.stringContaining('English, Spanish, before: English, Spanish, Portuguese'),
    ],
  })
  const words = { purpose: 'tryAgain' } as const
  await asking(programme, team.coordinator).messages.write({
    personId: person.personId,
    commandId: randomUUID(),
    words,
  })
  expect(await carried()).toMatchObject([{ sender: 'Jo', body: expect.stringContaining("it's Jo") }])

  const { referral: referralId } = await toldSomebody()
  const desk = asking(programme, team.clinician).links
  expect(await desk.preview({ referralId })).toMatchObject({ plan: { from: 'Jo' } })
  await desk.issue({ referralId, language: 'es', commandId: randomUUID() })
  const [letter] = await carried()
  expect(letter?.body).toContain('Soy Jo')
  const token = /\/a\/(\w+)/.exec(letter?.body ?? '')?.[1] ?? ''
  expect(await asking(programme, null).offer.look({ token })).toMatchObject({
    from: 'Jo',
    language: 'es',
    languages: ['en', 'es'],
  })
})

test('a language that the clinic settled without is offered nowhere, and whoever speaks it is written to in English', async () => {
  const { referral: referralId } = await toldSomebody()
  const clinic = asking(programme, team.clinician)
  expect(await clinic.links.languages()).toEqual({ languages: ['en', 'es'] })
  expect((await clinic.referral.byId({ id: referralId })).languages).toEqual(['en', 'es'])
  expect(await clinic.links.preview({ referralId, language: 'pl' })).toMatchObject({
    language: 'en',
    languages: ['en', 'es'],
  })
  const asked = clinic.links.issue({ referralId, language: 'pl', commandId: randomUUID() })
  expect((await noOf(asked)).code).toBe('refused')
  const words = { purpose: 'tryAgain', language: 'pl' } as const
  const draft = await asking(programme, team.mentor).messages.draft({ personId: person.personId, words })
  expect(draft).toMatchObject({ language: 'en', text: expect.stringContaining("it's Jo") })
})
