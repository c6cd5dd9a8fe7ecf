/** Whoever applies or learns meets made-up people only: no procedure of the router shows them, or lets them touch, a real one. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { appRouter } from '../router.ts'
import { aTeam, type Somebody, somebody, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { enrolled, interested, learns } from '../testing/joining.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let people: Somebody[]
let trainees: SignedIn[]
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  people = [
    await somebody(programme, team, 'mentored', { called: 'Zebedee' }),
    await somebody(programme, team, 'closed', { called: 'Zebedee' }),
  ]
  const learner = await enrolled(programme, team.coordinator)
  await learns(programme, learner, ['role'])
  trainees = [(await interested(programme)).applicant, learner.trainee]
})
afterAll(() => programme.close())

type Call = (input: unknown) => Promise<unknown>

function procedureOf(caller: SignedIn, path: string): Call {
  const found = path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], asking(programme, caller))
  return found as Call
}

/** Every id by which anything of these people is known, and every way in which a procedure asks for one. */
async function inputsFor({ personId }: Somebody): Promise<Record<string, unknown>[]> {
  const { rows } = await programme.behind.query<{ id: string; kind: string }>(
    `select id, 'referral' as kind from referral where person_id = $1 union all
     select id, 'onboarding' from onboarding where person_id = $1 union all
     select id, 'mentoring' from mentoring where person_id = $1 union all
     select id, 'discharge' from discharge where person_id = $1`,
    [personId],
  )
  const names = ['id', 'personId', 'referralId', 'onboardingId', 'mentoringId', 'dischargeId', 'episodeId']
  const ids = [personId, ...rows.map(({ id }) => id)]
  return names.flatMap(name => ids.map(id => ({ [name]: id })))
}

const lists = [{}, { view: 'all' }, { view: 'open' }, undefined]
const steps = ['told', 'accept', 'logSession', 'withdraw', 'startEnding', 'close', 'hold'].map(type => ({
  seq: 0,
  commandId: randomUUID(),
  event: { type },
}))

test('no procedure shows a trainee anybody who is supported, by whatever id they ask', async () => {
  const paths = Object.keys(appRouter._def.procedures as Record<string, unknown>)
  expect(paths.length).toBeGreaterThan(100)
  const ids = (await Promise.all(people.map(inputsFor))).flat()
  const known = new Set(people.map(({ personId }) => personId))
  for (const { personId } of people)
    for (const { id } of (
      await programme.behind.query<{ id: string }>('select id from mentoring where person_id = $1', [
        personId,
      ])
    ).rows)
      known.add(id)
  const before = await everythingOf()
  const seen: string[] = []
  let answered = 0
  for (const caller of trainees)
    for (const path of paths) {
      const call = procedureOf(caller, path)
      const inputs = [
        ...lists,
        ...ids,
        ...steps.flatMap(step => ids.slice(0, 4).map(id => ({ ...id, ...step }))),
      ]
      for (const input of inputs) {
        const answer = await call(input).then(
          value => JSON.stringify(value) ?? '',
          () => null,
        )
        if (answer === null) continue
        answered++
        if (answer.includes('Zebedee') || [...known].some(id => answer.includes(id)))
          seen.push(`${caller.role} ${path} ${JSON.stringify(input)}`)
      }
    }
  expect(seen).toEqual([])
  expect(answered).toBeGreaterThan(10)
  expect(await everythingOf()).toEqual(before)
})

/** What is stored of these people: the walk through every procedure leaves it as it was. */
async function everythingOf(): Promise<unknown> {
  const ids = people.map(({ personId }) => personId)
  const { rows } = await programme.behind.query(
    `select (select json_agg(p order by p.id) from person p where p.id = any ($1)) as people,
       (select json_agg(r order by r.id) from referral r where r.person_id = any ($1)) as referrals,
       (select json_agg(m order by m.id) from mentoring m where m.person_id = any ($1)) as mentorings,
       (select json_agg(d order by d.id) from discharge d where d.person_id = any ($1)) as endings,
       (select count(*) from journal j where j.person_id = any ($1)) as steps`,
    [ids],
  )
  return rows[0]
}
