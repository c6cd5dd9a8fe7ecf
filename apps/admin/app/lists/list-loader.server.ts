/** What every list of records asks the API for: one view, one page of it, with the clocks of each row. */
import { type Api, load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { type Clocks, withClocks } from '../clocks.server.ts'
import { askedFrom, type ListViews, queryOf } from './list-address.ts'
import type { Listing } from './list-page.tsx'

interface Timed {
  readonly dueAt: string | null
  readonly stateSince: string
  readonly status: string
}

/** A page of a list as the API answers it. */
interface Answered<Row, View extends string> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly counts: Readonly<Partial<Record<View, number>>>
}

export function loadList<View extends string, Row extends Timed>(
  args: LoaderFunctionArgs,
  views: ListViews<View>,
  ask: (api: Api, query: ReturnType<typeof queryOf<View>>) => Promise<Answered<Row, View>>,
): Promise<Listing<View, Row & Clocks>> {
  const asked = askedFrom(args.request, views)
  return load(args, async api => {
    const { counts, rows, next } = await ask(api, queryOf(asked))
    return { asked, counts, rows: rows.map(row => withClocks(row)), next }
  })
}
