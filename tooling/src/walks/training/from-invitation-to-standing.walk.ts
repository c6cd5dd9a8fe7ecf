import { moduleFolders } from '@alongside/api/course'
import { pageOf } from '../admin/coordinator.ts'
import { expect, test } from '../walk.ts'
import {
  answerCheck,
  choose,
  editModule,
  fillDay,
  idIn,
  ring,
  take,
  until,
  writeApplication,
} from './joining.ts'

test.setTimeout(300_000)

test('somebody who was supported here joins: full at one place, and not at another', async ({
  addresses,
  behind,
  browser,
  course,
  page,
  problems,
  viewport,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: the whole way takes a minute, and once is enough
  test.skip((viewport?.width ?? 0) > 600, 'The whole way is walked once, on a phone')
  const called = `Amara ${Date.now().toString(36)}`
  page.setDefaultTimeout(20_000)
  const admin = await pageOf(browser, addresses.admin, 'Coordinator')
  admin.setDefaultTimeout(20_000)
  const [former] = await behind.run(
    `select d.person_id from discharge d join clinic c on c.id = d.clinic_id
     where c.name like 'Kingston%' and d.closed_at < now() - interval '4 months' and d.state <> 'destroyed'
     order by d.closed_at desc limit 1`,
  )
  await test.step('a coordinator makes a link for somebody whose support ended months ago', async () => {
    await admin.goto(`/recruitment/invite?person=${former?.person_id}`)
    await choose(admin, 'Which clinic invites?', 'Kingston, Riverside clinic')
    await admin.getByRole('button', { name: 'Make a link' }).click()
    await expect(admin.getByRole('alert')).toContainText(/The link is (made|on its way)/)
  })
  const link = (await admin.locator('code').first().textContent()) ?? ''

  await test.step('they make an account by it, once', async () => {
    await page.goto(new URL(link).pathname)
    expect(await page.title()).not.toMatch(/hiv|clinic|mentor|peer/i)
    await page.getByLabel('Your name').fill(called)
    await page.getByLabel('Your email address').fill(`amara.${Date.now()}@example.test`)
    await page.getByLabel('Choose a password').fill('short')
    await page.getByRole('button', { name: 'Make my account' }).click()
    await expect(page.getByRole('alert')).toContainText('There is a problem')
    await page.getByLabel('Choose a password').fill('three words in a row')
    await page.getByRole('button', { name: 'Make my account' }).click()
    await expect(page.getByRole('heading', { name: 'Your way' })).toBeVisible()
    await expect(page.getByText('We will be in touch')).toBeVisible()
    expect(await problems()).toEqual([])
    const again = await (await browser.newContext({ baseURL: addresses.training })).newPage()
    await again.goto(new URL(link).pathname)
    await expect(again.getByRole('heading', { level: 1 })).toHaveText('This link does not open anything')
  })

  await test.step('they chat, apply in steps, meet two people, and are offered a place', async () => {
    await admin.goto('/recruitment')
    await admin.getByRole('link', { name: called }).click()
    await take(admin, 'Invite to a chat')
    await take(admin, 'Record the chat', box => fillDay(box, 'When was it held?'))
    await page.goto('/')
    await writeApplication(page)
    await expect(page.getByText('We are reading it')).toBeVisible()
    await admin.reload()
    await expect(admin.getByText('Somebody was there for me.')).toBeVisible()
    await take(admin, 'Shortlist')
    await take(admin, 'Record the interview', async box => {
      await fillDay(box, 'When was it held?')
      await box.getByLabel('How many held it?').fill('2')
      await box.getByLabel('One of them has been there themself').check()
      await box.getByLabel('We asked first what would make it easier').check()
      for (const what of ['Readiness', 'Self-awareness', 'Listening', 'Boundaries'])
        await choose(box, what, '3')
    })
    await take(admin, 'Make an offer')
    await page.goto('/')
    await page.getByRole('button', { name: 'Yes, I accept' }).click()
    await expect(page.getByRole('heading', { name: 'Your checks' })).toBeVisible()
    expect(await problems()).toEqual([])
  })

  const recruitment = idIn(admin)
  await test.step('the checks go on side by side; a reference is late, is chased, and comes by its link', async () => {
    await admin.reload()
    await take(admin, 'Ask for checks', async box => {
      for (const each of await box.getByRole('checkbox').all()) await each.check()
      await box.getByLabel('Level of the DBS check').selectOption('Enhanced with barred list')
      await box.getByRole('button', { name: 'Ask for checks' }).click()
      await expect(admin.getByRole('alert')).toContainText('against the law')
      await box.getByLabel('Level of the DBS check').selectOption('Enhanced')
    })
    await ring(behind, 'recruitment', recruitment, 'chaseFirstReference')
    await page.goto('/')
    await until(page, /asked again on/)
    for (const [nth, name] of ['Jo Lane', 'Sam Reed'].entries()) {
      await admin.getByRole('button', { name: `Write to ${name}` }).click()
      await expect(admin.locator('code')).toHaveCount(nth + 1)
    }
    const referee = await (await browser.newContext({ baseURL: addresses.training })).newPage()
    for (const code of await admin.locator('code').all()) {
      await referee.goto(new URL((await code.textContent()) ?? '').pathname)
      await referee.getByLabel('How do you know them').fill('We sing in a choir.')
      await referee.getByLabel('How are they with people').fill('Kind, and on time.')
      await choose(referee, /Would you trust them/, 'Yes')
      await referee.getByRole('button', { name: 'Send' }).click()
      await expect(referee.getByRole('heading', { level: 1 })).toHaveText('Thank you')
    }
    await until(admin, 'We sing in a choir.')
    await until(admin, /First reference\s*State\s*Here/)
    await until(admin, /Second reference\s*State\s*Here/)
    const seen: [string, (box: ReturnType<typeof admin.locator>) => Promise<void>][] = [
      ['Who you are', async () => {}],
      ['Right to work or volunteer', async () => {}],
      [
        'DBS check',
        async box => {
          await fillDay(box, /Until when is it good/, 40)
          await box.getByLabel('Level, for a DBS check').selectOption('Enhanced')
        },
      ],
      ['Occupational health', async () => {}],
      ['Agreement of the clinic', box => agreed(box, 'Kingston, Riverside clinic')],
      ['Agreement of the clinic', box => agreed(box, 'Croydon, Park Lane clinic')],
      ['Confidentiality agreement', async () => {}],
    ]
    async function agreed(box: ReturnType<typeof admin.locator>, clinic: string): Promise<void> {
      await fillDay(box, /Until when is it good/, 700)
      await box.getByLabel('Clinic, for its agreement').selectOption(clinic)
    }
    for (const [check, fill] of seen)
      await take(admin, 'Record a check', async box => {
        await box.getByLabel(check, { exact: true }).check()
        await fillDay(box, 'When did you see it?')
        await fill(box)
      })
    for (const check of [
      'Who you are',
      'Right to work or volunteer',
      'First reference',
      'Second reference',
      'DBS check',
      'Occupational health',
      'Agreement of the clinic',
      'Confidentiality agreement',
    ])
      await take(admin, 'Decide on a check', async box => {
        await box.getByLabel(check, { exact: true }).check()
        await box.getByLabel('Yes', { exact: true }).check()
        await box.getByLabel('Two of us decided together').check()
      })
    await take(admin, 'Clear for training')
    await expect(admin).toHaveURL(/\/training\//)
  })

  const training = idIn(admin)
  await test.step('they learn; a check that was not enough loses nothing, and an edited module takes nothing away', async () => {
    await page.goto('/learn/role')
    await page.getByRole('link', { name: 'Begin', exact: true }).click()
    await page.getByRole('button', { name: /^Next:/ }).click()
    await expect(page.getByText(/step 2 of/).first()).toBeVisible()
    await page.goto('/learn/role')
    await expect(page.getByRole('link', { name: 'Go on reading' })).toBeVisible()
    await page.goto('/learn/role/check')
    await answerCheck(page, false)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Not enough this time')
    expect(await problems()).toEqual([])
    await page.getByRole('link', { name: 'Try again' }).click()
    for (const key of moduleFolders().map(folder => folder.slice(3))) {
      if (key !== 'role') await page.goto(`/learn/${key}/check`)
      await answerCheck(page)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Well done')
    }
    await editModule(course, '01-role')
    await page.goto('/learn/role')
    await expect(page.getByText('You finished version 1')).toBeVisible()
    await page.goto('/learn')
    await expect(page.getByText('12 of 12 modules').first()).toBeVisible()
    await expect(page.getByText('changed since; yours still counts')).toHaveCount(1)
  })

  await test.step('they watch, lead, write their thoughts, and two sides sign', async () => {
    await admin.reload()
    for (const step of [
      'Record a session they watched',
      'Record a session they watched',
      'Record a session they led',
      'Record a session they led',
    ])
      await take(admin, step, box => fillDay(box, /When did they/))
    await page.goto('/practice')
    await page
      .getByLabel('What did you notice?')
      .fill('I listened more than I talked, and left the silence longer.')
    await page.getByRole('button', { name: 'Keep my thoughts' }).click()
    await expect(page.getByText('I listened more than I talked')).toBeVisible()
    await admin.reload()
    await take(admin, 'Fill in the grid', async box => {
      for (const group of await box.getByRole('group').all())
        await group.getByLabel('Ready', { exact: true }).check()
    })
    const clinic = await pageOf(browser, addresses.clinic, 'Health adviser')
    await clinic.goto('/signatures')
    await clinic.getByRole('button', { name: `Sign for ${called}` }).click()
    await expect(clinic.getByText('Signed for the clinic on')).toBeVisible()
    await admin.reload()
    await take(admin, 'Sign for the team')
    await expect(admin).toHaveURL(/\/standing\//)
  })

  await test.step('a DBS check runs out: nobody new anywhere, until it is put right at one place', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where you stand')
    const { rows } = { rows: await behind.run(`select id from standing where mentor_id = $1`, [training]) }
    expect(rows).toHaveLength(2)
    await behind.run(
      `update standing set context = jsonb_set(context, '{items,dbs}', to_jsonb((current_date - 1)::text))
       where mentor_id = $1`,
      [training],
    )
    for (const { id } of rows) await ring(behind, 'standing', String(id), 'look')
    await until(page, 'Takes on nobody new')
    expect(await problems()).toEqual([])
    await admin.goto('/standing?view=restricted')
    await expect(admin.getByRole('link', { name: called })).toHaveCount(2)
    await admin
      .getByRole('row', { name: /Kingston/ })
      .getByRole('link', { name: called })
      .click()
    await take(admin, 'Record what was done', async box => {
      await box.getByLabel('DBS check', { exact: true }).check()
      await fillDay(box, 'On which day?')
      await box.getByLabel('Level, for a DBS check').selectOption('Enhanced')
      await box.getByLabel('Two of us decided together').check()
    })
    await ring(behind, 'standing', idIn(admin), 'firstReview')
    await until(admin, 'Due now')
    await take(admin, 'Confirm full standing', box => fillDay(box, 'When was the review held?'))
    await page.goto('/')
    const kingston = page.locator('.al-panel', { hasText: 'Kingston' })
    const croydon = page.locator('.al-panel', { hasText: 'Croydon' })
    await expect(kingston).toContainText('Full since')
    await expect(croydon).toContainText('You take on nobody new until this is put right')
  })

  await test.step('their record is theirs to take along', async () => {
    await page.goto('/record')
    expect(await problems()).toEqual([])
    for (const [name, file] of [
      ['As a table (CSV)', 'record.csv'],
      ['My certificate (PDF)', 'certificate.pdf'],
    ] as const) {
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name }).click()
      expect((await download).suggestedFilename()).toBe(file)
    }
  })
})
