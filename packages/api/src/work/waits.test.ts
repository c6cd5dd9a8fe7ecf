/** What waits too long: whom it falls to, who is told, and what nobody hears. */
import { randomUUID } from 'node:crypto'
import { type Instant, instant } from '@alongside/domain/time'
import { instantPlusDays } from '@alongside/domain/working-days'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { nameAccount } from '../message/message.fixture.ts'
import { aTeam, type Somebody, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { tellWaits } from './tell-waits.ts'

let programme: Programme
let team: Team
let lead: SignedIn
let administrator: SignedIn
let colleague: SignedIn
let met: Somebody
beforeAll(async () => {
  programme = await openProgramme('2025-01-13T10:00:00.000Z')
  team = await aTeam(programme)
  lead = await programme.signIn('safeguardingLead')
  administrator = await programme.signIn('administrator')
  colleague = await programme.signIn('coordinator')
  await nameAccount(programme, colleague.accountId, 'Robin Ash')
  met = await somebody(programme, team, 'mentored', { called: 'Ada' })
  await somebody(programme, team, 'identified', { called: 'Bea' })
})
afterAll(() => programme.close())

const today = (caller: SignedIn) => asking(programme, caller).work.today()
const heard = async (caller: SignedIn) => (await today(caller)).notices.map(({ of }) => of)
const nameDeputy = (accountId: string | null) =>
  asking(programme, administrator).places.nameDeputy({
    clinicId: programme.clinic,
    turn: 'coordinator',
    accountId,
    commandId: randomUUID(),
  })

/** The day by which their mentor was to do something. */
async function theirDay(): Promise<Instant> {
  const { dueAt } = await asking(programme, team.coordinator).mentoring.byId({ id: met.mentoring })
  return dueAt ?? instant('2025-01-13T10:00:00.000Z')
}

test('an administrator names who covers, and those who work there see it', async () => {
  await nameDeputy(colleague.accountId)
  expect((await today(team.coordinator)).covers).toEqual([
    { clinicId: programme.clinic, turn: 'coordinator', name: 'Robin Ash', isYou: false },
  ])
  expect((await today(colleague)).covers[0]?.isYou).toBe(true)
  const { turns } = await asking(programme, administrator).places.deputies({ id: programme.clinic })
  expect(turns.find(({ turn }) => turn === 'coordinator')).toMatchObject({ named: colleague.accountId })
  const { deeds } = await asking(programme, administrator).places.clinic({ id: programme.clinic })
  expect(deeds[0]).toMatchObject({ what: 'deputyNamed', detail: { turn: 'coordinator' } })
})

test('nobody else names who covers, and nobody covers who does not work there', async () => {
  const asked = { clinicId: programme.clinic, turn: 'coordinator', commandId: randomUUID() } as const
  for (const caller of [team.coordinator, team.clinician, lead])
    expect(
      (await noOf(asking(programme, caller).places.nameDeputy({ ...asked, accountId: null }))).code,
    ).toBe('not-found')
  expect(await noOf(nameDeputy(team.clinician.accountId))).toMatchObject({
    fields: { accountId: [expect.any(String)] },
  })
  expect((await today(team.coordinator)).covers[0]?.name).toBe('Robin Ash')
})

test('a mentor who does not act is covered for: the coordinator sees whose turn it is, and only after the settled days', async () => {
  const dueAt = await theirDay()
  programme.clock.set(dueAt)
  expect((await today(team.coordinator)).elsewhere).toEqual([])
  expect(await tellWaits(programme.worker)).toBe(0)
  programme.clock.set(instantPlusDays(dueAt, 6))
  const { elsewhere } = await today(colleague)
  expect(elsewhere.find(({ id }) => id === met.mentoring)).toMatchObject({
    name: 'Ada',
    owner: 'mentor',
    tooLong: true,
  })
})

test('whoever covers is told once, the lead hears that something waits, and nobody hears of somebody who was not released', async () => {
  expect(await tellWaits(programme.worker)).toBeGreaterThan(0)
  await tellWaits(programme.worker)
  expect((await heard(colleague)).filter(of => of === 'waitsTooLong')).toHaveLength(1)
  expect(await heard(team.coordinator)).not.toContain('waitsTooLong')
  const seen = await today(lead)
  expect(seen.notices.filter(({ of }) => of === 'somethingWaits')).toEqual([
    expect.objectContaining({ personId: null, lifecycleId: null }),
  ])
  expect(seen.tooLong).toEqual([
    expect.objectContaining({ kind: 'mentoring', label: 'Meeting', owner: 'mentor', count: 1 }),
  ])
  expect(JSON.stringify(seen)).not.toContain(met.personId)
})

test('once somebody who covered leaves, it falls to all of the others again', async () => {
  await asking(programme, administrator).accounts.disable({
    id: colleague.accountId,
    commandId: randomUUID(),
  })
  await programme.behind.query('delete from notice')
  await tellWaits(programme.worker)
  expect(await heard(team.coordinator)).toContain('waitsTooLong')
})
