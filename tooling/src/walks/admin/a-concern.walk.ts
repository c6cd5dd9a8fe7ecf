import { expect, test } from '../walk.ts'
import { openStep, pageOf } from './coordinator.ts'

test('a mentor raises a concern on her phone, the lead decides the same day, and she reads what came of it', async ({
  browser,
  addresses,
  behind,
}) => {
  test.slow()
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
  const mentor = await pageOf(browser, addresses['mentor-portal'], 'Peer mentor', phone)
  await mentor.goto('/people')
  await mentor
    .getByRole('listitem')
    .filter({ has: mentor.getByText('Review due', { exact: true }) })
    .first()
    .getByRole('link')
    .click()
  await mentor.getByRole('link', { name: 'I am worried about them' }).click()
  await expect(mentor.getByRole('heading', { level: 1 })).toContainText('Raise a concern')
  await expect(mentor.getByRole('link', { name: '999' })).toBeVisible()
  await mentor.getByRole('button', { name: 'Pass it on now' }).click()
  await expect(mentor.getByRole('alert')).toContainText('Choose how soon somebody has to know')
  await mentor.getByLabel('Within the hour').check()
  await mentor
    .getByLabel('What are you worried about?')
    .selectOption({ label: 'Abuse at home, or by a partner' })
  await mentor.getByRole('group', { name: 'Have you told them' }).getByLabel('Yes').check()
  await mentor.getByLabel('What was said, and what did you see?').fill('She said: he waits for me outside.')
  await mentor.getByRole('button', { name: 'Pass it on now' }).click()
  await expect(mentor.getByText('It was passed on. The safeguarding lead knows.')).toBeVisible()
  await expect(mentor).toHaveTitle('A concern – Alongside')
  const address = new URL(mentor.url()).pathname
  const concern = address.split('/').at(-1) ?? ''

  const lead = await pageOf(browser, addresses.admin, 'Safeguarding lead')
  await expect(lead.getByText('Concerns to take on').first()).toBeVisible()
  await lead.goto(address)
  await expect(lead.getByText('She said: he waits for me outside.')).toBeVisible()
  await openStep(lead, 'Take it on')
  await lead.getByLabel('Nobody is in immediate danger, or help has been called').check()
  await lead.getByRole('button', { name: 'Take it on' }).click()
  await expect(lead.getByText('Taken on', { exact: true }).first()).toBeVisible()

  await openStep(lead, 'Record a decision')
  await lead.getByLabel('Advice to whoever raised it').check()
  await lead.getByLabel('Why?').fill('She has a plan with the clinic, and knows whom to call.')
  await lead.getByRole('group', { name: 'Was the person told?' }).getByLabel('Yes').check()
  await lead.getByRole('group', { name: 'Do they agree?' }).getByLabel('Yes').check()
  await lead.getByRole('button', { name: 'Record a decision' }).click()
  await expect(lead.getByText('Being acted on', { exact: true }).first()).toBeVisible()
  // nothing is closed in silence
  await expect(lead.getByText('Tell whoever raised it what was decided first.')).toBeVisible()
  await openStep(lead, 'Tell whoever raised it')
  await lead
    .getByLabel('What do you tell whoever raised it?')
    .fill('She has a safe plan. Thank you for saying it.')
  await lead.getByRole('button', { name: 'Tell whoever raised it' }).click()
  await openStep(lead, 'Close')
  await lead.getByLabel('They are safer').check()
  await lead.getByRole('button', { name: 'Close' }).click()
  await expect(lead.getByText('Closed', { exact: true }).first()).toBeVisible()

  await mentor.goto('/')
  await mentor.getByRole('link', { name: 'There is an answer to a concern that you raised.' }).first().click()
  await expect(mentor.getByText('She has a safe plan. Thank you for saying it.')).toBeVisible()
  await expect(mentor.getByText('She has a plan with the clinic')).toHaveCount(0)

  const journal = await behind.run(
    `select type, role, event::text as event from journal where kind = 'concern' and lifecycle_id = $1 order by seq`,
    [concern],
  )
  expect(journal.map(({ type, role }) => `${String(role)} ${String(type)}`)).toEqual([
    'mentor start',
    'mentor writeAccount',
    'safeguardingLead triage',
    'safeguardingLead decide',
    'safeguardingLead giveFeedback',
    'safeguardingLead close',
  ])
  expect(JSON.stringify(journal)).not.toContain('outside')
})
