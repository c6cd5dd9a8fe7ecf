/** Lists that are taken along: why, in which form, and the file. Every app says which lists it has. */
import { type TakingReason, takingReasons } from '@alongside/domain/access'
import { type Instant, instant } from '@alongside/domain/time'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'
import { dayInWords, momentInWords } from '../page/days.tsx'
import type { Api } from '../request/api.server.ts'
import { load } from '../request/load.server.ts'
import { proofsOf, toProof } from '../request/proof.server.ts'
import { givenList } from './given.server.ts'
import type { Drawing } from './pictures-on-paper.server.ts'

/** Which part of a list, as it is looked at. */
export interface AskedList {
  readonly view: string
  readonly clinicId?: string
  /** What it belongs to, where it stands on the page of one record. */
  readonly of?: string
}

/** One list, as it is taken along. */
export interface ListToTake {
  readonly title: string
  /** Where it stands in the app. */
  readonly to: string
  readonly headers: readonly string[]
  /** Names on it ask for a reason, and everybody on it can learn of that. */
  readonly hasNames: boolean
  rows(
    api: Api,
    asked: AskedList,
  ): Promise<readonly { readonly personId: string | null; readonly cells: readonly string[] }[]>
  /** What its page shows as pictures; figures only, so without anybody's name. */
  drawings?(api: Api, asked: AskedList): Promise<readonly Drawing[]>
}

export type ListsToTake = Readonly<Record<string, ListToTake>>

/** More than this in one file is a list that nobody reads, and a loss that nobody wants. */
const MOST = 5000

/** Every page of a list, one after the other. */
export async function everyPage<Row>(
  page: (after: { after?: string }) => Promise<{ rows: readonly Row[]; next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let after: { after?: string } = {}; ; ) {
    const { rows: some, next } = await page(after)
    rows.push(...some)
    if (next === null || rows.length >= MOST) return rows.slice(0, MOST)
    after = { after: next }
  }
}

/** A row about nobody who is supported. */
export function ofNobody(...cells: string[]) {
  return { personId: null, cells }
}

/** A day in a cell; empty for none. */
export function dayCell(at: string | null | undefined): string {
  return at ? dayInWords(at.slice(0, 10)) : ''
}

/** The last row of a list that goes on: whoever counts its rows is not to think that these are all. */
function cut(columns: number): string[] {
  const words = `It ends after ${MOST.toLocaleString('en-GB')} rows. Choose one clinic or a shorter view for the others.`
  return Array.from({ length: columns }, (_, at) => (at === 0 ? words : ''))
}

function listIn(args: Pick<LoaderFunctionArgs, 'params'>, lists: ListsToTake): [string, ListToTake] {
  const name = args.params.list ?? ''
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined
  if (!list) throw new Response('', { status: 404 })
  return [name, list]
}

/** What the page asks. */
export function takeLoader(args: LoaderFunctionArgs, lists: ListsToTake) {
  const [name, { title, to, hasNames }] = listIn(args, lists)
  const query = new URL(args.request.url).searchParams
  return load(args, async api => {
    await api.me.get.query()
    return {
      name,
      title,
      to,
      hasNames,
      view: query.get('view') ?? 'all',
      clinic: query.get('clinic') ?? '',
      of: query.get('of') ?? '',
      isMissing: query.get('missing') === 'reason',
      reason: query.get('reason') ?? '',
    }
  })
}

const Asked = z.object({
  as: z.enum(['pdf', 'csv']),
  view: z.string().regex(/^[a-zA-Z0-9]{1,30}$/),
  clinic: z.union([z.literal(''), z.uuid()]),
  of: z.union([z.literal(''), z.uuid()]).default(''),
  commandId: z.uuid(),
  reason: z.string().optional(),
})

/** The file itself. Who is on it is written down before the first row leaves. */
export async function takeAction(args: ActionFunctionArgs, lists: ListsToTake): Promise<Response> {
  const [name, list] = listIn(args, lists)
  const asked = Asked.safeParse(Object.fromEntries(await args.request.clone().formData()))
  if (!asked.success) throw new Response('', { status: 404 })
  const { as, view, clinic, of, commandId } = asked.data
  const why = (Object.keys(takingReasons) as TakingReason[]).find(each => each === asked.data.reason)
  if (list.hasNames && why === undefined)
    return redirect(`/take/${name}?${new URLSearchParams({ view, clinic, of, missing: 'reason' })}`)
  // names leave with a fresh proof of who takes them; the page then stands there as it was filled
  if (list.hasNames && !(await proofsOf(args.request))?.isFresh)
    return toProof(
      args.request,
      `/take/${name}?${new URLSearchParams({ view, clinic, of, reason: why ?? '' })}`,
    )
  const part = { view, ...(clinic === '' ? {} : { clinicId: clinic }), ...(of === '' ? {} : { of }) }
  const { rows, drawings } = await load(args, async api => {
    const [found, drawn] = await Promise.all([
      list.rows(api, part),
      as === 'pdf' ? (list.drawings?.(api, part) ?? []) : [],
    ])
    if (why !== undefined && list.hasNames)
      await api.audit.taken.mutate({
        list: name,
        reason: why,
        personIds: [...new Set(found.flatMap(({ personId }) => personId ?? []))],
        commandId,
      })
    return { rows: found, drawings: drawn }
  })
  const at: Instant = instant(new Date().toISOString())
  return givenList(
    {
      title: list.title,
      headers: list.headers,
      drawings,
      rows: [...rows.map(({ cells }) => cells), ...(rows.length < MOST ? [] : [cut(list.headers.length)])],
      lines: [
        `Made ${momentInWords(at)}${why === undefined ? '' : `, for: ${takingReasons[why]}`}. ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}.`,
        'Keep it no longer than you need it, and give it to nobody who is not part of the work.',
      ],
    },
    as,
    at,
  )
}
