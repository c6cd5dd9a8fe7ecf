/** What people agreed to: each question a dated fact of its own, and the newest answer counts. */
import { type AskedHow, type ConsentAnswers, ConsentScope } from '@alongside/domain/consent'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import type { Transaction } from '../database/acting.ts'
import type { Taken } from '../lifecycle/registration.ts'

export const ConsentView = z.strictObject({
  scope: ConsentScope,
  given: z.boolean(),
  how: z.string(),
  at: Instant,
  withdrawnAt: Instant.nullable(),
})
export type ConsentView = z.infer<typeof ConsentView>

/** Without how it was asked: a mentor may know the answer and not the circumstances. */
function newestOf({ db }: Pick<Transaction, 'db'>, personIds: readonly string[]) {
  return db
    .selectFrom('consent')
    .distinctOn(['person_id', 'scope'])
    .select(['person_id', 'scope', 'given', 'at', 'withdrawn_at'])
    .where('person_id', 'in', [...new Set(personIds)])
    .orderBy('person_id')
    .orderBy('scope')
    .orderBy('at', 'desc')
}

/** What was said in an earlier episode holds no longer. */
export function consentsNow(transaction: Pick<Transaction, 'db'>, personIds: readonly string[]) {
  return newestOf(transaction, personIds).where('lapsed_at', 'is', null)
}

type Answer = Awaited<ReturnType<ReturnType<typeof consentsNow>['execute']>>[number]

/** Whether these people agree now, with one query. A question that was never asked is a no. */
export async function consentsOf(
  transaction: Pick<Transaction, 'db'>,
  personIds: readonly string[],
): Promise<(personId: string, scope: ConsentScope) => boolean> {
  const rows = personIds.length === 0 ? [] : await consentsNow(transaction, personIds).execute()
  return agreedIn(rows)
}

export function agreedIn(rows: readonly Answer[]): (personId: string, scope: ConsentScope) => boolean {
  return (personId, scope) =>
    rows.some(
      row => row.person_id === personId && row.scope === scope && row.given && row.withdrawn_at === null,
    )
}

/** The newest answer of one person to each question that was asked: of those that hold, or of an episode that is over. */
export function consentAnswers(
  transaction: Pick<Transaction, 'db'>,
  personId: string,
  over?: { readonly from: Instant; readonly until: Instant },
) {
  const query = over
    ? newestOf(transaction, [personId]).where('at', '>=', over.from).where('at', '<', over.until)
    : consentsNow(transaction, [personId])
  return query.select('how')
}

export function consentView(
  row: Awaited<ReturnType<ReturnType<typeof consentAnswers>['execute']>>[number],
): ConsentView {
  return {
    scope: ConsentScope.parse(row.scope),
    given: row.given,
    how: row.how,
    at: row.at,
    withdrawnAt: row.withdrawn_at,
  }
}

type Asking = Pick<Taken, 'db' | 'caller' | 'at' | 'newId'> & {
  readonly row: Pick<Taken['row'], 'personId' | 'clinicId'>
}

/** One row for each question, yes or no: what was agreed is its own dated fact, and so is what was not. */
export async function keepConsent(
  { db, row, caller, at, newId }: Asking,
  scopes: Partial<ConsentAnswers>,
  how: AskedHow,
): Promise<void> {
  const answers = Object.entries(scopes) as [ConsentScope, boolean][]
  if (answers.length === 0) return
  await db
    .insertInto('consent')
    .values(
      answers.map(([scope, given]) => ({
        id: newId(),
        person_id: row.personId,
        clinic_id: row.clinicId,
        scope,
        given,
        asked_by: caller.accountId,
        how,
        at,
      })),
    )
    .execute()
}

/** What was agreed was asked again, and stands: each answer is kept with the new day and who asked. */
export async function reconfirmConsent(asking: Asking, how: AskedHow): Promise<void> {
  const answers = await consentsNow(asking, [asking.row.personId]).execute()
  const standing = answers.filter(({ withdrawn_at }) => withdrawn_at === null)
  await keepConsent(
    asking,
    Object.fromEntries(standing.map(({ scope, given }) => [ConsentScope.parse(scope), given])),
    how,
  )
}

/** Takes back whatever was agreed. The rows stay, because it was once agreed; a summary on its way is not shared. */
export async function withdrawConsent(
  { db }: Pick<Transaction, 'db'>,
  personId: string,
  at: Instant,
): Promise<void> {
  await db
    .updateTable('consent')
    .set({ withdrawn_at: at })
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .execute()
  await db
    .updateTable('outbox')
    .set({ cancelled_at: at })
    .where('person_id', '=', personId)
    .where('type', '=', 'shareSummary')
    .where('delivered_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()
}
