import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '../intake/download.server.ts'

/** The rows that cannot be taken, with what is wrong beside each: to mend in a spreadsheet and send again. */
export async function loader(args: LoaderFunctionArgs) {
  const { file } = await load(args, api => api.intake.badRows.query({ id: args.params.id ?? '' }))
  return download(file, 'rows-to-mend.csv')
}
