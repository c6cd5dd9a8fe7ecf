import { takeAction } from '@alongside/web/take.server'
import type { ActionFunctionArgs } from '@remix-run/node'
import { takenLists } from '../take/taken-lists.server.ts'

/** The file of a list. */
export function action(args: ActionFunctionArgs) {
  return takeAction(args, takenLists)
}
