import { expect, test } from '../walk.ts'
import { openStep, pageOf } from './coordinator.ts'

test('mentor and clinic bring what they want to talk about, both sides meet, and the clinic does what it took on', async ({
  browser,
  addresses,
  behind,
}) => {
  test.slow()
  const mentor = await pageOf(browser, addresses['mentor-portal'], 'Peer mentor', {
    viewport: { width: 390, height: 844 },
  })
  await mentor.goto('/supervision')
  await mentor
    .getByRole('listitem')
    .filter({ hasText: 'Kingston' })
    .filter({ hasText: 'Agenda open' })
    .getByRole('link', { name: 'Joint supervision' })
    .click()
  await expect(mentor.getByRole('heading', { level: 1 })).toHaveText('Joint supervision')
  const address = new URL(mentor.url()).pathname
  const id = address.split('/').at(-1) ?? ''
  await mentor.getByLabel('Whose support is it about?').selectOption({ index: 1 })
  const chosen = await mentor.getByLabel('Whose support is it about?').locator('option:checked').textContent()
  const [name = '', alias = ''] = (chosen ?? '').split(' – ')
  await mentor.getByLabel('What would you like to talk about?').fill('How to end well.')
  await mentor.getByRole('button', { name: 'Put it on the agenda' }).click()
  await expect(mentor.getByText('It is on the agenda.')).toBeVisible()

  const clinic = await pageOf(browser, addresses.clinic, 'Health adviser')
  await clinic.goto(address)
  const item = clinic.getByRole('listitem').filter({ hasText: 'How to end well.' }).last()
  await expect(item).toContainText(alias)
  await expect(item).not.toContainText(name)

  // the day comes
  await behind.run(
    `update supervision set planned_at = now() - interval '1 hour',
       context = context || jsonb_build_object('plannedAt', to_char((now() - interval '1 hour') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     where id = $1`,
    [id],
  )
  const coordinator = await pageOf(browser, addresses.admin, 'Coordinator')
  await coordinator.goto(address)
  await openStep(coordinator, 'Record that it was held')
  const next = new Date(Date.now() + 28 * 86_400_000)
  const when = coordinator.getByRole('group', { name: 'When is the next one?' }).first()
  await when.getByLabel('Day', { exact: true }).fill(String(next.getDate()))
  await when.getByLabel('Month', { exact: true }).fill(String(next.getMonth() + 1))
  await when.getByLabel('Year', { exact: true }).fill(String(next.getFullYear()))
  await when.getByLabel('Time', { exact: true }).fill('14:00')
  await coordinator.getByLabel(/^Marisol/).check()
  await coordinator.getByLabel('Isolation').or(coordinator.getByLabel('Feeling less isolated')).check()
  await coordinator.getByRole('button', { name: 'Record that it was held' }).click()
  await expect(coordinator.getByRole('alert')).toContainText('Somebody of the clinic has to be there, too.')
  await coordinator.getByLabel(/^Honor Pellowe/).check()
  await coordinator.getByRole('button', { name: 'Record that it was held' }).click()
  await expect(coordinator.getByText('Recorded. Now write down the actions')).toBeVisible()
  await openStep(coordinator, 'Add an action')
  await coordinator.getByLabel('What is to be done?').fill('Keep the side room free.')
  await coordinator.getByLabel('Who does it?').selectOption({ label: 'Honor Pellowe' })
  const due = coordinator.getByRole('group', { name: 'Until when?' })
  await due.getByLabel('Day', { exact: true }).fill(String(next.getDate()))
  await due.getByLabel('Month', { exact: true }).fill(String(next.getMonth() + 1))
  await due.getByLabel('Year', { exact: true }).fill(String(next.getFullYear()))
  await coordinator.getByRole('button', { name: 'Add an action' }).click()
  await expect(coordinator.getByText('The action is on the list.')).toBeVisible()
  await coordinator.getByRole('button', { name: 'Share what was learnt' }).click()
  await expect(coordinator.getByText('Actions open', { exact: true }).first()).toBeVisible()

  await clinic.goto(address)
  await clinic.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(clinic.getByText('Closed', { exact: true }).first()).toBeVisible()
  const journal = await behind.run(
    `select type, role from journal where kind = 'supervision' and lifecycle_id = $1 order by seq`,
    [id],
  )
  expect(journal.slice(-5).map(({ type, role }) => `${String(role)} ${String(type)}`)).toEqual([
    'mentor addItem',
    'coordinator hold',
    'coordinator addAction',
    'coordinator shareLearning',
    'clinician finishAction',
  ])
})
