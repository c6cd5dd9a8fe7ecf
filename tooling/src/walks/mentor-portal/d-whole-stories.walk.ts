// Stories that go through the hands of several people. Each ends with the journal and the messages read back.
import type { Page } from '@playwright/test'
import { workers } from '../../seed/staff.ts'
import { pageOf, step } from '../admin/coordinator.ts'
import type { Behind } from '../behind.ts'
import { expect, test } from '../walk.ts'
import {
  closeConcerns,
  expectMistakes,
  fillMoment,
  fromNow,
  hour,
  openSomebody,
  question,
  signInAsMentor,
} from './mentor.ts'

const day = 24 * hour

/** Whom this page is about. */
function personOf(address: string): string {
  return /people\/([0-9a-f-]{36})/.exec(address)?.[1] ?? ''
}

/** The newest lines of the journal of somebody's records, oldest of them first. */
async function lastOf(behind: Behind, address: string, count: number): Promise<string[]> {
  const lines = await behind.journal(address)
  return lines.slice(-count).map(({ type, role }) => `${type} by ${role}`)
}

/** A weekday of the last days at eleven: an hour that is safe for everybody of the demo. */
function aSafeHour(): Date {
  const at = fromNow(-day)
  while ([0, 6].includes(at.getUTCDay())) at.setTime(at.getTime() - day)
  at.setUTCHours(11, 0, 0, 0)
  return at
}

async function logTry(page: Page, address: string, at: Date, channel = 'Text message'): Promise<void> {
  await page.goto(`${address}/contact`)
  await question(page, 'How did you try?').getByLabel(channel).check()
  await fillMoment(question(page, 'When did you try?'), at)
  await page.getByLabel('No reply').check()
  await page.getByRole('button', { name: 'Save' }).click()
}

test('somebody goes silent: safe tries, the coordinator decides, and a goodbye leaves the door open', async ({
  addresses,
  behind,
  browser,
  page,
  problems,
  viewport,
}) => {
  test.setTimeout(120_000)
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Not heard from')
  const id = personOf(address)

  await test.step('a try at night is refused where it was typed, a try at a safe hour counts', async () => {
    const night = aSafeHour()
    night.setUTCHours(22, 30)
    await logTry(page, address, night)
    await expectMistakes(page, 'It is safe to reach them between')
    await expect(
      page.getByRole('alert').getByRole('link', { name: /It is safe to reach them/ }),
    ).toHaveAttribute('href', /triedAt/)
    expect(await problems()).toEqual([])
    await logTry(page, address, fromNow(2 * day))
    await expectMistakes(page, 'Write down a try after it was made.')
    for (const _ of [1, 2]) {
      await logTry(page, address, aSafeHour())
      await expect(page.getByText('Kept. Thank you for trying.')).toBeVisible()
    }
  })

  await closeConcerns(behind, address)
  const admin = await pageOf(browser, addresses.admin, 'Coordinator', viewport ? { viewport } : {})
  await test.step('the coordinator cannot end it before the time is over, and then decides', async () => {
    await admin.goto(`/people/${id}`)
    await expect(admin.getByText('Keep the door open until 15 working days')).toBeAttached()
    // three weeks later
    await behind.run(
      `update mentoring set context = jsonb_set(context, '{notHeardFromAt}',
         to_jsonb(to_char(now() - interval '40 days', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
       where person_id = $1 and status = 'active'`,
      [id],
    )
    await admin.reload()
    await step(admin, 'End: not heard from')
    await admin.getByRole('button', { name: 'End it' }).click()
    await expect(admin.getByText('Ended. Now close the record.')).toBeVisible()
    await step(admin, 'Close without a meeting')
    await admin.getByLabel('The mentor was offered').check()
    await admin.getByRole('group', { name: 'Shall a neutral goodbye go to them?' }).getByLabel('Yes').check()
    await admin.getByRole('button', { name: /^Close/ }).click()
    await expect(admin).toHaveURL(/\/people\//)
  })

  await test.step('the mentor has no way back to them, and what happened can be read', async () => {
    expect((await page.goto(address))?.status()).toBe(404)
    expect(await lastOf(behind, address, 5)).toEqual([
      'logAttempt by mentor',
      'logAttempt by mentor',
      'endDisengaged by coordinator',
      'start by coordinator',
      'closeDirectly by coordinator',
    ])
    await expect
      .poll(() => behind.messages(address))
      .toContainEqual(expect.objectContaining({ purpose: 'goodbye', isStopped: false }))
  })
  await admin.context().close()
})

test('a pause: the coordinator looks in when its clock rings, and the two go on where they stopped', async ({
  addresses,
  behind,
  browser,
  page,
  viewport,
}) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting', 'Review due')
  await page.goto(`${address}/pause`)
  await page.getByLabel('They would').check()
  await fillDay(page, fromNow(200 * day))
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expectMistakes(page, 'A pause lasts 91 days at most.')
  await fillDay(page, fromNow(40 * day))
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByText('Paused.', { exact: false }).first()).toBeVisible()
  // a reminder that waited for the morning was stopped with the pause
  const reminder = { purpose: 'sessionReminder', isForASafeHour: true }
  expect(await behind.waiting(address)).not.toContainEqual(
    expect.objectContaining({ purpose: reminder.purpose }),
  )

  const id = personOf(address)
  await behind.run(`update timer set run_at = now() where person_id = $1 and key = 'pauseCheck'`, [id])
  await behind.run(`select pg_notify('alongside_wake', '')`)
  const admin = await pageOf(browser, addresses.admin, 'Coordinator', viewport ? { viewport } : {})
  await expect(async () => {
    await admin.goto('/')
    await admin
      .locator('summary')
      .filter({ hasText: /\d+ reminders?/ })
      .click({ timeout: 1_000 })
    await expect(admin.getByText('It is time to look at a pause.').first()).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })

  await page.goto(`${address}/go-on`)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('You go on together.')).toBeVisible()
  expect(await lastOf(behind, address, 3)).toEqual([
    'pause by mentor',
    'timer.pauseCheck by system',
    'resume by mentor',
  ])
  // they meet again: a word of it may wait for the morning by now, and nothing else may
  for (const line of await behind.waiting(address)) expect(line).toEqual(reminder)
  await admin.context().close()
})

test('a visit without a check-out: the mentor is asked, then the coordinator is told to call', async ({
  addresses,
  behind,
  browser,
  page,
  viewport,
}) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting', 'Review due')
  const id = personOf(address)
  await page.goto(`${address}/plan`)
  await fillMoment(question(page, 'When?'), fromNow(hour))
  await page.getByLabel('Somewhere else').check()
  await page.getByLabel('The coordinator', { exact: true }).check()
  await page.getByRole('button', { name: 'Save the plan' }).click()
  await expect(page.getByText('Planned.')).toBeVisible()
  await page.getByRole('button', { name: 'Check in' }).click()
  await expect(page.getByText('You are checked in.')).toBeVisible()

  const alarm = async (key: string) => {
    await behind.run(`update timer set run_at = now() where person_id = $1 and key = $2`, [id, key])
    await behind.run(`select pg_notify('alongside_wake', '')`)
  }
  await alarm('checkOutLate')
  await expect(async () => {
    await page.goto('/')
    await expect(page.getByText('You have not checked out yet. Are you all right?').first()).toBeVisible({
      timeout: 1_000,
    })
  }).toPass({ timeout: 30_000 })
  await alarm('checkOutOverdue')
  const admin = await pageOf(browser, addresses.admin, 'Coordinator', viewport ? { viewport } : {})
  await expect(async () => {
    await admin.goto('/')
    await expect(admin.getByText('A colleague has not checked out. Call them now.').first()).toBeVisible({
      timeout: 1_000,
    })
  }).toPass({ timeout: 30_000 })

  await page.goto('/')
  await page
    .getByRole('region', { name: 'Your next session' })
    .getByRole('button', { name: 'Check out' })
    .click()
  await expect(page.getByText('You are checked out.')).toBeVisible()
  expect(await lastOf(behind, address, 5)).toEqual([
    'planSession by mentor',
    'checkIn by mentor',
    'timer.checkOutLate by system',
    'timer.checkOutOverdue by system',
    'checkOut by mentor',
  ])
  await admin.context().close()
})

test('somebody else was quicker: the page says what changed, and nothing typed is lost', async ({
  behind,
  context,
  page,
}) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting', 'Review due')
  await page.goto(`${address}/review`)
  await page.getByLabel('How do they see it?').fill('It helps to laugh about it.')
  await question(page, 'How many more sessions').getByLabel('3', { exact: true }).check()
  const elsewhere = await context.newPage()
  await elsewhere.goto(`${address}/plan`)
  await fillMoment(question(elsewhere, 'When?'), fromNow(3 * day))
  await question(elsewhere, 'How?').getByLabel('By phone').check()
  await elsewhere.getByLabel('Nobody: we meet').check()
  await elsewhere.getByRole('button', { name: 'Save the plan' }).click()
  await expect(elsewhere.getByText('Planned.')).toBeVisible()

  await page.getByRole('button', { name: 'Save, and go on' }).click()
  await expectMistakes(page, 'Somebody changed this record since you opened it.')
  await expect(page.getByRole('heading', { name: 'What changed meanwhile' })).toBeVisible()
  await expect(page.getByText('A session was planned, by you or another mentor')).toBeVisible()
  await expect(page.getByLabel('How do they see it?')).toHaveValue('It helps to laugh about it.')
  await page.getByRole('button', { name: 'Save, and go on' }).click()
  await expect(page.getByText('The review is kept.')).toBeVisible()
  expect(await lastOf(behind, address, 2)).toEqual(['planSession by mentor', 'review by mentor'])
})

test('two who know each other part at once, and another mentor goes on with them', async ({
  addresses,
  behind,
  browser,
  page,
  problems,
  viewport,
}) => {
  const width = viewport ? { viewport } : {}
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting', 'Review due')
  const id = personOf(address)
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('link', { name: 'I know this person' }).click()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'I know them: stop here' }).click()
  await expect(page.getByText('It stops here. Nobody is told why')).toBeVisible()
  expect((await page.goto(address))?.status()).toBe(404)
  await page.goto('/people')
  await expect(page.getByRole('link', { name })).toHaveCount(0)

  const admin = await pageOf(browser, addresses.admin, 'Coordinator', width)
  await admin.goto(`/people/${id}`)
  await expect(admin.getByText('It did not go ahead with this mentor').first()).toBeVisible()
  await expect(admin.locator('main')).not.toContainText('know each other')
  await step(admin, 'Record the new mentor')
  const choice = question(admin, 'Who is the new mentor?').getByRole('radio').first()
  const called = await choice.evaluate(
    radio => (radio as HTMLInputElement).labels?.[0]?.querySelector('strong')?.textContent ?? '',
  )
  const mentor = workers.find(worker => worker.mentor && worker.name.startsWith(`${called} `))
  if (!mentor) throw new Error(`No mentor of the demo is called ${called}`)
  await choice.check()
  await admin.getByLabel('They said yes').check()
  await admin.getByLabel('The new mentor said yes').check()
  await admin.getByRole('button', { name: 'Go on with this mentor' }).click()
  await expect(admin.getByText('The new mentor is recorded.')).toBeVisible()

  const other = await pageOf(browser, addresses['mentor-portal'], mentor.name, width)
  await other.goto(`/people/${id}`)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(name)
  expect((await page.goto(address))?.status()).toBe(404)
  expect(await lastOf(behind, address, 2)).toEqual(['stepBack by mentor', 'rematch by coordinator'])
  expect(await behind.waiting(address)).toEqual([])
  await other.context().close()
  await admin.context().close()
})

async function fillDay(page: Page, at: Date): Promise<void> {
  const [date = '', month = '', year = ''] = at
    .toLocaleDateString('en-GB', { timeZone: 'Europe/London' })
    .split('/')
  const box = question(page, 'Until when?')
  await box.getByLabel('Day', { exact: true }).fill(date)
  await box.getByLabel('Month', { exact: true }).fill(month)
  await box.getByLabel('Year', { exact: true }).fill(year)
}
