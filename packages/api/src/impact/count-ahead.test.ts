/** Reports that are counted before anybody asks for them. */
import { type ImpactReport, londonMonthOf, usualSpan, usualSpans } from '@alongside/domain/impact'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { read } from '../read.ts'
import { type At, mentored, must, session, step } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { countAhead } from './count-ahead.ts'
import { readImpact } from './impact.report.ts'

let programme: Programme
let analyst: SignedIn
let mentor: SignedIn
let ada: At

beforeAll(async () => {
  programme = await openProgramme('2024-09-02T09:00:00.000Z')
  analyst = await programme.signIn('analyst')
  const [clinician, coordinator] = [
    await programme.signIn('clinician'),
    await programme.signIn('coordinator'),
  ]
  mentor = await programme.signIn('mentor')
  for (let nth = 0; nth < 5; nth++) {
    ada = await mentored(programme, { clinician, coordinator, mentor })
    ada = await step(programme, mentor, ada, session(programme))
  }
})
afterAll(() => programme.close())

const today = () => londonMonthOf(programme.clock.now())

function everything(caller = analyst): Promise<ImpactReport> {
  return read(programme.api, caller, 'impact.report', reading =>
    readImpact(reading, usualSpan('all', today())),
  ).then(must)
}

/** What was kept, by when; whoever counts anything makes it younger. */
async function kept(): Promise<string[]> {
  const { rows } = await programme.behind.query<{ one: string }>(
    `select encode(asked, 'hex') || clinic_id || coalesce(part, -1) || seen as one from (
       select asked, clinic_id, part, seen::text from authz.part_kept
       union all select asked, clinic_id, null, seen::text from authz.tally_kept) k order by 1`,
  )
  return rows.map(({ one }) => one)
}

async function forgetAll(): Promise<void> {
  await programme.behind.query(
    'delete from authz.part_kept; delete from authz.tally_kept; delete from authz.report_kept',
  )
}

test('whoever opens what pages offer finds it counted, and it says what counting it says', async () => {
  await forgetAll()
  const counted = await everything()
  await forgetAll()
  expect(await countAhead(programme.worker)).toEqual({ portions: usualSpans(today()).length, done: true })
  const before = await kept()
  expect(await everything()).toEqual(counted)
  expect(await kept()).toEqual(before)
  // and where nothing happened meanwhile there is nothing to do
  expect(await countAhead(programme.worker)).toEqual({ portions: 0, done: true })
})

test('what was counted ahead is never older than what happened since', async () => {
  const coordinator = await programme.signIn('coordinator')
  await countAhead(programme.worker)
  const before = await everything(coordinator)
  await step(programme, mentor, ada, session(programme))
  const after = await everything(coordinator)
  expect([before.interactions.total, after.interactions.total]).toEqual([5, 6])
})

test('a new month has spans of its own, and they are there before anybody comes', async () => {
  programme.clock.set('2024-10-01T00:30:00.000Z')
  const { portions } = await countAhead(programme.worker)
  expect(portions).toBeGreaterThan(0)
  const before = await kept()
  await everything()
  expect(await kept()).toEqual(before)
})

test('a run ends when its time is over, and the next one goes on where it stopped', async () => {
  await forgetAll()
  expect(await countAhead(programme.worker, 0)).toEqual({ portions: 0, done: false })
  expect((await countAhead(programme.worker)).done).toBe(true)
})
