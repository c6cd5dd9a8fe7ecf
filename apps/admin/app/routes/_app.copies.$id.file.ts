import { randomUUID } from 'node:crypto'
import { londonDateOf } from '@alongside/domain/time'
import { given } from '@alongside/web/file.server'
import { load } from '@alongside/web/request.server'
import type { ActionFunctionArgs } from '@remix-run/node'
import { copyOnPaper, notInside } from '../answerable/copy.server.ts'

/** Makes the copy for a person, once two of the team said so. Its name tells nothing, and it is kept nowhere. */
export async function action(args: ActionFunctionArgs) {
  const as = (await args.request.clone().formData()).get('as') === 'json' ? 'json' : 'pdf'
  const file = await load(args, api =>
    // each making is one of its own, and each is written down
    api.subjectAccess.take.mutate({ id: args.params.id ?? '', commandId: randomUUID() }),
  )
  const name = `copy-${londonDateOf(file.madeAt)}.${as}`
  return as === 'json'
    ? given(JSON.stringify({ ...file, notInside }, null, 2), 'application/json', name)
    : given(await copyOnPaper(file), 'application/pdf', name)
}
