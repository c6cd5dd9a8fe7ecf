/** What happened to a record while somebody had its page open, for whoever may see that record. */
import type { Kind } from '@alongside/domain/lifecycles'
import { maySee } from '@alongside/domain/permissions'
import type { Meanwhile } from '@alongside/domain/refusals'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import { labelOf } from '../person/timeline.ts'

/** More than anybody reads; a page that is older has to be opened again anyway. */
const MOST = 5

/** The steps since the one that the page showed, in the order in which they were taken. */
export async function meanwhileOf(
  { db }: Pick<Transaction, 'db'>,
  caller: Caller,
  { kind, id, seq }: { readonly kind: Kind; readonly id: string; readonly seq: number },
): Promise<{ meanwhile?: Meanwhile[] }> {
  if (!maySee(caller.role, kind)) return {}
  const steps = await db
    .selectFrom('journal')
    .select(['type', 'role', 'at'])
    .where('kind', '=', kind)
    .where('lifecycle_id', '=', id)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(MOST)
    .execute()
  if (steps.length === 0) return {}
  return { meanwhile: steps.map(({ type, role, at }) => ({ label: labelOf(kind, type), by: role, at })) }
}
