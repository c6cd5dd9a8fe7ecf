/** What a screen hears after it sent an event: where the record stands now, and what it handed over to. */
import { type Kind, kinds } from '@alongside/domain/lifecycles'
import { Id } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import * as z from 'zod'
import type { SignedIn } from '../actor.ts'
import type { Doors } from '../doors.ts'
import { type Reading, read, readWithin } from '../read.ts'
import { type Sent, type Submission, send, sendThen } from '../send.ts'
import { granted } from '../trpc.ts'

/** The output of `send`. The view is null once the event has ended the sender's own sight of the record. */
export function sentWith<View extends z.ZodType>(view: View) {
  return z.strictObject({
    id: Id,
    seq: z.int(),
    state: z.string(),
    began: z.array(z.strictObject({ kind: z.enum(kinds), id: Id })),
    view: view.nullable(),
  })
}

/**
 * Sends one event, then looks at the record as the same person: nothing is shown that a reload would not show. Both in
 * one transaction, which saves the way to a second one and the wait until that is on disk.
 */
export async function sendAndLook<View>(
  { doors, caller }: { readonly doors: Doors; readonly caller: SignedIn },
  submission: Submission,
  look: (reading: Reading, id: string) => Promise<View | null>,
): Promise<Pick<Sent, 'id' | 'seq' | 'state'> & { began: { kind: Kind; id: string }[]; view: View | null }> {
  const what = `${submission.kind}.send`
  const shown = async (reading: Reading) => ({ view: await look(reading, submission.id) })
  if (!maySee(caller.role, submission.kind))
    return { ...after(granted(await send(doors, caller, submission))), view: null }
  const { sent, found: looked } = granted(
    await sendThen(doors, caller, submission, (transaction, at) =>
      readWithin(doors, transaction, caller, { what, at }, shown),
    ),
  )
  // who sends the same again gets the first answer, and sees where the record stands by now
  const { view } = looked ?? granted(await read(doors, caller, what, shown))
  return { ...after(sent), view }
}

function after({ id, seq, state, began }: Sent) {
  return { id, seq, state, began: began.map(each => ({ ...each })) }
}
