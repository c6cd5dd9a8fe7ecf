import { titled } from '@alongside/web/page'
import { takeLoader } from '@alongside/web/take.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { takenLists } from '../take/taken-lists.server.ts'

export { TakePage as default } from '@alongside/web/take'

export const meta = titled('Take a list along')

export function loader(args: LoaderFunctionArgs) {
  return takeLoader(args, takenLists)
}
