import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { acting } from '../database/acting.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
})
afterAll(() => programme.close())

const question = 'Is the number still right? Nobody answers.'
const answer = 'It has changed. The new one is on the contact page.'

/** The words beside each step of the referral, as the page of the person shows them. */
async function toldOn(caller: SignedIn, personId: string) {
  const { timeline } = await asking(programme, caller).people.byId({ personId })
  return timeline.filter(({ kind }) => kind === 'referral').flatMap(({ notes }) => notes)
}

test('the clinic reads what the coordinator asks, and the coordinator what the clinic answers', async () => {
  const { referral, personId } = await somebody(programme, team, 'released')
  const { clinician, coordinator } = team
  const askedAt = programme.clock.now()
  await sent(programme, coordinator, 'referral', referral, { type: 'query', question })
  for (const caller of [clinician, coordinator]) {
    expect((await asking(programme, caller).referral.byId({ id: referral })).questions).toEqual([
      { question, askedAt, answer: null, answeredAt: null },
    ])
    expect(await toldOn(caller, personId)).toEqual([{ field: 'question', text: question }])
  }
  programme.clock.set('2025-01-14T10:00:00.000Z')
  const answeredAt = programme.clock.now()
  await sent(programme, clinician, 'referral', referral, { type: 'answerQuery', answer })
  for (const caller of [clinician, coordinator]) {
    expect((await asking(programme, caller).referral.byId({ id: referral })).questions).toEqual([
      { question, askedAt, answer, answeredAt },
    ])
    expect(await toldOn(caller, personId)).toEqual([
      { field: 'answer', text: answer },
      { field: 'question', text: question },
    ])
  }
})

test('a second question stands after the first, each with its own answer', async () => {
  const { referral } = await somebody(programme, team, 'released')
  for (const round of ['One', 'Two']) {
    await sent(programme, team.coordinator, 'referral', referral, { type: 'query', question: `${round}?` })
    if (round === 'One')
      await sent(programme, team.clinician, 'referral', referral, {
        type: 'answerQuery',
        answer: `${round}!`,
      })
  }
  const { questions } = await asking(programme, team.coordinator).referral.byId({ id: referral })
  expect(questions).toMatchObject([
    { question: 'One?', answer: 'One!' },
    { question: 'Two?', answer: null },
  ])
})

test('a question about a referral is read by nobody else: no mentor, and nobody of another clinic', async () => {
  const { referral, personId } = await somebody(programme, team, 'released')
  await sent(programme, team.coordinator, 'referral', referral, { type: 'query', question })
  await sent(programme, team.clinician, 'referral', referral, { type: 'answerQuery', answer })
  const elsewhere = [
    await programme.signIn('clinician', programme.otherClinic),
    await programme.signIn('coordinator', programme.otherClinic),
    team.mentor,
  ]
  for (const caller of elsewhere) {
    expect(await noOf(asking(programme, caller).referral.byId({ id: referral }))).toEqual({
      code: 'not-found',
    })
    expect(await notesSeenBy(caller, personId)).toEqual([])
  }
})

test('the coordinator reads the answer no longer once the person left the sight of the charity', async () => {
  const { referral, personId } = await somebody(programme, team, 'released')
  await sent(programme, team.coordinator, 'referral', referral, { type: 'query', question })
  await sent(programme, team.clinician, 'referral', referral, { type: 'answerQuery', answer })
  await sent(programme, team.clinician, 'referral', referral, { type: 'optOut' })
  expect(await notesSeenBy(team.coordinator, personId)).toEqual([])
  expect((await asking(programme, team.clinician).referral.byId({ id: referral })).questions).toHaveLength(1)
})

test('of the free text of a whole way, the clinic reads its own questions and the summary agreed for it', async () => {
  const { personId } = await somebody(programme, team, 'closed')
  await programme.behind.query(
    `insert into note (id, kind, lifecycle_id, seq, field, episode_id, clinic_id, person_id, at, text_sealed)
     select gen_random_uuid(), 'referral', id, 4, 'question', episode_id, clinic_id, person_id, now(), ''
     from referral where person_id = $1`,
    [personId],
  )
  const { rows } = await programme.behind.query('select distinct kind from note where person_id = $1', [
    personId,
  ])
  expect(rows.map(({ kind }) => kind).sort()).toEqual(['discharge', 'mentoring', 'onboarding', 'referral'])
  expect(await notesSeenBy(team.clinician, personId)).toEqual(['discharge summary', 'referral question'])
  expect(await notesSeenBy(team.mentor, personId)).not.toContain('referral question')
})

/** The notes that the database itself lets somebody read. */
async function notesSeenBy(caller: SignedIn, personId: string): Promise<string[]> {
  const rows = await acting(programme.api.orm, caller, ({ db }) =>
    db.selectFrom('note').select(['kind', 'field']).where('person_id', '=', personId).execute(),
  )
  return rows.map(({ kind, field }) => `${kind} ${field}`).sort()
}
