import { expect, test } from '../walk.ts'
import {
  answer,
  clocksOf,
  deedsOf,
  fillAgreement,
  fillSafeContact,
  mistakes,
  personOn,
  signIn,
  tell,
} from './health-adviser.ts'

test('somebody whose support ended comes back, is asked everything afresh, and what was before needs a reason', async ({
  page,
  behind,
  problems,
}) => {
  test.slow()
  const heading = page.getByRole('heading', { level: 1 })
  await signIn(page)
  const [before] = await behind.run(
    `select d.person_id, d.episode_id from discharge d join clinic c on c.id = d.clinic_id
     where c.name like 'Kingston%' and d.state = 'retained'
       and (select count(*) from referral r where r.person_id = d.person_id) = 1
       and (select count(*) from consent n where n.person_id = d.person_id and n.withdrawn_at is null) > 0
     order by d.opened_at limit 1`,
  )
  if (!before) throw new Error('The demo has nobody at this clinic whose support has ended')
  const person = String(before.person_id)
  await page.goto(`/people/${person}`)
  const called = (await heading.textContent())?.split(' – ').at(-1) ?? ''
  const clinicNumber =
    (
      await page
        .getByText(/^KI\d+$/)
        .first()
        .textContent()
    )?.trim() ?? ''
  const stepsBefore = (await deedsOf(behind, person)).length

  await test.step('they are put on the list again, and nothing of before stands on their page', async () => {
    await page.goto('/people/add')
    await page.getByLabel('Clinic number').fill(clinicNumber)
    await page.getByLabel('What do they like to be called?').fill(called)
    await page.getByLabel('Flagged by a clinician').check()
    await page.getByRole('button', { name: 'Add to the list' }).click()
    await expect(heading).toContainText(called)
    expect(personOn(page)).toBe(person)
    await expect(page.getByText('Nobody has asked yet.')).toBeVisible()
    await expect(page.getByText('Nothing has been asked yet.')).toBeVisible()
    await expect(page.getByText('Came onto the list')).toHaveCount(1)
    expect(await problems()).toEqual([])
  })

  await test.step('they are told and asked again, and nothing is released before safe contact is known', async () => {
    await tell(page)
    await page.getByRole('link', { name: 'They would like to' }).click()
    await fillAgreement(page)
    await page.getByRole('button', { name: 'Save, then ask about safe contact' }).click()
    await expect(page.getByText('Recorded what they agree to')).toBeVisible()
    await expect(page.getByText('Nobody has asked yet')).toBeVisible()
    await page.goto(`/people/${person}`)
    await expect(page.getByText('Ask first how and when it is safe to reach this person.')).toBeVisible()
    await page.goto(`/people/${person}/contact`)
    await fillSafeContact(page)
    await page.getByRole('button', { name: 'Save, then look at what is released' }).click()
    await page.getByRole('button', { name: 'Release to the team' }).click()
    await expect(page.getByText('Waits for a coordinator to look at the record.')).toBeVisible()
  })

  await test.step('what was before is opened with a reason, and the reason is kept', async () => {
    await page.getByRole('link', { name: /^From \d+ / }).click()
    await expect(heading).toHaveText(/Before this/)
    expect(await problems()).toEqual([])
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(await mistakes(page)).toContainText('Choose why you open it')
    await answer(page, 'Why do you open it?', 'They asked me to look')
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(page.getByText('What they agreed to then')).toBeVisible()
    await expect(page.getByText('Came onto the list')).toBeVisible()
    expect(page.url()).not.toContain('personAsked')
    expect(await problems()).toEqual([])
    const [opened] = await behind.run(
      `select what, outcome, role from access_log where person_ids @> array[$1]::uuid[]
       and what like 'people.earlierEpisode%' order by id desc limit 1`,
      [person],
    )
    expect(opened).toEqual({ what: 'people.earlierEpisode.personAsked', outcome: 'read', role: 'clinician' })
  })

  await test.step('the journal holds a new episode, and what was agreed before holds no longer', async () => {
    expect((await deedsOf(behind, person)).slice(stepsBefore)).toEqual([
      'start by clinician',
      'tell by clinician',
      'agree by clinician',
      'release by clinician',
    ])
    const [{ holds, lapsed } = { holds: 0, lapsed: 0 }] = await behind.run(
      `select count(*) filter (where lapsed_at is null)::int as holds,
         count(lapsed_at)::int as lapsed from consent where person_id = $1`,
      [person],
    )
    expect(holds).toBe(6)
    expect(lapsed).toBeGreaterThan(0)
    expect(await behind.messages(person)).toEqual([])
  })
})

test('somebody who was not seen for a year is looked for, found, and put on the list', async ({
  page,
  behind,
  problems,
}) => {
  await signIn(page)
  await page.getByRole('link', { name: 'Not seen', exact: true }).click()
  await expect(page.getByText('12 months')).toBeVisible()
  expect(await problems()).toEqual([])
  const row = page.getByRole('row').filter({ hasText: 'Nothing yet' }).first()
  await row.getByRole('link', { name: /^Record what you found/ }).click()
  await page.waitForURL(/not-seen\/./)
  const person = new URL(page.url()).pathname.split('/')[2] ?? ''
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(await mistakes(page)).toContainText('Choose what you found')
  expect(await problems()).toEqual([])
  await page.getByLabel('We could not reach them').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Recorded what you found')).toBeVisible()
  await expect(page.getByText('We could not reach them').first()).toBeVisible()
  await page.goto(`/not-seen/${person}`)
  await page.getByLabel('We are in touch again').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('You are in touch again')).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Put them on the list' }).click()
  await expect(page.getByText('On the list again, as coming back to care')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Record that they were told' })).toBeVisible()
  expect((await deedsOf(behind, person)).at(-1)).toBe('start by clinician')
  expect(await clocksOf(behind, person)).toContain('tellDue')
})
