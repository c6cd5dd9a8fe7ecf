import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { ask, single } from './fhir.fixture.ts'
import { makeSandbox } from './sandbox.ts'

let programme: Programme
let administrator: SignedIn

beforeAll(async () => {
  programme = await openProgramme()
  administrator = await programme.signIn('administrator')
})
afterAll(() => programme.close())

function screens() {
  return asking(programme, administrator).integrations
}

async function added(name = 'Records') {
  const made = await screens().add({ commandId: randomUUID(), clinicId: programme.clinic, name })
  return { ...made, key: made.key ?? '' }
}

async function systemOf(systemId: string) {
  const { systems } = await screens().list({})
  return systems.find(({ id }) => id === systemId)
}

describe('an administrator', () => {
  test('lets a clinic’s system in, and its key opens the door of that clinic', async () => {
    const { key, systemId } = await added()
    const sent = await ask(programme, { key }, 'POST', '/ServiceRequest', single())
    expect(sent.status).toBe(201)
    const system = await systemOf(systemId)
    expect(system).toMatchObject({ name: 'Records', clinicName: 'North clinic', endedAt: null })
    expect(system?.keys[0]?.lastUsedAt).not.toBe(null)
  })

  test('sees a key once: the second click on the same button is answered without it', async () => {
    const commandId = randomUUID()
    const asked = { commandId, clinicId: programme.clinic, name: 'Twice' }
    const [first, second] = [await screens().add(asked), await screens().add(asked)]
    expect(first.key).toMatch(/^alk_/)
    expect(second).toEqual({ ...first, key: null })
    const { rows } = await programme.behind.query('select reply from command where command_id = $1', [
      commandId,
    ])
    expect(JSON.stringify(rows)).not.toContain(first.key)
  })

  test('gives a second key before taking the first one away, so that nothing stops in between', async () => {
    const { key: first, systemId, keyId } = await added()
    const { key: second } = await screens().makeKey({ commandId: randomUUID(), systemId })
    expect((await ask(programme, { key: first }, 'GET', '/Task')).status).toBe(200)
    await screens().revokeKey({ id: keyId, commandId: randomUUID() })
    expect((await ask(programme, { key: first }, 'GET', '/Task')).status).toBe(401)
    expect((await ask(programme, { key: second ?? '' }, 'GET', '/Task')).status).toBe(200)
  })

  test('ends a system, and every key of it with it', async () => {
    const { key, systemId } = await added()
    await screens().subscribe({ commandId: randomUUID(), systemId, url: 'https://clinic.example/told' })
    await screens().end({ id: systemId, commandId: randomUUID() })
    expect((await ask(programme, { key }, 'GET', '/Task')).status).toBe(401)
    const system = await systemOf(systemId)
    expect(system?.endedAt).not.toBe(null)
    expect(system?.addresses[0]?.endedAt).not.toBe(null)
    expect((await noOf(screens().makeKey({ commandId: randomUUID(), systemId })))?.code).toBe('not-found')
  })

  test('names an address by https, and the secret of it is shown once and kept sealed', async () => {
    const { systemId } = await added()
    for (const url of [
      'http://clinic.example/told',
      'https://me:secret@clinic.example/',
      'ftp://clinic.example',
      'clinic.example',
    ])
      expect([
        url,
        (await noOf(screens().subscribe({ commandId: randomUUID(), systemId, url })))?.code,
      ]).toEqual([url, 'not-valid'])
    const { secret } = await screens().subscribe({
      commandId: randomUUID(),
      systemId,
      url: 'https://clinic.example/told',
    })
    const { rows } = await programme.behind.query('select * from task_subscription where system_id = $1', [
      systemId,
    ])
    expect(secret?.length).toBeGreaterThan(40)
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('sees systems, and nothing of what they sent', async () => {
    const { key } = await added()
    await ask(programme, { key }, 'POST', '/ServiceRequest', single())
    const shown = JSON.stringify([
      await screens().list({}),
      await screens().deliveries({ state: 'waiting' } as never),
    ])
    expect(shown).not.toMatch(/Ada|Okafor|R-N|07700/)
    expect((await noOf(asking(programme, administrator).referral.list({ view: 'all' } as never)))?.code).toBe(
      'not-found',
    )
  })
})

test('nobody but an administrator lets a system in', async () => {
  for (const role of ['clinician', 'coordinator', 'mentor', 'analyst', 'integration'] as const) {
    const other = asking(programme, await programme.signIn(role)).integrations
    expect([role, (await noOf(other.list({})))?.code]).toEqual([role, 'not-found'])
  }
})

test('the sandbox is made once, and its key opens the clinic that is none', async () => {
  const install = { database: programme.database.url, secrets: programme.database.secrets }
  const [key, again] = [await makeSandbox(install), await makeSandbox(install)]
  expect(key).toBe(again)
  expect((await ask(programme, { key }, 'POST', '/ServiceRequest', single())).status).toBe(201)
  const { systems } = await screens().list({})
  expect(systems.filter(({ sandbox }) => sandbox)).toMatchObject([
    { name: 'Sandbox', keys: [{ beginsWith: key.slice(0, 8) }] },
  ])
})
