/** Letting go of a list that was not imported: its file and its cells are destroyed, its numbers stay. */

import { DAY_MS, plusMs } from '@alongside/domain/time'
import { system } from '../actor.ts'
import type { Changing } from '../change.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { findImport } from './found-import.ts'
import type { ImportView } from './intake.views.ts'
import { holdIfFree } from './turns.ts'

export async function discardImport(changing: Changing, id: string): Promise<ImportView> {
  const { db, at, refuse } = changing
  const found = await findImport(changing, id)
  if (!found) return refuse('not-found')
  if (found.state === 'dropped') return found
  if (found.state === 'done')
    return refuse('not-allowed-now', {
      reasons: ['This list was imported already. End single records instead.'],
    })
  if (!(await holdIfFree(changing, id)))
    return refuse('not-allowed-now', { reasons: ['This list is being imported at this moment.'] })
  await db.deleteFrom('list_import_row').where('list_import_id', '=', id).execute()
  await db
    .updateTable('list_import')
    .set({ state: 'dropped', file_sealed: null, changed_at: at, ended_at: at })
    .where('id', '=', id)
    .execute()
  const now = await findImport(changing, id)
  return now ?? refuse('not-found')
}

/** Lists that nobody confirmed or discarded within a week are let go. Gives back how many. */
export async function discardStaleImports(doors: Doors, at = doors.now()): Promise<number> {
  return acting(doors.orm, system, async ({ db }) => {
    const stale = await db
      .selectFrom('list_import')
      .select('id')
      .where('state', 'in', ['reading', 'preview', 'importing'])
      .where('changed_at', '<', plusMs(at, -7 * DAY_MS))
      .execute()
    const ids = stale.map(({ id }) => id)
    if (ids.length === 0) return 0
    await db.deleteFrom('list_import_row').where('list_import_id', 'in', ids).execute()
    await db
      .updateTable('list_import')
      .set({ state: 'dropped', file_sealed: null, changed_at: at, ended_at: at })
      .where('id', 'in', ids)
      .execute()
    return ids.length
  })
}
