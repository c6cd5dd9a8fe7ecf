import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { sweep } from '../jobs/daily.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { confirmImport } from './confirm-import.ts'
import {
  apiOf,
  imported,
  makeClinic,
  peopleFile,
  peopleHeader,
  previewed,
  refusalTo,
} from './intake.fixture.ts'

let programme: Programme
let clinician: SignedIn
let api: ReturnType<typeof apiOf>
let clinicId: string

beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())
beforeEach(async () => {
  clinicId = await makeClinic(programme)
  clinician = await programme.signIn('clinician', clinicId)
  api = apiOf(programme, clinician)
})

const numbers = (many: number, mark = 'C') =>
  Array.from({ length: many }, (_, index) => `${mark}${index + 1}`)

async function count(table: string): Promise<number> {
  const { rows } = await programme.behind.query(
    `select count(*)::int as n from ${table} where clinic_id = $1`,
    [clinicId],
  )
  return rows[0].n
}

async function untilDone(id: string) {
  for (;;) {
    const progress = await api.intake.progress({ id })
    if (progress.import.state !== 'importing') return progress
    await wait(50)
  }
}

describe('a confirmation', () => {
  test('that is sent twice at once, by two people even, adds everybody once', async () => {
    const { id } = await previewed(api, { clinicId, file: peopleFile(...numbers(300)) })
    const colleague = apiOf(programme, await programme.signIn('clinician', clinicId))
    const commandId = randomUUID()
    const answers = await Promise.all([
      api.intake.confirm({ id, leaveOutBadRows: false, commandId }),
      api.intake.confirm({ id, leaveOutBadRows: false, commandId }),
      api.intake.confirm({ id, leaveOutBadRows: false, commandId: randomUUID() }),
      colleague.intake.confirm({ id, leaveOutBadRows: false, commandId: randomUUID() }),
    ])
    for (const answer of answers) expect(answer.import).toMatchObject({ state: 'done', rows: { done: 300 } })
    expect([await count('person'), await count('referral')]).toEqual([300, 300])
  })

  test('of two lists with the same people at once adds each of them once', async () => {
    const one = await previewed(api, { clinicId, file: peopleFile(...numbers(200)) })
    const other = await previewed(api, { clinicId, file: peopleFile(...numbers(250).reverse()) })
    await Promise.all(
      [one, other].map(({ id }) =>
        api.intake.confirm({ id, leaveOutBadRows: false, commandId: randomUUID() }),
      ),
    )
    await untilDone(one.id)
    await untilDone(other.id)
    expect([await count('person'), await count('referral')]).toEqual([250, 250])
  })

  test('of ten thousand people answers soon, shows how far it is, and is whole at the end', async () => {
    const { id, rows } = await previewed(api, { clinicId, file: peopleFile(...numbers(10_000)) })
    expect(rows.good).toBe(10_000)
    const first = await confirmImport(
      programme.api,
      clinician,
      { id, commandId: randomUUID(), leaveOutBadRows: false },
      50,
    )
    expect(first).toMatchObject({ ok: true, value: { running: true, import: { state: 'importing' } } })
    expect(await count('referral')).toBe(0)
    const seen = new Set<number>()
    for (;;) {
      const progress = await api.intake.progress({ id })
      seen.add(progress.import.rows.done)
      if (progress.import.state === 'done') break
      await wait(20)
    }
    expect(seen.size).toBeGreaterThan(2)
    expect([await count('person'), await count('referral'), await count('timer')]).toEqual([
      10_000, 10_000, 10_000,
    ])
  })

  test('that is cut short by the end of its process leaves nothing, and can be given again', async () => {
    const { id } = await previewed(api, { clinicId, file: peopleFile(...numbers(3000)) })
    await confirmElsewhereAndKill(id)
    await untilNobodyWrites(id)
    expect([await count('person'), await count('referral'), await count('journal')]).toEqual([0, 0, 0])
    expect(await api.intake.progress({ id })).toMatchObject({
      running: false,
      import: { state: 'importing' },
    })

    await api.intake.confirm({ id, leaveOutBadRows: false, commandId: randomUUID() })
    expect(await untilDone(id)).toMatchObject({ import: { state: 'done', rows: { done: 3000 } } })
    expect(await count('referral')).toBe(3000)
  })

  test('that a dead process left half said is taken up by the next one', async () => {
    const { id } = await previewed(api, { clinicId, file: peopleFile('C1') })
    await programme.behind.query(
      `update list_import set state = 'importing', rows_done = 500 where id = $1`,
      [id],
    )
    expect(await api.intake.progress({ id })).toMatchObject({
      running: false,
      import: { state: 'importing' },
    })
    await api.intake.confirm({ id, leaveOutBadRows: false, commandId: randomUUID() })
    expect(await untilDone(id)).toMatchObject({ import: { state: 'done', rows: { done: 1 } } })
  })
})

/** Confirms in a process of its own, and kills it once the first people are written. */
async function confirmElsewhereAndKill(id: string): Promise<void> {
  const { urls, secrets } = programme.database
  const program = spawn(
    process.execPath,
    [join(import.meta.dirname, 'confirm-import.fixture.ts'), id, clinician.session],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        DATABASE: urls.alongside_api,
        WRAPPING_KEY: secrets.wrappingKey.toString('base64'),
        INDEX_KEY: secrets.indexKey.toString('base64'),
      },
    },
  )
  const ended = once(program, 'exit')
  for (;;) {
    const { import: list } = await api.intake.progress({ id })
    if (list.state === 'importing' && list.rows.done > 0) break
    await wait(5)
  }
  program.kill('SIGKILL')
  const [, signal] = await ended
  expect(signal).toBe('SIGKILL')
}

/** The database notices a dead process when it next talks to it. */
async function untilNobodyWrites(id: string): Promise<void> {
  while ((await api.intake.progress({ id })).running) await wait(20)
}

describe('somebody from elsewhere', () => {
  test('cannot tell a list of another clinic from one that never was', async () => {
    const { id } = await previewed(api, { clinicId, file: peopleFile('C1') })
    const strangers = [
      apiOf(programme, await programme.signIn('clinician', programme.otherClinic)),
      apiOf(programme, await programme.signIn('coordinator', clinicId)),
      apiOf(programme, await programme.signIn('mentor', clinicId)),
      apiOf(programme, await programme.signIn('administrator', clinicId)),
    ]
    for (const stranger of strangers)
      for (const which of [id, randomUUID()]) {
        const commandId = randomUUID()
        const asked = [
          () => stranger.intake.preview({ id: which }),
          () => stranger.intake.suggestMapping({ id: which }),
          () => stranger.intake.badRows({ id: which }),
          () => stranger.intake.progress({ id: which }),
          () => stranger.intake.confirm({ id: which, leaveOutBadRows: true, commandId }),
          () => stranger.intake.discard({ id: which, commandId }),
          () => stranger.intake.setMapping({ id: which, mapping: { columns: {} }, commandId: randomUUID() }),
        ]
        for (const each of asked) expect(await refusalTo(each())).toEqual({ code: 'not-found' })
      }
    expect((await api.intake.progress({ id })).import.state).toBe('preview')
  })

  test('cannot send a list for a clinic that is not theirs, nor see its imports', async () => {
    const stranger = apiOf(programme, await programme.signIn('clinician', programme.otherClinic))
    const file = Buffer.from(peopleFile('C1')).toString('base64')
    const upload = stranger.intake.upload({ clinicId, kind: 'people', file, commandId: randomUUID() })
    expect(await refusalTo(upload)).toEqual({ code: 'not-found' })
    await imported(api, { clinicId, file: peopleFile('C1') })
    expect(await stranger.intake.list({ clinicId })).toEqual({ rows: [], next: null })
  })

  test('shares a clinic number with nobody: the same number at two clinics is two people', async () => {
    const there = apiOf(programme, await programme.signIn('clinician', programme.otherClinic))
    await imported(api, { clinicId, file: peopleFile('C1') })
    const preview = await previewed(there, { clinicId: programme.otherClinic, file: peopleFile('C1') })
    expect(preview.rows).toMatchObject({ good: 1, known: 0 })
  })

  test('who is on the list of their own clinic is passed over, without a word that they are', async () => {
    await imported(api, { clinicId, file: peopleFile('C1') })
    const { rows } = await programme.behind.query('select id from person where clinic_id = $1', [clinicId])
    const own = await programme.signIn('clinician', clinicId)
    await programme.behind.query('insert into hat (account_id, person_id) values ($1, $2)', [
      own.accountId,
      rows[0].id,
    ])
    const done = await imported(apiOf(programme, own), { clinicId, file: `${peopleFile('C1', 'C2')}\r\n` })
    expect(done.import.rows).toMatchObject({ good: 2, bad: 0, done: 1 })
    expect([await count('person'), await count('referral')]).toEqual([2, 2])
  })
})

describe('a list that nobody wants', () => {
  test('is let go with its file and its cells, and cannot be imported any more', async () => {
    const { id } = await previewed(api, { clinicId, file: peopleFile('C1') })
    expect(await api.intake.discard({ id, commandId: randomUUID() })).toMatchObject({ state: 'dropped' })
    expect(
      await refusalTo(api.intake.confirm({ id, leaveOutBadRows: true, commandId: randomUUID() })),
    ).toEqual({
      code: 'not-allowed-now',
      reasons: ['This list was discarded. Send the file again.'],
    })
    const { rows } = await programme.behind.query('select file_sealed from list_import where id = $1', [id])
    expect(rows[0].file_sealed).toBeNull()
    expect(await count('list_import_row')).toBe(0)
  })

  test('is let go by the daily sweep after a week, and the file of one that was imported is gone at once', async () => {
    const waiting = await previewed(api, { clinicId, file: peopleFile('C1') })
    const done = await imported(api, { clinicId, file: peopleFile('C2') })
    programme.clock.set('2025-01-21T10:00:00.000Z')
    await sweep(programme.worker)
    programme.clock.set('2025-01-13T10:00:00.000Z')
    expect((await api.intake.progress({ id: waiting.id })).import.state).toBe('dropped')
    expect((await api.intake.progress({ id: done.import.id })).import.state).toBe('done')
    const { rows } = await programme.behind.query(
      'select count(*)::int as n from list_import where clinic_id = $1 and file_sealed is not null',
      [clinicId],
    )
    expect(rows[0].n).toBe(0)
  })
})

test('imports and their rows come a page at a time', async () => {
  const { id } = await previewed(api, { clinicId, file: peopleFile(...numbers(60)) })
  const first = await api.intake.preview({ id, limit: 50 })
  expect(first.rows).toHaveLength(50)
  const second = await api.intake.preview({ id, limit: 50, after: first.next ?? 0 })
  expect(second.rows.map(({ rowNumber }) => rowNumber)).toEqual(
    Array.from({ length: 10 }, (_, at) => at + 52),
  )
  expect(second.next).toBeNull()

  await previewed(api, { clinicId, file: `${peopleHeader}\nC1,Ade,new,06/01/2025,\n` })
  const page = await api.intake.list({ clinicId, limit: 1 })
  const rest = await api.intake.list({ clinicId, limit: 1, after: page.next ?? '' })
  expect(new Set([...page.rows, ...rest.rows].map(each => each.id)).size).toBe(2)
  expect(rest.next).toBeNull()
})
