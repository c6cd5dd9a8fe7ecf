import { expect, test } from '../walk.ts'
import { signInAs } from './coordinator.ts'

test('an administrator connects a clinic’s system, sees its key once, and takes the key away again', async ({
  addresses,
  isMobile,
  page,
  problems,
  request,
}) => {
  const name = isMobile ? 'Records on a phone' : 'Records at a desk'
  const opens = async (key: string) =>
    (
      await request.get(`${addresses.api}/fhir/Task`, { headers: { authorization: `Bearer ${key}` } })
    ).status()

  await signInAs(page, 'Administrator')
  await page.goto('/systems')
  expect(await problems()).toEqual([])
  await page.getByLabel('What is it called?').fill(name)
  await page.getByRole('button', { name: 'Add it and make a key' }).click()
  await expect(page.getByText('Choose a clinic').first()).toBeVisible()
  await page.getByLabel('Which clinic does it belong to?').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Add it and make a key' }).click()
  const key = (await page.locator('.ad-secret').textContent()) ?? ''
  expect(key).toMatch(/^alk_/)
  expect(await opens(key)).toBe(200)

  await page.goto('/systems')
  await expect(page.getByText(key)).toHaveCount(0)
  await page.getByRole('link', { name }).click()
  await expect(page).toHaveTitle('A connected system – Alongside')
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Take this key away' }).click()
  await expect(page.getByText('The key opens nothing any more')).toBeVisible()
  expect(await opens(key)).toBe(401)

  await page.goto('/systems/deliveries')
  await expect(page.getByText('Everything has arrived, or is on its way.')).toBeVisible()
  expect(await problems()).toEqual([])
})
