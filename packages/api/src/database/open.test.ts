import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { openDoors } from '../doors.ts'
import { makePerson, openProgramme, type Programme } from '../testing/programme.ts'
import { acting } from './acting.ts'
import { later } from './later.ts'
import type { Orm } from './open.ts'
import { isOutage } from './outage.ts'

let programme: Programme
let clinician: SignedIn
beforeAll(async () => {
  programme = await openProgramme()
  clinician = await programme.signIn('clinician')
})
afterAll(() => programme.close())

/** Opens doors with room for two, and closes them again: a place that was lost would keep them open for ever. */
async function withTwoPlaces(work: (orm: Orm) => Promise<void>): Promise<void> {
  const { database, clock } = programme
  const two = await openDoors(database.urls.alongside_api, database.secrets, { poolSize: 2, now: clock.now })
  await work(two.orm)
  await two.close()
}

const myself = sql<{ pid: number }>`select pg_backend_pid() as pid`

async function cutOff(pid: number | undefined): Promise<void> {
  await programme.behind.query('select pg_terminate_backend($1, 5000)', [pid])
}

test('a connection that dies while somebody is served takes nobody’s place after them', async () => {
  await withTwoPlaces(async orm => {
    for (let died = 0; died < 5; died++) {
      const served = acting(orm, clinician, async ({ db }) => {
        const { rows } = await myself.execute(db)
        await cutOff(rows[0]?.pid)
        return myself.execute(db)
      })
      expect(isOutage(await served.catch((error: unknown) => error))).toBe(true)
    }
    expect(await acting(orm, clinician, async () => 'served')).toBe('served')
  })
}, 20_000)

test('a connection that died while nobody used it takes nobody’s place either', async () => {
  await withTwoPlaces(async orm => {
    for (let died = 0; died < 5; died++) {
      const pid = await acting(orm, clinician, async ({ db }) => (await myself.execute(db)).rows[0]?.pid)
      // not awaited: the next one is served before anybody heard that the connection is gone
      const cut = cutOff(pid)
      await acting(orm, clinician, ({ db }) => myself.execute(db)).catch((error: unknown) =>
        expect(isOutage(error)).toBe(true),
      )
      await cut
    }
    expect(await acting(orm, clinician, async () => 'served')).toBe('served')
  })
}, 20_000)

test('whoever comes right after the connections were cut is served all the same', async () => {
  const ask = () =>
    acting(programme.api.orm, clinician, ({ db }) => db.selectFrom('clinic').select('id').execute())
  for (let cut = 0; cut < 10; cut++) {
    await Promise.all([ask(), ask(), ask()])
    await programme.behind.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where usename = 'alongside_api' and datname = current_database()`,
    )
    expect(await Promise.all([ask(), ask(), ask()])).toHaveLength(3)
  }
})

test('whoever asks after a table has changed is answered, though their question was prepared for the old one', async () => {
  await withTwoPlaces(async orm => {
    const { clinicIds } = clinician
    const ask = () =>
      acting(orm, clinician, ({ db }) =>
        db
          .selectFrom('clinic')
          .selectAll()
          .where('id', 'in', [...clinicIds])
          .execute(),
      )
    for (let times = 0; times < 5; times++) expect(await ask()).toHaveLength(clinicIds.length)
    const prepared = await acting(orm, clinician, ({ db }) =>
      sql`select 1 from pg_prepared_statements where statement like '%from "clinic"%'`.execute(db),
    )
    expect(prepared.rows).toHaveLength(1)
    await programme.behind.query('alter table clinic add column colour text')
    try {
      const [first] = await ask()
      expect(first).toHaveProperty('colour', null)
    } finally {
      await programme.behind.query('alter table clinic drop column colour')
    }
    expect((await ask())[0]).not.toHaveProperty('colour')
  })
})

test('what was prepared for one account lets the next one see no more than their own', async () => {
  await withTwoPlaces(async orm => {
    const elsewhere = await programme.signIn('clinician', programme.otherClinic)
    const colleaguesOf = (who: SignedIn) =>
      acting(orm, who, ({ db }) =>
        db.selectFrom('account').select('id').where('id', '<>', randomUUID()).execute(),
      )
    for (let times = 0; times < 5; times++) {
      const [here, there] = [await colleaguesOf(clinician), await colleaguesOf(elsewhere)]
      expect(here).toContainEqual({ id: clinician.accountId })
      expect(here).not.toContainEqual({ id: elsewhere.accountId })
      expect(there).toContainEqual({ id: elsewhere.accountId })
      expect(there).not.toContainEqual({ id: clinician.accountId })
    }
  })
})

test('what waits for the next word goes before it, in order; what was wrong with it is thrown there, and nothing stays', async () => {
  await withTwoPlaces(async orm => {
    const settingTo = (value: string) =>
      sql`select set_config('app.waits', coalesce(current_setting('app.waits', true), '') || ${value}, true)`
    const number = (value: string) => sql<{ found: string }>`select ${value}::int::text as found`
    const said = sql<{ found: string }>`select current_setting('app.waits') as found`
    for (let times = 0; times < 5; times++) {
      const { rows } = await acting(orm, clinician, async ({ db }) => {
        await later(db, settingTo('a').compile(db))
        await later(db, settingTo('b').compile(db))
        return said.execute(db)
      })
      expect(rows).toEqual([{ found: 'ab' }])
      // the one after the mistake is prepared with it or not at all, and is as good as new the next time
      const wrong = acting(orm, clinician, async ({ db }) => {
        await later(db, number(times % 2 === 0 ? 'no number' : '7').compile(db))
        await later(db, settingTo('c').compile(db))
        return db.selectFrom('clinic').select('id').where('id', '=', String(clinician.clinicIds[0])).execute()
      })
      if (times % 2 === 0) await expect(wrong).rejects.toThrow(/invalid input syntax/)
      else expect(await wrong).toHaveLength(1)
    }
  })
})

test('what waits for the commit and cannot be done takes everything back', async () => {
  const id = await makePerson(programme)
  const wrong = acting(programme.api.orm, clinician, async ({ db }) => {
    await db.updateTable('person').set({ contact_rules: null }).where('id', '=', id).execute()
    await later(db, sql`select 1 / ${0}::int`.compile(db))
  })
  await expect(wrong).rejects.toThrow(/division by zero/)
  const { rows } = await programme.behind.query('select contact_rules from person where id = $1', [id])
  expect(rows[0].contact_rules).not.toBeNull()
})

test.each(['disk_full', 'out_of_memory', 'io_error', 'insufficient_resources'])(
  'a database that says %s has nobody to blame: whoever asked is told to come back, and no fault is theirs',
  async condition => {
    const refused = programme.behind.query(`do $$ begin raise ${condition}; end $$`)
    expect(isOutage(await refused.catch((error: unknown) => error))).toBe(true)
  },
)
