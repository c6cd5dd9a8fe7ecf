import type { ReceiptStatus } from '@alongside/domain/effects'
import type { AboutPerson } from './waiting.ts'

/**
 * What the clinic hears only if the person did not say no to it. The rest it needs to do its own part, or sees in its
 * own referral anyway.
 */
const aboutSupport: readonly ReceiptStatus[] = ['started', 'ended', 'couldNotContact', 'declinedAtContact']

/** Leaves a receipt at the clinic: a status, never content, and none that the person said no to. */
export async function tellClinic(waiting: AboutPerson, status: ReceiptStatus): Promise<void> {
  const { db, doors, cause, kind, lifecycleId, clinicId, personId, at } = waiting
  if (aboutSupport.includes(status) && (await saidNo(waiting))) return
  await db
    .insertInto('receipt')
    .values({
      id: doors.newId(),
      clinic_id: clinicId,
      person_id: personId,
      kind,
      lifecycle_id: lifecycleId,
      status,
      cause,
      at,
    })
    .onConflict(oc => oc.column('cause').doNothing())
    .execute()
}

async function saidNo({ db, personId }: AboutPerson): Promise<boolean> {
  const newest = await db
    .selectFrom('consent')
    .select(['given', 'withdrawn_at'])
    .where('person_id', '=', personId)
    .where('scope', '=', 'tellClinicStatus')
    .where('lapsed_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest !== undefined && (!newest.given || newest.withdrawn_at !== null)
}
