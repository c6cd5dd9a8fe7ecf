/** Forgets how often systems asked on other days, and words that arrived long ago. */
import { type Instant, plusMs } from '@alongside/domain/time'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'

const DAY_MS = 86_400_000
const KEEP_DELIVERIES_DAYS = 90

export async function sweepClinicSystems(doors: Doors, at: Instant): Promise<void> {
  await acting(doors.orm, system, async ({ db }) => {
    await db.deleteFrom('clinic_system_use').where('minute', '<', plusMs(at, -DAY_MS)).execute()
    await db
      .deleteFrom('task_delivery')
      .where('delivered_at', '<', plusMs(at, -KEEP_DELIVERIES_DAYS * DAY_MS))
      .execute()
  })
}
