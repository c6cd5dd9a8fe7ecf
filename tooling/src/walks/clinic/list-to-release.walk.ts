import { expect, test } from '../walk.ts'
import {
  answer,
  daysAgo,
  fillAgreement,
  fillSafeContact,
  fillTelling,
  listOf,
  mistakes,
  sendFile,
  signIn,
} from './health-adviser.ts'

test('from this week’s list to a person who agreed and was released', async ({ page, problems }) => {
  const heading = page.getByRole('heading', { level: 1 })
  await signIn(page)
  expect(await problems()).toEqual([])

  await test.step('a list with two bad rows is checked before anything is kept', async () => {
    await sendFile(
      page,
      'week.csv',
      listOf(
        ['WALK-01', 'Ottoline', '', 'New diagnosis', daysAgo(3), '', '07700 900456'],
        ['WALK-02', 'Peregrine', '', 'New diagnosis', daysAgo(5), '', ''],
        ['WALK-03', '', '', 'New diagnosis', daysAgo(5), '', ''],
        ['WALK-04', 'Quilla', '', 'New diagnosis', '30/02/2026', '', ''],
      ),
    )
    // the clinic's columns may be known from its last list; then there is nothing to settle
    await page.waitForURL(/\/lists\/.*\/(columns|check)/)
    if (page.url().includes('/columns')) {
      await expect(heading).toContainText('Which column means what?')
      expect(await problems()).toEqual([])
      await page.getByRole('button', { name: 'Look at the rows' }).click()
    }
    await expect(heading).toContainText('Check the list')
    await expect(page.getByText('2 rows cannot be taken')).toBeVisible()
    await expect(page.getByText('The name to use is missing.')).toBeVisible()
    await expect(page.getByText('There is no such day.')).toBeVisible()
    expect(await problems()).toEqual([])
  })

  await test.step('the bad rows stay out, the good ones are on the worklist', async () => {
    await page.getByRole('button', { name: 'Leave those 2 out and add 2' }).click()
    await expect(heading).toContainText('2 people added')
    await expect(page.getByText('Rows that stayed out')).toBeVisible()
    expect(await problems()).toEqual([])
    await page.getByRole('link', { name: 'Go to the worklist' }).click()
    await expect(heading).toHaveText('Worklist')
    expect(await problems()).toEqual([])
  })

  await test.step('the same file again adds nobody', async () => {
    await sendFile(
      page,
      'again.csv',
      listOf(
        ['WALK-01', 'Ottoline', '', 'New diagnosis', daysAgo(3), '', ''],
        ['WALK-02', 'Peregrine', '', 'New diagnosis', daysAgo(5), '', ''],
      ),
    )
    await expect(heading).toContainText('Check the list')
    await expect(page.getByText('There is nothing new to add from this file.')).toBeVisible()
    await page.getByRole('button', { name: 'Let it go' }).click()
    await expect(page.getByText('The list was let go.')).toBeVisible()
    expect(await problems()).toEqual([])
  })

  await test.step('a person is found by the whole number and by nothing else', async () => {
    await page.goto('/find')
    await page.getByLabel('Clinic number').fill('WALK-0')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(page.getByText('Nobody has this number on your list.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Find' })).toBeVisible()
    await page.getByLabel('Clinic number').fill(' walk-01 ')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(heading).toContainText('Ottoline')
    await expect(page).toHaveTitle('A person – Alongside')
    expect(await problems()).toEqual([])
  })

  await test.step('telling is recorded, and an answer that a rule is against stands beside its question', async () => {
    await page.getByRole('link', { name: 'Record that they were told' }).click()
    await expect(page.getByText('Would you like to meet one of them?')).toBeVisible()
    expect(await problems()).toEqual([])
    await fillTelling(page)
    await answer(page, 'Were you in a private place?', 'No')
    await page.getByRole('button', { name: 'Save, then record what they say' }).click()
    await expect(await mistakes(page)).toContainText('Tell somebody about this in a private place only.')
    await expect(page.getByLabel('In which language?')).toHaveValue('English')
    expect(await problems()).toEqual([])
    await answer(page, 'Were you in a private place?', 'Yes')
    await page.getByRole('button', { name: 'Save, then record what they say' }).click()
    await expect(heading).toContainText('What did they say?')
    expect(await problems()).toEqual([])
  })

  await test.step('agreement is a yes or a no to each question, with safe contact after it', async () => {
    await page.getByRole('link', { name: 'They would like to' }).click()
    await expect(heading).toContainText('What they agree to')
    expect(await problems()).toEqual([])
    await fillAgreement(page)
    await page.getByRole('button', { name: 'Save, then ask about safe contact' }).click()
    await expect(heading).toContainText('How is it safe to reach them?')
    expect(await problems()).toEqual([])
    await fillSafeContact(page)
    await page.getByRole('button', { name: 'Save, then look at what is released' }).click()
    await expect(heading).toContainText('Release to the team')
  })

  await test.step('before anything leaves the clinic it says what and to whom', async () => {
    await expect(page.getByText('Nothing else leaves the clinic')).toBeVisible()
    await expect(page.getByText('Monday, Tuesday and Saturday, 09:00 to 18:00')).toBeVisible()
    expect(await problems()).toEqual([])
    await page.getByRole('button', { name: 'Release to the team' }).click()
    await expect(page.getByText('Released. A coordinator looks at it within a working day')).toBeVisible()
    await expect(page.getByText('Waits for a coordinator to look at the record.')).toBeVisible()
    expect(await problems()).toEqual([])
  })
})
