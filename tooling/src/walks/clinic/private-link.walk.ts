import { expect, test } from '../walk.ts'
import { signIn } from './health-adviser.ts'
import { oldPhone, sendLink, settle, toldAndReachable } from './private-link.ts'

// the walks after these find the clinic as it was
test.afterEach(({ behind }) => settle(behind))

test('an offer is taken up by a link, in Arabic, on an old phone without a script', async ({
  browser,
  baseURL,
  page,
  problems,
  behind,
}) => {
  test.slow()
  await settle(behind)
  await signIn(page)
  const person = await toldAndReachable(page, 'WALK-90', 'Zenobia')
  const link = await sendLink(page, 'Arabic')
  const before = await behind.journal(person)

  await test.step('the page tells a stranger nothing, and opening it does nothing', async () => {
    for (const path of [link, `${link}/yes`, `${link}/later`]) {
      await page.goto(path)
      expect(await page.title()).toBe('رسالة لك')
      expect(await problems(), path).toEqual([])
      expect(await page.content()).not.toMatch(/Alongside|clinic"|HIV|<script/i)
    }
    expect(await behind.journal(person)).toEqual(before)
  })

  const phone = await oldPhone(browser, baseURL)
  await test.step('every question is answered in its own language, and nothing typed is lost', async () => {
    await phone.goto(link)
    expect(await phone.locator('html').getAttribute('dir')).toBe('rtl')
    await phone.getByRole('link', { name: 'نعم، أود ذلك' }).click()
    await phone.getByLabel('بأي اسم نناديك؟').fill('زينب')
    await phone.getByRole('button', { name: 'إرسال إجاباتي' }).click()
    await expect(phone.getByRole('alert')).toContainText('اختر نعم أو لا')
    await expect(phone.getByLabel('بأي اسم نناديك؟')).toHaveValue('زينب')
    const scopes = [
      'shareContact',
      'tellClinicStatus',
      'tellClinicSummary',
      'teamDiscussion',
      'onwardReferral',
      'evaluation',
    ]
    for (const scope of scopes)
      await phone.locator(`input[name=${scope}][value=${scope === 'shareContact' ? 'yes' : 'no'}]`).check()
    await phone.getByLabel('رسالة نصية').check()
    await phone.getByLabel('الثلاثاء').check()
    const wide = await phone.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await phone.getByRole('button', { name: 'إرسال إجاباتي' }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('شكرا. وصلت إجاباتك')
    expect(phone.url()).not.toContain(link)
  })

  await test.step('the link is closed, exactly as one that never was', async () => {
    const [used, never] = [await phone.goto(link), await phone.goto('/a/bcdfghjkmnpqrstvwxz23456789b')]
    expect([used?.status(), never?.status()]).toEqual([404, 404])
    await phone.goto(link)
    const closed = await phone.content()
    await phone.goto('/a/bcdfghjkmnpqrstvwxz23456789b')
    expect(await phone.content()).toBe(closed)
  })

  await test.step('the journal and the messages say the same as the desk', async () => {
    expect((await behind.journal(person)).slice(before.length)).toEqual([
      { type: 'agree', role: 'person', to_state: 'agreed' },
    ])
    expect(await behind.messages(person)).toEqual([
      { purpose: 'offerLink', channel: 'text', isSent: true, isStopped: false },
    ])
    await page.goto(person)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('زينب')
    await expect(page.getByRole('link', { name: 'Release to the team' })).toBeVisible()
    await page.goto('/post')
    expect(await problems()).toEqual([])
  })
  await phone.context().close()
})

test('somebody says no thanks on their phone before the window ends, in one press', async ({
  browser,
  baseURL,
  page,
  problems,
  behind,
}) => {
  test.slow()
  await settle(behind)
  await signIn(page)
  const person = await toldAndReachable(page, 'WALK-91', 'Yseult')
  await test.step('a link that went out too early is taken back, and opens nothing', async () => {
    const early = await sendLink(page, 'Polish')
    await page.goto(person)
    await page.getByRole('link', { name: /^Send a private link/ }).click()
    expect(await problems()).toEqual([])
    await page.getByRole('button', { name: 'Take this link back' }).click()
    await expect(page.getByText('It opens nothing any more.')).toBeVisible()
    expect((await page.goto(early))?.status()).toBe(404)
    await page.goto(person)
  })
  const link = await sendLink(page, 'French')
  const phone = await oldPhone(browser, baseURL)
  await phone.goto(link)
  await phone.getByRole('link', { name: 'English' }).click()
  await phone.getByRole('button', { name: 'No, thank you' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Thank you. We have stopped')
  expect((await behind.journal(person)).at(-1)).toEqual({
    type: 'optOut',
    role: 'person',
    to_state: 'optedOut',
  })
  // nothing rings any more
  expect(await behind.run(`select key from timer where person_id = $1`, [person.slice(-36)])).toEqual([])
  await page.goto(person)
  await expect(page.getByText('Ended: opted out')).toBeVisible()
  await page.goto('/leaflet?language=ar')
  expect(await problems()).toEqual([])
  await phone.context().close()
})

test('where silence releases, a no after the window takes the name back from the team', async ({
  browser,
  baseURL,
  page,
  behind,
}) => {
  await settle(behind, 'withinService')
  await signIn(page)
  const person = await toldAndReachable(page, 'WALK-92', 'Xavierre')
  const link = await sendLink(page, 'English')
  const phone = await oldPhone(browser, baseURL)
  await phone.goto(link)
  await expect(phone.getByText('this goes ahead by itself after')).toBeVisible()
  await behind.letClocksRunOut(person)
  await expect
    .poll(async () => (await behind.journal(person)).at(-1), { timeout: 20_000 })
    .toEqual({ type: 'timer.decisionWindow', role: 'system', to_state: 'released.toTriage' })
  await phone.goto(link)
  await expect(phone.getByText('This is going ahead.')).toBeVisible()
  await phone.getByRole('button', { name: 'Please stop' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Thank you. We have stopped')
  expect((await behind.journal(person)).at(-1)).toEqual({
    type: 'optOut',
    role: 'person',
    to_state: 'optedOut',
  })
  expect(await behind.run('select released_at from person where id = $1', [person.slice(-36)])).toEqual([
    { released_at: null },
  ])
  await phone.context().close()
})
