import { demoPassword, emailOf, workers } from '../../seed/staff.ts'
import { pageOf } from '../admin/coordinator.ts'
import { expect, test } from '../walk.ts'
import {
  addByHand,
  clocksOf,
  deedsOf,
  fillAgreement,
  fillSafeContact,
  personOn,
  signIn,
  tell,
} from './health-adviser.ts'

const WITHIN_SERVICE = 'Health adviser, where silence releases'

test('where a Guardian approved it silence releases by itself, and a no counts before and after', async ({
  page,
  browser,
  addresses,
  behind,
  problems,
}) => {
  test.slow()
  const heading = page.getByRole('heading', { level: 1 })
  const adviser = workers.find(({ who }) => who === WITHIN_SERVICE)
  if (!adviser) throw new Error('The demo has no clinic within service')
  await page.goto('/')
  await page.getByLabel('Email address').fill(emailOf(adviser))
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading).toHaveText('My work today')

  const told = async (clinicNumber: string, called: string): Promise<string> => {
    await addByHand(page, clinicNumber, called)
    const person = personOn(page)
    await page.getByRole('link', { name: 'Record that they were told' }).click()
    await expect(page.getByText('Unless you tell us not to')).toBeVisible()
    await page.goBack()
    await tell(page)
    await expect(page.getByText('it goes ahead by itself')).toBeVisible()
    await page.goto(`/people/${person}`)
    await expect(page.getByText('Without it nothing is released')).toBeVisible()
    expect(await problems()).toEqual([])
    await page.getByRole('link', { name: 'Ask about safe contact' }).click()
    await fillSafeContact(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('This goes ahead by itself')).toBeVisible()
    await expect(page.getByText('Approved for this clinic by the Caldicott Guardian')).toBeVisible()
    expect(await problems()).toEqual([])
    return person
  }
  const coordinator = await pageOf(browser, addresses.admin, 'Coordinator')

  await test.step('somebody who says no while the days run is never passed on', async () => {
    const person = await told('WALK-60', 'Ingram')
    await page.getByRole('link', { name: 'Not taking up the offer' }).click()
    await page.getByRole('button', { name: 'Record that they do not take it up' }).click()
    await expect(page.getByText('Ended: opted out')).toBeVisible()
    expect(await clocksOf(behind, person)).toEqual([])
    await coordinator.goto(`/people/${person}`)
    await expect(coordinator.getByRole('heading', { level: 1 })).toContainText('cannot find')
    expect(await deedsOf(behind, person)).toEqual([
      'start by clinician',
      'tell by clinician',
      'optOut by clinician',
    ])
    expect(await behind.messages(person)).toEqual([])
  })

  await test.step('somebody who says nothing is released by the clock, and the page says so', async () => {
    const person = await told('WALK-61', 'Jocelyn')
    await coordinator.goto(`/people/${person}`)
    await expect(coordinator.getByRole('heading', { level: 1 })).toContainText('cannot find')
    expect(await clocksOf(behind, person)).toEqual(['decisionWindow'])
    await behind.letClocksRunOut(person)
    await expect(async () => {
      await page.goto(`/people/${person}`)
      await expect(page.getByText('Released by itself')).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 30_000 })
    await expect(page.getByText('By itself, after the days to say no')).toBeVisible()
    expect(await problems()).toEqual([])
    await coordinator.goto(`/people/${person}`)
    await expect(coordinator.getByRole('heading', { level: 1 })).toContainText('Jocelyn')
    expect(await deedsOf(behind, person)).toEqual([
      'start by clinician',
      'tell by clinician',
      'timer.decisionWindow by system',
    ])

    await page.getByRole('link', { name: 'record it' }).click()
    await page.getByRole('button', { name: 'Record that they do not take it up' }).click()
    await expect(page.getByText('Ended: opted out')).toBeVisible()
    await coordinator.goto(`/people/${person}`)
    await expect(coordinator.getByRole('heading', { level: 1 })).toContainText('cannot find')
    expect((await deedsOf(behind, person)).at(-1)).toBe('optOut by clinician')
    expect(await clocksOf(behind, person)).toEqual([])
    expect(await behind.messages(person)).toEqual([])
  })
  await coordinator.context().close()
})

test('where silence never releases the offer stays open, and their own word alone releases', async ({
  page,
  behind,
  problems,
}) => {
  await signIn(page)
  await addByHand(page, 'WALK-62', 'Leopold')
  const person = personOn(page)
  await tell(page)
  await expect(page.getByText('it goes ahead by itself')).toHaveCount(0)
  await page.goto(`/people/${person}/contact`)
  await fillSafeContact(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await behind.letClocksRunOut(person)
  await expect(async () => {
    await page.goto(`/people/${person}`)
    await expect(page.getByText('Waits for the offer to be made again')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  expect(await problems()).toEqual([])
  await page.getByRole('link', { name: 'Record that they agree' }).click()
  await fillAgreement(page)
  await page.getByRole('button', { name: 'Save, then ask about safe contact' }).click()
  await expect(page.getByText('Recorded what they agree to')).toBeVisible()
  await page.goto(`/people/${person}`)
  await page.getByRole('link', { name: 'Release to the team' }).click()
  await page.getByRole('button', { name: 'Release to the team' }).click()
  await expect(page.getByText('On their own word')).toBeVisible()
  expect(await deedsOf(behind, person)).toEqual([
    'start by clinician',
    'tell by clinician',
    'timer.decisionWindow by system',
    'agree by clinician',
    'release by clinician',
  ])
  expect(await behind.messages(person)).toEqual([])
})
