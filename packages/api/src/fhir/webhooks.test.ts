import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { aTeam, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { agreed, step, told } from '../testing/journey.ts'
import { anyHour, openProgramme, type Programme } from '../testing/programme.ts'
import { type Egress, isPrivate, post } from './egress.ts'
import { aNumber, ask, single } from './fhir.fixture.ts'
import { noticeTasks } from './notice-tasks.ts'
import { tellSystems } from './tell-systems.ts'

interface Heard {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

let programme: Programme
let team: Team
let administrator: SignedIn
let house: Server
let egress: Egress
let address: string
let heard: Heard[] = []
let answers: number[] = []

beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  administrator = await programme.signIn('administrator')
  house = createServer((request, response) => {
    let body = ''
    request.on('data', part => {
      body += part
    })
    request.on('end', () => {
      heard.push({ headers: request.headers, body })
      response.writeHead(answers.shift() ?? 204, { location: 'https://elsewhere.example/' }).end()
    })
  })
  await new Promise<void>(resolve => {
    house.listen(0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(house.address() as AddressInfo).port}`
  address = `http://${host}/told`
  egress = { hosts: [host], privateNetworks: true, plainHttp: true }
})
afterAll(async () => {
  house.close()
  await programme.close()
})
beforeEach(async () => {
  heard = []
  answers = []
  await programme.behind.query('update task_subscription set ended_at = now()')
  later(60)
})

function integrations() {
  return asking(programme, administrator).integrations
}

/** A system with an address that hears, and somebody whom it referred. */
async function listening() {
  const { systemId, key } = await integrations().add({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    name: 'Records',
  })
  const { subscriptionId, secret } = await integrations().subscribe({
    commandId: randomUUID(),
    systemId,
    url: 'https://clinic.example/told',
  })
  await programme.behind.query('update task_subscription set url = $2 where id = $1', [
    subscriptionId,
    address,
  ])
  const sent = await ask(programme, { key: key ?? '' }, 'POST', '/ServiceRequest', single(aNumber()), {
    prefer: 'return=representation',
  })
  const personId = sent.body.subject.reference.slice('Patient/'.length)
  await noticeTasks(programme.worker)
  return {
    secret: secret ?? '',
    subscriptionId,
    at: { kind: 'referral', id: sent.body.id as string, seq: 0, personId } as const,
  }
}

async function release(
  at: Awaited<ReturnType<typeof listening>>['at'],
  scopes: Partial<typeof agreed.scopes> = {},
) {
  const first = await step(programme, team.clinician, at, told)
  const second = await step(programme, team.clinician, first, {
    ...agreed,
    scopes: { ...agreed.scopes, ...scopes },
  })
  await programme.behind.query('update person set contact_rules = $2 where id = $1', [
    at.personId,
    JSON.stringify(anyHour),
  ])
  return step(programme, team.clinician, second, { type: 'release' })
}

async function round() {
  await noticeTasks(programme.worker)
  return tellSystems(programme.worker, egress)
}

function later(minutes: number): void {
  programme.clock.set(new Date(Date.parse(programme.clock.now()) + minutes * 60_000).toISOString())
}

describe('an address of a clinic’s system', () => {
  test('is told an id and a status, signed, and nothing about anybody', async () => {
    const { at, secret } = await listening()
    await release(at)
    expect(await round()).toEqual({ told: 1, failed: 0 })
    const [word] = heard
    expect(JSON.parse(word?.body ?? '')).toMatchObject({
      resourceType: 'Task',
      id: at.id,
      status: 'received',
      businessStatus: { coding: [{ code: 'with-team' }] },
    })
    expect(word?.body).not.toMatch(/Ada|Okafor|N0|07700|Patient/)
    const [, time, signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(word?.headers['alongside-signature'])) ?? []
    expect(createHmac('sha256', secret).update(`${time}.${word?.body}`).digest('hex')).toBe(signature)
  })

  test('hears each change once, and nothing of what did not change', async () => {
    const { at } = await listening()
    const released = await release(at)
    await round()
    expect(await round()).toEqual({ told: 0, failed: 0 })
    await step(programme, team.coordinator, released, { type: 'query', question: 'When?' })
    await round()
    expect(heard.map(({ body }) => JSON.parse(body).businessStatus.coding[0].code)).toEqual([
      'with-team',
      'question-to-clinic',
    ])
  })

  test('that fails is tried again later and later, and then laid aside for somebody to send again', async () => {
    const { at } = await listening()
    await release(at)
    answers = Array(12).fill(500)
    for (let n = 0; n < 12; n++) {
      expect(await round()).toEqual({ told: 0, failed: 1 })
      expect(await round()).toEqual({ told: 0, failed: 0 })
      later(6 * 60)
    }
    expect(await round()).toEqual({ told: 0, failed: 0 })
    const page = await integrations().deliveries({ state: 'givenUp', limit: 50 } as never)
    expect(page.rows).toMatchObject([{ attempts: 12, problem: 'http500', systemName: 'Records' }])
    await integrations().sendAgain({ ids: page.rows.map(({ id }) => id), commandId: randomUUID() })
    expect(await round()).toEqual({ told: 1, failed: 0 })
    expect(heard).toHaveLength(13)
  })

  test('is told the newest word only, when it was away for several', async () => {
    const { at } = await listening()
    const released = await release(at)
    answers = [503]
    await round()
    await step(programme, team.coordinator, released, { type: 'query', question: 'When?' })
    await round()
    later(10)
    await round()
    expect(heard.slice(1).map(({ body }) => JSON.parse(body).businessStatus.coding[0].code)).toEqual([
      'question-to-clinic',
    ])
  })

  test('that says where else to go is not followed', async () => {
    const { at } = await listening()
    await release(at)
    answers = [302]
    expect(await round()).toEqual({ told: 0, failed: 1 })
  })

  test('of two workers at once, each word is sent by one', async () => {
    const { at } = await listening()
    await release(at)
    const both = await Promise.all([round(), round()])
    expect(both.reduce((sum, each) => sum + each.told, 0)).toBe(1)
    expect(heard).toHaveLength(1)
  })

  test('that was ended hears nothing any more', async () => {
    const { at, subscriptionId } = await listening()
    await release(at)
    await noticeTasks(programme.worker)
    await integrations().unsubscribe({ id: subscriptionId, commandId: randomUUID() })
    expect(await round()).toEqual({ told: 0, failed: 0 })
  })

  test('is not told what the person took back while the word was on its way', async () => {
    const { at } = await listening()
    await release(at)
    await noticeTasks(programme.worker)
    await programme.behind.query('update person set erased_at = now() where id = $1', [at.personId])
    expect(await round()).toEqual({ told: 0, failed: 0 })
    expect(heard).toEqual([])
  })
})

describe('the way out', () => {
  test('leads to the hosts that were allowed, and by https, and nowhere else', async () => {
    const hosts = ['clinic.example']
    for (const url of [
      'https://other.example/',
      'http://clinic.example/',
      'https://clinic.example.other.example/',
      'https://me@clinic.example/',
      'file:///etc/passwd',
      'nonsense',
    ])
      expect([url, await post({ hosts, privateNetworks: false }, url, {}, '')]).toEqual([
        url,
        { ok: false, problem: 'notAllowed' },
      ])
  })

  test('does not lead into a private network, by address or by name', async () => {
    const hosts = ['127.0.0.1', 'localhost', '10.0.0.1', '169.254.169.254', '[::1]']
    for (const host of hosts) {
      const sent = await post({ hosts, privateNetworks: false }, `https://${host}/`, {}, '')
      expect([host, sent]).toEqual([host, { ok: false, problem: 'privateAddress' }])
    }
  })

  test('knows a private address however it is written', () => {
    for (const each of [
      '10.1.2.3',
      '172.31.255.255',
      '192.168.0.1',
      '127.9.9.9',
      '0.0.0.0',
      '100.64.0.1',
      '169.254.0.1',
      '::1',
      '::',
      'fd00::1',
      'fe80::1',
      '::ffff:10.0.0.1',
      '::ffff:a00:1',
      'not an address',
    ])
      expect([each, isPrivate(each)]).toEqual([each, true])
    for (const each of ['8.8.8.8', '172.32.0.1', '2606:4700::1111'])
      expect([each, isPrivate(each)]).toEqual([each, false])
  })
})
