/**
 * Looks over every page of an app: for everybody, by keyboard alone, enlarged, on the smallest phone, without motion, as
 * it comes to a browser that runs no script, and with all its questions overlooked. What a phone and a desk have in
 * common is looked at on one of the two.
 */
import type { Page, Response } from '@playwright/test'
import { accessibilityProblems } from '../browser/accessible.ts'
import type { Found } from '../pages/pages.ts'
import { sentencesOn, tooHardToRead } from './plain-words.ts'
import { isTooWide, sentEmpty } from './sent-empty.ts'
import { tabTour } from './tab-tour.ts'

/** The narrowest phone, and a desk at 200 %: nothing has to be scrolled sideways on either. */
const tight = { phone: 320, desk: 640 }

/** Goes to each of these pages. Says what is wrong, each with the page that it is about. */
export async function lookRound(
  page: Page,
  pages: readonly Found[],
  quiet: (route: string) => RegExp,
): Promise<unknown[]> {
  const wrong: unknown[] = []
  const routes = new Set<string>()
  const said = new Set<string>()
  for (const { route, path } of pages) {
    const got = await page.goto(path)
    if (got?.status() !== (route === '_app.$' ? 404 : 200)) wrong.push([path, got?.status()])
    if (!quiet(route).test(await page.title())) wrong.push([path, await page.title()])
    // the same page about somebody else has the same controls
    const isNew = !routes.has(route)
    routes.add(route)
    for (const sentence of await sentencesOn(page)) said.add(sentence)
    wrong.push(...(await lookOver(page, got, isNew)).map(each => [path, each]))
  }
  return [...wrong, ...tooHardToRead(said)]
}

/** One page that is open, as it was answered. What is new has controls and forms that were not tried yet. */
export async function lookOver(page: Page, answer: Response | null, isNew = true): Promise<string[]> {
  const wrong: string[] = []
  if (answer?.headers()['cache-control'] !== 'no-store') wrong.push('may be kept by a browser')
  const sent = await headingsIn(page, (await answer?.text()) ?? '')
  const shown = await page.locator('h1').allTextContents()
  if (shown.length !== 1 || sent.join() !== shown.join())
    wrong.push(`says “${sent.join()}” without a script, and “${shown.join()}” with one`)
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  if (size.width > tight.desk) {
    wrong.push(...(await accessibilityProblems(page)), ...(await page.evaluate(moving)))
    if (isNew) wrong.push(...(await tabTour(page)))
    await page.setViewportSize({ width: tight.desk, height: 640 })
    if (await page.evaluate(isTooWide)) wrong.push(`is wider than ${tight.desk}`)
    await page.setViewportSize(size)
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    if (await page.evaluate(isTooWide)) wrong.push('is too wide with letters twice as large')
    return wrong
  }
  await page.setViewportSize({ width: tight.phone, height: 640 })
  if (await page.evaluate(isTooWide)) wrong.push(`is wider than ${tight.phone}`)
  if (isNew) wrong.push(...(await sentEmpty(page, page.url())))
  await page.setViewportSize(size)
  return wrong
}

/** The headings of a page as it was sent, read by the browser and not by its script. */
function headingsIn(page: Page, html: string): Promise<string[]> {
  return page.evaluate(
    text =>
      [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('h1')].map(
        each => each.textContent ?? '',
      ),
    html,
  )
}

/** What still moves for somebody who asked for no motion. */
function moving(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter(each => {
      const { transitionDuration, animationDuration } = getComputedStyle(each)
      return [transitionDuration, animationDuration].some(lengths =>
        lengths.split(',').some(length => Number.parseFloat(length) > 0.001),
      )
    })
    .map(each => `moves: ${each.outerHTML.slice(0, 100)}`)
}
