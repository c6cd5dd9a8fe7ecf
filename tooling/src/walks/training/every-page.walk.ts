import type { Page } from '@playwright/test'
import { type Found, isOfTheTeam, lendSignIn, pagesOf } from '../../pages/pages.ts'
import { demoPassword, emailOf } from '../../seed/staff.ts'
import { pageOf } from '../admin/coordinator.ts'
import type { Behind } from '../behind.ts'
import { lookOver } from '../look-over.ts'
import { expect, test } from '../walk.ts'

const trainee = emailOf({ key: 'trainee' })

test('every page is for everybody, wherever they are on the way, and keeps quiet in its title', async ({
  page,
  behind,
  problems,
}) => {
  test.setTimeout(600_000)
  const wrong: unknown[] = []
  let signedIn = ''
  for (const { as = trainee, ...found } of await pagesOf('training', waysOf(page, behind))) {
    if (signedIn !== as) await signInAs(page, behind, as)
    signedIn = as
    wrong.push(...(await lookedAt(page, found)))
  }
  expect(wrong).toEqual([])

  await test.step('what is left out is said at the top and beside it', async () => {
    await signInAs(page, behind, trainee)
    for (const path of ['/learn/stigma/check', '/break', '/join/lookedAtInvitation-000']) {
      await page.goto(path)
      await page.locator('main form').last().getByRole('button').last().click()
      await expect(page.getByRole('alert').first()).toContainText('There is a problem')
      expect(await problems(), path).toEqual([])
    }
  })
})

test('what the team sees of it is for everybody, too', async ({ addresses, behind, browser, viewport }) => {
  test.setTimeout(600_000)
  const admin = await pageOf(browser, addresses.admin, 'Coordinator', { viewport: viewport ?? null })
  const wrong: unknown[] = []
  for (const found of (await pagesOf('admin', waysOf(admin, behind))).filter(({ route }) =>
    isOfTheTeam(route),
  ))
    wrong.push(...(await lookedAt(admin, found)))
  expect(wrong).toEqual([])
})

function waysOf(page: Page, behind: Behind) {
  return {
    run: (sql: string) => behind.run(sql),
    get: async (path: string) => (await page.request.get(path)).text(),
  }
}

async function signInAs(page: Page, behind: Behind, email: string): Promise<void> {
  if (email !== trainee) await behind.run(lendSignIn(email, trainee))
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/$/)
}

/** What is wrong with a page, each beside its address. */
async function lookedAt(page: Page, { route, path }: Found): Promise<[string, unknown][]> {
  const answer = await page.goto(path)
  const isThere = route !== '_app.$' && !path.endsWith('opens-nothing')
  const wrong: unknown[] = answer?.status() === (isThere ? 200 : 404) ? [] : [answer?.status()]
  const title = await page.title()
  if (!/^([A-Z][a-z’ -]+ – )?Alongside$/.test(title)) wrong.push(title)
  wrong.push(...(await lookOver(page, answer)))
  return wrong.map(each => [path, each])
}
