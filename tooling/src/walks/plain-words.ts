/** Whether a child of nine to eleven could read what the screens say: the sentences of all pages together. */
import type { Page } from '@playwright/test'
import { readingGrade } from '../module-lint/reading-age.ts'

/** The school year in which a child is eleven. */
const HARDEST_GRADE = 6

/** Every sentence of ours that is shown, folded or not; a word on a button or in a table is none. */
export function sentencesOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :is(p, li, label, legend, summary, .nhsuk-hint)')]
      .filter(each => each.closest('[lang]')?.getAttribute('lang')?.startsWith('en'))
      .map(each => (each.textContent ?? '').replace(/\s+/g, ' ').trim())
      .filter(text => /[.?!]$/.test(text) && text.split(' ').length > 3),
  )
}

/** What is wrong with all that was said, in one sentence; nothing where it is plain enough. */
export function tooHardToRead(sentences: ReadonlySet<string>): string[] {
  const grade = readingGrade([...sentences].join('\n'))
  return grade > HARDEST_GRADE
    ? [`${sentences.size} sentences read at grade ${grade.toFixed(1)}; ${HARDEST_GRADE} is the most`]
    : []
}
