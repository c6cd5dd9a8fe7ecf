import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, contact, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { session } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 50')
})
afterAll(() => programme.close())

test('one page holds a person’s whole way: episodes, what happened, who did it, and how to reach them', async () => {
  const { personId, mentoring } = await somebody(programme, team, 'mentored', {
    called: 'Ada',
    clinicNumber: 'X7',
  })
  await sent(programme, team.mentor, 'mentoring', mentoring, session(programme))
  const seen = await asking(programme, team.coordinator).people.byId({ personId })
  expect(seen.person).toMatchObject({
    called: 'Ada',
    fullName: 'Ada Okafor',
    clinicNumber: 'NX71',
    clinicName: 'North clinic',
    released: true,
    contact: {
      rules: { channels: ['text', 'call', 'inPerson'], from: '08:00' },
      details: { phone: '+447700900123', ifSomeoneElseAnswers: 'Say that you will call again.' },
    },
  })
  expect(seen.episodes).toHaveLength(1)
  expect(seen.episodes[0]?.lifecycles.map(({ kind, state }) => [kind, state])).toEqual([
    ['referral', 'accepted'],
    ['onboarding', 'introduced'],
    ['mentoring', 'active'],
  ])
  expect(seen.timeline[0]).toMatchObject({
    type: 'logSession',
    by: 'mentor',
    label: 'A session was written up',
  })
  expect(seen.timeline.at(-1)).toMatchObject({ type: 'start', by: 'clinician', label: 'Came onto the list' })
})

test('a mentor sees what to call somebody and how to reach them, and neither name nor number nor the referral', async () => {
  const { personId } = await somebody(programme, team, 'mentored', { called: 'Femi' })
  const seen = await asking(programme, team.mentor).people.byId({ personId })
  expect(seen.person).toMatchObject({ called: 'Femi', fullName: null, clinicNumber: null, consents: [] })
  // the number is told on a step of its own, after the card was read
  expect(seen.person.contact.details.phone).toBeNull()
  // the first conversation stays at hand: what they need and wish
  expect(seen.episodes[0]?.lifecycles.map(({ kind }) => kind)).toEqual(['onboarding', 'mentoring'])
  expect(seen.receipts).toEqual([])
})

test('every look at a person is written down with who looked and whose record it was', async () => {
  const { personId } = await somebody(programme, team, 'released')
  await asking(programme, team.coordinator).people.byId({ personId })
  const { rows } = await programme.behind.query(
    `select what, outcome, account_id from access_log where person_ids @> array[$1]::uuid[] order by id desc limit 1`,
    [personId],
  )
  expect(rows).toEqual([{ what: 'people.byId', outcome: 'read', account_id: team.coordinator.accountId }])
})

test('a list writes down everybody whom it named', async () => {
  const { personId } = await somebody(programme, team, 'released')
  await asking(programme, team.clinician).referral.list({ view: 'released', limit: 50 })
  const { rows } = await programme.behind.query(
    `select outcome from access_log where what = 'referral.list' and person_ids @> array[$1]::uuid[]`,
    [personId],
  )
  expect(rows.length).toBeGreaterThan(0)
})

test('a look at a person who does not exist is written down as denied', async () => {
  expect(await noOf(asking(programme, team.mentor).people.byId({ personId: randomUUID() }))).toEqual({
    code: 'not-found',
  })
  const { rows } = await programme.behind.query(
    `select outcome from access_log where account_id = $1 order by id desc limit 1`,
    [team.mentor.accountId],
  )
  expect(rows).toEqual([{ outcome: 'denied' }])
})

test('somebody is found by the whole clinic number, however it is typed, and by nothing less', async () => {
  const { personId } = await somebody(programme, team, 'released', { clinicNumber: '55-90' })
  const search = (clinicNumber: string) => asking(programme, team.coordinator).people.search({ clinicNumber })
  expect((await search(' n55-901 ')).map(found => found.personId)).toEqual([personId])
  expect(await search('N55')).toEqual([])
})

test('what somebody says about being reached replaces what was known, and names and numbers are sealed', async () => {
  const { personId } = await somebody(programme, team, 'released')
  const ask = asking(programme, team.coordinator).people
  const { person } = await ask.byId({ personId })
  const changed = { ...contact, called: 'Alex', channels: ['inPerson'], phone: '', notes: 'Works nights' }
  await ask.recordContact({ personId, seq: person.seq, commandId: randomUUID(), contact: changed as never })
  expect((await ask.byId({ personId })).person).toMatchObject({
    called: 'Alex',
    contact: { rules: { channels: ['inPerson'] }, details: { phone: null, notes: 'Works nights' } },
  })
  const { rows } = await programme.behind.query('select * from person where id = $1', [personId])
  expect(JSON.stringify(rows)).not.toMatch(/Alex|nights|Okafor/)
})

test('two colleagues who change how somebody is reached do not overwrite each other unseen', async () => {
  const { personId } = await somebody(programme, team, 'released')
  const ask = asking(programme, team.coordinator).people
  const { seq } = (await ask.byId({ personId })).person
  const asked = { personId, seq, contact: contact as never }
  await ask.recordContact({ ...asked, commandId: randomUUID() })
  expect(await noOf(ask.recordContact({ ...asked, commandId: randomUUID() }))).toEqual({
    code: 'changed-meanwhile',
  })
})

test('an answer that cannot be kept is refused at its field', async () => {
  const { personId } = await somebody(programme, team, 'released')
  const asked = { personId, seq: 1, commandId: randomUUID(), contact: { ...contact, phone: '' } as never }
  expect(await noOf(asking(programme, team.coordinator).people.recordContact(asked))).toMatchObject({
    code: 'not-valid',
  })
})

test('the clinic can take back an agreement wherever the record stands, in one step', async () => {
  for (const stage of ['released', 'accepted', 'matched', 'mentored', 'ending'] as const) {
    const { personId } = await somebody(programme, team, stage)
    const ask = asking(programme, team.clinician).people
    expect(await ask.byId({ personId })).toMatchObject({ mayWithdraw: true, mayRecordDeath: true })
    await ask.withdraw({ personId, commandId: randomUUID() })
    const { person } = await ask.byId({ personId })
    expect(person.consents.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true)
    const { rows } = await programme.behind.query(
      `select state from referral where person_id = $1 and status = 'active'
       union all select state from onboarding where person_id = $1 and status = 'active'
       union all select state from mentoring where person_id = $1 and status = 'active'`,
      [personId],
    )
    expect(rows).toEqual([])
  }
})

test('taking back an agreement before mentoring hides the person from the charity at once', async () => {
  const { personId, onboarding, referral } = await somebody(programme, team, 'matched')
  await asking(programme, team.clinician).people.withdraw({ personId, commandId: randomUUID() })
  const theirs = asking(programme, team.coordinator)
  expect(await noOf(theirs.people.byId({ personId }))).toEqual({ code: 'not-found' })
  expect(await noOf(theirs.referral.byId({ id: referral }))).toEqual({ code: 'not-found' })
  expect(await theirs.onboarding.byId({ id: onboarding })).toMatchObject({ name: null, clinicNumber: null })
  expect(await noOf(asking(programme, team.mentor).people.byId({ personId }))).toEqual({ code: 'not-found' })
})

test('a death that the clinic records stops the support and stays with the person', async () => {
  const { personId, mentoring } = await somebody(programme, team, 'mentored')
  const ask = asking(programme, team.clinician).people
  await ask.recordDeath({ personId, commandId: randomUUID() })
  expect((await ask.byId({ personId })).person.diedOn).toBe('2025-01-13')
  expect(await asking(programme, team.coordinator).mentoring.byId({ id: mentoring })).toMatchObject({
    state: 'ending',
    endingReason: 'died',
  })
})

test('what the clinic may do at any moment tells it nothing about whether support was taken up', async () => {
  const taken = await somebody(programme, team, 'closed')
  const declined = await somebody(programme, team, 'accepted')
  await sent(programme, team.coordinator, 'onboarding', declined.onboarding, { type: 'decline' })
  const ask = asking(programme, team.clinician).people
  const rightsOf = async ({ personId }: { personId: string }) => {
    const { mayWithdraw, mayRecordDeath } = await ask.byId({ personId })
    return { mayWithdraw, mayRecordDeath }
  }
  expect(await rightsOf(taken)).toEqual(await rightsOf(declined))
  await ask.withdraw({ personId: taken.personId, commandId: randomUUID() })
  await ask.withdraw({ personId: declined.personId, commandId: randomUUID() })
})
