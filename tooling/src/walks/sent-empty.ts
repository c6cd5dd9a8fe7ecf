/** Sends the forms of a page as somebody does who overlooked all the questions, and looks the answer over. */
import type { Page } from '@playwright/test'
import { accessibilityProblems } from '../browser/accessible.ts'

/** Something written before the form is sent: it has to be there afterwards. */
const WRITTEN = 'Words that stay'
/** The private page, which runs no script, has a box of its own. */
const SUMMARY = '.nhsuk-error-summary, .pp-wrong'
/** How long a page may take to answer and to wake up, on a machine that is busy. */
const PATIENCE_MS = 8_000

/**
 * What is wrong with the answers. Nothing is ever done: a form that is a command goes without the id that makes it one, and
 * every other one asks for something, or looks something up.
 */
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
  // a form that is folded away is sent like any other
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details')) fold.open = true
  const comesBackHere = ({ action }: HTMLFormElement) => {
    const { pathname } = new URL(action)
    return [location.pathname, '/find', `${location.pathname}/file`].includes(pathname)
  }
  const asks = [...document.querySelectorAll<HTMLFormElement>('main form')].filter(
    form =>
      form.method === 'post' &&
      comesBackHere(form) &&
      [...form.querySelectorAll(fields)].some(each => each.checkVisibility()),
  )
  const form = asks[nth]
  if (!form) return null
  const id = form.querySelector<HTMLInputElement>('[name=commandId]')
  for (const each of form.querySelectorAll<HTMLInputElement>(fields)) {
    if (each.type === 'radio' || each.type === 'checkbox') each.checked = false
    else each.value = ''
  }
  const box = form.querySelector<HTMLInputElement>(
    // a code that lets somebody in never comes back to a page
    'textarea, input[type=text]:not([inputmode=numeric]):not([name=code])',
  )
  const isTheOnly = [...form.querySelectorAll(fields)].filter(each => each.checkVisibility()).length === 1
  const writes = box?.checkVisibility() === true && (id !== null || !isTheOnly)
  if (writes) box.value = written
  // a list that is taken along asks why first
  if (id && !form.action.endsWith('/file')) id.value = 'none'
  form.noValidate = true
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[type=submit], button:not([type])'))
  return { form: form.id || 'form', wrote: writes }
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
