import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityProblems } from './accessible.ts'
import { chromiumLaunch } from './chromium.ts'
import { widths } from './widths.ts'

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch())
}, 120_000)

afterAll(() => browser?.close())

test('the browser opens a page, runs its script and lays it out at phone width', async () => {
  const page = await open(
    `<!doctype html><html lang="en"><title>Hello</title><meta name="viewport" content="width=device-width">
     <main><h1>Hello</h1><p id="said"></p></main>
     <script>document.getElementById('said').textContent = 'wide ' + innerWidth</script></html>`,
  )
  expect(await page.locator('#said').textContent()).toBe('wide 390')
  expect((await page.screenshot()).length).toBeGreaterThan(1000)
})

test('axe finds the picture without a description, and nothing on a good page', async () => {
  const good = await open(
    `<!doctype html><html lang="en"><title>Hello</title><main><h1>Hello</h1></main></html>`,
  )
  expect(await accessibilityProblems(good)).toEqual([])
  const bad = await open(
    `<!doctype html><html lang="en"><title>Hello</title><main><h1>Hello</h1><img src="data:,"></main></html>`,
  )
  expect(await accessibilityProblems(bad)).toEqual([expect.stringMatching(/^image-alt: .*<img/)])
})

async function open(html: string): Promise<Page> {
  const context = await browser.newContext(widths.phone)
  const page = await context.newPage()
  await page.setContent(html)
  return page
}
