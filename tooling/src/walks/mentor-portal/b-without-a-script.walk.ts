import { expect, test } from '../walk.ts'
import { fillMoment, fromNow, hour, openSomebody, question, signInAsMentor } from './mentor.ts'

test.use({ javaScriptEnabled: false })

test('an old phone without JavaScript is enough to write up a session and to take it back', async ({
  page,
}) => {
  const note = 'A short one on the stairs. He is proud of his results.'
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting')
  await page.getByRole('link', { name: 'Log a session' }).first().click()
  await page.getByLabel('We met').check()
  await page.getByLabel('A note for next time').fill(note)
  // the bus is here: a button keeps what was typed, and it comes back
  await page.getByRole('button', { name: 'Keep it for later' }).click()
  await expect(page.getByText('Kept. You can come back to it')).toBeVisible()
  await page.goto(address)
  await page.getByRole('link', { name: 'Go on with it' }).click()
  await expect(page.getByLabel('A note for next time')).toHaveValue(note)
  await expect(page.getByLabel('We met')).toBeChecked()
  await page.getByRole('button', { name: 'Save the session' }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await expect(page.getByLabel('A note for next time')).toHaveValue(note)
  await expect(page.getByLabel('We met')).toBeChecked()

  await fillMoment(question(page, 'When?'), fromNow(-hour / 2))
  await question(page, 'How?').getByLabel('By phone').check()
  await question(page, 'How many minutes').getByLabel('Other').check()
  await page.getByLabel('How many?').fill('20')
  await page.getByLabel('Staying on treatment').check()
  await question(page, 'Are you worried').getByLabel('No', { exact: true }).check()
  await page.getByRole('button', { name: 'Save the session' }).click()
  await expect(page).toHaveURL(address)
  await expect(page.getByText('Written up. Thank you.')).toBeVisible()
  const mine = page.getByRole('listitem').filter({ hasText: 'We met, by phone, 20 minutes' })
  await expect(mine).toContainText(note)

  await mine.getByRole('link', { name: 'Take this back' }).click()
  await page.getByLabel('I wrote it up twice').check()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('Taken back.', { exact: false }).first()).toBeVisible()
  await expect(mine).toContainText('taken back')
})

test('a session sent twice by an impatient thumb is one session', async ({ page }) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting')
  await page.getByRole('link', { name: 'Log a session' }).first().click()
  await page.getByLabel('We met').check()
  await fillMoment(question(page, 'When?'), fromNow(-hour / 4))
  await question(page, 'How?').getByLabel('By video').check()
  await question(page, 'How many minutes').getByLabel('15', { exact: true }).check()
  await page.getByLabel('Appointments').check()
  await question(page, 'Are you worried').getByLabel('No', { exact: true }).check()
  const posted = page.waitForRequest(request => request.method() === 'POST')
  await page.getByRole('button', { name: 'Save the session' }).click()
  const first = await posted
  await expect(page).toHaveURL(address)

  const again = await page.request.post(first.url(), {
    data: first.postData() ?? '',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(first.url()).origin },
  })
  expect(again.ok()).toBe(true)
  await page.goto(address)
  await expect(page.getByText('We met, by video, 15 minutes')).toHaveCount(1)
})
