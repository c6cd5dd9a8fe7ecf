import { submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'

const Begin = z.strictObject({ commandId: z.uuid(), recruitmentId: z.uuid() })

/** Begins the draft of an application, or finds the one that was begun. */
export function action(args: ActionFunctionArgs) {
  return submit(args, Begin, async (value, api) => {
    const { draftId } = await api.recruitment.beginDraft.mutate(value)
    return { to: `/application/${draftId}` }
  })
}

export function loader() {
  return redirect('/')
}
