import { randomUUID } from 'node:crypto'
import { ClinicSettings } from '@alongside/domain/clinic-settings'
import { plainDate } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme('2026-11-23T10:00:00.000Z')
  team = await aTeam(programme)
})
afterAll(() => programme.close())

async function cameTo(personId: string, on: string, code = '5'): Promise<void> {
  await programme.behind.query(
    `insert into attendance (id, clinic_id, person_id, appointment_key, held_on, code, recorded_at)
     select gen_random_uuid(), clinic_id, id, gen_random_uuid()::text, $2, $3, now() from person where id = $1`,
    [personId, on, code],
  )
}

/** Somebody whom the clinic knows, who opted out long ago and was last seen on this day. */
async function lastSeen(on: string, called = 'Sam') {
  const { personId, referral } = await somebody(programme, team, 'identified', { called })
  await sent(programme, team.clinician, 'referral', referral, {
    type: 'optOut',
    askAgain: 'onDate',
    askAgainOn: '2026-11-20',
  })
  await cameTo(personId, on)
  return personId
}

const gapsOf = async (caller: SignedIn = team.clinician) => asking(programme, caller).careGaps.list({})
const gapOf = async (personId: string) => (await gapsOf()).rows.find(row => row.personId === personId)

let minute = 0
function found(personId: string, outcome: string, lastSeenOn: string | null) {
  minute += 1
  programme.clock.set(`2026-11-23T11:${String(minute).padStart(2, '0')}:00.000Z`)
  const given = { personId, outcome, lastSeenOn, commandId: randomUUID() }
  return asking(programme, team.clinician).careGaps.record(given as never)
}

test('somebody not seen for a year stands on the list with the day they were last seen, and the number of months', async () => {
  const long = await lastSeen('2025-10-30', 'Ada')
  await cameTo(long, '2026-03-02', '3')
  const lately = await lastSeen('2026-02-02')
  const { clinics, rows } = await gapsOf()
  expect(clinics).toMatchObject([
    { months: 12, seenLatelyFrom: '2025-11-23', appointmentsUntil: '2026-03-02' },
  ])
  expect(rows.find(row => row.personId === long)).toMatchObject({
    name: 'Ada',
    lastSeenOn: '2025-10-30',
    outcome: null,
    sought: true,
  })
  expect(rows.find(row => row.personId === lately)).toBeUndefined()
})

test('a clinic that settled fifteen months has a shorter list than one that settled twelve', async () => {
  const person = await lastSeen('2025-10-01')
  expect(await gapOf(person)).toBeDefined()
  await programme.behind.query(
    `insert into clinic_setting (clinic_id, effective_on, set_at, settings) values ($1, '2026-01-01', now(), $2)`,
    [programme.clinic, JSON.stringify(ClinicSettings.parse({ lostToFollowUpMonths: 15 }))],
  )
  expect(await gapOf(person)).toBeUndefined()
  await programme.behind.query('delete from clinic_setting')
})

test('what was found out settles a gap, and a visit ends it', async () => {
  const person = await lastSeen('2025-01-15')
  await found(person, 'unableToContact', '2025-01-15')
  expect(await gapOf(person)).toMatchObject({ outcome: 'unableToContact', sought: true })
  await found(person, 'inCareElsewhere', '2025-01-15')
  expect(await gapOf(person)).toMatchObject({ outcome: 'inCareElsewhere', sought: false })
  expect((await gapsOf()).counts).toMatchObject({ inCareElsewhere: 1 })
  await cameTo(person, '2025-06-01')
  expect(await gapOf(person)).toMatchObject({ lastSeenOn: '2025-06-01', outcome: null })
  const late = found(person, 'declined', '2025-01-15')
  expect(await noOf(late)).toEqual({ code: 'changed-meanwhile' })
})

test('somebody who has died is looked for no more, and nobody gets in touch', async () => {
  const person = await lastSeen('2025-01-15')
  await found(person, 'died', '2025-01-15')
  expect(await gapOf(person)).toBeUndefined()
  expect((await asking(programme, team.clinician).people.byId({ personId: person })).person.diedOn).toBe(
    plainDate('2026-11-23'),
  )
})

test('somebody whom the clinic is in touch with again is offered support as coming back to care, and asked afresh', async () => {
  const person = await lastSeen('2025-01-15', 'Femi')
  const offer = () =>
    asking(programme, team.clinician).careGaps.offer({ personId: person, commandId: randomUUID() })
  expect(await noOf(offer())).toEqual({ code: 'not-found' })
  await found(person, 'reEngaged', '2025-01-15')
  programme.clock.set('2026-11-23T12:00:00.000Z')
  await offer()
  const { episodes, earlier } = await asking(programme, team.clinician).people.byId({ personId: person })
  expect(episodes[0]?.lifecycles[0]).toMatchObject({
    state: 'identified',
    reason: 'reEngaging',
    tracing: 'reEngaged',
    reasonOn: '2026-11-23',
  })
  expect(earlier).toHaveLength(1)
  expect(await noOf(offer())).toMatchObject({ code: 'refused' })
})

test('the list of one clinic is its own, and no coordinator has it', async () => {
  const person = await lastSeen('2025-01-15')
  const stranger = await programme.signIn('clinician', programme.otherClinic)
  expect((await gapsOf(stranger)).rows).toEqual([])
  const theirs = asking(programme, stranger).careGaps
  const given = { personId: person, outcome: 'unknown', lastSeenOn: '2025-01-15', commandId: randomUUID() }
  expect(await noOf(theirs.record(given as never))).toEqual({ code: 'not-found' })
  expect(await noOf(gapsOf(team.coordinator))).toEqual({ code: 'not-found' })
})
