import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDoors } from '../doors.ts'
import { aTeam, somebody } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { makePerson, openProgramme, type Programme } from '../testing/programme.ts'
import { rewrapKeys } from './rewrap-keys.ts'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

test('the wrapping key is changed while people work, and the one of before opens nothing any more', async () => {
  const { url, urls, secrets } = programme.database
  const team = await aTeam(programme)
  const { personId } = await somebody(programme, team, 'released', { called: 'Ada' })
  const erased = await makePerson(programme)
  await programme.behind.query(
    'update data_key set wrapped = null, destroyed_at = now() where owner_id = $1',
    [erased],
  )
  const changed = { ...secrets, wrappingKey: randomBytes(32) }
  const meanwhile = { ...changed, earlierWrappingKeys: [secrets.wrappingKey] }
  const called = async (keys: Parameters<typeof openDoors>[1]) => {
    const api = await openDoors(urls.alongside_api, keys, { now: programme.clock.now })
    try {
      return (await asking({ ...programme, api }, team.clinician).people.byId({ personId })).person.called
    } finally {
      await api.close()
    }
  }
  // both keys are known before a single one was wrapped anew, and after all of them were
  expect(await called(meanwhile)).toBe('Ada')
  const { rows } = await programme.behind.query(
    'select count(*)::int as n from data_key where wrapped is not null',
  )
  expect(await rewrapKeys(url, meanwhile)).toBe(rows[0].n)
  expect(await rewrapKeys(url, meanwhile)).toBe(0)
  expect(await called(meanwhile)).toBe('Ada')
  expect(await called(changed)).toBe('Ada')
  await expect(called(secrets)).rejects.toThrow()
  const kept = await programme.behind.query('select wrapped from data_key where owner_id = $1', [erased])
  expect(kept.rows).toEqual([{ wrapped: null }])
})

test('whoever has neither key rewraps nothing', async () => {
  const { url, secrets } = programme.database
  await makePerson(programme)
  const strange = { ...secrets, wrappingKey: randomBytes(32) }
  const before = await programme.behind.query('select owner_id, wrapped from data_key order by 1')
  await expect(rewrapKeys(url, strange)).rejects.toThrow()
  expect((await programme.behind.query('select owner_id, wrapped from data_key order by 1')).rows).toEqual(
    before.rows,
  )
})
