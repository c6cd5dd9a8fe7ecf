import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { multiply, statementsOf } from '../testing/many.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let discharge: string
const RECORDS = 60

beforeAll(async () => {
  programme = await openProgramme()
  programme.clock.set('2025-02-03T10:00:00.000Z')
  team = await aTeam(programme)
  const closed = await somebody(programme, team, 'closed', { called: 'Ada' })
  discharge = closed.discharge ?? ''
  await programme.behind.query(
    `update discharge set state = 'retained', path = 'retained', value = '{"open":"retained"}',
       context = context || '{"retainUntil":"2033-02-03"}' where id = $1`,
    [discharge],
  )
  await multiply(programme, { kind: 'discharge', id: discharge }, RECORDS - 1)
  // five of each day, so that a page ends in the middle of one
  await programme.behind.query(
    `update discharge d set context = d.context || jsonb_build_object('retainUntil', (date '2033-02-03' + n.day)::text)
     from (select id, (row_number() over (order by id) / 5)::int as day from discharge where id <> $1) n
     where n.id = d.id`,
    [discharge],
  )
})
afterAll(() => programme.close())

type View = 'due' | 'later' | 'erased'

async function everyPage(view: View) {
  const found = []
  for (let after: string | undefined; ; ) {
    const page = await asking(programme, team.coordinator).keeping.page({
      view,
      limit: 7,
      ...(after === undefined ? {} : { after }),
    })
    found.push(...page.rows)
    if (page.next === null) return { found, counts: page.counts }
    after = page.next
  }
}

test('nobody whose record is kept falls between two pages, and nobody is shown twice', async () => {
  programme.clock.set('2033-02-07T10:00:00.000Z')
  const [due, later] = [await everyPage('due'), await everyPage('later')]
  expect(due.counts).toEqual({ due: due.found.length, later: later.found.length, erased: 0 })
  expect(due.found.length).toBeGreaterThan(7)
  expect(new Set([...due.found, ...later.found].map(({ id }) => id)).size).toBe(RECORDS)
  for (const { keepUntil } of due.found) expect((keepUntil ?? '') <= '2033-02-07').toBe(true)
  for (const { keepUntil } of later.found) expect((keepUntil ?? '') > '2033-02-07').toBe(true)
  const days = [...due.found, ...later.found].map(({ keepUntil }) => keepUntil ?? '')
  expect(days).toEqual(days.toSorted())
})

test('whoever was erased is a number, and no longer among those who are kept', async () => {
  programme.clock.set('2033-02-07T10:00:00.000Z')
  await sent(programme, team.coordinator, 'discharge', discharge, { type: 'destroy' })
  const { found, counts } = await everyPage('erased')
  expect(found).toMatchObject([{ called: null, keepUntil: null, erasedAt: '2033-02-07T10:00:00.000Z' }])
  expect(counts).toMatchObject({ erased: 1 })
  const kept = [...(await everyPage('due')).found, ...(await everyPage('later')).found]
  expect(kept.map(({ id }) => id)).not.toContain(discharge)
})

test('a page of fifty costs as many statements as a page of five, and another clinic’s has nobody on it', async () => {
  const page = (limit: number, clinicId?: string) =>
    asking(programme, team.coordinator).keeping.page({
      view: 'later',
      limit,
      ...(clinicId === undefined ? {} : { clinicId }),
    })
  expect(await statementsOf(() => page(40))).toBe(await statementsOf(() => page(5)))
  expect(await page(40, crypto.randomUUID())).toMatchObject({ rows: [], next: null, counts: { later: 0 } })
})
