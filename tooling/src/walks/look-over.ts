/**
 * Looks over one page that is open: for everybody, by keyboard alone, enlarged, on the smallest phone, without motion,
 * and as it comes to a browser that runs no script. Says what is wrong, each with the page that it is about.
 */
import type { Page, Response } from '@playwright/test'
import { accessibilityProblems } from '../browser/accessible.ts'

/** The narrowest phone, and a desk at 200 %: nothing has to be scrolled sideways on either. */
const tight = { phone: 320, desk: 640 }

export async function lookOver(page: Page, answer: Response | null): Promise<string[]> {
  const wrong = await accessibilityProblems(page)
  if (answer?.headers()['cache-control'] !== 'no-store') wrong.push('may be kept by a browser')
  const sent = await headingsIn(page, (await answer?.text()) ?? '')
  const shown = await page.locator('h1').allTextContents()
  if (shown.length !== 1 || sent.join() !== shown.join())
    wrong.push(`says “${sent.join()}” without a script, and “${shown.join()}” with one`)
  wrong.push(...(await page.evaluate(moving)), ...(await page.evaluate(outOfReach)))
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  const width = size.width > tight.desk ? tight.desk : tight.phone
  await page.setViewportSize({ width, height: 640 })
  if (await page.evaluate(isTooWide)) wrong.push(`is wider than ${width}`)
  await page.setViewportSize(size)
  if (width === tight.desk) {
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    if (await page.evaluate(isTooWide)) wrong.push('is too wide with letters twice as large')
  }
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

function isTooWide(): boolean {
  return document.documentElement.scrollWidth > window.innerWidth
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

/** Controls to which no Tab leads, or on which nobody sees that they arrived. */
function outOfReach(): string[] {
  const look = (each: Element) => {
    // the box of a radio or a tick is drawn by its label, a file by its frame
    const drawn = [each, each.nextElementSibling, each.parentElement, each.closest('details, form, li')]
    return drawn
      .flatMap(one =>
        one ? [undefined, '::before', '::after'].map(part => getComputedStyle(one, part)) : [],
      )
      .map(style => [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join())
      .join()
  }
  const found: string[] = []
  for (const each of document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary',
  )) {
    const isOff =
      each.matches(':disabled, [type=hidden]') || !each.checkVisibility({ visibilityProperty: true })
    if (isOff) continue
    const before = look(each)
    each.focus()
    const name = each.outerHTML.slice(0, 120)
    if (document.activeElement !== each || each.tabIndex !== 0) found.push(`out of reach: ${name}`)
    else if (look(each) === before) found.push(`shows no focus: ${name}`)
    each.blur()
  }
  return found
}
