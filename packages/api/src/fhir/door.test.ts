import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerFhir } from '../server.ts'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { base, single, transaction } from './fhir.fixture.ts'

let programme: Programme
let system: System

beforeAll(async () => {
  programme = await openProgramme()
  system = await aSystem(programme)
})
afterAll(() => programme.close())

function isLoaded(): boolean {
  return Object.keys(createRequire(import.meta.url).cache).some(file =>
    /node_modules\/fhir\/validator/.test(file),
  )
}

async function send(path: string, body: unknown): Promise<number> {
  const { status } = await answerFhir(programme.api, base, {
    method: 'POST',
    path,
    query: '',
    authorization: `Bearer ${system.key}`,
    contentType: 'application/fhir+json',
    prefer: undefined,
    body: Buffer.from(JSON.stringify(body)),
  })
  return status
}

test('the definitions of the standard are loaded by the first message that needs them, and not by the start', async () => {
  expect(isLoaded()).toBe(false)
  const plain = transaction()
  const bare = plain.entry.map(each => {
    const { gender: _, address: __, name, ...resource } = each.resource as Record<string, unknown>
    return { ...each, resource: { ...resource, ...(name ? { name: [{ given: ['Ada'] }] } : {}) } }
  })
  expect(await send('', { ...plain, entry: bare })).toBe(200)
  expect(isLoaded()).toBe(false)
  expect(await send('/ServiceRequest', single())).toBe(201)
  expect(isLoaded()).toBe(true)
})
