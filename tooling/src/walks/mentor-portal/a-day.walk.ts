import { sessionLimits } from '@alongside/domain/account'
import { expect, test } from '../walk.ts'
import {
  expectMistakes,
  fillMoment,
  fromNow,
  hour,
  openSomebody,
  question,
  signInAsMentor,
} from './mentor.ts'

test('a mentor finds what waits for her, and neither the address nor the title names anybody', async ({
  page,
  problems,
}) => {
  await signInAsMentor(page)
  await expect(page.getByRole('link', { name: 'Write up your session' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'My people' })).toBeVisible()
  expect(await problems()).toEqual([])
  const address = await openSomebody(page, 'To write up')
  const name = await page.getByRole('heading', { level: 1 }).textContent()
  await expect(page).toHaveTitle('A person – Alongside')
  expect(decodeURIComponent(address)).not.toContain(name ?? 'a name')
  expect(await problems()).toEqual([])
})

test('a mentor reads how to reach somebody safely before she sees a number, and the log knows that she asked', async ({
  behind,
  page,
  problems,
}) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Review due')
  const card = page.getByRole('region', { name: 'Before you get in touch' })
  await expect(card.getByText('If someone else answers', { exact: true })).toBeVisible()
  const number = page.locator('a[href^="tel:"]')
  await expect(number).toHaveCount(0)
  expect(await page.content()).not.toMatch(/\+447|07700/)
  await card.getByRole('button', { name: 'I have read this' }).click()
  await expect(number).toBeVisible()
  expect(page.url()).toMatch(/\/number$/)
  expect(await problems()).toEqual([])
  const asked = await behind.run(
    `select role, outcome from access_log where what = 'caseload.reveal' and $1::uuid = any (person_ids)`,
    [/[0-9a-f-]{36}/.exec(address)?.[0]],
  )
  expect(asked).toEqual([{ role: 'mentor', outcome: 'read' }])
})

test('a mentor who leaves something out keeps what she wrote, then finds her session in the history', async ({
  page,
  problems,
}) => {
  const note = 'She wrote the letter. We read it aloud, twice.'
  await signInAsMentor(page)
  await page.getByRole('link', { name: 'Write up your session' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Log a session')
  expect(await problems()).toEqual([])

  await page.getByLabel('We met').check()
  await page.getByLabel('A note for next time').fill(note)
  await question(page, 'Are you worried').getByLabel('No', { exact: true }).check()
  await page.getByRole('button', { name: 'Save the session' }).click()
  await expectMistakes(page, 'Say roughly how long it was', 'Choose at least one thing you talked about')
  await expect(page).toHaveTitle('Error: Log a session – Alongside')
  await expect(page.getByLabel('A note for next time')).toHaveValue(note)
  expect(await problems()).toEqual([])

  await question(page, 'How many minutes').getByLabel('45', { exact: true }).check()
  await page.getByLabel('Telling others').check()
  await fillMoment(question(page, 'When?'), fromNow(3 * hour))
  await page.getByRole('button', { name: 'Save the session' }).click()
  await expectMistakes(page, 'Write up a session after it was held.')
  await expect(page.getByLabel('A note for next time')).toHaveValue(note)
  await expect(page.getByLabel('Telling others')).toBeChecked()

  await fillMoment(question(page, 'When?'), fromNow(-hour))
  await page.getByRole('button', { name: 'Save the session' }).click()
  await expect(page.getByText('Written up. Thank you.')).toBeVisible()
  const last = page.getByRole('listitem').filter({ hasText: 'We met, at the clinic, 45 minutes' }).first()
  await expect(last).toContainText(note)
  await expect(last).toContainText('Telling others')
  expect(await problems()).toEqual([])

  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Write up your session' })).toHaveCount(0)
})

test('a mentor plans a visit, checks in at the door and out again', async ({ page, problems }) => {
  await signInAsMentor(page)
  await openSomebody(page, 'Meeting')
  await page.getByRole('link', { name: 'Plan a session' }).click()
  expect(await problems()).toEqual([])
  await fillMoment(question(page, 'When?'), fromNow(hour))
  await page.getByLabel('Somewhere else').check()
  await page.getByLabel('Nobody: we meet').check()
  await page.getByRole('button', { name: 'Save the plan' }).click()
  await expectMistakes(page, 'agree first who waits for your check-out')

  await page.getByLabel('The coordinator', { exact: true }).check()
  await page.getByRole('button', { name: 'Save the plan' }).click()
  await expect(page.getByText('Planned.')).toBeVisible()

  await page.goto('/')
  const next = page.getByRole('region', { name: 'Your next session' })
  await expect(next).toContainText('Somewhere else')
  await next.getByRole('button', { name: 'Check in' }).click()
  await expect(page.getByText('You are checked in.')).toBeVisible()
  await expect(next).toContainText('You checked in today')
  expect(await problems()).toEqual([])
  await next.getByRole('button', { name: 'Check out' }).click()
  await expect(page.getByText('You are checked out.')).toBeVisible()

  // nobody came to the door: how long it was and what was talked about is not asked
  await next.getByRole('link', { name: 'Open their page' }).click()
  await page.getByRole('link', { name: 'Log a session' }).first().click()
  await page.getByLabel('They cancelled').check()
  await expect(question(page, 'How many minutes')).toBeHidden()
  await question(page, 'Are you worried').getByLabel('No', { exact: true }).check()
  await page.getByRole('button', { name: 'Save the session' }).click()
  await expect(page.getByText('Written up. Thank you.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'They cancelled' })).toHaveCount(1)
})

test('a mentor tries to reach somebody who went quiet, by a way that is safe', async ({ page, problems }) => {
  await signInAsMentor(page)
  await page.getByRole('link', { name: 'Reach out again' }).click()
  await expect(page.getByRole('region', { name: 'Before you get in touch' })).toBeVisible()
  // nobody agreed to a voicemail, so it cannot be chosen
  await expect(question(page, 'How did you try?').getByLabel('Voicemail')).toHaveCount(0)
  expect(await problems()).toEqual([])
  await page.getByLabel('In person, at a visit').check()
  await page.getByLabel('No reply').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Kept. Thank you for trying.')).toBeVisible()
})

test('a mentor looks back with somebody, their view first, and they go on', async ({ page, problems }) => {
  await signInAsMentor(page)
  await page.getByRole('link', { name: 'Look back together' }).click()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Save, and go on' }).click()
  await expectMistakes(page, 'Begin with how they see it')
  await page.getByLabel('How do they see it?').fill('I laugh again. I would like to tell my son next.')
  await question(page, 'How many more sessions').getByLabel('3', { exact: true }).check()
  await page.getByRole('button', { name: 'Save, and go on' }).click()
  await expect(page.getByText('The review is kept.')).toBeVisible()
  await expect(page.getByText('Meeting', { exact: true }).first()).toBeVisible()
})

test('a mentor answers a match without a name, and a no needs no reason', async ({ page, problems }) => {
  await signInAsMentor(page)
  await page.getByRole('link', { name: 'Would you like to meet somebody?' }).click()
  await expect(page.getByText('Would like support with')).toBeVisible()
  await expect(page).toHaveTitle('A match to answer – Alongside')
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await expectMistakes(page, 'Choose an answer')
  const asked = page.url()
  await page.getByLabel('I may know this person').check()
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await expect(page.getByText('It is not counted against anyone.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Would you like to meet somebody?' })).toHaveCount(0)
  await page.goto(asked)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We cannot find this page')
})

test('a mentor who is called away finds the screen cleared and half a session as she left it, and writes it up', async ({
  behind,
  page,
  problems,
}) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting', 'Review due')
  await page.getByRole('link', { name: 'Log a session' }).first().click()
  await page.getByLabel('We met').check()
  await page.getByLabel('Stigma').check()
  await page.getByLabel('A note for next time').fill('She laughed about the letter. We')
  await expect(page.getByRole('status')).toContainText('Kept at')
  await expect(page).toHaveURL(/draft=[0-9a-f-]{36}$/)
  const kept = page.url()

  await test.step('a phone that lies in the waiting room shows nothing after ten minutes, and Back does not either', async () => {
    await page.goto(address)
    await page.clock.install()
    await page.goto(kept)
    await expect(page.getByLabel('A note for next time')).toHaveValue('She laughed about the letter. We')
    await page.clock.fastForward((sessionLimits['mentor-portal'].idleMinutes - 1) * 60_000)
    await expect(page).toHaveURL(kept)
    await page.clock.fastForward(61_000)
    await page.clock.runFor(16_000)
    await expect(page.getByText('You were away for a while, so we cleared the screen.')).toBeVisible()
    await expect(page).toHaveTitle('Sign in – Alongside')
    expect(await problems()).toEqual([])
    await page.goBack()
    await expect(page.getByText('She laughed')).toHaveCount(0)
    // the house counts those minutes by its own clock, which has not gone on
    await behind.run(`update auth."session" set "updatedAt" = now() - interval '11 minutes'`)
    await page.goto(kept)
    await expect(page).toHaveTitle('Sign in – Alongside')
  })

  await signInAsMentor(page)
  await page.goto(address)
  await page.getByRole('link', { name: 'Go on with it' }).click()
  await expect(page).toHaveURL(kept)
  await expect(page.getByLabel('A note for next time')).toHaveValue('She laughed about the letter. We')
  await expect(page.getByLabel('We met')).toBeChecked()
  await expect(page.getByLabel('Stigma')).toBeChecked()
  expect(await problems()).toEqual([])
  const sealed = await behind.run(`select encode(body_sealed, 'escape') as body from draft`)
  expect(JSON.stringify(sealed)).not.toContain('laughed')

  await question(page, 'How many minutes').getByLabel('30', { exact: true }).check()
  await question(page, 'Are you worried').getByLabel('No', { exact: true }).check()
  await page.getByRole('button', { name: 'Save the session' }).click()
  await expect(page.getByText('Written up. Thank you.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Go on with it' })).toHaveCount(0)
})

test('goals and how life is, in their own words and numbers, and the change as a picture', async ({
  page,
  problems,
}) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting', 'Review due')
  await page.goto(`${address}/goals`)
  await page.getByRole('button', { name: 'Keep this goal' }).click()
  await expectMistakes(page, 'Write the goal in their own words')
  await page.getByLabel('What would they like to reach?').fill('Dance at the wedding')
  await question(page, 'How near do they feel to it now?').getByLabel('3', { exact: true }).check()
  await page.getByRole('button', { name: 'Keep this goal' }).click()
  await expect(page.getByText('The goal is kept.')).toBeVisible()
  await question(page, 'Dance at the wedding').getByLabel('6', { exact: true }).check()
  await page.getByRole('button', { name: 'Save the numbers' }).click()
  await expect(page.getByText('6 of 10, up from 3 at first')).toBeVisible()
  expect(await problems()).toEqual([])

  await page.goto(`${address}/measures/days`)
  await page.getByRole('button', { name: 'Save their answers' }).click()
  await expectMistakes(page, 'Nothing was answered.')
  for (const [missed, job] of [
    ['6', 'Fair'],
    ['0', 'Excellent'],
  ] as const) {
    await page.getByLabel('on how many days').fill(missed)
    await page.getByLabel(job, { exact: true }).check()
    await page.getByLabel('Almost always').check()
    await page.getByRole('button', { name: 'Save their answers' }).click()
    await expect(page.getByText('Kept. Look at it together.')).toBeVisible()
  }
  await expect(page.getByText('Better than at first: 66.67 then, 93.33 now.')).toBeVisible()
  await page.getByText('Show the figures').click()
  await expect(page.getByRole('table')).toContainText('93.33')
  expect(await problems()).toEqual([])
})

test('a mentor says how much room she has, and what people are shown of her', async ({ page, problems }) => {
  await signInAsMentor(page)
  await page.getByRole('link', { name: 'About me' }).click()
  await page.getByLabel('How many people at a time?').fill('40')
  await page.getByRole('button', { name: 'Save my room' }).click()
  await expectMistakes(page, 'Fifteen people are the most')
  await page.getByLabel('How many people at a time?').fill('4')
  await page.getByLabel('Not now').check()
  await page.getByRole('button', { name: 'Save my room' }).click()
  await expect(page.getByText('Nobody new is proposed to you.').first()).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByRole('link', { name: 'My limits' }).click()
  await question(page, 'Not for now').getByLabel('Stigma').check()
  await question(page, 'Better not').getByLabel('Stigma').check()
  await page.getByRole('button', { name: 'Save my limits' }).click()
  await expectMistakes(page, '“Stigma” is ticked under “Not for now” and under “Better not”')
  await question(page, 'Better not').getByLabel('Stigma').uncheck()
  await question(page, 'When can you meet?').getByLabel('At the weekend').check()
  await page.getByRole('button', { name: 'Save my limits' }).click()
  await expect(page.getByText('No match is proposed that does not fit.')).toBeVisible()
  await expect(question(page, 'Not for now').getByLabel('Stigma')).toBeChecked()
  expect(await problems()).toEqual([])
  await page.getByRole('link', { name: 'My profile' }).click()
  await page.getByLabel('A few words about you').fill('I swim in cold water.')
  await page.getByRole('button', { name: 'Save my profile' }).click()
  await expect(page.getByRole('heading', { name: 'As they see it' }).locator('xpath=../..')).toContainText(
    'I swim in cold water.',
  )
  expect(await problems()).toEqual([])
})

test('no page of an old phone loads more than 110 kB of script', async ({ page }) => {
  await signInAsMentor(page)
  const address = await openSomebody(page, 'Meeting', 'Review due')
  for (const path of ['/', address, `${address}/log`, `${address}/measures/life`, '/profile']) {
    await page.goto(path)
    await page.waitForLoadState('load')
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    )
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes, path).toBeLessThanOrEqual(110_000)
  }
})
