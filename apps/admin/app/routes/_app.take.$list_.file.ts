import { takingReasons } from '@alongside/domain/access'
import { givenList } from '@alongside/web/file.server'
import { momentInWords } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'
import { rightNow } from '../clocks.server.ts'
import { takenLists } from '../lists/taken-lists.server.ts'

const Asked = z.object({
  as: z.enum(['pdf', 'csv']),
  view: z.string().regex(/^[a-zA-Z]{1,30}$/),
  clinic: z.union([z.literal(''), z.uuid()]),
  commandId: z.uuid(),
  reason: z.string().optional(),
})

/** The file itself. Who is on it is written down before the first row leaves. */
export async function action(args: ActionFunctionArgs) {
  const name = args.params.list ?? ''
  const list = Object.hasOwn(takenLists, name) ? takenLists[name] : undefined
  const asked = Asked.safeParse(Object.fromEntries(await args.request.clone().formData()))
  if (!list || !asked.success) throw new Response('', { status: 404 })
  const { as, view, clinic, commandId } = asked.data
  const why = Object.keys(takingReasons).find(each => each === asked.data.reason) as
    | keyof typeof takingReasons
    | undefined
  if (list.hasNames && why === undefined)
    return redirect(`/take/${name}?${new URLSearchParams({ view, clinic, missing: 'reason' })}`)
  const at = rightNow()
  const rows = await load(args, async api => {
    const found = await list.rows(api, { view, ...(clinic === '' ? {} : { clinicId: clinic }) })
    if (why !== undefined && list.hasNames)
      await api.audit.taken.mutate({
        list: name,
        reason: why,
        personIds: [...new Set(found.flatMap(({ personId }) => personId ?? []))],
        commandId,
      })
    return found
  })
  return givenList(
    {
      title: list.title,
      headers: list.headers,
      rows: rows.map(({ cells }) => cells),
      lines: [
        `Made ${momentInWords(at)}${why === undefined ? '' : `, for: ${takingReasons[why]}`}. ${rows.length} rows.`,
        'Keep it no longer than you need it, and give it to nobody who is not part of the work.',
      ],
    },
    as,
    at,
  )
}
