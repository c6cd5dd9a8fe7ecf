import { sql } from 'kysely'
import type { Doors } from '../doors.ts'

/** Whether the database answers within a moment. */
export async function canReach({ orm }: Doors, patienceMs = 2000): Promise<boolean> {
  const late = new Promise<false>(resolve => setTimeout(() => resolve(false), patienceMs).unref())
  const answer = sql`select 1`.execute(orm.em.fork().getKysely()).then(
    () => true,
    () => false,
  )
  return Promise.race([answer, late])
}
