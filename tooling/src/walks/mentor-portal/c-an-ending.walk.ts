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

test('a pause needs no reason, and the two go on where they stopped', async ({ page, problems }) => {
  await signInAsMentor(page)
  await openSomebody(page, 'Meeting')
  await page.getByRole('link', { name: 'Pause', exact: true }).click()
  expect(await problems()).toEqual([])
  await page.getByLabel('They would').check()
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByText('Paused', { exact: true }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Go on', exact: true }).click()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('You go on together.')).toBeVisible()
})

test('a mentor ends with somebody step by step, and afterwards cannot open them any more', async ({
  behind,
  page,
  problems,
}) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'About to end')
  // they meet once more before the closing meeting
  await page.getByRole('link', { name: 'Log a session' }).click()
  await page.getByLabel('We met').check()
  await fillMoment(question(page, 'When?'), fromNow(-hour))
  await question(page, 'How?').getByLabel('By phone').check()
  await question(page, 'How many minutes').getByLabel('30', { exact: true }).check()
  await page.getByLabel('Relationships').check()
  await question(page, 'Are you worried').getByLabel('No', { exact: true }).check()
  await page.getByRole('button', { name: 'Save the session' }).click()
  await expect(page.getByText('Written up. Thank you.')).toBeVisible()
  await page.getByRole('link', { name: 'Record the closing meeting' }).click()
  expect(await problems()).toEqual([])
  await fillMoment(question(page, 'When was it?'), fromNow(-hour))
  await page.getByLabel('Very good').check()
  await page.getByLabel('What is different now?').fill('I sleep again, and my sister knows.')
  await page.getByLabel('What comes next for them?').fill('The choir on Thursdays.')
  await question(page, 'May we get in touch once more').getByLabel('Yes').check()
  await page.getByRole('button', { name: 'Save the closing meeting' }).click()
  await expectMistakes(page, 'Tell them how to come back before you end.')
  await expect(page.getByLabel('What comes next for them?')).toHaveValue('The choir on Thursdays.')
  expect(await problems()).toEqual([])
  await page.getByLabel('I told them how to come back').check()
  await page.getByRole('button', { name: 'Save the closing meeting' }).click()
  await expect(page.getByText('The closing meeting is kept.')).toBeVisible()

  await page.getByRole('link', { name: 'Agree the summary' }).click()
  expect(await problems()).toEqual([])
  await expect(page.getByLabel('The summary')).toHaveValue(/my sister knows[\s\S]*The choir/)
  await page.getByLabel('We read it together').check()
  const share = question(page, 'May the clinic have it?').getByLabel('No, keep it here')
  if (await share.isVisible()) await share.check()
  await page.getByRole('button', { name: 'Save the summary' }).click()
  await expect(page.getByText('The summary is agreed.')).toBeVisible()

  await page.getByRole('link', { name: 'Close', exact: true }).click()
  // what was said about the step before stays with it
  await expect(page.getByText('The summary is agreed.')).toHaveCount(0)
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Close' }).click()
  await expectMistakes(page, 'Offer the mentor a debrief first.')
  await page.getByLabel('I was offered a talk').check()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('Closed. Thank you for walking this way with them.')).toBeVisible()

  expect((await behind.journal(address)).slice(-4).map(({ type, role }) => `${type} by ${role}`)).toEqual([
    'logSession by mentor',
    'holdClosing by mentor',
    'agreeSummary by mentor',
    'close by mentor',
  ])
  // whatever was on its way to them has stopped, and nothing else was written
  expect(await behind.waiting(address)).toEqual([])
  const answer = await page.goto(address)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We cannot find this page')
  expect(await problems()).toEqual([])
})

test('a mentor plans an ending that both chose, without a summary, and it is over', async ({
  behind,
  page,
  problems,
}) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting')
  await closeConcerns(behind, address)
  await page.getByRole('link', { name: 'Plan the ending' }).click()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Plan the ending' }).click()
  await expectMistakes(page, 'Choose the reason that fits best')
  await page.getByLabel('They reached what they set out for').check()
  await page.getByRole('button', { name: 'Plan the ending' }).click()
  await expect(page.getByText('The ending is planned.')).toBeVisible()

  await page.getByRole('link', { name: 'Record the closing meeting' }).click()
  await fillMoment(question(page, 'When was it?'), fromNow(-hour / 6))
  await page.getByLabel('I told them how to come back').check()
  await question(page, 'May we get in touch once more').getByLabel('No').check()
  await page.getByRole('button', { name: 'Save the closing meeting' }).click()
  await expect(page.getByText('The closing meeting is kept.')).toBeVisible()

  await page.getByRole('link', { name: 'No summary wanted' }).click()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'No summary' }).click()
  await expect(page.getByText('No summary, as they wished.')).toBeVisible()

  await page.getByRole('link', { name: 'Close', exact: true }).click()
  await page.getByLabel('I was offered a talk').check()
  // nobody agreed to a follow-up, so nobody is asked how long they may be contacted
  await expect(page.getByText('Until when may we get in touch')).toHaveCount(0)
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText('Closed. Thank you for walking this way with them.')).toBeVisible()
  expect((await page.goto(address))?.status()).toBe(404)
  expect((await page.goto(`${address}/closing`))?.status()).toBe(404)
})
