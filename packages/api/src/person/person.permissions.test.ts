/** Who may look at a person, and who never: from inside and from outside. */
import { randomUUID } from 'node:crypto'
import { Role } from '@alongside/domain/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedIn, whoIs } from '../actor.ts'
import { aTeam, contact, type Somebody, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 50')
})
afterAll(() => programme.close())

const notFound = { code: 'not-found' }

/** Everything that shows a person or changes something about them. */
function everyWayTo(caller: SignedIn, { personId, referral, onboarding, mentoring }: Somebody) {
  const ask = asking(programme, caller)
  const commandId = randomUUID()
  return {
    'people.byId': () => ask.people.byId({ personId }),
    'people.recordContact': () =>
      ask.people.recordContact({ personId, seq: 1, commandId, contact: contact as never }),
    'people.withdraw': () => ask.people.withdraw({ personId, commandId: randomUUID() }),
    'people.recordDeath': () => ask.people.recordDeath({ personId, commandId: randomUUID() }),
    'referral.byId': () => ask.referral.byId({ id: referral }),
    'referral.send': () =>
      ask.referral.send({ id: referral, seq: 4, commandId: randomUUID(), event: { type: 'withdraw' } }),
    'onboarding.byId': () => ask.onboarding.byId({ id: onboarding }),
    'onboarding.candidates': () => ask.onboarding.candidates({ id: onboarding }),
    'mentoring.byId': () => ask.mentoring.byId({ id: mentoring }),
    'mentoring.send': () =>
      ask.mentoring.send({ id: mentoring, seq: 0, commandId: randomUUID(), event: { type: 'withdraw' } }),
  }
}

async function traceOf({ personId }: Somebody) {
  const { rows } = await programme.behind.query(
    `select (select to_jsonb(p) from person p where p.id = $1) as person,
       (select jsonb_agg(to_jsonb(m)) from mentoring m where person_id = $1) as mentoring,
       (select jsonb_agg(to_jsonb(r)) from referral r where person_id = $1) as referral,
       (select count(*) from consent where person_id = $1 and withdrawn_at is not null) as withdrawn`,
    [personId],
  )
  return rows[0]
}

test('whoever has nothing to do with a person is told the same as if there were none, and nothing is touched', async () => {
  const known = await somebody(programme, team, 'mentored')
  const before = await traceOf(known)
  const unknown: Somebody = {
    personId: randomUUID(),
    referral: randomUUID(),
    onboarding: randomUUID(),
    mentoring: randomUUID(),
    discharge: '',
  }
  for (const role of Role.options.filter(each => each !== 'person' && each !== 'system')) {
    const outsider = await programme.signIn(role, programme.otherClinic)
    const ways = everyWayTo(outsider, known)
    const nowhere = everyWayTo(outsider, unknown)
    for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
      const answer = await noOf(ways[way]())
      expect([role, way, answer]).toEqual([role, way, notFound])
      expect(await noOf(nowhere[way]())).toEqual(answer)
    }
    expect(await foundBy(outsider, known)).toEqual([])
  }
  expect(await traceOf(known)).toEqual(before)
})

/** What a caller's lists and search show of a person; a list that is not theirs shows nothing. */
async function foundBy(caller: SignedIn, { personId }: Somebody): Promise<string[]> {
  const ask = asking(programme, caller)
  const { rows } = await programme.behind.query('select true from person where id = $1', [personId])
  expect(rows).toHaveLength(1)
  const lists = {
    referral: () => ask.referral.list({ view: 'all', limit: 50 }),
    onboarding: () => ask.onboarding.list({ view: 'all', limit: 50 }),
    mentoring: () => ask.mentoring.list({ view: 'all', limit: 50 }),
    discharge: () => ask.discharge.list({ view: 'all', limit: 50 }),
    work: () => ask.work.today(),
  }
  const found: string[] = []
  for (const [name, list] of Object.entries(lists)) {
    const seen = await list().catch(() => null)
    if (JSON.stringify(seen).includes(personId)) found.push(name)
  }
  return found
}

test('a mentor cannot look anybody up, and a coordinator nobody of another clinic', async () => {
  const { personId } = await somebody(programme, team, 'mentored', { clinicNumber: '77' })
  const search = (caller: SignedIn) => asking(programme, caller).people.search({ clinicNumber: 'N771' })
  expect((await search(team.coordinator)).map(found => found.personId)).toEqual([personId])
  expect(await search(await programme.signIn('coordinator', programme.otherClinic))).toEqual([])
  expect(await noOf(search(team.mentor))).toEqual(notFound)
})

test('those who work with a person do see them', async () => {
  const known = await somebody(programme, team, 'mentored')
  expect(await foundBy(team.clinician, known)).toContain('referral')
  expect(await foundBy(team.coordinator, known)).toEqual(
    expect.arrayContaining(['referral', 'onboarding', 'mentoring']),
  )
  expect(await foundBy(team.mentor, known)).toContain('mentoring')
})

test('a worker who is or was a client cannot reach their own file by any way', async () => {
  const known = await somebody(programme, team, 'mentored')
  const before = await traceOf(known)
  for (const role of ['clinician', 'coordinator', 'mentor'] as const) {
    const worker = role === 'mentor' ? team.mentor : await programme.signIn(role)
    await programme.behind.query('insert into hat (account_id, person_id) values ($1, $2)', [
      worker.accountId,
      known.personId,
    ])
    const ways = everyWayTo(worker, known)
    for (const way of Object.keys(ways) as (keyof typeof ways)[])
      expect([role, way, await noOf(ways[way]())]).toEqual([role, way, notFound])
    expect(await foundBy(worker, known)).toEqual([])
    await programme.behind.query('delete from hat where account_id = $1', [worker.accountId])
  }
  expect(await traceOf(known)).toEqual(before)
})

test('a mentor who once was this person is never proposed to them', async () => {
  const known = await somebody(programme, team, 'assessed')
  await programme.behind.query('insert into hat (account_id, person_id) values ($1, $2)', [
    team.mentor.accountId,
    known.personId,
  ])
  const candidates = await asking(programme, team.coordinator).onboarding.candidates({ id: known.onboarding })
  const same = candidates.find(({ mentorId }) => mentorId === team.mentor.mentorId)
  expect(same).toMatchObject({
    fits: false,
    reasons: expect.arrayContaining(['These two cannot be matched.']),
  })
  const propose = sent(programme, team.coordinator, 'onboarding', known.onboarding, {
    type: 'proposeMatch',
    mentorId: team.mentor.mentorId,
  })
  expect(await noOf(propose)).toEqual({ code: 'refused', reasons: ['These two cannot be matched.'] })
  await programme.behind.query('delete from hat where account_id = $1', [team.mentor.accountId])
})

test('an account that was disabled sees nobody from the next question on', async () => {
  const known = await somebody(programme, team, 'mentored')
  const leaving = await programme.signIn('coordinator')
  expect(await asking(programme, leaving).people.byId({ personId: known.personId })).toBeTruthy()
  await programme.behind.query('update account set disabled_at = now() where id = $1', [leaving.accountId])
  expect(await whoIs(programme.api, leaving.session)).toBeNull()
  // and a question that was on its way already finds nothing to answer with
  await expect(asking(programme, leaving).people.byId({ personId: known.personId })).rejects.toThrow()
})

test('a mentor who is taken off somebody in the middle of a day sees nobody in the same second', async () => {
  const known = await somebody(programme, team, 'mentored')
  const ask = asking(programme, team.mentor)
  expect(await ask.people.byId({ personId: known.personId })).toBeTruthy()
  await sent(programme, team.coordinator, 'mentoring', known.mentoring, { type: 'recordInError' })
  expect(await noOf(ask.people.byId({ personId: known.personId }))).toEqual(notFound)
})
