/** The door for clinic systems over HTTP, through a client that none of us wrote, with the messages of the guide. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSignIn, type SignIn } from '@alongside/api/server'
import { aSystem, openProgramme, type Programme } from '@alongside/api/testing'
import { Client } from 'fhir-kit-client'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeServer, type Server } from './server.ts'

let programme: Programme
let signIn: SignIn
let server: Server
let base: string
let key: string
let client: Client
const lines: string[] = []

beforeAll(async () => {
  programme = await openProgramme()
  const settings = {
    apiUrl: 'http://127.0.0.1:4000',
    appUrls: [],
    cookieSecret: programme.database.secrets.cookieSecret,
    idleMinutes: 30,
    secondFactorNeeded: false,
  }
  signIn = openSignIn({
    databaseUrl: programme.database.urls.alongside_auth,
    ...settings,
    attemptsPerMinute: 30,
  })
  const log = pino({ base: null, level: 'info' }, { write: line => void lines.push(line) })
  server = makeServer({ doors: programme.api, signIn, settings, log })
  base = `${await server.app.listen({ port: 0, host: '127.0.0.1' })}/fhir`
  key = (await aSystem(programme)).key
  client = new Client({ baseUrl: base, bearerToken: key })
})
afterAll(async () => {
  await server.app.close()
  await signIn.close()
  await programme.close()
})

async function example(name: string): Promise<never> {
  const folder = join(import.meta.dirname, '../../../docs/integrators/examples')
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as never
}

// biome-ignore lint/suspicious/noExplicitAny: the client types an answer as any resource
type Any = any

describe('a FHIR client', () => {
  test('reads what is served', async () => {
    const statement: Any = await client.capabilityStatement()
    expect([statement.resourceType, statement.fhirVersion]).toEqual(['CapabilityStatement', '4.0.1'])
  })

  test('creates a request, and reads back what it became', async () => {
    const created: Any = await client.create({
      resourceType: 'ServiceRequest',
      body: await example('request.json'),
      options: { headers: { prefer: 'return=representation' } },
    } as never)
    const read: Any = await client.read({ resourceType: 'ServiceRequest', id: created.id })
    expect(read).toEqual(created)
    const task: Any = await client.read({ resourceType: 'Task', id: created.id })
    expect([task.status, task.businessStatus.coding[0].code]).toEqual(['requested', 'with-clinic'])
  })

  test('sends a transaction, twice, and gets the same places', async () => {
    const body = await example('transaction.json')
    const first: Any = await client.transaction({ body })
    const second: Any = await client.transaction({ body })
    const places = (answer: Any) => answer.entry.map((each: Any) => each.response.location)
    expect(places(second)).toEqual(places(first))
    expect(first.entry.map((each: Any) => each.response.status)).toEqual(Array(6).fill('201 Created'))
    expect(second.entry.map((each: Any) => each.response.status)).toEqual(Array(6).fill('200 OK'))
    const missed: Any = await client.create({
      resourceType: 'Appointment',
      body: await example('missed-appointment.json'),
    })
    expect(missed.resourceType).toBe('OperationOutcome')
  })

  test('corrects one request and takes another back in one transaction', async () => {
    const answer: Any = await client.transaction({ body: await example('transaction-changes.json') })
    expect(answer.entry.map((each: Any) => each.response.status)).toEqual([
      '200 OK',
      '200 OK',
      '204 No Content',
    ])
    const [, id] = /^Patient\/([^/]+)/.exec(answer.entry[0].response.location) ?? []
    const person: Any = await client.read({ resourceType: 'Patient', id: id ?? '' })
    expect(person.telecom[0].value).toBe('+447700900789')
    const ended: Any = await client.search({
      resourceType: 'Task',
      searchParams: { status: 'entered-in-error' },
    })
    expect(ended.entry).toHaveLength(1)
  })

  test('sends a message, corrects it and takes it back', async () => {
    const send = async (name: string): Promise<Any> =>
      client.operation({ name: 'process-message', input: await example(name) } as never)
    const sent = await send('message-new.json')
    const { id } = sent.entry[1].resource
    expect(sent.entry[0].resource.response.code).toBe('ok')
    const corrected = await send('message-update.json')
    expect(corrected.entry[1].resource).toMatchObject({ id, meta: { versionId: '2' } })
    await send('message-revoked.json')
    const task: Any = await client.read({ resourceType: 'Task', id })
    expect([task.status, task.businessStatus.coding[0].code]).toEqual(['cancelled', 'closed'])
  })

  test('records a mistake as one', async () => {
    const send = async (change: (text: string) => string, name: string): Promise<Any> => {
      const text = JSON.stringify(await example(name))
      return client.operation({ name: 'process-message', input: JSON.parse(change(text)) } as never)
    }
    const other = (text: string) => text.replaceAll('1004', '1005').replaceAll('0c6b5f1e', '0c6b5f1f')
    const { id } = (await send(other, 'message-new.json')).entry[1].resource
    await send(other, 'message-entered-in-error.json')
    expect(((await client.read({ resourceType: 'Task', id })) as Any).status).toBe('entered-in-error')
  })

  test('searches, and follows the pages', async () => {
    const seen: string[] = []
    let page: Any = await client.search({ resourceType: 'Patient', searchParams: { _count: 1 } })
    // the address of the next page is the public one, which a test does not answer at
    while (page) {
      seen.push(...(page.entry ?? []).map((each: Any) => each.resource.id))
      const next = page.link
        .find((each: Any) => each.relation === 'next')
        ?.url.replace('http://127.0.0.1:4000/fhir', base)
      page = next
        ? await client.nextPage({ bundle: { ...page, link: [{ relation: 'next', url: next }] } })
        : undefined
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(4)
    const found: Any = await client.search({
      resourceType: 'Patient',
      searchParams: { identifier: 'https://clinic.example/Id/patient|SBX1002' },
      options: { postSearch: true },
    })
    expect(found.entry).toHaveLength(1)
  })

  test('is told the paths of what is wrong', async () => {
    const refused: Any = await client
      .create({ resourceType: 'ServiceRequest', body: await example('refused.json') })
      .catch((error: unknown) => error)
    expect(refused.response.status).toBe(422)
    expect(refused.response.data.issue.flatMap((each: Any) => each.expression).sort()).toEqual([
      'ServiceRequest.contained[0].name',
      'ServiceRequest.extension[0].valueDate',
      'ServiceRequest.status',
    ])
  })
})

describe('the door', () => {
  test('is shut without a key, and to any other method', async () => {
    expect((await fetch(`${base}/Task`)).status).toBe(401)
    expect((await fetch(`${base}/Task`, { headers: { authorization: `bearer ${key}x` } })).status).toBe(401)
    expect((await fetch(`${base}/Task/1`, { method: 'DELETE' })).status).toBe(405)
  })

  test('takes a body of the standard’s own type, and of no other', async () => {
    const body = JSON.stringify(await example('request.json'))
    for (const [type, status] of [
      ['application/fhir+json', 200],
      ['application/json', 200],
      ['text/plain', 415],
      ['application/fhir+xml', 415],
    ] as const) {
      const answered = await fetch(`${base}/ServiceRequest`, {
        method: 'POST',
        headers: { 'content-type': type, authorization: `Bearer ${key}` },
        body,
      })
      expect([type, answered.status]).toEqual([type, status])
    }
  })

  test('writes no name, number, key or identifier into the log', async () => {
    expect(lines.length).toBeGreaterThan(5)
    const logged = lines.join('')
    for (const word of ['Robin', 'Sample', 'SBX1', 'REQ-1', '07700', key]) expect(logged).not.toContain(word)
  })
})
