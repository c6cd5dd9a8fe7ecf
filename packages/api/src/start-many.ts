/** Many lifecycles at once, as a list brings them: one transaction and a handful of statements, however long the list. */
import type { Kind } from '@alongside/domain/lifecycles'
import { mayDo } from '@alongside/domain/permissions'
import type { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import { recordAccess } from './access/record.ts'
import type { SignedIn } from './actor.ts'
import { type Answer, Refused, yes } from './answer.ts'
import { acting, type Transaction } from './database/acting.ts'
import type { Doors } from './doors.ts'
import { BATCH, begin, type Start } from './lifecycle/begin.ts'
import { breaks, isSecondSubmission, remember, replyTo } from './lifecycle/submission.ts'
import { registrationOf } from './lifecycles.ts'

/** The first record of an episode, which gives the episode its id. */
export type FirstStart = Omit<Start, 'about'> & { readonly personId: string }

export interface Started {
  /** The lifecycles that began, in the order in which they were given. */
  readonly ids: readonly string[]
  /** People who already have something open at this clinic; nothing was begun for them. */
  readonly alreadyOpen: readonly string[]
}

/**
 * Starts many lifecycles in one transaction with a handful of statements. `prepare` makes the people and whatever
 * else they need in the same transaction, and gives back what to start.
 */
export async function startMany(
  doors: Doors,
  caller: SignedIn,
  { kind, commandId }: { kind: Kind; commandId: string },
  prepare: (transaction: Transaction, at: Instant) => Promise<readonly FirstStart[]>,
): Promise<Answer<Started>> {
  const at = doors.now()
  const right = mayDo(caller.role, kind, 'start')
  try {
    if (!right) throw new Refused('not-yours')
    return await acting(doors.orm, caller, async transaction => {
      const earlier = await replyTo<Started>(transaction, caller, commandId)
      if (earlier) return yes(earlier.reply)
      const starts = await prepare(transaction, at)
      if (starts.some(({ clinicId }) => !caller.clinicIds.includes(clinicId))) throw new Refused('not-found')
      const open = await withOpenEpisode(transaction, starts)
      const fresh = starts.filter(({ personId }) => !open.has(personId))
      await begin(
        transaction,
        caller,
        registrationOf(kind),
        fresh.map(({ personId, ...each }) => ({ ...each, about: { episodeId: each.id, personId } })),
        at,
        commandId,
      )
      await recordAccess(transaction, caller, {
        what: `${kind}.start`,
        outcome: 'changed',
        personIds: fresh.map(({ personId }) => personId),
        at,
      })
      const started: Started = { ids: fresh.map(({ id }) => id), alreadyOpen: [...open] }
      await remember(transaction, caller, commandId, at, started)
      return yes(started)
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    if (isSecondSubmission(error) || breaks(error, `${kind}_one_open_per_person`))
      return startMany(doors, caller, { kind, commandId }, prepare)
    throw error
  }
}

/** Locks the people, so that two lists with the same person take turns, and says who is in an episode already. */
async function withOpenEpisode({ db }: Transaction, starts: readonly FirstStart[]): Promise<Set<string>> {
  const open = new Set<string>()
  const ids = [...new Set(starts.map(({ personId }) => personId))].sort()
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH)
    const { rows } = await sql<{ person_id: string }>`
      select person_id from authz.open_episodes(${some}::uuid[]) as person_id`.execute(db)
    for (const { person_id } of rows) open.add(person_id)
  }
  return open
}
