import type { Page } from '@playwright/test'
import { daysAgo, listOf, sendFile } from '../clinic/health-adviser.ts'
import { expect, test } from '../walk.ts'
import {
  answer,
  fillConversation,
  find,
  logVisit,
  mentorSaysYes,
  pageOf,
  signInAs,
  step,
  tellAndRelease,
} from './coordinator.ts'

const number = 'LIFE-01'

interface Figures {
  readonly people: number
  readonly interactions: number
}

async function figuresOf(page: Page): Promise<Figures> {
  await page.goto('/impact')
  const people = page.locator('.al-figure').nth(0).locator('.al-figure__value')
  const compared = page.locator('.al-figure').nth(1).locator('.al-figure__compared')
  const [, total] = /; ([\d,]+) in all/.exec((await compared.textContent()) ?? '') ?? []
  return { people: Number(await people.textContent()), interactions: Number(total?.replaceAll(',', '')) }
}

test('one person’s way, from the clinic’s list to an ending, and what the report says of it', async ({
  addresses,
  browser,
  page,
  problems,
  viewport,
}) => {
  test.setTimeout(180_000)
  const width = viewport ? { viewport } : {}
  await signInAs(page, 'Coordinator')
  const before = await figuresOf(page)

  const clinic = await pageOf(browser, addresses.clinic, 'Health adviser', width)
  await test.step('the clinic imports its list, tells her, and releases her when she agrees', async () => {
    await sendFile(
      clinic,
      'list.csv',
      listOf([number, 'Philippa', '', 'New diagnosis', daysAgo(4), '', '07700 900777']),
    )
    await clinic.waitForURL(/\/lists\/.*\/(columns|check)/)
    if (clinic.url().includes('/columns'))
      await clinic.getByRole('button', { name: 'Look at the rows' }).click()
    await clinic.getByRole('button', { name: 'Add this person' }).click()
    await expect(clinic.getByRole('heading', { level: 1 })).toContainText('1 person added')
    await clinic.goto('/find')
    await clinic.getByLabel('Clinic number').fill(number)
    await clinic.getByRole('button', { name: 'Find' }).click()
    await expect(clinic.getByRole('heading', { level: 1 })).toContainText('Philippa')
    await tellAndRelease(clinic)
  })

  await test.step('the coordinator accepts, reaches and hears her, and proposes a mentor', async () => {
    await find(page, number)
    await page.getByRole('button', { name: 'Accept', exact: true }).click()
    await expect(page.getByText('Accepted. Onboarding has begun')).toBeVisible()
    await logVisit(page, 'I spoke with them')
    await step(page, 'Record the first conversation')
    await fillConversation(page)
    await page.getByRole('button', { name: 'Save the conversation' }).click()
    await step(page, 'Propose a match')
    await page.getByLabel('Marisol').check()
    await page.getByRole('button', { name: 'Propose this match' }).click()
    await expect(page.getByText('Proposed.')).toBeVisible()
  })

  const mentor = await pageOf(browser, addresses['mentor-portal'], 'Peer mentor', width)
  await test.step('both say yes, and they are introduced', async () => {
    await mentorSaysYes(mentor)
    await page.reload()
    await step(page, 'Record their answer')
    await answer(page, 'Would they like to meet this mentor?', 'Yes')
    await page.getByRole('button', { name: 'Save their answer' }).click()
    await expect(page.getByText('Waits for the introduction to be held.')).toBeVisible()
    await step(page, 'Record the introduction')
    await page.getByRole('button', { name: 'Begin mentoring' }).click()
    await expect(page.getByText('Mentoring has begun.')).toBeVisible()
  })

  await test.step('the mentor finds her among her people and writes up two sessions', async () => {
    for (const theme of ['Stigma', 'Feeling less isolated']) {
      await mentor.goto('/people')
      await mentor.getByRole('link', { name: /Philippa/ }).click()
      await mentor.getByRole('link', { name: 'Log a session' }).first().click()
      await mentor.getByLabel('We met').check()
      await mentor.getByRole('group', { name: 'How?' }).getByLabel('At the clinic').check()
      await mentor.getByRole('group', { name: 'How many minutes' }).getByLabel('45').check()
      await mentor.getByRole('group', { name: 'What did you talk about?' }).getByLabel(theme).check()
      await mentor
        .getByRole('group', { name: 'worried about anyone' })
        .getByLabel('No', { exact: true })
        .check()
      await mentor.getByRole('button', { name: 'Save the session' }).click()
      await expect(mentor.getByText('Written up. Thank you.')).toBeVisible()
    }
  })

  await test.step('the two of them end it, and the mentor closes the record', async () => {
    await mentor.goto('/people')
    await mentor.getByRole('link', { name: /Philippa/ }).click()
    await mentor.waitForURL(/\/people\/[0-9a-f-]{36}$/)
    const person = new URL(mentor.url()).pathname
    await mentor.goto(`${person}/ending`)
    await mentor
      .getByRole('group', { name: 'Why does it come to an end?' })
      .getByRole('radio')
      .first()
      .check()
    await mentor.getByRole('button', { name: 'Plan the ending' }).click()
    await expect(mentor.getByText('Next comes the closing meeting.')).toBeVisible()
    await mentor.goto(`${person}/closing`)
    await fillNow(mentor)
    await mentor.getByLabel('I told them how to come back').check()
    await mentor.getByRole('group', { name: 'May we get in touch once more' }).getByLabel('No').check()
    await mentor.getByRole('button', { name: 'Save the closing meeting' }).click()
    await expect(mentor.getByText('Next comes the summary.')).toBeVisible()
    await mentor.goto(`${person}/no-summary`)
    await mentor.getByRole('button', { name: 'No summary' }).click()
    await expect(mentor.getByText('All that is left is to close.')).toBeVisible()
    await mentor.goto(`${person}/close`)
    await mentor.getByLabel('I was offered a talk with my coordinator').check()
    await mentor.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(mentor.getByText('Closed. Thank you')).toBeVisible()
    await mentor.goto(person)
    await expect(mentor.getByRole('heading', { level: 1 })).toHaveText('We cannot find this page')
  })

  await test.step('the coordinator sees the whole way, and the report counts it', async () => {
    await find(page, number)
    await expect(page.getByText('2 held')).toBeVisible()
    await expect(page.locator('.al-journey').first().getByText('Closed')).toBeVisible()
    expect(await problems()).toEqual([])
    const after = await figuresOf(page)
    expect(after).toEqual({ people: before.people + 1, interactions: before.interactions + 2 })
    expect(await problems()).toEqual([])
  })

  await test.step('the clinic hears that it was accepted, started and ended, and nothing else', async () => {
    await clinic.goto('/receipts')
    const lines = clinic.locator('main li, main tr', { hasText: 'Philippa' })
    await expect(lines).toHaveCount(3)
  })
  await mentor.context().close()
  await clinic.context().close()
})

async function fillNow(page: Page): Promise<void> {
  const now = new Date(Date.now() - 60_000)
  const [day = '', month = '', year = ''] = now
    .toLocaleDateString('en-GB', { timeZone: 'Europe/London' })
    .split('/')
  const time = now.toLocaleTimeString('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  })
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('Month', { exact: true }).fill(month)
  await page.getByLabel('Year', { exact: true }).fill(year)
  await page.getByLabel('Time', { exact: true }).fill(time)
}
