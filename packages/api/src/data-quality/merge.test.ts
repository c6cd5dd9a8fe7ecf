/** Two records of one person: put together by somebody, and taken apart with every row as it was. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { movedTables } from '../database/merge-grants.ts'
import { resealWords } from '../database/reseal-words.ts'
import { aTeam, type Somebody, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { session } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let earlier: Somebody
let now: Somebody
let pairId: string
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  earlier = await somebody(programme, team, 'closed', { called: 'Sam', clinicNumber: 'KX0041' })
  now = await somebody(programme, team, 'mentored', { called: 'Samira', clinicNumber: 'KX-0O41' })
  const people = [earlier.personId, now.personId]
  await programme.behind.query(
    `insert into attendance (id, clinic_id, person_id, appointment_key, held_on, code, recorded_at)
     select gen_random_uuid(), $1, p, p || '-' || n, '2025-01-07', '5', now()
     from unnest($2::uuid[]) p, generate_series(1, 2) n`,
    [programme.clinic, people],
  )
  await programme.behind.query(
    `insert into attendance_month (clinic_id, person_id, month, code, appointments)
     select $1, p, '2025-01-01', code, n from unnest($2::uuid[]) p, (values ('5', 2), ('3', 0)) v (code, n)`,
    [programme.clinic, people],
  )
  await quality().find({
    oneId: earlier.personId,
    otherId: now.personId,
    finding: 'samePerson',
    commandId: randomUUID(),
  })
  const { found } = await quality().list()
  pairId = found[0]?.id ?? ''
})
afterAll(() => programme.close())

const quality = (caller = team.coordinator) => asking(programme, caller).quality
const merge = (keptId = now.personId, caller = team.coordinator) =>
  quality(caller).merge({ pairId, keptId, commandId: randomUUID() })
const page = (personId: string) => asking(programme, team.coordinator).people.byId({ personId })

/** What the doing itself writes down. */
const ofTheDoing = ['person_merge', 'record_pair', 'access_log', 'command', 'migration']

async function everyRow(): Promise<Record<string, unknown[]>> {
  const { rows: names } = await programme.behind.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const all: Record<string, unknown[]> = {}
  for (const { name } of names.filter(each => !ofTheDoing.includes(each.name)))
    all[name] = (
      await programme.behind.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`,
      )
    ).rows.map(({ row }) => row)
  return all
}

test('the list of tables whose rows move holds every one that is about a person', async () => {
  const { rows } = await programme.behind.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'person_id' order by 1`,
  )
  // the journal is never changed; months are counted again; who is kept apart is kept apart from both
  const stay = ['attendance_month', 'erasure', 'hat', 'journal', 'known_pair']
  expect(rows.map(({ name }) => name)).toEqual([...Object.keys(movedTables), ...stay].sort())
  const { rows: inDatabase } = await programme.behind.query(
    'select name, keys, sealed from authz.merge_tables() order by name',
  )
  expect(inDatabase).toEqual(
    Object.entries(movedTables)
      .map(([name, { keys, sealed = [] }]) => ({ name, keys, sealed }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  )
})

test('put together, one record holds what both held, with its words; the other one is out of sight', async () => {
  const before = await page(earlier.personId)
  const words = before.timeline.flatMap(({ notes }) => notes.map(({ text }) => text))
  expect(words.length).toBeGreaterThan(0)
  const { id } = await merge()
  const after = await page(now.personId)
  expect(after.person.called).toBe('Samira')
  expect(after.earlier.map(({ episodeId }) => episodeId)).toEqual([earlier.referral])
  expect((await noOf(page(earlier.personId))).code).toBe('not-found')
  const opened = await asking(programme, team.coordinator).people.earlierEpisode({
    personId: now.personId,
    episodeId: earlier.referral,
    why: 'planningSupport',
  })
  expect(JSON.stringify(opened)).toContain(words[0])
  const { rows: months } = await programme.behind.query(
    `select code, appointments from attendance_month where person_id = any ($1)`,
    [[earlier.personId, now.personId]],
  )
  expect(months).toEqual([{ code: '5', appointments: 4 }])
  // whoever is looked for by either number is found as one
  for (const clinicNumber of ['NKX00411', 'NKX-0O411']) {
    const found = await asking(programme, team.clinician).people.search({ clinicNumber })
    expect([clinicNumber, found.map(({ personId }) => personId)]).toEqual([clinicNumber, [now.personId]])
  }
  expect((await quality().list()).merged).toEqual([expect.objectContaining({ id })])
  await quality().unmerge({ id, commandId: randomUUID() })
})

test('taken apart again, every row of every table is as it was', async () => {
  const before = await everyRow()
  const { id } = await merge()
  expect(await everyRow()).not.toEqual(before)
  await quality().unmerge({ id, commandId: randomUUID() })
  expect(await everyRow()).toEqual(before)
  expect((await page(earlier.personId)).person.called).toBe('Sam')
  expect((await quality().list()).merged).toEqual([])
})

test('put together, sealed anew under fresh keys and taken apart, each has their own words again', async () => {
  const wordsOn = async (personId: string) =>
    (await page(personId)).timeline.flatMap(({ notes }) => notes.map(({ text }) => text))
  const before = [await wordsOn(earlier.personId), await wordsOn(now.personId)]
  const { url, secrets } = programme.database
  for (const owners of [[earlier.personId], [now.personId], [now.personId, earlier.personId]]) {
    const { id } = await merge()
    await resealWords(url, secrets, { owners, settleMs: 0 })
    await quality().unmerge({ id, commandId: randomUUID() })
    // what is remembered of a merge that is over follows too
    await resealWords(url, secrets, { owners, settleMs: 0 })
    expect([await wordsOn(earlier.personId), await wordsOn(now.personId)]).toEqual(before)
  }
  expect(before.every(words => words.length > 0)).toBe(true)
})

test('two who both have something going on are not put together', async () => {
  const third = await somebody(programme, team, 'mentored', { called: 'Samina', clinicNumber: 'KX0048' })
  const commandId = randomUUID()
  await quality().find({ oneId: now.personId, otherId: third.personId, finding: 'samePerson', commandId })
  const { found } = await quality().list()
  const both = found.find(({ one, other }) => [one.id, other.id].includes(third.personId))?.id ?? ''
  expect(
    await noOf(quality().merge({ pairId: both, keptId: now.personId, commandId: randomUUID() })),
  ).toMatchObject({ code: 'refused', reasons: [expect.stringContaining('going on')] })
})

test('nobody but a coordinator of the clinic puts two together, and nobody twice', async () => {
  const elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  const admin = await programme.signIn('administrator')
  for (const caller of [elsewhere, team.clinician, team.mentor, admin])
    expect((await noOf(merge(now.personId, caller))).code).toBe('not-found')
  const asked = { pairId, keptId: now.personId, commandId: randomUUID() }
  const { id } = await quality().merge(asked)
  expect(await quality().merge(asked)).toEqual({ id })
  expect((await noOf(merge())).code).toBe('not-found')
  expect((await noOf(quality(elsewhere).unmerge({ id, commandId: randomUUID() }))).code).toBe('not-found')
  await quality().unmerge({ id, commandId: randomUUID() })
  expect((await noOf(quality().unmerge({ id, commandId: randomUUID() }))).code).toBe('already-done')
})

test('once something was written down with it, they stay together; erased, both are gone', async () => {
  const { id } = await merge(earlier.personId)
  programme.clock.set('2025-03-01T10:00:00.000Z')
  const { seq } = await asking(programme, team.coordinator).mentoring.byId({ id: now.mentoring })
  await asking(programme, team.mentor).mentoring.send({
    id: now.mentoring,
    seq,
    commandId: randomUUID(),
    event: session(programme) as never,
  })
  expect(await noOf(quality().unmerge({ id, commandId: randomUUID() }))).toMatchObject({
    code: 'refused',
    reasons: [expect.stringContaining('since')],
  })
  await programme.behind.query('update person set erased_at = now() where id = $1', [earlier.personId])
  const { rows } = await programme.behind.query(
    'select erased_at is not null as erased, called_sealed is null as empty from person where id = $1',
    [now.personId],
  )
  expect(rows).toEqual([{ erased: true, empty: true }])
})
