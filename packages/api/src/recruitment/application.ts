/** The application: a draft on the server while it is being written, sealed with the applicant's own key. */
import {
  Application,
  ApplicationDraft,
  type ApplicationStep,
  applicationSteps,
} from '@alongside/domain/recruitment'
import { instantPlusDays } from '@alongside/domain/working-days'
import type { Caller } from '../actor.ts'
import { Refused } from '../answer.ts'
import type { Changing } from '../change.ts'
import type { Transaction } from '../database/acting.ts'
import { dataKeysOf, type Keyring } from '../database/keys.ts'
import type { Reading } from '../read.ts'

/** A draft that nobody touches for this long is swept away. */
const KEPT_DAYS = 90
const FORM = 'application'

type Drafted = { id: string; recruitmentId: string; seq: number; answers: ApplicationDraft }

/** The draft of the caller's own recruitment, or null before it was begun. */
export async function ownDraft(reading: Reading, draftId?: string): Promise<Drafted | null> {
  const { db, caller, keysOf } = reading
  if (caller.accountId === null) return null
  let query = db
    .selectFrom('draft as d')
    .innerJoin('recruitment as r', 'r.id', 'd.about_id')
    .select(['d.id', 'r.id as recruitment_id', 'r.seq', 'd.body_sealed'])
    .where('d.account_id', '=', caller.accountId)
    .where('d.form', '=', FORM)
  if (draftId !== undefined) query = query.where('d.id', '=', draftId)
  const row = await query.orderBy('d.changed_at', 'desc').limit(1).executeTakeFirst()
  if (!row) return null
  const keys = await keysOf([caller.accountId])
  const text = keys.open(caller.accountId, row.body_sealed, {
    table: 'draft',
    column: 'body_sealed',
    id: row.id,
  })
  return {
    id: row.id,
    recruitmentId: row.recruitment_id,
    seq: row.seq,
    answers: ApplicationDraft.parse(JSON.parse(text ?? '{}')),
  }
}

/** Begins the draft of a recruitment, or finds the one that was begun. */
export async function beginDraft(
  changing: Changing,
  { recruitmentId }: { recruitmentId: string },
): Promise<{ draftId: string }> {
  const { db, caller, at, keysOf, newId, refuse } = changing
  const accountId = caller.accountId ?? ''
  const own = await db
    .selectFrom('recruitment')
    .select('id')
    .where('id', '=', recruitmentId)
    .where('holder_id', '=', accountId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!own) return refuse('not-found')
  const before = await ownDraft(changing)
  if (before?.recruitmentId === recruitmentId) return { draftId: before.id }
  const draftId = newId()
  const place = { table: 'draft', column: 'body_sealed', id: draftId }
  await db
    .insertInto('draft')
    .values({
      id: draftId,
      account_id: accountId,
      form: FORM,
      about_id: recruitmentId,
      body_sealed: (await keysOf([accountId])).seal(accountId, '{}', place).bytes,
      changed_at: at,
      expires_at: instantPlusDays(at, KEPT_DAYS),
    })
    .execute()
  return { draftId }
}

/** Keeps one step of the form. */
export async function keepStep(
  changing: Changing,
  { draftId, step, answers }: { draftId: string; step: ApplicationStep; answers: unknown },
): Promise<{ draftId: string }> {
  const { db, caller, at, keysOf, refuse } = changing
  const accountId = caller.accountId ?? ''
  const before = await ownDraft(changing, draftId)
  if (!before) return refuse('not-found')
  const read = applicationSteps[step].Answers.safeParse(answers)
  if (!read.success) return refuse('not-valid', { fields: fieldsOf(read.error.issues) })
  const place = { table: 'draft', column: 'body_sealed', id: draftId }
  const body = JSON.stringify({ ...before.answers, [step]: read.data })
  await db
    .updateTable('draft')
    .set({
      body_sealed: (await keysOf([accountId])).seal(accountId, body, place).bytes,
      changed_at: at,
      expires_at: instantPlusDays(at, KEPT_DAYS),
    })
    .where('id', '=', draftId)
    .execute()
  return { draftId }
}

function fieldsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const { path, message } of issues) {
    const name = String(path[0] ?? '')
    fields[name] = [...(fields[name] ?? []), message]
  }
  return fields
}

/** Turns a whole draft into the application, in the transaction of the step that sends it. */
export async function sendDraft(
  { db }: Transaction,
  {
    caller,
    keyring,
    recruitmentId,
    newId,
    at,
  }: {
    caller: Caller
    keyring: Keyring
    recruitmentId: string
    newId: () => string
    at: string
  },
): Promise<void> {
  const accountId = caller.accountId ?? ''
  const draft = await db
    .selectFrom('draft')
    .select(['id', 'body_sealed'])
    .where('account_id', '=', accountId)
    .where('form', '=', FORM)
    .where('about_id', '=', recruitmentId)
    .executeTakeFirst()
  const row = await db
    .selectFrom('recruitment')
    .select(['id', 'clinic_id'])
    .where('id', '=', recruitmentId)
    .executeTakeFirst()
  if (!row) throw new Refused('not-found')
  // without a draft the rule of the form says no by itself
  if (!draft) return
  const keys = await dataKeysOf(db, keyring, [accountId])
  const text = keys.open(accountId, draft.body_sealed, {
    table: 'draft',
    column: 'body_sealed',
    id: draft.id,
  })
  const read = Application.safeParse(JSON.parse(text ?? '{}'))
  if (!read.success) return
  const seal = (table: string, column: string, id: string, plain: string) =>
    keys.seal(accountId, plain, { table, column, id }).bytes
  await db
    .insertInto('application')
    .values({
      id: row.id,
      holder_id: accountId,
      clinic_id: row.clinic_id,
      body_sealed: seal('application', 'body_sealed', row.id, JSON.stringify(read.data)),
      sent_at: at as never,
    })
    .execute()
  const { firstName, firstEmail, secondName, secondEmail } = read.data.referees
  for (const [place, name, email] of [
    ['first', firstName, firstEmail],
    ['second', secondName, secondEmail],
  ] as const) {
    const id = newId()
    await db
      .insertInto('referee')
      .values({
        id,
        recruitment_id: row.id,
        holder_id: accountId,
        clinic_id: row.clinic_id,
        place,
        name_sealed: seal('referee', 'name_sealed', id, name),
        email_sealed: seal('referee', 'email_sealed', id, email),
      })
      .execute()
  }
  await db.deleteFrom('draft').where('id', '=', draft.id).execute()
}

/** What somebody wrote, for those who may read it. */
export async function applicationOf(reading: Reading, recruitmentId: string): Promise<Application | null> {
  const row = await reading.db
    .selectFrom('application')
    .select(['id', 'holder_id', 'body_sealed'])
    .where('id', '=', recruitmentId)
    .executeTakeFirst()
  if (!row) return null
  const keys = await reading.keysOf([row.holder_id])
  const text = keys.open(row.holder_id, row.body_sealed, {
    table: 'application',
    column: 'body_sealed',
    id: row.id,
  })
  return text === null ? null : Application.parse(JSON.parse(text))
}
