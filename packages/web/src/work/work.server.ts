/** What the pages of my work today do on the server. */
import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { submit } from '../request/submit.server.ts'

/** A notice that is ticked off, as a `NoticeList` sends it. */
export const NoticeDone = z.strictObject({ commandId: z.uuid(), noticeId: z.uuid() })

/** The action of a page whose only forms are those of a `NoticeList`. */
export function noticeDone(args: ActionFunctionArgs) {
  return submit(args, NoticeDone, async (done, api) => {
    await api.work.noticeDone.mutate(done)
    return { to: '/', said: 'Ticked off' }
  })
}
