import { expect, test } from '../walk.ts'
import {
  answer,
  fillConversation,
  fillMoment,
  find,
  logVisit,
  mentorSaysYes,
  pageOf,
  release,
  signInAs,
  step,
} from './coordinator.ts'

test('somebody who was released is accepted, reached, heard, matched and introduced', async ({
  addresses,
  browser,
  page,
  problems,
}) => {
  test.slow()
  const clinic = await pageOf(browser, addresses.clinic, 'Health adviser')
  await release(clinic, 'ADMIN-01', 'Anthea')
  await signInAs(page, 'Coordinator')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My work today')

  await test.step('the record waits on the list of the referrals, and is accepted with one press', async () => {
    await page.goto('/referrals')
    await page.getByRole('link', { name: 'Anthea' }).click()
    await expect(page).toHaveTitle('A person – Alongside')
    await expect(page.getByText('Say that you will call back.')).toBeVisible()
    expect(await problems()).toEqual([])
    await page.getByRole('button', { name: 'Accept', exact: true }).click()
    await expect(page.getByText('Accepted. Onboarding has begun')).toBeVisible()
    await expect(page.getByText('Waits for a first contact by a way that is safe.')).toBeVisible()
  })

  await test.step('trying to stop at once is refused with the reason', async () => {
    await logVisit(page, 'No reply')
    await expect(page.getByText('The contact is saved.')).toBeVisible()
    await page.getByText('Seldom needed').click()
    await expect(page.getByRole('button', { name: 'Stop trying' })).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByText(/^Try a little longer first|^Keep trying until/)).toBeVisible()
    expect(await problems()).toEqual([])
  })

  await test.step('only ways that are safe for them are offered', async () => {
    await step(page, 'Log a contact')
    const ways = page.getByRole('group', { name: 'How did you try?' })
    await expect(ways.getByLabel('Text message')).toBeVisible()
    await expect(ways.getByLabel('Phone call')).toHaveCount(0)
    await expect(ways.getByLabel('Letter')).toHaveCount(0)
    await page.goBack()
    await logVisit(page, 'I spoke with them')
    await expect(page.getByText('Waits for a first conversation to be booked.')).toBeVisible()
  })

  await test.step('a first conversation is booked when it is them and it is safe', async () => {
    await step(page, 'Book the first conversation')
    await fillMoment(page, 2, '14:30')
    await answer(page, 'How?', 'By phone')
    await page.getByRole('button', { name: 'Book it' }).click()
    await expect(page.getByText('There is a problem')).toBeVisible()
    await expect(page.getByText('Make sure first that it is them you speak to.').first()).toBeVisible()
    await expect(page.getByLabel('Time', { exact: true })).toHaveValue('14:30')
    expect(await problems()).toEqual([])
    await page.getByLabel('It is them I speak to').check()
    await page.getByLabel('It is safe for them to talk now').check()
    await page.getByRole('button', { name: 'Book it' }).click()
    await expect(page.getByText('The first conversation is booked.')).toBeVisible()
  })

  await test.step('what they need is written down, and a mistake loses nothing', async () => {
    await step(page, 'Record the first conversation')
    expect(await problems()).toEqual([])
    await fillConversation(page)
    await page.getByLabel('Which language would they rather speak?').fill('')
    await page.getByRole('button', { name: 'Save the conversation' }).click()
    await expect(page.getByRole('link', { name: 'Write the language they would rather speak' })).toBeVisible()
    await expect(page.getByLabel('Why would they like support from a peer?')).toHaveValue(
      'Somebody who has been there.',
    )
    await expect(page.getByLabel('Stigma')).toBeChecked()
    expect(await problems()).toEqual([])
    await page.getByLabel('Which language would they rather speak?').fill('English')
    await page.getByLabel('At the weekend').check()
    await page.getByRole('button', { name: 'Save the conversation' }).click()
    await expect(page.getByText('The conversation is saved.')).toBeVisible()
    await expect(page.getByText('What they said they need')).toBeVisible()
    await expect(page.getByText('At the weekend')).toBeVisible()
  })

  await test.step('mentors are compared by reasons, and one is proposed', async () => {
    await step(page, 'Propose a match')
    await expect(page.getByText('Speaks English, as they do.').first()).toBeVisible()
    await expect(page.getByText('“I work nights, so I am good on the phone')).toBeVisible()
    expect(await problems()).toEqual([])
    await page.getByLabel('Callum').check()
    await page.getByRole('button', { name: 'Propose this match' }).click()
    await expect(page.getByText('Proposed. The mentor has been asked.')).toBeVisible()
    await expect(page.getByText('Waits for both sides to say yes.')).toBeVisible()
  })

  await test.step('both sides say yes, each for themself', async () => {
    await step(page, 'Record their answer')
    await answer(page, 'Would they like to meet this mentor?', 'Yes')
    await page.getByRole('button', { name: 'Save their answer' }).click()
    await expect(page.getByText('Their answer is saved.')).toBeVisible()
    const mentor = await pageOf(browser, addresses['mentor-portal'], 'Callum Tolleshunt')
    await mentorSaysYes(mentor)
    await page.reload()
    await expect(page.getByText('Waits for the introduction to be held.')).toBeVisible()
    await mentor.context().close()
  })

  await test.step('the introduction begins mentoring, and the clinic hears that it started', async () => {
    await step(page, 'Record the introduction')
    expect(await problems()).toEqual([])
    await page.getByRole('button', { name: 'Begin mentoring' }).click()
    await expect(page.getByText('Mentoring has begun.')).toBeVisible()
    await expect(page.getByText('Waits for the next session.')).toBeVisible()
    expect(await problems()).toEqual([])
    await page.goto('/mentoring')
    await expect(page.getByRole('link', { name: 'Anthea' })).toBeVisible()
  })
  await clinic.context().close()
})

test('a question goes to the clinic and the answer comes back', async ({
  addresses,
  browser,
  page,
  problems,
}) => {
  test.slow()
  const clinic = await pageOf(browser, addresses.clinic, 'Health adviser')
  await release(clinic, 'ADMIN-02', 'Benedikt')
  await signInAs(page, 'Coordinator')
  await find(page, 'admin-02')
  await step(page, 'Ask the clinic')
  await page.getByRole('button', { name: 'Send the question' }).click()
  await expect(page.getByRole('link', { name: 'Write the question' })).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByLabel('What do you need to know before you decide?').fill('Which mornings suit them?')
  await page.getByRole('button', { name: 'Send the question' }).click()
  await expect(page.getByText('Waits for the clinic to answer a question.')).toBeVisible()
  await expect(page.getByText('Question: Which mornings suit them?')).toBeVisible()
  await clinic.context().close()
})
