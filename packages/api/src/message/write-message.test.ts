import { randomUUID } from 'node:crypto'
import { instant } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, type Somebody, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import type { Letter } from './carrier.ts'
import { deliverMessages } from './deliver-messages.ts'
import { nameAccount } from './message.fixture.ts'

let programme: Programme
let team: Team
let person: Somebody

beforeAll(async () => {
  programme = await openProgramme('2025-01-14T10:00:00.000Z')
  team = await aTeam(programme)
  await nameAccount(programme, team.coordinator.accountId, 'Noor Haddad')
  person = await somebody(programme, team, 'mentored')
})
afterAll(() => programme.close())

async function carried(): Promise<Letter[]> {
  const letters: Letter[] = []
  const carrier = {
    carry: async (letter: Letter) => {
      letters.push(letter)
      return { came: 'sent', reference: null } as const
    },
  }
  await deliverMessages(programme.worker, { text: carrier, email: carrier })
  return letters.filter(({ personId }) => personId === person.personId)
}

test('a mentor writes a few words to the person they support, and only to them', async () => {
  const mentor = asking(programme, team.mentor)
  const words = {
    purpose: 'ownWords',
    body: 'Hi Sam, the cafe is closed. Shall we meet at the library?',
  } as const
  expect(await mentor.messages.draft({ personId: person.personId, words })).toMatchObject({
    text: words.body,
    reason: null,
    channel: 'text',
    isNow: true,
  })
  await mentor.messages.write({ personId: person.personId, commandId: randomUUID(), words })
  expect(await carried()).toMatchObject([{ to: '+447700900123', body: words.body }])
})

test('the same words sent twice by one press leave once', async () => {
  const commandId = randomUUID()
  const words = { purpose: 'ownWords', body: 'See you there.' } as const
  const mentor = asking(programme, team.mentor)
  await Promise.all([1, 2].map(() => mentor.messages.write({ personId: person.personId, commandId, words })))
  expect(await carried()).toHaveLength(1)
})

test.each([
  ['How did it go at the clinic?', '“clinic”'],
  ['Did you take your pills? Your mentor', '“pills” and “mentor”'],
  ['Widzimy się w przychodni', '“przychodni”'],
])('words that tell something are refused before they are kept: %s', async (body, named) => {
  const words = { purpose: 'ownWords', body } as const
  const mentor = asking(programme, team.mentor)
  expect((await mentor.messages.draft({ personId: person.personId, words })).reason).toContain(named)
  const no = await noOf(mentor.messages.write({ personId: person.personId, commandId: randomUUID(), words }))
  expect(no).toMatchObject({ code: 'refused', reasons: [expect.stringContaining(named)] })
  expect(await carried()).toEqual([])
})

test('a coordinator asks about a time in their language', async () => {
  const words = { purpose: 'checkTime', when: instant('2025-01-16T14:00:00.000Z'), language: 'es' } as const
  await asking(programme, team.coordinator).messages.write({
    personId: person.personId,
    commandId: randomUUID(),
    words,
  })
  expect((await carried())[0]?.body).toBe(
    'Hola, Sam. Soy Noor. Solo para confirmar: ¿te sigue viniendo bien jueves, 16 de enero, 14:00? Responde S o N.',
  )
})

test('nobody writes to somebody whom they do not see', async () => {
  const words = { purpose: 'tryAgain' } as const
  const strangers = [
    await programme.signIn('mentor'),
    await programme.signIn('coordinator', programme.otherClinic),
    await programme.signIn('analyst'),
  ]
  for (const stranger of strangers) {
    const writing = asking(programme, stranger).messages.write({
      personId: person.personId,
      commandId: randomUUID(),
      words,
    })
    expect((await noOf(writing)).code).toBe('not-found')
  }
})

test('nothing is written to somebody who has died', async () => {
  await programme.behind.query(`update person set died_on = '2025-01-13' where id = $1`, [person.personId])
  const words = { purpose: 'tryAgain' } as const
  const writing = asking(programme, team.coordinator).messages.write({
    personId: person.personId,
    commandId: randomUUID(),
    words,
  })
  expect((await noOf(writing)).code).toBe('not-found')
})
