/** What an administrator changes about the systems of clinics: who may come in, by which key, and who is told. */
import { randomBytes } from 'node:crypto'
import { plusMs } from '@alongside/domain/time'
import type { SignedIn } from '../actor.ts'
import { type Answer, yes } from '../answer.ts'
import { type Changing, change } from '../change.ts'
import { dataKeysOf } from '../database/keys.ts'
import { Sealed } from '../database/sealed.ts'
import type { Doors } from '../doors.ts'
import { newKey } from './key-holder.ts'

interface Adding {
  readonly commandId: string
  readonly clinicId: string
  readonly name: string
  readonly perMinute: number
}

/** A key that was made. It is shown once; the second answer to the same submission has none. */
export interface MadeKey {
  readonly systemId: string
  readonly keyId: string
  readonly key: string | null
}

export async function addSystem(doors: Doors, caller: SignedIn, adding: Adding): Promise<Answer<MadeKey>> {
  const { commandId, clinicId, name, perMinute } = adding
  const made = newKey()
  const done = await change(doors, caller, { what: 'integrations.add', commandId }, async changing => {
    const { db, at, newId, refuse } = changing
    const clinic = await db.selectFrom('clinic').select('id').where('id', '=', clinicId).executeTakeFirst()
    if (!clinic) return refuse('not-found')
    const [accountId, systemId] = [newId(), newId()]
    const { key, row } = doors.keys.newKey(accountId)
    const sealed = Sealed.of(name, key, { table: 'account', column: 'name_sealed', id: accountId })
    await db
      .insertInto('account')
      .values({
        id: accountId,
        auth_user_id: null,
        role: 'integration',
        created_at: at,
        name_sealed: sealed.bytes,
      })
      .execute()
    await db.insertInto('data_key').values(row).execute()
    await db.insertInto('account_clinic').values({ account_id: accountId, clinic_id: clinicId }).execute()
    await db
      .insertInto('clinic_system')
      .values({
        id: systemId,
        clinic_id: clinicId,
        account_id: accountId,
        name,
        per_minute: perMinute,
        made_by: caller.accountId,
        made_at: at,
        ended_at: null,
      })
      .execute()
    return { systemId, keyId: await keepKey(changing, caller, systemId, made, null) }
  })
  return shownOnce(done, made)
}

interface MakingKey {
  readonly commandId: string
  readonly systemId: string
  readonly expiresInDays: number | null
}

/** Another key beside those there are, so that a system can change over without a pause. */
export async function makeKey(doors: Doors, caller: SignedIn, making: MakingKey): Promise<Answer<MadeKey>> {
  const { commandId, systemId, expiresInDays } = making
  const made = newKey()
  const done = await change(doors, caller, { what: 'integrations.makeKey', commandId }, async changing => {
    await openSystem(changing, systemId)
    return { systemId, keyId: await keepKey(changing, caller, systemId, made, expiresInDays) }
  })
  return shownOnce(done, made)
}

/** The hash tells which of two answers is the one that made the key: the other one never saw it. */
function shownOnce(
  done: Answer<{ systemId: string; keyId: string }>,
  made: ReturnType<typeof newKey>,
): Answer<MadeKey> {
  if (!done.ok) return done
  const { systemId, keyId } = done.value
  return yes({ systemId, keyId, key: keyId === idOf(made) ? made.key : null })
}

/** An id that follows from the hash of the key, and tells nothing of either. */
function idOf({ hash }: Pick<ReturnType<typeof newKey>, 'hash'>): string {
  const hex = hash.slice(32)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

async function keepKey(
  { db, at }: Changing,
  caller: SignedIn,
  systemId: string,
  made: ReturnType<typeof newKey>,
  expiresInDays: number | null,
): Promise<string> {
  const id = idOf(made)
  await db
    .insertInto('clinic_key')
    .values({
      id,
      system_id: systemId,
      key_hash: made.hash,
      begins_with: made.beginsWith,
      made_by: caller.accountId,
      made_at: at,
      expires_at: expiresInDays === null ? null : plusMs(at, expiresInDays * 86_400_000),
      revoked_at: null,
      revoked_by: null,
      last_used_at: null,
    })
    .execute()
  return id
}

async function openSystem(
  { db, refuse }: Changing,
  systemId: string,
): Promise<{ clinicId: string; accountId: string }> {
  const row = await db
    .selectFrom('clinic_system')
    .select(['clinic_id', 'account_id'])
    .where('id', '=', systemId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  return { clinicId: row.clinic_id, accountId: row.account_id }
}

interface ById {
  readonly commandId: string
  readonly id: string
}

/** From the next request on the key opens nothing. */
export function revokeKey(
  doors: Doors,
  caller: SignedIn,
  { commandId, id }: ById,
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'integrations.revokeKey', commandId }, async ({ db, at, refuse }) => {
    const done = await db
      .updateTable('clinic_key')
      .set({ revoked_at: at, revoked_by: caller.accountId })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) return refuse('not-found')
    return { done: true as const }
  })
}

/** A system leaves: its keys open nothing and its addresses hear nothing any more. What it sent stays. */
export function endSystem(
  doors: Doors,
  caller: SignedIn,
  { commandId, id }: ById,
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'integrations.end', commandId }, async changing => {
    await openSystem(changing, id)
    const { db, at } = changing
    await db.updateTable('clinic_system').set({ ended_at: at }).where('id', '=', id).execute()
    await db
      .updateTable('clinic_key')
      .set({ revoked_at: at, revoked_by: caller.accountId })
      .where('system_id', '=', id)
      .where('revoked_at', 'is', null)
      .execute()
    await db
      .updateTable('task_subscription')
      .set({ ended_at: at })
      .where('system_id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
    return { done: true as const }
  })
}

interface Subscribing {
  readonly commandId: string
  readonly systemId: string
  readonly url: string
}

/** An address that is told from now on. The secret that signs what is sent to it is shown once. */
export async function subscribe(
  doors: Doors,
  caller: SignedIn,
  { commandId, systemId, url }: Subscribing,
): Promise<Answer<{ subscriptionId: string; secret: string | null }>> {
  const secret = randomBytes(32).toString('base64url')
  const subscriptionId = doors.newId()
  const done = await change(doors, caller, { what: 'integrations.subscribe', commandId }, async changing => {
    const { db, at } = changing
    const { clinicId, accountId } = await openSystem(changing, systemId)
    const keys = await dataKeysOf(db, doors.keys, [accountId])
    const place = { table: 'task_subscription', column: 'secret_sealed', id: subscriptionId }
    await db
      .insertInto('task_subscription')
      .values({
        id: subscriptionId,
        system_id: systemId,
        clinic_id: clinicId,
        account_id: accountId,
        url,
        secret_sealed: keys.seal(accountId, secret, place).bytes,
        made_by: caller.accountId,
        made_at: at,
        ended_at: null,
        looked_until: at,
      })
      .execute()
    return { subscriptionId }
  })
  if (!done.ok) return done
  const made = done.value.subscriptionId
  return yes({ subscriptionId: made, secret: made === subscriptionId ? secret : null })
}

export function unsubscribe(
  doors: Doors,
  caller: SignedIn,
  { commandId, id }: ById,
): Promise<Answer<{ done: true }>> {
  return change(
    doors,
    caller,
    { what: 'integrations.unsubscribe', commandId },
    async ({ db, at, refuse }) => {
      const done = await db
        .updateTable('task_subscription')
        .set({ ended_at: at })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (done.numUpdatedRows === 0n) return refuse('not-found')
      return { done: true as const }
    },
  )
}

/** Words that were given up are tried again from the beginning. Gives how many there were. */
export function sendAgain(
  doors: Doors,
  caller: SignedIn,
  { commandId, ids }: { readonly commandId: string; readonly ids: readonly string[] },
): Promise<Answer<{ again: number }>> {
  return change(doors, caller, { what: 'integrations.sendAgain', commandId }, async ({ db, at }) => {
    const done = await db
      .updateTable('task_delivery')
      .set({ dead_at: null, attempts: 0, next_attempt_at: at })
      .where('id', 'in', [...ids])
      .where('dead_at', 'is not', null)
      .executeTakeFirst()
    return { again: Number(done.numUpdatedRows) }
  })
}
