import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { ringTimers } from '../jobs/ring-timers.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { agreed, told } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme('2025-01-13T10:00:00.000Z')
  team = await aTeam(programme)
})
afterAll(() => programme.close())

/** Turns the clock and lets the jobs do what became due. */
async function later(at: string): Promise<void> {
  programme.clock.set(at)
  await ringTimers(programme.worker)
  await deliverOutbox(programme.worker)
}

async function onTheList(id: string) {
  const { rows } = await asking(programme, team.clinician).referral.list({ view: 'all', limit: 50 })
  return rows.find(row => row.id === id)
}

test('somebody whom nobody told in time is late on every list and page, since the day they were due', async () => {
  const { referral, personId } = await somebody(programme, team, 'identified', { called: 'Ada' })
  const due = '2025-01-24T09:00:00.000Z'
  expect(await onTheList(referral)).toMatchObject({ dueAt: due, overdue: false })

  await later('2025-01-24T09:00:30.000Z')
  await later('2025-01-24T17:01:00.000Z')
  await later('2025-01-27T17:01:00.000Z')
  expect(await onTheList(referral)).toMatchObject({ dueAt: due, overdue: true })
  const ask = asking(programme, team.clinician)
  expect(await ask.referral.byId({ id: referral })).toMatchObject({ dueAt: due, overdue: true })
  const { episodes } = await ask.people.byId({ personId })
  expect(episodes[0]?.lifecycles[0]).toMatchObject({ dueAt: due, overdue: true })
  const { overdue } = await ask.work.today()
  expect(overdue.find(({ id }) => id === referral)).toMatchObject({ dueAt: due, overdue: true })
})

test('late work stands before work that is not late yet', async () => {
  programme.clock.set('2025-02-03T10:00:00.000Z')
  const late = await somebody(programme, team, 'identified')
  const soon = await somebody(programme, team, 'identified')
  await programme.behind.query(`update referral set due_at = '2025-03-03T09:00:00Z' where id = $1`, [
    soon.referral,
  ])
  await later('2025-02-24T09:00:30.000Z')
  const { rows } = await asking(programme, team.clinician).referral.list({ view: 'toTell', limit: 50 })
  const ids = rows.map(({ id }) => id)
  expect(ids.indexOf(late.referral)).toBeLessThan(ids.indexOf(soon.referral))
})

test('once somebody acts the next clock counts, and nothing is late', async () => {
  programme.clock.set('2025-03-03T10:00:00.000Z')
  const { referral } = await somebody(programme, team, 'identified')
  await later('2025-03-04T17:01:00.000Z')
  expect(await onTheList(referral)).toMatchObject({ overdue: true })
  await sent(programme, team.clinician, 'referral', referral, told)
  expect(await onTheList(referral)).toMatchObject({ dueAt: '2025-03-11T17:01:00.000Z', overdue: false })
  await sent(programme, team.clinician, 'referral', referral, agreed)
  await later('2025-03-06T09:00:00.000Z')
  expect(await onTheList(referral)).toMatchObject({ dueAt: '2025-03-05T17:00:00.000Z', overdue: true })
})

test('an answer of tracing does not make somebody who was not told in time any less late', async () => {
  programme.clock.set('2025-04-01T10:00:00.000Z')
  const { id: referral } = await asking(programme, team.clinician).referral.add({
    commandId: crypto.randomUUID(),
    clinicId: programme.clinic,
    person: {
      clinicNumber: 'T1',
      called: 'Bo',
      familyName: '',
      reason: 'reEngaging',
      reasonOn: '2025-03-20',
      unwell: false,
      phone: '',
      language: '',
    },
  } as never)
  const due = (await onTheList(referral))?.dueAt
  await later('2025-04-08T09:00:00.000Z')
  await sent(programme, team.clinician, 'referral', referral, { type: 'recordTracing', outcome: 'unknown' })
  expect(await onTheList(referral)).toMatchObject({ dueAt: due, overdue: true })
})

test('an offer that waits to be made again stays late, although the next reminder is weeks away', async () => {
  programme.clock.set('2025-05-01T10:00:00.000Z')
  const { referral } = await somebody(programme, team, 'identified')
  await sent(programme, team.clinician, 'referral', referral, told)
  await sent(programme, team.clinician, 'referral', referral, { type: 'leaveOpen' })
  await later('2025-05-30T10:00:00.000Z')
  expect(await onTheList(referral)).toMatchObject({ dueAt: '2025-05-29T10:00:00.000Z', overdue: true })
})
