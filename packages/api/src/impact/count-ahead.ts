/**
 * Counts what pages offer before anybody asks for it, so that nobody waits who opens a report first in a month or after a
 * busy day. It keeps what it counts the way everybody does: what changes afterwards is counted again by whoever asks.
 */
import { londonMonthOf, usualSpans } from '@alongside/domain/impact'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { tallied } from './kept-tallies.ts'

/** A run that takes longer leaves the rest to the next one, in milliseconds. */
const LONGEST_RUN = 180_000

/** How many portions were counted, each in a transaction of its own, and whether everything is there by now. */
export async function countAhead(
  doors: Doors,
  longest = LONGEST_RUN,
): Promise<{ portions: number; done: boolean }> {
  const began = performance.now()
  const clinicIds = await acting(doors.orm, system, async ({ db }) =>
    (await db.selectFrom('clinic').select('id').where('sandbox', '=', false).orderBy('id').execute()).map(
      ({ id }) => id,
    ),
  )
  let portions = 0
  if (clinicIds.length === 0) return { portions, done: true }
  for (const { from, to } of usualSpans(londonMonthOf(doors.now())))
    for (let done = false; !done; ) {
      if (performance.now() - began > longest) return { portions, done: false }
      // without patience it counts one portion and no more
      const after = await acting(doors.orm, system, ({ db }) => tallied({ db }, { from, to, clinicIds }, 0))
      portions += after.portions
      done = after.done
    }
  return { portions, done: true }
}
