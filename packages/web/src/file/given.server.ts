/** Files that somebody takes along. Their names tell nothing: what a list is about stands in no history of downloads. */
import { csvText } from '@alongside/domain/intake'
import { type Instant, londonDateOf } from '@alongside/domain/time'
import { openPaper } from './paper.server.ts'
import type { Drawing } from './pictures-on-paper.server.ts'

export type FileKind = 'csv' | 'pdf'

/** A list as rows of words. */
export interface ListToGive {
  /** Stands on the paper; neutral. */
  readonly title: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Said above the table: when it was made, and what for. */
  readonly lines?: readonly string[]
  /** Drawn above the table, on paper alone. */
  readonly drawings?: readonly Drawing[]
}

/** How many rows leave in one go: a long file is never whole in memory twice. */
const PIECE = 500

/** A list as a file. */
export async function givenList(list: ListToGive, kind: FileKind, at: Instant): Promise<Response> {
  if (kind === 'pdf') {
    const paper = await openPaper(list.title)
    for (const line of list.lines ?? []) paper.line(line, 'quiet')
    for (const drawing of list.drawings ?? []) paper.picture(drawing)
    paper.table(list.headers, list.rows)
    return given(await paper.finish(), 'application/pdf', `list-${londonDateOf(at)}.pdf`)
  }
  const letters = new TextEncoder()
  let next = -1
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (next === -1) controller.enqueue(letters.encode(`\ufeff${csvText([list.headers])}`))
      else if (next >= list.rows.length) return controller.close()
      else controller.enqueue(letters.encode(csvText(list.rows.slice(next, next + PIECE))))
      next = next === -1 ? 0 : next + PIECE
    },
  })
  return given(body, 'text/csv; charset=utf-8', `list-${londonDateOf(at)}.csv`)
}

/** A file as the answer, kept by nobody on the way. */
export function given(body: BodyInit, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
