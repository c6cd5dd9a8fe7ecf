/** What waits for an administrator: counted from the accounts and the clinics, and nothing of anybody who is supported. */
import { Id } from '@alongside/domain/people'
import { sql } from 'kysely'
import * as z from 'zod'
import { countAccounts } from '../account/account.views.ts'
import { clinicsWithoutDeputy } from '../clinic/deputies.ts'
import type { Reading } from '../read.ts'

export const Administering = z.strictObject({
  /** Accounts that wait for a second person. */
  waiting: z.int(),
  /** Accounts that nobody has looked at for three months. */
  review: z.int(),
  noSecondStep: z.int(),
  /** Clinics where no coordinator is named who covers. */
  withoutDeputy: z.array(z.strictObject({ id: Id, name: z.string() })),
})
export type Administering = z.infer<typeof Administering>

export async function administeringOf(reading: Reading): Promise<Administering> {
  const { waiting, review } = await countAccounts(reading)
  const { rows } = await sql<{ count: number }>`select authz.without_second_step() as count`.execute(
    reading.db,
  )
  return {
    waiting,
    review,
    noSecondStep: rows[0]?.count ?? 0,
    withoutDeputy: await clinicsWithoutDeputy(reading),
  }
}
