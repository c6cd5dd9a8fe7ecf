import { randomUUID } from 'node:crypto'
import { dnaRate } from '@alongside/domain/attendance'
import type { ClinicCodes } from '@alongside/domain/clinic-codes'
import { plusMs } from '@alongside/domain/time'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Orm, openOrm } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'
import { type Drift, drift } from '../impact/recount.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import {
  apiOf,
  attendanceFile,
  base64,
  imported,
  makeClinic,
  peopleFile,
  previewed,
} from './intake.fixture.ts'

let programme: Programme
let api: ReturnType<typeof apiOf>
let clinicId: string
let behind: Orm

beforeAll(async () => {
  programme = await openProgramme('2025-03-31T10:00:00.000Z')
  behind = await openOrm(programme.database.url, 1)
})
afterAll(async () => {
  await behind.close()
  await programme.close()
})
beforeEach(async () => {
  clinicId = await makeClinic(programme)
  api = apiOf(programme, await programme.signIn('clinician', clinicId))
  await imported(api, { clinicId, file: peopleFile('C1', 'C2') })
})

const attendance = (...rows: string[]) =>
  ({ clinicId, kind: 'attendance', file: attendanceFile(...rows) }) as const

async function kept() {
  const { rows } = await programme.behind.query(
    `select held_on::text as on, code from attendance where clinic_id = $1 order by held_on, code`,
    [clinicId],
  )
  return rows
}

async function months() {
  const { rows } = await programme.behind.query(
    `select to_char(month, 'YYYY-MM') as month, code, sum(appointments)::int as n from attendance_month
     where clinic_id = $1 and appointments <> 0 group by 1, 2 order by 1, 2`,
    [clinicId],
  )
  return rows
}

/** Where the roll-up and a recount differ, seen past every policy. */
function differences(): Promise<Drift[]> {
  return behind.em.fork().transactional(em => drift({ db: em.getKysely<Tables>() }))
}

describe('appointments in the clinic’s own codes', () => {
  async function settle(attended: ClinicCodes['attended']) {
    const { places } = apiOf(programme, await programme.signIn('administrator'))
    const { version, mayHoldFrom } = await places.clinic({ id: clinicId })
    const change = { group: 'codes' as const, value: { attended } }
    programme.clock.set(plusMs(programme.clock.now(), 1000))
    return places.settle({ clinicId, version, effectiveOn: mayHoldFrom, change, commandId: randomUUID() })
  }

  test('are sent back until an administrator settled what they mean, and are understood from then on', async () => {
    const rows = ['C1,A1,03/02/2025,DNA', 'C2,A2,10/02/2025,SEEN']
    expect((await previewed(api, attendance(...rows))).rows).toMatchObject({ good: 0, bad: 2 })
    await settle([
      { theirs: 'DNA', means: '3' },
      { theirs: 'seen', means: '5' },
    ])
    await imported(api, attendance(...rows))
    expect(await kept()).toEqual([
      { on: '2025-02-03', code: '3' },
      { on: '2025-02-10', code: '5' },
    ])
  })

  test('that were settled anew after the preview are not kept by what they meant before', async () => {
    await settle([{ theirs: 'DNA', means: '3' }])
    const { id } = await previewed(api, attendance('C1,A1,03/02/2025,DNA'))
    await settle([{ theirs: 'NV', means: '3' }])
    await expect(
      api.intake.confirm({ id, commandId: randomUUID(), leaveOutBadRows: false }),
    ).rejects.toThrow()
    expect(await kept()).toEqual([])
  })
})

describe('appointments at the clinic', () => {
  test('are kept for people on the list, counted by month, and nothing in them says whose they are', async () => {
    const done = await imported(
      api,
      attendance('C1,A1,03/02/2025,3', 'C1,A2,17/02/2025,5', 'C2,,03/03/2025 09:30,6'),
    )
    expect(done.import).toMatchObject({ state: 'done', rows: { good: 3, done: 3 } })
    expect(await months()).toEqual([
      { month: '2025-02', code: '3', n: 1 },
      { month: '2025-02', code: '5', n: 1 },
      { month: '2025-03', code: '6', n: 1 },
    ])
    expect(dnaRate({ '3': 1, '5': 1, '6': 1 }).rate).toBeCloseTo(1 / 3)
    const { rows } = await programme.behind.query(
      'select appointment_key from attendance where clinic_id = $1',
      [clinicId],
    )
    for (const { appointment_key: key } of rows) expect(key).toMatch(/^[0-9a-f]{32}$/)
  })

  test('of somebody who is not on the list are named and never kept', async () => {
    const preview = await previewed(api, attendance('C1,A1,03/02/2025,5', 'X9,A2,03/02/2025,3'))
    expect(preview.rows).toMatchObject({ good: 1, bad: 1 })
    const { rows } = await api.intake.preview({ id: preview.id, state: 'bad' })
    expect(rows[0]?.problems).toEqual([
      {
        column: 'Clinic number',
        problem: 'Nobody on your list has this clinic number, so this appointment is not kept.',
      },
    ])
    await api.intake.confirm({ id: preview.id, leaveOutBadRows: true, commandId: randomUUID() })
    expect(await kept()).toHaveLength(1)
  })

  test('are added once, however often the file is sent', async () => {
    const file = attendance('C1,A1,03/02/2025,5', 'C1,,10/02/2025,3')
    await imported(api, file)
    const again = await api.intake.upload({ ...file, file: base64(file.file), commandId: randomUUID() })
    expect(again.import.rows).toMatchObject({ good: 0, known: 2 })
    await api.intake.confirm({ id: again.import.id, leaveOutBadRows: false, commandId: randomUUID() })
    expect(await kept()).toHaveLength(2)
  })

  test('take the newest word: what was still to come was missed, and one that was moved counts in its new month', async () => {
    await imported(api, attendance('C1,A1,01/04/2025,0', 'C1,A2,31/03/2025,5', 'C2,,01/04/2025,0'))
    programme.clock.set('2025-04-30T10:00:00.000Z')
    const preview = await previewed(
      api,
      attendance('C1,A1,01/04/2025,3', 'C1,A2,02/04/2025,5', 'C2,,01/04/2025,5'),
    )
    expect(preview.rows).toMatchObject({ good: 3, known: 0 })
    await api.intake.confirm({ id: preview.id, leaveOutBadRows: false, commandId: randomUUID() })
    expect(await kept()).toEqual([
      { on: '2025-04-01', code: '3' },
      { on: '2025-04-01', code: '5' },
      { on: '2025-04-02', code: '5' },
    ])
    expect(await months()).toEqual([
      { month: '2025-04', code: '3', n: 1 },
      { month: '2025-04', code: '5', n: 2 },
    ])
    programme.clock.set('2025-03-31T10:00:00.000Z')
  })

  test('are one visit each, whether a list comes with references first or without them', async () => {
    await imported(api, attendance('C1,,03/02/2025,0', 'C1,,17/02/2025,5', 'C2,A9,03/02/2025,5'))
    await imported(
      api,
      attendance('C1,A1,03/02/2025,3', 'C1,A2,17/02/2025,5', 'C2,,03/02/2025,5', 'C2,,04/02/2025,6'),
    )
    expect(await kept()).toEqual([
      { on: '2025-02-03', code: '3' },
      { on: '2025-02-03', code: '5' },
      { on: '2025-02-04', code: '6' },
      { on: '2025-02-17', code: '5' },
    ])
    expect(await months()).toEqual([
      { month: '2025-02', code: '3', n: 1 },
      { month: '2025-02', code: '5', n: 2 },
      { month: '2025-02', code: '6', n: 1 },
    ])
    // the reference is known from then on: a visit that moves to another day moves with it
    await imported(api, attendance('C1,A2,18/02/2025,5'))
    expect((await kept()).map(({ on }) => on)).toEqual([
      '2025-02-03',
      '2025-02-03',
      '2025-02-04',
      '2025-02-18',
    ])
    expect(await differences()).toEqual([])
  })

  test('of two visits on one day stay two when both have a reference', async () => {
    await imported(api, attendance('C1,,03/02/2025,5'))
    await imported(api, attendance('C1,A1,03/02/2025,5', 'C1,A2,03/02/2025,6'))
    await imported(api, attendance('C1,,03/02/2025,5'))
    expect(await kept()).toEqual([
      { on: '2025-02-03', code: '5' },
      { on: '2025-02-03', code: '6' },
    ])
    expect(await differences()).toEqual([])
  })

  test('of one reference that was first put down for the wrong person move to the right one', async () => {
    await imported(api, attendance('C1,A1,03/02/2025,3'))
    await imported(api, attendance('C2,A1,03/02/2025,3'))
    expect(await kept()).toHaveLength(1)
    expect(await differences()).toEqual([])
  })

  test('are counted by month as a recount of all of them would count', async () => {
    expect(await differences()).toEqual([])
  })
})
