/** Sends the forms of a page as somebody does who overlooked all the questions, and looks the answer over. */
import type { Page } from '@playwright/test'
import { accessibilityProblems } from '../browser/accessible.ts'

/** Something written before the form is sent: it has to be there afterwards. */
const WRITTEN = 'Words that stay'
/** The private page, which runs no script, has a box of its own. */
const SUMMARY = '.nhsuk-error-summary, .pp-wrong'
/** How long a page may take to answer and to wake up, on a machine that is busy. */
const PATIENCE_MS = 8_000

/** What is wrong with the answers. Nothing is ever done: the forms go without the id that makes a command of them. */
export async function sentEmpty(page: Page, path: string): Promise<string[]> {
  const wrong: string[] = []
  for (let nth = 0; nth < 5; nth++) {
    if (nth > 0) await page.goto(path)
    const sent = await page.evaluate(sendNth, { nth, written: WRITTEN })
    if (sent === null) break
    wrong.push(...(await answerTo(page, sent.wrote)).map(each => `${sent.form}: ${each}`))
  }
  return wrong
}

async function answerTo(page: Page, wrote: boolean): Promise<string[]> {
  const box = page.locator(SUMMARY)
  try {
    await box.waitFor({ timeout: PATIENCE_MS })
    await page.waitForFunction(at => document.activeElement === document.querySelector(at), SUMMARY, {
      timeout: PATIENCE_MS,
    })
  } catch {
    return [`says nothing, or the focus does not come to it: ${await page.title()}`]
  }
  const wrong = await page.evaluate(followed, SUMMARY)
  if (!/^Error: /.test(await page.title()) && !(await page.locator('.pp-wrong').isVisible()))
    wrong.push('the title does not say that there is a mistake')
  if (wrote && !(await page.evaluate(isThere, WRITTEN))) wrong.push('what was written is lost')
  if (await page.evaluate(isTooWide)) wrong.push('is too wide with its mistakes')
  wrong.push(...(await accessibilityProblems(page)))
  return wrong
}

/** Empties the form, writes in one box, and sends it. Null when the page has no such form with questions. */
function sendNth({ nth, written }: { nth: number; written: string }) {
  const fields = 'input:not([type=hidden]), select, textarea'
  const asks = [...document.querySelectorAll<HTMLFormElement>('main form')].filter(
    form =>
      form.method === 'post' &&
      new URL(form.action).pathname === location.pathname &&
      form.elements.namedItem('commandId') !== null &&
      [...form.querySelectorAll(fields)].some(each => each.checkVisibility()),
  )
  const form = asks[nth]
  if (!form) return null
  for (const each of form.querySelectorAll<HTMLInputElement>(fields)) {
    if (each.type === 'radio' || each.type === 'checkbox') each.checked = false
    else each.value = ''
  }
  const box = form.querySelector<HTMLInputElement>('textarea, input[type=text]:not([inputmode=numeric])')
  if (box?.checkVisibility()) box.value = written
  const id = form.querySelector<HTMLInputElement>('[name=commandId]')
  if (id) id.value = 'none'
  form.noValidate = true
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[type=submit], button:not([type])'))
  return { form: form.id || 'form', wrote: box?.checkVisibility() === true }
}

/** Follows each link of the summary to its question. */
function followed(summary: string): string[] {
  const wrong: string[] = []
  const links = [...(document.querySelector(summary)?.querySelectorAll('a') ?? [])]
  // the id is none of the questions
  for (const link of links.filter(each => !each.hash.endsWith('-commandId'))) {
    link.click()
    const field = document.getElementById(link.hash.slice(1))
    if (field === null || document.activeElement !== field)
      wrong.push(`leads to no question: ${link.textContent} ${link.hash}`)
  }
  return wrong
}

/** Whether something has to be scrolled to sideways. */
export function isTooWide(): boolean {
  return document.documentElement.scrollWidth > window.innerWidth
}

function isThere(written: string): boolean {
  return [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')].some(
    each => each.value === written,
  )
}
