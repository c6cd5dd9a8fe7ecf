/** The first trainees of an install, until the lifecycle of training brings them: made as the superuser, once only. */
import type { TraineeRecord } from '@alongside/domain/training'
import type { Install } from '../account/first-accounts.ts'
import { runOn } from '../postgres/url.ts'

export async function makeFirstTrainee(
  { database }: Pick<Install, 'database'>,
  { id, accountId, record }: { id: string; accountId: string; record: TraineeRecord },
): Promise<void> {
  await runOn(
    database,
    `insert into trainee (id, account_id, enrolled_on, modules_done, shadowed, observed, reflection_on)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      id,
      accountId,
      record.enrolledOn,
      JSON.stringify(record.modulesDone),
      record.shadowed,
      record.observed,
      record.reflectionOn,
    ],
  )
}
