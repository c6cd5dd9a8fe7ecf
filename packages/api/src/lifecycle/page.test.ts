import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { acting } from '../database/acting.ts'
import { identified } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { afterDue, beforeChange, soonestDue } from './page.ts'

let programme: Programme
let clinician: SignedIn
beforeAll(async () => {
  programme = await openProgramme()
  clinician = await programme.signIn('clinician')
})
afterAll(() => programme.close())

/** How the database looks for a page when there are too many rows to read or to sort them all. */
async function planOf(where: ReturnType<typeof afterDue>, order: ReturnType<typeof sql>): Promise<string> {
  return acting(programme.api.orm, clinician, async ({ db }) => {
    for (const other of ['seqscan', 'bitmapscan', 'sort'])
      await sql.raw(`set local enable_${other} = off`).execute(db)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select l.id from referral l where ${where} order by ${order} limit 51`.execute(db)
    return rows.map(row => row['QUERY PLAN']).join('\n')
  })
}

test('the hundredth page of a list begins in the index where the page before it ended', async () => {
  const { id } = await identified(programme, clinician)
  const due = sql`${soonestDue}, l.id`
  expect(await planOf(afterDue(['infinity', id]), due)).toMatch(/Index Cond: \(ROW\(/)
  expect(await planOf(afterDue([programme.clock.now(), id]), due)).toMatch(/Index Cond: \(ROW\(/)
  const latest = sql`l.changed_at desc, l.id desc`
  expect(await planOf(beforeChange([programme.clock.now(), id]), latest)).toMatch(/Index Cond: \(ROW\(/)
})
