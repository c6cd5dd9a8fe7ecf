import { instant, londonTimeOf } from '@alongside/domain/time'
import { load } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json } from '@remix-run/node'
import { keepDraft } from '../session-log/draft.server.ts'

/** Where the form of a session sends what was typed so far. */
export function action(args: ActionFunctionArgs) {
  return load(args, async api => {
    const id = await keepDraft(api, args.params.id ?? '', await args.request.formData())
    return json({ id, at: londonTimeOf(instant(new Date().toISOString())) })
  })
}
