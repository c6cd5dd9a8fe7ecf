// An administrator looks after accounts and settings, and never meets a person.
import { expect, test } from '../walk.ts'
import { pageOf, signInAs } from './coordinator.ts'

test('an administrator invites, moves and ends; a second one confirms what the first may not do alone', async ({
  page,
  browser,
  baseURL,
  problems,
}) => {
  await signInAs(page, 'Administrator')
  await expect(page.getByText('You see no person')).toBeVisible()
  for (const path of ['/referrals', '/quality', '/copies', '/keeping', '/unusual']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: /not here|cannot find/i })).toBeVisible()
  }

  await page.goto('/accounts/invite')
  await page.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByRole('alert')).toContainText('Write their name')
  await expect(page.getByRole('alert')).toContainText('Write their work email address')
  await page.getByLabel('Their name').fill('Isolde Marchbanks')
  await page.getByLabel('Their work email address').fill('isolde@demo.example')
  await page.getByLabel('Administrator').check()
  await page.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByText('It opens when another administrator confirms')).toBeVisible()
  await expect(page.locator('.ad-secret')).toHaveText(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/)
  await page.getByRole('link', { name: 'Look at the account' }).click()
  await expect(page.getByText('You asked for it')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Confirm: open the account' })).toHaveCount(0)
  expect(await problems()).toEqual([])

  const second = await pageOf(browser, baseURL ?? '', 'Philippa Stanhope')
  await second.goto(page.url())
  await second.getByRole('button', { name: 'Confirm: open the account' }).click()
  await expect(second.getByText('Confirmed. They can sign in.')).toBeVisible()
  await expect(second.getByText('Confirmed by a second administrator')).toBeVisible()

  // somebody leaves while they are signed in
  const leaver = await pageOf(browser, baseURL ?? '', 'Analyst')
  await page.goto('/accounts')
  await page.getByRole('link', { name: 'Bethan Rookhope' }).click()
  await page.getByRole('button', { name: 'I looked at it: it is right' }).click()
  await expect(page.getByText('Looked at and found right')).toBeVisible()
  await page.getByRole('button', { name: 'End this account' }).click()
  await expect(page.getByText('signed out everywhere').first()).toBeVisible()
  await leaver.goto('/impact')
  await expect(leaver).toHaveURL(/sign-in/)
  await page.getByRole('button', { name: 'Open it again' }).click()
  await expect(page.getByText('Account opened again')).toBeVisible()
  expect(await problems()).toEqual([])
})

test('what a clinic settled changes from a day on, and what was can be read', async ({ page, problems }) => {
  await signInAs(page, 'Administrator')
  await page.goto('/clinics')
  await page.getByRole('link', { name: 'Croydon, Park Lane clinic' }).click()
  await page.getByRole('link', { name: /^Change\s*: The offer/ }).click()
  await page.getByLabel('Tell everybody about it within').fill('soon')
  await page.getByRole('button', { name: 'Settle it' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Tell everybody about it within')).toHaveValue('soon')
  await page.getByLabel('Tell everybody about it within').fill('10')
  await page.getByRole('button', { name: 'Settle it' }).click()
  await expect(
    page.getByText('tell everybody about it within 10 days, before: 14 days').first(),
  ).toBeVisible()
  await expect(page.getByText('Holds today').first()).toBeVisible()
  expect(await problems()).toEqual([])

  await page.getByRole('link', { name: /^Change\s*: The clinic’s own codes/ }).click()
  await page.getByLabel('Whether somebody came').fill('DNA = 3\nATT = fine')
  await page.getByRole('button', { name: 'Settle it' }).click()
  await expect(page.getByRole('alert')).toContainText('Line 2: a code means one of')
  await page.getByLabel('Whether somebody came').fill('DNA = 3\nATT = 5')
  await page.getByRole('button', { name: 'Settle it' }).click()
  await expect(page.getByText('DNA = 3, ATT = 5').first()).toBeVisible()
  expect(await problems()).toEqual([])

  await page.getByRole('link', { name: /^Change\s*: When a name/ }).click()
  await page.getByLabel('As part of the clinic’s own service').check()
  await page.getByRole('button', { name: 'Settle it' }).click()
  await expect(page.getByRole('alert')).toContainText('Write the name of the Caldicott Guardian')
  expect(await problems()).toEqual([])

  // from whom a message comes, and in which languages
  await page.goto(page.url().replace(/\/release$/, '/messages'))
  await page.getByLabel('Messages come from').fill('HIV team')
  await page.getByRole('button', { name: 'Settle it' }).click()
  await expect(page.getByRole('alert')).toContainText('This could tell a stranger something: “hiv”')
  await page.getByLabel('Messages come from').fill('Jo')
  await page.getByLabel('Polish').uncheck()
  await page.getByRole('button', { name: 'Settle it' }).click()
  await expect(page.getByText('messages come from Jo, before').first()).toBeVisible()
  expect(await problems()).toEqual([])

  await page.goto('/clinics/messages?in=ar')
  await expect(page.getByText('Tells nothing').first()).toBeVisible()
  expect(await problems()).toEqual([])
})

test('an administrator gives a message of one clinic other words, looks at them first, and goes back', async ({
  page,
  problems,
}) => {
  await signInAs(page, 'Administrator')
  await page.goto('/clinics')
  await page.getByRole('link', { name: 'Kingston, Riverside clinic' }).click()
  await page.getByRole('link', { name: /^Look at them\s*: What messages say/ }).click()
  await page.getByRole('link', { name: /^Change\s*: A word that we will/ }).click()
  await page.getByLabel('The message').fill('Hello {name}, {from} from the clinic. Ring 020 7946 0000.')
  await page.getByRole('button', { name: 'Settle these words' }).click()
  await expect(page.getByRole('alert')).toContainText('This could tell a stranger something: “clinic”')
  await expect(page.getByRole('alert')).toContainText('a message holds no phone number')
  await page.getByLabel('The message').fill('Hello {name}, {from} here. I will try later this week.')
  await page.getByRole('button', { name: 'Look at it first' }).click()
  await expect(page.getByRole('status')).toContainText('Hello Sam, Jo here. I will try later this week.')
  await expect(page.getByRole('status')).toContainText('47 signs, 1 text message')
  await page.getByRole('button', { name: 'Settle these words' }).click()
  await expect(page.getByText('Words of this clinic')).toHaveCount(1)
  await expect(page.getByText('Hello Sam, Jo here.')).toBeVisible()
  await expect(page.getByText(/, settled by /)).toHaveCount(1)
  expect(await problems()).toEqual([])
  await page.getByRole('link', { name: /^Change\s*: A word that we will/ }).click()
  await page.getByRole('button', { name: 'Go back to the programme’s words' }).click()
  await expect(page.getByText('Words of this clinic')).toHaveCount(0)
  expect(await problems()).toEqual([])
})
