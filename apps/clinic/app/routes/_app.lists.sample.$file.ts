import { ListKind } from '@alongside/domain/intake'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '../intake/download.server.ts'
import { sampleFile } from '../intake/sample.server.ts'

/** `people.csv` and `attendance.csv`: what a file may look like. */
export async function loader(args: LoaderFunctionArgs) {
  await load(args, api => api.me.get.query())
  const kind = ListKind.safeParse(args.params.file?.replace(/\.csv$/, ''))
  if (!kind.success) throw new Response('', { status: 404 })
  return download(sampleFile(kind.data), `example-${kind.data}.csv`)
}
