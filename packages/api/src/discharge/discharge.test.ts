import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { multiply, statementsOf } from '../testing/many.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 50')
})
afterAll(() => programme.close())

test('an ending that was planned is on the mentor’s list until it is closed', async () => {
  const { discharge } = await somebody(programme, team, 'ending', { called: 'Ada' })
  const { rows, counts } = await asking(programme, team.mentor).discharge.list({ view: 'open' })
  expect(rows.find(({ id }) => id === discharge)).toMatchObject({
    name: 'Ada',
    state: 'planned',
    planned: true,
    reason: 'goalsMet',
    summaryMayBeShared: true,
  })
  expect(counts.planned).toBeGreaterThan(0)
})

test('a session that is still planned keeps the record open until it was held as the closing meeting', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored')
  await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'planSession',
    heldAt: '2025-01-30T14:00:00.000Z',
    mode: 'inClinic',
    checkInWith: 'notNeeded',
  })
  const { began } = await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'planEnding',
    reason: 'goalsMet',
  })
  const discharge = began[0]?.id ?? ''
  const ask = asking(programme, team.coordinator).discharge
  const closing = (await ask.byId({ id: discharge })).options.find(({ type }) => type === 'closeDirectly')
  expect(closing?.reasons).toContain('A session is still planned. Hold it or cancel it first.')
  await sent(programme, team.mentor, 'discharge', discharge, {
    type: 'holdClosing',
    heldAt: programme.clock.now(),
    difference: '',
    whatNext: '',
    howToComeBackTold: true,
    followUpAgreed: false,
  })
  await sent(programme, team.mentor, 'discharge', discharge, { type: 'noSummary' })
  const { state } = await sent(programme, team.mentor, 'discharge', discharge, {
    type: 'close',
    mentorDebriefed: true,
  })
  expect(state).toBe('closed')
})

test('a summary goes to the clinic only if the person agreed to that', async () => {
  const { discharge, personId } = await somebody(programme, team, 'ending', {
    scopes: { tellClinicSummary: false },
  })
  await sent(programme, team.mentor, 'discharge', discharge, {
    type: 'holdClosing',
    heldAt: programme.clock.now(),
    difference: '',
    whatNext: '',
    howToComeBackTold: true,
    followUpAgreed: false,
  })
  const summary = { type: 'agreeSummary', summary: 'It helped', personAgreed: true }
  const shared = sent(programme, team.mentor, 'discharge', discharge, { ...summary, shareWithClinic: true })
  expect(await noOf(shared)).toMatchObject({
    code: 'refused',
    reasons: ['They have not agreed that the clinic gets the summary.'],
  })
  await sent(programme, team.mentor, 'discharge', discharge, { ...summary, shareWithClinic: false })
  expect((await asking(programme, team.clinician).people.byId({ personId })).sharedSummary).toBeNull()
})

test('the clinic reads the summary that was agreed for it, and nothing else of the support', async () => {
  const { personId } = await somebody(programme, team, 'closed')
  const seen = await asking(programme, team.clinician).people.byId({ personId })
  expect(seen.sharedSummary?.text).toBe('We met four times and it helped')
  expect(seen.sessions).toEqual([])
  expect(seen.episodes.flatMap(({ lifecycles }) => lifecycles.map(({ kind }) => kind))).toEqual(['referral'])
  expect(seen.timeline.every(({ kind }) => kind === 'referral')).toBe(true)
  expect(JSON.stringify(seen)).not.toContain('sister')
})

test('the clinic reads the summary no longer once the agreement to it was taken back', async () => {
  const { personId } = await somebody(programme, team, 'closed')
  const ask = asking(programme, team.clinician)
  await ask.people.withdraw({ personId, commandId: crypto.randomUUID() })
  expect((await ask.people.byId({ personId })).sharedSummary).toBeNull()
})

test('somebody who never came to the closing meeting gets the goodbye that was asked for with the closing', async () => {
  const { discharge, personId } = await somebody(programme, team, 'ending')
  programme.clock.set('2025-03-03T10:00:00.000Z')
  await sent(programme, team.coordinator, 'discharge', discharge, {
    type: 'closeDirectly',
    mentorDebriefed: true,
    sayGoodbye: true,
  })
  await deliverOutbox(programme.worker)
  const { rows } = await programme.behind.query(
    'select channel, cancelled_at from message where person_id = $1',
    [personId],
  )
  expect(rows).toEqual([{ channel: 'text', cancelled_at: null }])
})

test('a summary that was agreed for the clinic is shared even when the record is closed a minute later', async () => {
  const { personId } = await somebody(programme, team, 'closed')
  expect(await summaryOnItsWay(personId)).toEqual({ delivered: false, cancelled: false })
  await deliverOutbox(programme.worker)
  expect(await summaryOnItsWay(personId)).toEqual({ delivered: true, cancelled: false })
})

test('a summary on its way to the clinic stops when the agreement is taken back, and not with a death', async () => {
  const died = await somebody(programme, team, 'closed')
  const withdrew = await somebody(programme, team, 'closed')
  const kept = await somebody(programme, team, 'closed')
  await programme.behind.query(
    `update discharge set state = 'retained', path = 'retained', value = '{"open":"retained"}' where id = $1`,
    [kept.discharge],
  )
  const { people } = asking(programme, team.clinician)
  await people.recordDeath({ personId: died.personId, commandId: crypto.randomUUID() })
  for (const { personId } of [withdrew, kept])
    await people.withdraw({ personId, commandId: crypto.randomUUID() })
  expect(await summaryOnItsWay(died.personId)).toMatchObject({ cancelled: false })
  for (const { personId } of [withdrew, kept])
    expect(await summaryOnItsWay(personId)).toMatchObject({ cancelled: true })
})

async function summaryOnItsWay(personId: string) {
  const { rows } = await programme.behind.query<{ delivered: boolean; cancelled: boolean }>(
    `select delivered_at is not null as delivered, cancelled_at is not null as cancelled from outbox
     where person_id = $1 and type = 'shareSummary'`,
    [personId],
  )
  return rows[0]
}

test('a record that was kept for as long as it must be is destroyed with the key, and only counts are left', async () => {
  programme.clock.set('2025-02-03T10:00:00.000Z')
  const { discharge, personId } = await somebody(programme, team, 'closed', { called: 'Ada' })
  await deliverOutbox(programme.worker)
  await programme.behind.query(
    `update discharge set state = 'retained', path = 'retained', value = '{"open":"retained"}',
       context = context || '{"retainUntil":"2033-02-03"}' where id = $1`,
    [discharge],
  )
  const destroy = () => sent(programme, team.coordinator, 'discharge', discharge, { type: 'destroy' })
  expect(await noOf(destroy())).toMatchObject({ code: 'refused' })
  programme.clock.set('2033-02-04T10:00:00.000Z')
  expect(await destroy()).toMatchObject({ state: 'destroyed', view: { name: null, clinicNumber: null } })
  for (const caller of [team.coordinator, team.clinician])
    expect(await noOf(asking(programme, caller).people.byId({ personId }))).toEqual({ code: 'not-found' })
  const { rows } = await programme.behind.query(
    `select p.clinic_number_index, p.called_sealed, p.contact_rules, k.wrapped
     from person p join data_key k on k.owner_id = p.id where p.id = $1`,
    [personId],
  )
  expect(rows).toEqual([
    { clinic_number_index: null, called_sealed: null, contact_rules: null, wrapped: null },
  ])
})

test('a list of fifty costs as many statements as a list of five', async () => {
  const other = await openProgramme()
  const theirs = await aTeam(other)
  const { discharge } = await somebody(other, theirs, 'ending')
  await multiply(other, { kind: 'discharge', id: discharge }, 4)
  const list = () => asking(other, theirs.coordinator).discharge.list({ view: 'open', limit: 50 })
  const few = await statementsOf(list)
  await multiply(other, { kind: 'discharge', id: discharge }, 45)
  expect((await list()).rows).toHaveLength(50)
  expect(await statementsOf(list)).toBe(few)
  await other.close()
})
