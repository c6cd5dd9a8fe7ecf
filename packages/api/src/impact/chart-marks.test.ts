import { randomUUID } from 'node:crypto'
import { type ChartMark, month } from '@alongside/domain/impact'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { screensOf } from '../demo.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let coordinator: SignedIn
let elsewhere: SignedIn
let clinician: SignedIn
let analyst: SignedIn

beforeAll(async () => {
  programme = await openProgramme('2025-06-10T09:00:00.000Z')
  coordinator = await programme.signIn('coordinator')
  elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  clinician = await programme.signIn('clinician')
  analyst = await programme.signIn('analyst')
})
afterAll(() => programme.close())

const at = (caller: SignedIn) => screensOf(programme.api, caller).chartMarks
const marksAt = async (caller: SignedIn, standing = false) =>
  (await at(caller).list(standing ? { series: 'interactions', standing } : undefined)).marks
const aim = (from: string, value: number): ChartMark => ({
  kind: 'aim',
  series: 'coverage',
  from: month(from),
  value,
  reason: 'Agreed with the clinic for this year',
})
const step = (from: string): ChartMark => ({
  kind: 'phase',
  series: 'interactions',
  from: month(from),
  reason: 'Two mentors more began in this month',
})
const set = (caller: SignedIn, mark: ChartMark, clinicId: string | null, commandId = randomUUID()) =>
  at(caller).set({ commandId, clinicId, mark })

test('a coordinator sets an aim for their clinic; a second click sets no second one; whoever sees the figures sees it', async () => {
  const commandId = randomUUID()
  await set(coordinator, aim('2025-04', 80), programme.clinic, commandId)
  await set(coordinator, aim('2025-04', 80), programme.clinic, commandId)
  for (const caller of [coordinator, clinician, analyst])
    expect(await marksAt(caller)).toMatchObject([
      {
        clinicId: programme.clinic,
        kind: 'aim',
        series: 'coverage',
        from: '2025-04',
        value: 80,
        reason: 'Agreed with the clinic for this year',
        setAt: '2025-06-10T09:00:00.000Z',
        isMine: caller === coordinator,
        takenBackAt: null,
      },
    ])
  expect(await marksAt(elsewhere)).toEqual([])
  expect((await at(coordinator).list()).maySet).toBe(true)
  expect((await at(analyst).list()).maySet).toBe(false)
})

test('two aims from the same month are one too many, and the answer says what to do', async () => {
  await expect(set(coordinator, aim('2025-04', 90), programme.clinic)).rejects.toThrow()
  await set(coordinator, aim('2025-05', 90), programme.clinic)
  await set(coordinator, aim('2025-04', 90), null)
  // two at the same moment: the database keeps the one that came first
  const both = await Promise.allSettled([
    set(coordinator, step('2025-03'), programme.clinic),
    set(coordinator, step('2025-03'), programme.clinic),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('nobody sets anything at a clinic of others, and who only reads figures sets nothing', async () => {
  await expect(set(elsewhere, step('2025-02'), programme.clinic)).rejects.toThrow()
  for (const caller of [clinician, analyst, await programme.signIn('mentor')])
    await expect(set(caller, step('2025-02'), null)).rejects.toThrow()
  await expect(set(coordinator, step('2025-07'), null)).rejects.toThrow()
})

test('what was set is taken back and stays written down, with who did it and when', async () => {
  const [standing] = await marksAt(coordinator, true)
  const id = standing?.id ?? ''
  await expect(at(elsewhere).takeBack({ commandId: randomUUID(), id })).rejects.toThrow()
  await expect(at(analyst).takeBack({ commandId: randomUUID(), id })).rejects.toThrow()
  programme.clock.set('2025-06-12T09:00:00.000Z')
  await at(coordinator).takeBack({ commandId: randomUUID(), id })
  expect(await marksAt(coordinator, true)).toEqual([])
  expect((await at(coordinator).list({ series: 'interactions' })).marks).toMatchObject([
    { id, takenBackAt: '2025-06-12T09:00:00.000Z' },
  ])
  const { rows } = await programme.behind.query(
    'select account_id, taken_back_by, reason from chart_mark where id = $1',
    [id],
  )
  expect(rows).toEqual([
    {
      account_id: coordinator.accountId,
      taken_back_by: coordinator.accountId,
      reason: 'Two mentors more began in this month',
    },
  ])
  // another one may come in its place, and the first is not taken back twice
  await set(coordinator, step('2025-03'), programme.clinic)
  await expect(at(coordinator).takeBack({ commandId: randomUUID(), id })).rejects.toThrow()
})
