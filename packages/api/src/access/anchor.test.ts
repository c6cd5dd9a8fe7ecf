import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { released } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { dropAnchor, lostAnchor, readAnchors, signingKey } from './anchor.ts'
import { brokenLink, sealAccess } from './seal-access.ts'

let programme: Programme
let clinician: SignedIn
const folder = mkdtempSync(join(tmpdir(), 'anchors-'))
const settings = { file: join(folder, 'anchors.jsonl'), seed: randomBytes(32) }
beforeAll(async () => {
  programme = await openProgramme()
  clinician = await programme.signIn('clinician')
})
afterAll(async () => {
  await programme.close()
  rmSync(folder, { recursive: true })
})

const kept = () => readAnchors(readFileSync(settings.file, 'utf8'), signingKey(settings.seed))

test('the end of the chain is kept elsewhere, once for each time that something was sealed', async () => {
  await released(programme, clinician)
  await sealAccess(programme.worker)
  const first = await dropAnchor(programme.worker, settings)
  expect(await dropAnchor(programme.worker, settings, first)).toBe(first)
  await released(programme, clinician)
  await sealAccess(programme.worker)
  expect(await dropAnchor(programme.worker, settings, first)).toBeGreaterThan(first)
  expect(kept()).toHaveLength(2)
  expect(await lostAnchor(programme.worker, kept())).toBeNull()
})

test('whoever writes the whole chain anew, or cuts off its end, leads past an anchor', async () => {
  await programme.behind.query('create table kept_log as select * from access_log')
  await programme.behind.query(`update access_log set what = 'something else' where chain_no = 2`)
  await programme.behind.query('update access_log set chain_no = null, chain = null')
  await sealAccess(programme.worker)
  expect(await brokenLink(programme.worker)).toBeNull()
  expect(await lostAnchor(programme.worker, kept())).toMatchObject({ no: kept()[0]?.no })

  await programme.behind.query('delete from access_log')
  await programme.behind.query('insert into access_log overriding system value select * from kept_log')
  await programme.behind.query(
    'delete from access_log where chain_no = (select max(chain_no) from access_log)',
  )
  expect(await brokenLink(programme.worker)).toBeNull()
  expect(await lostAnchor(programme.worker, kept())).toMatchObject({ no: kept()[1]?.no })
})

test('an anchor that somebody else wrote is not believed', () => {
  const text = readFileSync(settings.file, 'utf8')
  expect(() => readAnchors(text, signingKey(randomBytes(32)))).toThrow('Line 1')
  expect(() => readAnchors(text.replace('"no":', '"no":1'), signingKey(settings.seed))).toThrow('Line 1')
})
