// A month of the programme: what the coordinator, the safeguarding lead, the analyst and the administrator do in it, and
// what the programme tells them when something waits too long. The month passes: every program of this walk is set ahead,
// and what is due rings by itself. So this is the last walk by its name: after it, it is a month later.
import { type PlainDate, plusDays } from '@alongside/domain/time'
import type { Page } from '@playwright/test'
import { aheadOf } from '../ahead.ts'
import { expect, test } from '../walk.ts'
import { pageOf, signInAs } from './coordinator.ts'

async function fillDay(page: Page, legend: string, on: PlainDate): Promise<void> {
  const group = page.getByRole('group', { name: legend })
  const [year = '', month = '', day = ''] = on.split('-')
  await group.getByLabel('Day').fill(day)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

/** What is somebody else's turn and has come to whoever covers. */
function falls(page: Page) {
  return page.locator('.ad-day', { has: page.getByRole('heading', { name: /^It falls to you/ }) })
}

test('four colleagues keep the programme going for a month', async ({
  page,
  browser,
  baseURL,
  addresses,
  behind,
  course,
  problems,
  isMobile,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: the pages are looked at by phone in every-page.walk.ts; this is who does what
  test.skip(isMobile)
  test.setTimeout(180_000)
  const clock = aheadOf(course, behind)

  // the first week: an administrator settles who covers and when, and gives a colleague another role
  const administrator = await pageOf(browser, baseURL ?? '', 'Administrator')
  await expect(administrator.getByRole('link', { name: /is named who covers/ }).first()).toBeVisible()
  await administrator
    .getByRole('link', { name: 'Kingston, Riverside clinic: nobody is named who covers' })
    .click()
  const coordinators = administrator.locator('#deputy-coordinator')
  await coordinators.getByLabel('Who is told').selectOption({ label: 'Imelda Fairbourn' })
  await coordinators.getByRole('button', { name: /^Save/ }).click()
  await expect(administrator.getByRole('alert')).toContainText('told when something waits too long')
  await administrator.getByRole('link', { name: 'Kingston, Riverside clinic' }).click()
  await administrator.getByRole('link', { name: /^Change\s*: When something waits too long/ }).click()
  await administrator.getByLabel('After the promised day by').fill('1')
  await administrator.getByRole('button', { name: 'Settle it' }).click()
  await expect(administrator.getByText('1 working day, before: 2 working days').first()).toBeVisible()
  await administrator.goto('/accounts')
  await administrator.getByRole('link', { name: 'Jide Sarpong' }).click()
  await administrator.getByText('Change what they do').click()
  const roles = administrator.locator('#role')
  await roles.getByLabel('Administrator', { exact: true }).check()
  for (const tick of await roles.getByRole('checkbox', { checked: true }).all()) await tick.uncheck()
  await roles.getByRole('button', { name: 'Give them this role' }).click()
  await expect(administrator.getByText('You asked for them to be made administrator')).toBeVisible()
  const second = await pageOf(browser, baseURL ?? '', 'Philippa Stanhope')
  await expect(second.getByRole('link', { name: '1 account waits for a second person' })).toBeVisible()
  await second.goto(administrator.url())
  await second.getByRole('button', { name: 'Do not confirm' }).click()
  await expect(second.getByText('Not confirmed').first()).toBeVisible()

  // whom a mentor is going to meet: nobody writes that session up
  await signInAs(page, 'Coordinator')
  await expect(page.getByText('Coordinator: you')).toBeVisible()
  await page.goto('/mentoring?view=active')
  const meeting = page
    .getByRole('row', { name: /Kingston, Riverside clinic/ })
    .filter({ hasNotText: 'Not planned' })
    .filter({ hasNotText: 'overdue' })
    .first()
  const name = (await meeting.getByRole('link').textContent()) ?? ''
  const address = (await meeting.getByRole('link').getAttribute('href')) ?? ''
  // by the way to their page as well: a concern about the same person may fall to whoever covers too
  const theirMeeting = falls(page)
    .getByRole('link', { name, exact: true })
    .and(page.locator(`[href="${address}"]`))
  await page.goto('/')
  await expect(theirMeeting).toHaveCount(0)

  // a mentor is away, another one covers, and it is over when she is back
  const today = clock.today()
  await page.getByRole('link', { name: 'Team', exact: true }).click()
  await page.getByRole('link', { name: 'Marisol' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Marisol' })).toBeVisible()
  await expect(page.locator('main tbody tr').nth(1)).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByRole('link', { name: 'Arrange cover' }).click()
  await page.getByLabel('At which clinic?').selectOption({ label: 'Kingston, Riverside clinic' })
  await page.getByLabel('Who covers?').selectOption({ label: 'Callum' })
  await fillDay(page, 'First day', today)
  await fillDay(page, 'Last day', plusDays(today, 90))
  await page.getByRole('button', { name: 'Arrange cover' }).click()
  await expect(page.getByRole('alert')).toContainText('Cover lasts six weeks at most')
  await fillDay(page, 'Last day', plusDays(today, 13))
  await page.getByRole('button', { name: 'Arrange cover' }).click()
  await expect(page.getByText(/^Cover is arranged for \d+ people/)).toBeVisible()
  expect(await problems()).toEqual([])
  const covering = await pageOf(browser, addresses['mentor-portal'], 'Callum Tolleshunt')
  await covering.goto('/people')
  const theirs = await covering.locator('main a[href^="/people/"]').count()
  await page.getByRole('button', { name: /^End/ }).click()
  await expect(page.getByText('sees nobody of theirs any more')).toBeVisible()
  await covering.reload()
  expect(await covering.locator('main a[href^="/people/"]').count()).toBeLessThan(theirs)

  // two weeks go by in which a mentor does not act: everybody signs in anew, it falls to whoever covers, and the lead
  // hears that something waits
  await clock.passes(14)
  await page.reload()
  await expect(page).toHaveURL(/sign-in/)
  await signInAs(page, 'Coordinator')
  await expect(theirMeeting).toBeVisible()
  expect(await problems()).toEqual([])
  const lead = await pageOf(browser, baseURL ?? '', 'Safeguarding lead')
  await expect(lead.getByRole('row', { name: /Mentoring: .* The mentor / }).first()).toBeVisible()
  await expect(
    lead.getByRole('row', { name: /Imelda Fairbourn|Every coordinator there/ }).first(),
  ).toBeVisible()
  await lead.getByRole('link', { name: 'All concerns' }).click()
  await lead.getByRole('link', { name: 'Take this list along' }).click()
  const concerns = lead.waitForEvent('download')
  await lead.getByRole('button', { name: 'As a table (CSV)' }).click()
  expect((await concerns).suggestedFilename()).toMatch(/^list-\d{4}-\d\d-\d\d\.csv$/)

  // the fourth week: figures for the board, and a look over what is held
  await clock.passes(14)
  const analyst = await pageOf(browser, baseURL ?? '', 'Analyst')
  await analyst.getByRole('link', { name: 'Look at the figures' }).click()
  await expect(analyst.getByRole('heading', { level: 1 })).toHaveText('Impact')
  await signInAs(page, 'Coordinator')
  await page.getByRole('link', { name: 'Records', exact: true }).click()
  for (const room of ['Tidy records', 'What is kept', 'Copies for people']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: room }).click()
    await expect(page.getByRole('link', { name: 'Take this list along' })).toBeVisible()
    expect(await problems(), room).toEqual([])
  }
})
