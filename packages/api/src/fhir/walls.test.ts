import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sessionHash, whoIs } from '../actor.ts'
import { acting } from '../database/acting.ts'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { aNumber, ask, message, single } from './fhir.fixture.ts'
import { newKey } from './key-holder.ts'

let programme: Programme
let system: System
let other: System
let id: string
let patientId: string

beforeAll(async () => {
  programme = await openProgramme()
  system = await aSystem(programme)
  other = await aSystem(programme, { clinicId: programme.otherClinic })
})
afterAll(() => programme.close())

beforeEach(async () => {
  const sent = await ask(programme, system, 'POST', '/ServiceRequest', single(aNumber()), {
    prefer: 'return=representation',
  })
  id = sent.body.id
  patientId = sent.body.subject.reference.split('/')[1]
})

describe('a key', () => {
  test('is asked for by everything but the statement of what is served', async () => {
    expect((await ask(programme, null, 'GET', '/metadata')).status).toBe(200)
    for (const [method, path] of [
      ['GET', '/Task'],
      ['GET', `/ServiceRequest/${id}`],
      ['POST', ''],
      ['POST', '/$process-message'],
    ] as const) {
      const answered = await ask(programme, null, method, path, method === 'POST' ? single() : undefined)
      expect([path, answered.status, answered.headers['www-authenticate']]).toEqual([path, 401, 'Bearer'])
    }
  })

  test('that nobody made opens nothing', async () => {
    expect((await ask(programme, { key: newKey().key }, 'GET', '/Task')).status).toBe(401)
    expect((await ask(programme, { key: 'alk_short' }, 'GET', '/Task')).status).toBe(401)
  })

  test('that was revoked opens nothing from the next request on', async () => {
    const mine = await aSystem(programme)
    expect((await ask(programme, mine, 'GET', '/Task')).status).toBe(200)
    await programme.behind.query('update clinic_key set revoked_at = now() where system_id = $1', [
      mine.systemId,
    ])
    expect((await ask(programme, mine, 'GET', '/Task')).status).toBe(401)
  })

  test('of a system that ended, or that lapsed, opens nothing', async () => {
    const [ended, lapsed] = [await aSystem(programme), await aSystem(programme)]
    await programme.behind.query('update clinic_system set ended_at = now() where id = $1', [ended.systemId])
    await programme.behind.query(
      `update clinic_key set expires_at = now() - interval '1 minute' where system_id = $1`,
      [lapsed.systemId],
    )
    for (const each of [ended, lapsed]) expect((await ask(programme, each, 'GET', '/Task')).status).toBe(401)
  })

  test('is kept as its hash, and nowhere as itself', async () => {
    const { rows } = await programme.behind.query('select * from clinic_key')
    expect(JSON.stringify(rows)).not.toContain(system.key)
  })

  test('opens as many requests in a minute as were settled, whoever answers them', async () => {
    const slow = await aSystem(programme, { perMinute: 3 })
    const all = []
    for (let n = 0; n < 5; n++) all.push(await ask(programme, slow, 'GET', '/Task'))
    // a minute may end in between, and then three more are good
    const over = all.filter(({ status }) => status === 429)
    expect(over.length).toBeGreaterThanOrEqual(1)
    expect(Number(over[0]?.headers['retry-after'])).toBeGreaterThan(0)
    expect(over[0]?.body.issue[0].code).toBe('throttled')
  })
})

describe('another clinic’s system', () => {
  test('is told of a record of this clinic what it is told of one that does not exist', async () => {
    for (const [type, one] of [
      ['ServiceRequest', id],
      ['Task', id],
      ['Patient', patientId],
    ] as const) {
      expect((await ask(programme, system, 'GET', `/${type}/${one}`)).status).toBe(200)
      const foreign = await ask(programme, other, 'GET', `/${type}/${one}`)
      const none = await ask(programme, other, 'GET', `/${type}/${randomUUID()}`)
      expect(foreign).toEqual(none)
      expect(foreign.status).toBe(404)
    }
  })

  test('finds nothing of this clinic, by no search', async () => {
    for (const type of ['Task', 'ServiceRequest', 'Patient', 'Appointment', 'Encounter'])
      expect((await ask(programme, other, 'GET', `/${type}?_id=${id},${patientId}`)).body.entry).toBe(
        undefined,
      )
    expect((await ask(programme, other, 'GET', `/Task?patient=Patient/${patientId}`)).body.entry).toBe(
      undefined,
    )
  })

  test('sends the same number and the same identifier, and takes nothing of this clinic with it', async () => {
    const number = aNumber()
    const ours = await ask(programme, system, 'POST', '/ServiceRequest', single(number))
    const theirs = await ask(programme, other, 'POST', '/ServiceRequest', single(number))
    expect([ours.status, theirs.status]).toEqual([201, 201])
    expect(theirs.headers.location).not.toBe(ours.headers.location)
  })

  test('cannot take back what this clinic sent, and is answered as if it had never been', async () => {
    const number = aNumber()
    await ask(programme, system, 'POST', '/$process-message', message(number))
    const cancel = message(number, { reason: 'delete', request: { status: 'entered-in-error' } })
    const foreign = await ask(programme, other, 'POST', '/$process-message', cancel)
    const none = await ask(
      programme,
      other,
      'POST',
      '/$process-message',
      message(aNumber(), { reason: 'delete', request: { status: 'entered-in-error' } }),
    )
    expect([foreign.status, foreign.body]).toEqual([none.status, none.body])
  })
})

describe('whatever a system looks at', () => {
  test('is written down with its account, and so is what it looked for in vain', async () => {
    await ask(programme, system, 'GET', `/Patient/${patientId}`)
    await ask(programme, other, 'GET', `/Patient/${patientId}`)
    const { rows } = await programme.behind.query(
      `select role, outcome, person_ids from access_log where what = 'fhir.readPatient' and account_id = any ($1) order by id desc limit 2`,
      [[system.accountId, other.accountId]],
    )
    expect(rows).toEqual([
      { role: 'integration', outcome: 'denied', person_ids: [] },
      { role: 'integration', outcome: 'read', person_ids: [patientId] },
    ])
  })

  test('is nothing that its clinic put on the list by other ways', async () => {
    const { rows } = await programme.behind.query<{ id: string }>('select gen_random_uuid() as id')
    expect((await ask(programme, system, 'GET', `/Patient/${rows[0]?.id}`)).status).toBe(404)
  })
})

describe('behind the door, where the first wall has a hole', () => {
  async function as(role: 'integration' | 'coordinator' | 'clinician', { key }: System, statement: string) {
    return acting(programme.api.orm, { role, session: sessionHash(key) }, async ({ db }) => {
      const { rows } = await sql.raw<Record<string, unknown>>(statement).execute(db)
      return rows
    })
  }

  test('a system reads what systems of its own clinic sent, and of another clinic not a row', async () => {
    expect((await as('integration', system, 'select id from fhir_resource')).length).toBeGreaterThan(1)
    for (const table of ['fhir_resource', 'referral', 'attendance'])
      expect(
        await as(
          'integration',
          other,
          `select 1 from ${table} where clinic_id <> '${programme.otherClinic}'`,
        ),
      ).toEqual([])
    expect(await as('integration', other, `select * from authz.task_states(array['${id}'::uuid])`)).toEqual(
      [],
    )
  })

  test('a system reads no name, no contact and no note, not even sealed', async () => {
    for (const column of [
      'called_sealed',
      'name_sealed',
      'contact_sealed',
      'contact_rules',
      'clinic_number_sealed',
      'released_at',
    ])
      await expect(as('integration', system, `select ${column} from person`), column).rejects.toThrow(
        /permission denied/,
      )
    for (const table of [
      'note',
      'session_log',
      'onboarding',
      'mentoring',
      'discharge',
      'clinic_key',
      'task_subscription',
      'receipt',
    ])
      await expect(as('integration', system, `select * from ${table}`), table).rejects.toThrow(
        /permission denied/,
      )
  })

  test('a key is no session: it signs nobody in, and is nobody in another role’s coat', async () => {
    expect(await whoIs(programme.api, sessionHash(system.key))).toBe(null)
    for (const role of ['coordinator', 'clinician'] as const)
      expect(await as(role, system, 'select authz.account() as who')).toEqual([{ who: null }])
  })

  test('a system corrects nobody whom another clinic’s system sent', async () => {
    const rows = await as(
      'integration',
      other,
      `select * from authz.correct_listed('${id}', 'a', 'b', 'c', 'd', 'e', now())`,
    )
    expect(rows).toEqual([{ corrected: false, contact_too: false }])
  })
})
