/** Goes through a page by the Tab key alone, as somebody without a mouse does. */
import type { Page } from '@playwright/test'

interface Tour {
  tour: {
    readonly controls: readonly HTMLElement[]
    readonly reached: HTMLElement[]
    readonly unseen: string[]
  }
}

/** What is wrong with the way: controls it leaves out, takes in another order than they stand in, or does not show. */
export async function tabTour(page: Page): Promise<string[]> {
  const steps = await page.evaluate(setOut)
  await Promise.all(Array.from({ length: steps + 1 }, () => page.keyboard.press('Tab')))
  return page.evaluate(comeBack)
}

/** Notes every control that can be used now, and from here on which of them the focus comes to. Says how often to press Tab. */
function setOut(): number {
  const isUsed = (each: HTMLElement) =>
    !each.matches(':disabled, [type=hidden], [tabindex="-1"]') &&
    each.checkVisibility({ visibilityProperty: true })
  // the arrow keys go through the radios of one question: Tab comes to one of them
  const stands = (each: HTMLElement) => {
    if (!(each instanceof HTMLInputElement) || each.type !== 'radio') return true
    const group = [
      ...document.querySelectorAll<HTMLInputElement>(`[type=radio][name="${CSS.escape(each.name)}"]`),
    ]
    const same = group.filter(one => one.form === each.form && isUsed(one))
    return each === (same.find(one => one.checked) ?? same[0])
  }
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
  const found = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]',
  )
  const controls = [...found].filter(each => isUsed(each) && stands(each))
  const before = new Map(controls.map(each => [each, look(each)]))
  const tour: Tour['tour'] = { controls, reached: [], unseen: [] }
  ;(window as unknown as Tour).tour = tour
  document.addEventListener('focusin', ({ target }) => {
    const each = target as HTMLElement
    tour.reached.push(each)
    if (before.has(each) && look(each) === before.get(each)) tour.unseen.push(each.outerHTML.slice(0, 120))
  })
  // the box of a time or a day has a stop for each of its parts
  const parts = controls.filter(each => each.matches('[type=time], [type=date], [type=datetime-local]'))
  return controls.length + 3 * parts.length
}

function comeBack(): string[] {
  const { controls, reached, unseen } = (window as unknown as Tour).tour
  const name = (each: Element | undefined) => each?.outerHTML.slice(0, 120) ?? 'nothing'
  const wrong = unseen.map(each => `shows no focus: ${each}`)
  const left = controls.filter(each => !reached.includes(each))
  wrong.push(...left.map(each => `Tab does not come to: ${name(each)}`))
  const first = [...new Set(reached)]
  for (const [at, each] of first.entries()) {
    const next = first[at + 1]
    if (next && !(each.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING))
      wrong.push(`Tab goes back to: ${name(next)}`)
  }
  const skip = document.querySelector('.nhsuk-skip-link')
  if (skip !== null && reached[0] !== skip)
    wrong.push(`Tab does not begin with the way past the menu, but with: ${name(reached[0])}`)
  return wrong
}
