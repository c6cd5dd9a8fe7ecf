/** The access log for those who answer for it, copies for the person, and days that were unusual. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { read } from '../read.ts'
import { asking, noOf } from '../testing/asking.ts'
import { mentored, must, session, step } from '../testing/journey.ts'
import { named } from '../testing/named.ts'
import { makePerson, openProgramme, type Programme } from '../testing/programme.ts'
import { openNotices } from '../work/notices.ts'
import { watchAccess } from './watch-access.ts'

let programme: Programme
let clinician: SignedIn
let coordinator: SignedIn
let mentor: SignedIn
let lead: SignedIn
let personId: string

beforeAll(async () => {
  programme = await openProgramme()
  clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
  mentor = await programme.signIn('mentor')
  lead = await programme.signIn('safeguardingLead')
  await named(programme, coordinator, 'Imelda')
  const mentoring = await mentored(programme, { clinician, coordinator, mentor })
  await step(programme, mentor, mentoring, session(programme))
  const { rows } = await programme.behind.query<{ person_id: string }>(
    'select person_id from mentoring where id = $1',
    [mentoring.id],
  )
  personId = rows[0]?.person_id ?? ''
})
afterAll(() => programme.close())

const ask = (caller: SignedIn) => asking(programme, caller)
const command = () => ({ commandId: randomUUID() })

test('a person may be told who looked, from which organisation and why, and no worker is named to a coordinator', async () => {
  await ask(coordinator).people.byId({ personId })
  const { looks, clinicName } = await ask(coordinator).audit.person({ personId })
  expect(looks[0]).toMatchObject({
    organisation: 'The support team',
    role: 'coordinator',
    what: 'Opened the record',
    by: null,
  })
  expect(clinicName).toBe('North clinic')
  expect(
    looks.some(({ organisation, role }) => role === 'clinician' && organisation === 'North clinic'),
  ).toBe(true)
  expect(looks.some(({ what }) => /session/i.test(what))).toBe(true)
  expect(looks.every(({ by }) => by === null)).toBe(true)
  // to look up who looked is a look as well
  const again = await ask(coordinator).audit.person({ personId })
  expect(again.looks[0]?.what).toBe('Looked up who had looked at the record')
})

test('nobody else asks who looked, and nobody asks about a person of another clinic', async () => {
  for (const caller of [
    clinician,
    mentor,
    await programme.signIn('analyst'),
    await programme.signIn('administrator'),
  ])
    expect((await noOf(ask(caller).audit.person({ personId }))).code).toBe('not-found')
  const elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  expect((await noOf(ask(elsewhere).audit.person({ personId }))).code).toBe('not-found')
  const unreleased = await makePerson(programme)
  expect((await noOf(ask(coordinator).audit.person({ personId: unreleased }))).code).toBe('not-found')
})

test('a worker who is this very person learns nothing from the log', async () => {
  const other = await programme.signIn('coordinator')
  await programme.behind.query('insert into hat (account_id, person_id) values ($1, $2)', [
    other.accountId,
    personId,
  ])
  expect((await noOf(ask(other).audit.person({ personId }))).code).toBe('not-found')
})

test('everybody sees what they looked at themselves, and nothing of anybody else', async () => {
  const fresh = await programme.signIn('coordinator')
  expect((await ask(fresh).audit.own()).looks).toEqual([])
  await ask(fresh).people.byId({ personId })
  await noOf(ask(fresh).people.byId({ personId: randomUUID() }))
  const { looks } = await ask(fresh).audit.own()
  expect(looks.map(({ what, people, denied }) => [what, people, denied])).toEqual([
    ['Opened the record', 0, true],
    ['Opened the record', 1, false],
  ])
})

test('whoever asks for three records that are not theirs is looked into by the lead, once', async () => {
  const curious = await programme.signIn('coordinator')
  await named(programme, curious, 'Quill')
  for (const _ of [1, 2, 3]) await noOf(ask(curious).people.byId({ personId: randomUUID() }))
  expect(await watchAccess(programme.worker)).toBeGreaterThan(0)
  expect(await watchAccess(programme.worker)).toBe(0)
  const { days } = await ask(lead).audit.unusual()
  const day = days.find(({ by }) => by === 'Quill')
  expect(day).toMatchObject({ kind: 'notTheirs', times: 3, finding: null })
  const notices = must(
    await read(programme.api, lead, 'test', async reading => ({ open: await openNotices(reading) })),
  ).open.filter(({ of }) => of === 'unusualAccess')
  expect(notices.length).toBeGreaterThan(0)
  // the notice names nobody
  expect(notices[0]).toMatchObject({ personId: null, lifecycleId: null })
  await ask(lead).audit.lookedInto({ ...command(), id: day?.id ?? '', finding: 'talkedAbout' })
  expect((await ask(lead).audit.unusual()).days.find(({ id }) => id === day?.id)?.finding).toBe('talkedAbout')
  for (const caller of [coordinator, clinician, mentor])
    expect((await noOf(ask(caller).audit.unusual())).code).toBe('not-found')
  const elsewhere = await programme.signIn('safeguardingLead', programme.otherClinic)
  expect((await ask(elsewhere).audit.unusual()).days).toEqual([])
})

test('a list that is taken away is written down with its reason and with everybody on it', async () => {
  const foreign = await makePerson(programme, programme.otherClinic)
  expect(
    await ask(coordinator).audit.taken({
      ...command(),
      list: 'mentoring',
      reason: 'supervision',
      personIds: [personId, foreign],
    }),
  ).toEqual({ people: 1 })
  const { looks } = await ask(coordinator).audit.person({ personId })
  expect(looks.map(({ what }) => what)).toContain('Took a list away: supervision')
  expect(
    (
      await noOf(
        ask(await programme.signIn('administrator')).audit.taken({
          ...command(),
          list: 'mentoring',
          reason: 'cover',
          personIds: [],
        }),
      )
    ).code,
  ).toBe('not-found')
})
