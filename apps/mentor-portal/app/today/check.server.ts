/** Checking in and out, from whichever page has the card of the session. */
import type { Api } from '@alongside/web/request.server'
import * as z from 'zod'
import { recordForm } from '../person/step.server.ts'

export const CheckForm = recordForm(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('checkIn') }),
    z.strictObject({ type: z.literal('checkOut') }),
  ]),
)

export async function sendCheck(
  { event, version, commandId, recordId }: z.infer<typeof CheckForm>,
  api: Api,
): Promise<string> {
  await api.mentoring.send.mutate({ id: recordId, seq: version, commandId, event })
  return event.type === 'checkIn'
    ? 'You are checked in. Somebody waits for your check-out.'
    : 'You are checked out.'
}
