import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../actor.ts'
import { aTeam, somebody, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { acting } from './acting.ts'
import { DataKeys, dataKeysOf } from './keys.ts'
import { resealWords } from './reseal-words.ts'
import { Sealed } from './sealed.ts'
import { ownedBy, sealedPlaces } from './sealed-places.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
})
afterAll(() => programme.close())

const soon = { settleMs: 0 }

/** Every sealed cell there is of this owner, as it stands. */
async function cellsOf(ownerId: string) {
  const cells: { table: string; column: string; id: string; bytes: Buffer }[] = []
  for (const place of sealedPlaces) {
    const { table, column, key, id } = place
    const { rows } = await programme.behind.query(
      `select ${column} as bytes, ${Object.keys(key).map(name => `${name}::text as ${name}`)} from ${table}
       where ${column} is not null and ${ownedBy(place).condition}`,
      [[ownerId]],
    )
    cells.push(...rows.map(row => ({ table, column, id: id(row), bytes: row.bytes })))
  }
  return cells
}

async function boxOf(ownerId: string) {
  const { rows } = await programme.behind.query('select wrapped from data_key where owner_id = $1', [ownerId])
  return programme.api.keys.unwrap(ownerId, rows[0].wrapped)
}

async function wordsOf(ownerId: string) {
  const box = await boxOf(ownerId)
  return (await cellsOf(ownerId)).map(({ bytes, ...place }) => [
    `${place.table}.${place.column} ${place.id}`,
    new Sealed(bytes).open(box, place),
  ])
}

async function called(personId: string) {
  return (await asking(programme, team.clinician).people.byId({ personId })).person.called
}

test('every sealed column of the database is known, with its owner', async () => {
  const { rows } = await programme.behind.query<{ cell: string }>(
    `select table_name || '.' || column_name as cell from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name like '%\\_sealed'`,
  )
  expect([...new Set(sealedPlaces.map(({ table, column }) => `${table}.${column}`))].sort()).toEqual(
    rows.map(({ cell }) => cell).sort(),
  )
})

test('all words of one person are under a fresh key, and the key of before opens none of them', async () => {
  const { personId } = await somebody(programme, team, 'mentored', { called: 'Ada' })
  const other = await somebody(programme, team, 'released', { called: 'Ben' })
  const [box, words, others] = [await boxOf(personId), await wordsOf(personId), await cellsOf(other.personId)]
  expect(words.length).toBeGreaterThan(5)
  expect(
    await resealWords(programme.database.url, programme.database.secrets, { owners: [personId], ...soon }),
  ).toBe(1)
  expect(await wordsOf(personId)).toEqual(words)
  expect(await called(personId)).toBe('Ada')
  for (const { bytes, ...place } of await cellsOf(personId))
    expect(() => new Sealed(bytes).open(box, place), place.table).toThrow()
  // whoever stole the old key does not get further with the numbers of generations either
  const { bytes, ...place } = (await cellsOf(personId))[0] as Awaited<ReturnType<typeof cellsOf>>[0]
  const forged = Buffer.from(bytes)
  forged.writeUInt16BE(1, 1)
  expect(() => new Sealed(forged).open(box, place)).toThrow()
  expect(await cellsOf(other.personId)).toEqual(others)
})

test('somebody who is written to and read meanwhile loses no word, and is never shut', async () => {
  const { personId } = await somebody(programme, team, 'released', { called: 'Cleo' })
  const steps: string[] = []
  let working = true
  const reading = (async () => {
    let times = 0
    for (; working; times++) expect(await called(personId)).toBe('Cleo')
    return times
  })()
  // somebody read the key before all this and writes with it after every step, as a request does that takes its time
  const place = { table: 'person', column: 'name_sealed', id: personId }
  const before = new DataKeys(new Map([[personId, await boxOf(personId)]]))
  await resealWords(programme.database.url, programme.database.secrets, {
    owners: [personId],
    ...soon,
    say: async step => {
      steps.push(step)
      if (step === 'one') return
      const { bytes } = before.seal(personId, `after ${step}`, place)
      await programme.behind.query('update person set name_sealed = $2 where id = $1', [personId, bytes])
    },
  })
  working = false
  expect(await reading).toBeGreaterThan(0)
  expect(steps).toEqual(['freshIsKnown', 'freshSeals', 'one'])
  expect(await wordsOf(personId)).toContainEqual([`person.name_sealed ${personId}`, 'after freshSeals'])
})

test('a transaction that has read the key holds up the end until it is over', async () => {
  const { personId } = await somebody(programme, team, 'released', { called: 'Dan' })
  const place = { table: 'person', column: 'name_sealed', id: personId }
  let resealing: Promise<number> | undefined
  let over = false
  await acting(programme.worker.orm, system, async ({ db }) => {
    const keys = await dataKeysOf(db, programme.worker.keys, [personId])
    resealing = resealWords(programme.database.url, programme.database.secrets, {
      owners: [personId],
      ...soon,
    }).finally(() => {
      over = true
    })
    await new Promise(go => setTimeout(go, 300))
    expect(over).toBe(false)
    await db
      .updateTable('person')
      .set({ name_sealed: keys.seal(personId, 'Dan Late', place).bytes })
      .where('id', '=', personId)
      .execute()
  })
  expect(await resealing).toBe(1)
  expect(await wordsOf(personId)).toContainEqual([`person.name_sealed ${personId}`, 'Dan Late'])
})

test('words that were written late and are held by somebody just then are waited for, and never lost', async () => {
  const { personId } = await somebody(programme, team, 'mentored', { called: 'Ivo' })
  const before = new DataKeys(new Map([[personId, await boxOf(personId)]]))
  const words = await wordsOf(personId)
  // people themselves are locked for the last step anyway; this is a row beside them
  const cell = (await cellsOf(personId)).find(({ table }) => table !== 'person')
  if (!cell) throw new Error('Nothing is written about them')
  const { bytes: _, ...place } = cell
  const holder = new Client({ connectionString: programme.database.url })
  await holder.connect()
  let over = false
  let holding: Promise<unknown> = Promise.resolve()
  await resealWords(programme.database.url, programme.database.secrets, {
    owners: [personId],
    settleMs: 1500,
    say: async step => {
      if (step === 'one') over = true
      if (step !== 'freshSeals') return
      const { bytes } = before.seal(personId, 'Late', place)
      await holder.query(`update ${place.table} set ${place.column} = $2 where id = $1`, [place.id, bytes])
      holding = (async () => {
        await expect.poll(lastAsked, { interval: 10, timeout: 5000 }).toHaveLength(1)
        await holder.query('begin')
        await holder.query(`select 1 from ${place.table} where id = $1 for update`, [place.id])
        await new Promise(go => setTimeout(go, 2500))
        expect(over).toBe(false)
        await holder.query('commit')
      })()
    },
  })
  await holding
  await holder.end()
  const late = new Map(words.map(([name = '', word]) => [name, word])).set(
    `${place.table}.${place.column} ${place.id}`,
    'Late',
  )
  expect(new Map((await wordsOf(personId)).map(([name = '', word]) => [name, word]))).toEqual(late)
})

/** What whoever seals anew asked last, while they wait. */
async function lastAsked(): Promise<{ query: string }[]> {
  const { rows } = await programme.behind.query<{ query: string }>(
    `select query from pg_stat_activity where datname = current_database() and state = 'idle'
     and query like 'select clock_timestamp()::text%'`,
  )
  return rows
}

test.each(['freshIsKnown', 'freshSeals', 'one'] as const)(
  'everybody is sealed anew although it fell over after a step, and what was done is not done twice: %s',
  async fallsAfter => {
    const one = await somebody(programme, team, 'released', { called: 'Eve' })
    const [box, words] = [await boxOf(one.personId), await wordsOf(one.personId)]
    const { url, secrets } = programme.database
    const cut = (step: string) => {
      if (step === fallsAfter) throw new Error('the machine went off')
    }
    await expect(resealWords(url, secrets, { ...soon, say: cut })).rejects.toThrow('went off')
    expect(await called(one.personId)).toBe('Eve')
    const { rows: open } = await programme.behind.query(
      'select changed from authz.key_change where everybody and ended_at is null',
    )
    const all = await programme.behind.query(
      'select count(*)::int as n from data_key where wrapped is not null',
    )
    expect(await resealWords(url, secrets, soon)).toBe(all.rows[0].n)
    expect(open).toEqual([{ changed: fallsAfter === 'one' ? expect.any(Number) : 0 }])
    expect(await wordsOf(one.personId)).toEqual(words)
    for (const { bytes, ...place } of await cellsOf(one.personId))
      expect(() => new Sealed(bytes).open(box, place)).toThrow()
    const { rows } = await programme.behind.query(
      'select count(*)::int as n from authz.key_change where everybody and ended_at is null',
    )
    expect(rows).toEqual([{ n: 0 }])
  },
)

test('somebody who is erased half-way stays erased', async () => {
  const { personId } = await somebody(programme, team, 'released', { called: 'Fay' })
  const { url, secrets } = programme.database
  await resealWords(url, secrets, {
    owners: [personId],
    ...soon,
    say: step => {
      if (step === 'freshIsKnown') throw new Error('the machine went off')
    },
  }).catch(() => undefined)
  await programme.behind.query(
    'update data_key set wrapped = null, destroyed_at = now() where owner_id = $1',
    [personId],
  )
  expect(await resealWords(url, secrets, { owners: [personId], ...soon })).toBe(0)
  const { rows } = await programme.behind.query('select wrapped from data_key where owner_id = $1', [
    personId,
  ])
  expect(rows).toEqual([{ wrapped: null }])
})

test('whoever has another wrapping key seals nothing anew', async () => {
  const { personId } = await somebody(programme, team, 'released', { called: 'Gus' })
  const strange = {
    ...programme.database.secrets,
    wrappingKey: Buffer.from(randomUUID().replaceAll('-', '')),
  }
  const before = await cellsOf(personId)
  await expect(
    resealWords(programme.database.url, strange, { owners: [personId], ...soon }),
  ).rejects.toThrow()
  expect(await cellsOf(personId)).toEqual(before)
})
