/**
 * Every no that a lifecycle was found to give to somebody, and the screen on which they meet it: the page is opened over
 * HTTP as a browser without a script opens it, filled in and sent to the app, the API and the database as they run.
 */
import { explorables, explore } from '@alongside/domain/examples'
import type { Kind } from '@alongside/domain/lifecycles'
import type { Role } from '@alongside/domain/people'
import { eventRights } from '@alongside/domain/permissions'
import type { Page } from '@playwright/test'
import type { Behind } from './behind.ts'

/** One row of the demo that is otherwise for a while: columns, each with an expression of SQL. */
export interface Otherwise {
  readonly table: string
  readonly id: string
  readonly set: Readonly<Record<string, string>>
}

/** One no, and how somebody comes to it. */
export interface Met {
  /** The kind and the event, such as `mentoring planSession`. */
  readonly step: string
  /** What the rule says. */
  readonly says: string
  /** What the screen says instead, where it has words of its own for the same. */
  readonly inItsWords?: string
  readonly at: string
  /** What is so before the page is opened. */
  readonly when?: readonly Otherwise[]
  /** What happens while it is open: beside the record, so that its number stays the same. */
  readonly meanwhile?: readonly Otherwise[]
  /** What is filled in, by the names of the boxes; without it, the page says no where the form would be. */
  readonly fill?: Readonly<Record<string, string | readonly string[]>>
  /** A question that is answered with the last of the answers that the page offers. */
  readonly pick?: string
  /** The form of the page by its id; left out, it is called as the event, and `only` is the one of the private page. */
  readonly form?: string
}

/** All that these lifecycles were found to refuse to somebody of this role, as `kind event: sentence`. */
export function refusalsTo(role: Role, kinds: readonly Kind[]): string[] {
  const found = kinds.flatMap(kind => {
    const rights: Readonly<Record<string, object>> = eventRights[kind]
    return [...explore(explorables[kind]).tries.values()].flat().flatMap(({ event, answer }) => {
      if (answer.ok || answer.declined.code !== 'refused' || !(role in (rights[event.type] ?? {}))) return []
      const { reasons = [], fields = {} } = answer.declined
      return [...reasons, ...Object.values(fields).flat()].map(said => `${kind} ${event.type}: ${said}`)
    })
  })
  return [...new Set(found)].sort()
}

/** A day and a time in London, as the boxes of a question hold them. */
export function momentBoxes(name: string, at: Date): Record<string, string> {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  return { ...dayBoxes(name, at), [`event.${name}-time`]: `${part('hour')}:${part('minute')}` }
}

export function dayBoxes(name: string, at: Date): Record<string, string> {
  const [day = '', month = '', year = ''] = at
    .toLocaleDateString('en-GB', { timeZone: 'Europe/London' })
    .split('/')
  return { [`event.${name}-day`]: day, [`event.${name}-month`]: month, [`event.${name}-year`]: year }
}

/** Comes to each of these, and says what is wrong with how it is shown. */
export async function wrongAmong(page: Page, behind: Behind, all: readonly Met[]): Promise<string[]> {
  const wrong: string[] = []
  for (const met of all)
    wrong.push(...(await meet(page, behind, met)).map(each => `${met.step}: ${met.says} ${each}`))
  return wrong
}

/** What was neither met nor has its reason, and reasons that are about nothing. */
export function unaccounted(
  known: readonly string[],
  all: readonly Met[],
  never: Readonly<Record<string, string>>,
): string[] {
  const met = all.map(({ step, says }) => `${step}: ${says}`)
  return [
    ...known.filter(each => !met.includes(each) && !(each in never)),
    ...Object.keys(never).filter(each => !known.includes(each) || met.includes(each)),
  ]
}

/** The demo is as before afterwards. */
async function meet(page: Page, behind: Behind, met: Met): Promise<string[]> {
  const undo: (() => Promise<unknown>)[] = []
  const alter = async (all: readonly Otherwise[] = []) => {
    for (const each of all) undo.unshift(await makeOtherwise(behind, each))
  }
  try {
    await alter(met.when)
    const html = await (await page.request.get(met.at)).text()
    const said = bare(met.inItsWords ?? met.says)
    const text = await page.evaluate(textOf, html)
    if (!met.fill) return text.includes(said) ? [] : [`the page says: ${text}`]
    const form = met.form ?? met.step.split(' ')[1] ?? ''
    const asked = await page.evaluate(entriesOf, { html, form })
    if (asked === null) return [`the page has no form ${form}: ${text}`]
    const picked = asked.offered.filter(([name]) => name === met.pick).at(-1)?.[1] ?? ''
    if (met.pick && picked === '') return [`the page offers no ${met.pick}`]
    await alter(met.meanwhile)
    const fill = met.pick ? { ...met.fill, [met.pick]: picked } : met.fill
    const sent = filled(asked.entries, fill)
    const answer = await page.request.post(asked.action || met.at, {
      headers: { origin: new URL(page.url()).origin, 'content-type': 'application/x-www-form-urlencoded' },
      data: new URLSearchParams(sent).toString(),
      maxRedirects: 0,
    })
    return await wrongWith(page, await answer.text(), answer.status(), {
      said,
      form,
      sent,
      fill,
      chosen: asked.offered.map(([name]) => name),
    })
  } finally {
    for (const back of undo) await back()
  }
}

interface Sent {
  readonly said: string
  readonly form: string
  readonly sent: [string, string][]
  readonly fill: NonNullable<Met['fill']>
  /** Questions that are answered by choosing: an answer that is not offered any more cannot stay chosen. */
  readonly chosen: readonly string[]
}

async function wrongWith(page: Page, html: string, status: number, { said, form, sent, fill, chosen }: Sent) {
  const wrong: string[] = []
  if (![409, 422].includes(status)) wrong.push(`answers ${status}`)
  const summary = await page.evaluate(summaryOf, html)
  if (!summary.includes(said)) wrong.push(`the summary says “${summary}”`)
  const again = await page.evaluate(entriesOf, { html, form })
  const typed = sent.filter(([name, value]) => name in fill && value !== '')
  const lost = again
    ? typed.filter(
        each => !has(again.entries, each) && (has(again.offered, each) || !chosen.includes(each[0])),
      )
    : // a step that has closed meanwhile has no form any more: the words that were written stand there as they are
      typed.filter(([, value]) => value.includes(' ') && !html.includes(value))
  if (lost.length > 0) wrong.push(`loses ${lost.map(([name]) => name).join(', ')}`)
  return wrong
}

function has(entries: readonly [string, string][], [name, value]: [string, string]): boolean {
  return entries.some(([other, there]) => other === name && there === value)
}

/** The form as it came, with these answers in the place of what it held. */
function filled(entries: readonly [string, string][], fill: NonNullable<Met['fill']>): [string, string][] {
  const others = entries.filter(([name]) => !(name in fill))
  const own = Object.entries(fill).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
  )
  return [...others, ...own]
}

/** Sentences of a page that stand alone end without a full stop, and those of a rule with one. */
function bare(said: string): string {
  return said.replace(/\.$/, '')
}

async function makeOtherwise(
  { run }: Behind,
  { table, id, set }: Otherwise,
): Promise<() => Promise<unknown>> {
  const columns = Object.keys(set)
  const [was] = await run(
    `select ${columns.map(each => `${each}::text as ${each}`).join(', ')} from ${table} where id = $1`,
    [id],
  )
  if (!was) throw new Error(`There is no ${table} ${id}`)
  await run(`update ${table} set ${columns.map(each => `${each} = ${set[each]}`).join(', ')} where id = $1`, [
    id,
  ])
  return () =>
    run(`update ${table} set ${columns.map((each, at) => `${each} = $${at + 2}`).join(', ')} where id = $1`, [
      id,
      ...columns.map(each => was[each] ?? null),
    ])
}

/** What a browser would send of a form, and where to; read by the browser, whose script does not run. */
function entriesOf({ html, form }: { html: string; form: string }) {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const found = form === 'only' ? page.querySelector('main form') : page.getElementById(form)
  if (!(found instanceof HTMLFormElement)) return null
  const entries = [...new FormData(found)].map(([name, value]): [string, string] => [name, String(value)])
  const choices = [
    ...[...found.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]')].map(
      ({ name, value }): [string, string] => [name, value],
    ),
    ...[...found.querySelectorAll('option')].map(({ value, parentElement }): [string, string] => [
      parentElement?.getAttribute('name') ?? '',
      value,
    ]),
  ]
  return {
    action: found.getAttribute('action') ?? '',
    entries,
    offered: choices,
  }
}

function summaryOf(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return page.querySelector('.nhsuk-error-summary, .pp-wrong')?.textContent ?? ''
}

function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').querySelector('main')?.textContent ?? ''
}
