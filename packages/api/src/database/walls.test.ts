/** The second wall, tried by hand: SQL as each role would run it if the first wall had a hole. */
import { type QueryResult, sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Caller, SignedIn } from '../actor.ts'
import { change } from '../change.ts'
import { read } from '../read.ts'
import { identified, mentored, must, released, session, step } from '../testing/journey.ts'
import { makePerson, openProgramme, type Programme } from '../testing/programme.ts'
import { acting, type Transaction } from './acting.ts'
import { tables } from './policies.ts'

let programme: Programme
let clinician: SignedIn
let coordinator: SignedIn
let mentor: SignedIn

beforeAll(async () => {
  programme = await openProgramme()
  clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
  mentor = await programme.signIn('mentor')
})
afterAll(() => programme.close())

async function as(
  caller: Pick<SignedIn, 'role' | 'session'>,
  statement: string,
): Promise<Record<string, unknown>[]> {
  const doors = caller.role === 'system' ? programme.worker : programme.api
  return acting(doors.orm, caller, async ({ db }) => {
    const result: QueryResult<Record<string, unknown>> = await sql
      .raw<Record<string, unknown>>(statement)
      .execute(db)
    return result.rows
  })
}

async function count(caller: Pick<SignedIn, 'role' | 'session'>, from: string): Promise<number> {
  const [row] = await as(caller, `select count(*)::int as n from ${from}`)
  return Number(row?.n)
}

test('a connection of the API that has not said for whom it works can read no table at all', async () => {
  const client = new Client({ connectionString: programme.database.urls.alongside_api })
  await client.connect()
  for (const table of tables)
    await expect(client.query(`select 1 from public.${table}`), table).rejects.toThrow(/permission denied/)
  await client.end()
})

test('every table of the programme forces row-level security and has a policy', async () => {
  const { rows } = await programme.behind.query<{ name: string; forced: boolean; policies: number }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policies p where p.tablename = c.relname and p.schemaname = 'public') as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
  const bare = rows.filter(row => row.name !== 'migration' && !(row.forced && row.policies > 0))
  expect(bare).toEqual([])
  expect(rows.length).toBeGreaterThan(30)
})

test('no role of the programme can bypass row-level security, and no login owns a table', async () => {
  const { rows } = await programme.behind.query(`
    select rolname from pg_roles
    where rolname like 'alongside\\_%' and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb or rolinherit)`)
  expect(rows).toEqual([])
  const owners = await programme.behind.query(`
    select distinct tableowner as owner from pg_tables where schemaname in ('public', 'auth')`)
  expect(owners.rows).toEqual([{ owner: 'alongside_owner' }])
})

test('nothing is granted to everybody', async () => {
  const { rows } = await programme.behind.query(`
    select table_name from information_schema.table_privileges
      where grantee = 'PUBLIC' and table_schema in ('public', 'auth')
    union all
    select routine_name from information_schema.routine_privileges
      where grantee = 'PUBLIC' and routine_schema in ('public', 'authz')`)
  expect(rows).toEqual([])
})

test('every function that looks behind the policies has a fixed search path and its own owner', async () => {
  const { rows } = await programme.behind.query(`
    select p.proname from pg_proc p
    where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'authz'::regnamespace)
      and (p.proowner::regrole::text <> 'alongside_authz' or not coalesce(p.proconfig @> '{search_path=pg_catalog}', false))`)
  expect(rows).toEqual([])
})

test('every foreign key has an index that begins with it', async () => {
  const { rows } = await programme.behind.query(`
    select c.conrelid::regclass::text as "table", c.conname as "constraint"
    from pg_constraint c
    where c.contype = 'f' and c.connamespace in ('public'::regnamespace, 'auth'::regnamespace)
      and not exists (
        select 1 from pg_index i
        where i.indrelid = c.conrelid and i.indpred is null
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`)
  expect(rows).toEqual([])
})

test('a session that somebody made up names nobody', async () => {
  await makePerson(programme)
  const forged = { role: 'clinician', session: 'f'.repeat(64) } as const
  expect(await count(forged, 'person')).toBe(0)
  expect(await count(forged, 'referral')).toBe(0)
  expect(await count(clinician, 'person')).toBeGreaterThan(0)
})

test('a mentor’s session in another role’s coat sees nothing: the account must have the role', async () => {
  await released(programme, clinician)
  expect(await count({ role: 'coordinator', session: mentor.session }, 'person')).toBe(0)
  expect(await count({ role: 'clinician', session: mentor.session }, 'person')).toBe(0)
  expect(await count(coordinator, 'person')).toBeGreaterThan(0)
})

test('a clinician sees the people of their own clinic and of no other', async () => {
  await makePerson(programme, programme.otherClinic)
  const elsewhere = await programme.signIn('clinician', programme.otherClinic)
  const clinics = await as(clinician, 'select distinct clinic_id from person')
  expect(clinics).toEqual([{ clinic_id: programme.clinic }])
  expect(await as(elsewhere, 'select distinct clinic_id from person')).toEqual([
    { clinic_id: programme.otherClinic },
  ])
})

test('a clinician cannot write a person into another clinic', async () => {
  await expect(
    as(
      clinician,
      `insert into person (id, clinic_id, created_at, changed_at)
      values (gen_random_uuid(), '${programme.otherClinic}', now(), now())`,
    ),
  ).rejects.toThrow(/row-level security/)
})

test('a coordinator sees nobody before the clinic released them, and nothing of their referral', async () => {
  const referral = await identified(programme, clinician)
  expect(await count(coordinator, `person where id = '${referral.personId}'`)).toBe(0)
  expect(await count(coordinator, `referral where id = '${referral.id}'`)).toBe(0)
  expect(await count(coordinator, `journal where lifecycle_id = '${referral.id}'`)).toBe(0)
  expect(await count(coordinator, `data_key where owner_id = '${referral.personId}'`)).toBe(0)
})

test('a mentor sees somebody while they support them, and not one statement longer', async () => {
  const mentoring = await mentored(programme, { clinician, coordinator, mentor })
  const met = await step(programme, mentor, mentoring, session(programme))
  const mine = `person where id = '${mentoring.personId}'`
  expect(await count(mentor, mine)).toBe(1)
  const ending = await step(programme, coordinator, met, { type: 'recordInError' })
  expect(ending.state).toBe('recordedInError')
  expect(await count(mentor, mine)).toBe(0)
  expect(await count(mentor, `session_log where person_id = '${mentoring.personId}'`)).toBe(0)
  expect(await count(mentor, `journal where person_id = '${mentoring.personId}'`)).toBe(0)
  expect(await count(mentor, `data_key where owner_id = '${mentoring.personId}'`)).toBe(0)
})

test('a mentor does not see the people of another mentor', async () => {
  const mentoring = await mentored(programme, { clinician, coordinator, mentor })
  const other = await programme.signIn('mentor')
  for (const table of ['person', 'mentoring', 'journal', 'note', 'session_log', 'consent'])
    expect(await count(other, table), table).toBe(0)
  expect(await count(mentor, `mentoring where id = '${mentoring.id}'`)).toBe(1)
})

test('a mentor can read neither the full name nor the number at the clinic, not even sealed', async () => {
  await mentored(programme, { clinician, coordinator, mentor })
  await expect(as(mentor, 'select name_sealed from person')).rejects.toThrow(/permission denied/)
  await expect(as(mentor, 'select clinic_number_sealed from person')).rejects.toThrow(/permission denied/)
})

test('a worker who is or was a client never reaches their own record', async () => {
  const referral = await released(programme, clinician)
  expect(await count(coordinator, `person where id = '${referral.personId}'`)).toBe(1)
  await programme.behind.query('insert into hat (account_id, person_id) values ($1, $2)', [
    coordinator.accountId,
    referral.personId,
  ])
  expect(await count(coordinator, `person where id = '${referral.personId}'`)).toBe(0)
  expect(await count(coordinator, `referral where id = '${referral.id}'`)).toBe(0)
  expect(await count(coordinator, `journal where lifecycle_id = '${referral.id}'`)).toBe(0)
})

test('a mentor who once was this very person is not proposed to them', async () => {
  const { rows } = await programme.behind.query<{ id: string }>(
    'select id from mentor where account_id = $1',
    [mentor.accountId],
  )
  const person = await makePerson(programme)
  const asks = `select authz.same_human('${rows[0]?.id}', '${person}') as same`
  expect(await as(coordinator, asks)).toEqual([{ same: false }])
  await programme.behind.query('insert into hat (account_id, person_id) values ($1, $2)', [
    mentor.accountId,
    person,
  ])
  expect(await as(coordinator, asks)).toEqual([{ same: true }])
})

test.each(['analyst', 'administrator', 'trainee'] as const)(
  'an %s sees no row about a person',
  async role => {
    await released(programme, clinician)
    const someone = await programme.signIn(role)
    for (const table of [
      'person',
      'referral',
      'onboarding',
      'mentoring',
      'discharge',
      'journal',
      'note',
      'consent',
      'session_log',
    ]) {
      const seen = await count(someone, table).catch((error: Error) => error.message)
      expect(seen === 0 || String(seen).includes('permission denied'), `${table}: ${seen}`).toBe(true)
    }
  },
)

test('nobody who signs in can change or remove what is in the journal or in the access log', async () => {
  await released(programme, clinician)
  for (const caller of [clinician, coordinator, mentor])
    for (const table of ['journal', 'access_log']) {
      await expect(as(caller, `delete from ${table}`)).rejects.toThrow(/permission denied/)
      await expect(as(caller, `update ${table} set role = 'mentor'`)).rejects.toThrow(/permission denied/)
    }
})

test('the jobs process can read no name, no number at a clinic and no note', async () => {
  const system = { role: 'system', session: null } as unknown as SignedIn
  await expect(as(system, 'select name_sealed from person')).rejects.toThrow(/permission denied/)
  await expect(as(system, 'select clinic_number_sealed from person')).rejects.toThrow(/permission denied/)
  await expect(as(system, 'select text_sealed from note')).rejects.toThrow(/permission denied/)
  await expect(as(system, 'select token from auth."session"')).rejects.toThrow(/permission denied/)
})

test('the jobs’ login can be nobody but the system, and the API’s login can be anybody but the system', async () => {
  const ask = ({ db }: Transaction) => db.selectFrom('clinic').select('id').execute()
  await expect(acting(programme.worker.orm, clinician, ask)).rejects.toThrow(/permission denied to set role/)
  const system: Caller = { accountId: null, role: 'system', clinicIds: [], mentorId: null, session: null }
  await expect(acting(programme.api.orm, system, ask)).rejects.toThrow(/permission denied to set role/)
})

test('the sign-in login can read nothing of the programme', async () => {
  const client = new Client({ connectionString: programme.database.urls.alongside_auth })
  await client.connect()
  for (const table of ['person', 'account', 'referral', 'data_key'])
    await expect(client.query(`select 1 from public.${table}`)).rejects.toThrow(/permission denied/)
  await client.end()
})

test('the same number at two clinics is no matter, so it tells nobody that a person exists elsewhere', async () => {
  const number = '123456'
  const index = (clinic: string) =>
    programme.api.keys.blindIndex(clinic, 'clinic_number', number).toString('hex')
  expect(index(programme.clinic)).not.toBe(index(programme.otherClinic))
  const insert = (clinic: string) =>
    programme.behind.query(
      `insert into person (id, clinic_id, clinic_number_index, created_at, changed_at)
       values (gen_random_uuid(), $1, decode($2, 'hex'), now(), now())`,
      [clinic, index(programme.clinic)],
    )
  await insert(programme.clinic)
  await insert(programme.otherClinic)
  await expect(insert(programme.clinic)).rejects.toThrow('person_number_once_per_clinic')
})

test('reading a person leaves a record of it, in the very transaction of the reading', async () => {
  const referral = await released(programme, clinician)
  must(
    await read(programme.api, coordinator, 'people.byId', async reading => {
      await reading.keysOfPeople([referral.personId])
      return 'seen'
    }),
  )
  const { rows } = await programme.behind.query(
    `select what, outcome, role, account_id from access_log where person_ids @> array[$1::uuid] and what = 'people.byId'`,
    [referral.personId],
  )
  expect(rows).toEqual([
    { what: 'people.byId', outcome: 'read', role: 'coordinator', account_id: coordinator.accountId },
  ])
})

test('a reading that fails leaves no record of what was not shown', async () => {
  const referral = await released(programme, clinician)
  const failing = read(programme.api, coordinator, 'people.broken', async reading => {
    await reading.keysOfPeople([referral.personId])
    throw new Error('the view is broken')
  })
  await expect(failing).rejects.toThrow('the view is broken')
  const { rows } = await programme.behind.query(`select 1 from access_log where what = 'people.broken'`)
  expect(rows).toEqual([])
})

test('a change that is submitted twice is made once and answered alike', async () => {
  let made = 0
  const submit = (commandId: string) =>
    change(programme.api, clinician, { what: 'test.change', commandId }, async () => {
      made++
      return { made }
    })
  const commandId = crypto.randomUUID()
  expect(must(await submit(commandId))).toEqual({ made: 1 })
  expect(must(await submit(commandId))).toEqual({ made: 1 })
  expect(made).toBe(1)
})

test('two transactions that wait for each other both come to their end', async () => {
  const [one, other] = [await identified(programme, clinician), await identified(programme, clinician)]
  let met = 0
  const lock = (first: string, second: string) =>
    acting(programme.api.orm, clinician, async ({ db }) => {
      await sql`select 1 from referral where id = ${first} for update`.execute(db)
      met++
      await vi.waitFor(() => expect(met).toBeGreaterThanOrEqual(2))
      await sql`select 1 from referral where id = ${second} for update`.execute(db)
      return 'done'
    })
  expect(await Promise.all([lock(one.id, other.id), lock(other.id, one.id)])).toEqual(['done', 'done'])
  expect(met).toBeGreaterThan(2)
})
