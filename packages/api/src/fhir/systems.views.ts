/** The systems of clinics as an administrator sees them: keys, addresses and how deliveries went, and no referral. */
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { Cursor, PageSize, pageOf } from '../lifecycle/page.ts'
import type { Reading } from '../read.ts'

const KeyView = z.strictObject({
  id: Id,
  beginsWith: z.string(),
  madeAt: Instant,
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
})

const AddressView = z.strictObject({
  id: Id,
  url: z.string(),
  madeAt: Instant,
  endedAt: Instant.nullable(),
  /** Words that wait to be sent, and words that were given up. */
  waiting: z.int(),
  givenUp: z.int(),
})

const SystemView = z.strictObject({
  id: Id,
  clinicId: Id,
  clinicName: z.string(),
  name: z.string(),
  /** Whether its clinic is none, for trying things out. */
  sandbox: z.boolean(),
  perMinute: z.int(),
  madeAt: Instant,
  endedAt: Instant.nullable(),
  keys: z.array(KeyView),
  addresses: z.array(AddressView),
})
type SystemView = z.infer<typeof SystemView>

export const SystemList = z.strictObject({
  systems: z.array(SystemView),
  /** Where a system may be added. */
  clinics: z.array(z.strictObject({ id: Id, name: z.string() })),
})

export async function listSystems(reading: Reading): Promise<z.infer<typeof SystemList>> {
  const clinics = await reading.db.selectFrom('clinic').select(['id', 'name']).orderBy('name').execute()
  return { systems: await systemsOf(reading), clinics }
}

async function systemsOf({ db }: Reading): Promise<SystemView[]> {
  const systems = await db
    .selectFrom('clinic_system as s')
    .innerJoin('clinic as c', 'c.id', 's.clinic_id')
    .select([
      's.id',
      's.clinic_id',
      'c.name as clinic_name',
      's.name',
      'c.sandbox',
      's.per_minute',
      's.made_at',
      's.ended_at',
    ])
    .orderBy('c.name')
    .orderBy('s.made_at')
    .execute()
  const keys = await db
    .selectFrom('clinic_key')
    .select(['id', 'system_id', 'begins_with', 'made_at', 'expires_at', 'revoked_at', 'last_used_at'])
    .orderBy('made_at', 'desc')
    .execute()
  const addresses = await db
    .selectFrom('task_subscription as a')
    .select(['a.id', 'a.system_id', 'a.url', 'a.made_at', 'a.ended_at'])
    .select(eb => [
      eb
        .selectFrom('task_delivery as d')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('d.subscription_id', '=', 'a.id')
        .where('d.delivered_at', 'is', null)
        .where('d.dead_at', 'is', null)
        .as('waiting'),
      eb
        .selectFrom('task_delivery as d')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('d.subscription_id', '=', 'a.id')
        .where('d.dead_at', 'is not', null)
        .as('given_up'),
    ])
    .orderBy('a.made_at', 'desc')
    .execute()
  return systems.map(row => ({
    id: row.id,
    clinicId: row.clinic_id,
    clinicName: row.clinic_name,
    name: row.name,
    sandbox: row.sandbox,
    perMinute: row.per_minute,
    madeAt: row.made_at,
    endedAt: row.ended_at,
    keys: keys
      .filter(key => key.system_id === row.id)
      .map(key => ({
        id: key.id,
        beginsWith: key.begins_with,
        madeAt: key.made_at,
        expiresAt: key.expires_at,
        revokedAt: key.revoked_at,
        lastUsedAt: key.last_used_at,
      })),
    addresses: addresses
      .filter(address => address.system_id === row.id)
      .map(address => ({
        id: address.id,
        url: address.url,
        madeAt: address.made_at,
        endedAt: address.ended_at,
        waiting: Number(address.waiting ?? 0),
        givenUp: Number(address.given_up ?? 0),
      })),
  }))
}

export const WantedDeliveries = z.strictObject({
  state: z.enum(['waiting', 'givenUp', 'arrived']),
  after: Cursor.optional(),
  limit: PageSize,
})

const DeliveryView = z.strictObject({
  id: Id,
  addressId: Id,
  clinicName: z.string(),
  systemName: z.string(),
  at: Instant,
  attempts: z.int(),
  nextAttemptAt: Instant,
  deliveredAt: Instant.nullable(),
  givenUpAt: Instant.nullable(),
  problem: z.string().nullable(),
})

export const DeliveryPage = z.strictObject({ rows: z.array(DeliveryView), next: z.string().nullable() })

export async function listDeliveries(
  { db }: Reading,
  { state, after, limit }: z.output<typeof WantedDeliveries>,
): Promise<z.infer<typeof DeliveryPage>> {
  let query = db
    .selectFrom('task_delivery as l')
    .innerJoin('task_subscription as a', 'a.id', 'l.subscription_id')
    .innerJoin('clinic_system as s', 's.id', 'a.system_id')
    .innerJoin('clinic as c', 'c.id', 's.clinic_id')
    .select([
      'l.id',
      'l.subscription_id',
      'c.name as clinic_name',
      's.name as system_name',
      'l.at',
      'l.attempts',
    ])
    .select(['l.next_attempt_at', 'l.delivered_at', 'l.dead_at', 'l.last_problem'])
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(limit + 1)
  if (state === 'arrived') query = query.where('l.delivered_at', 'is not', null)
  if (state === 'givenUp') query = query.where('l.dead_at', 'is not', null)
  if (state === 'waiting') query = query.where('l.delivered_at', 'is', null).where('l.dead_at', 'is', null)
  if (after) query = query.where(sql<boolean>`(l.at, l.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), limit, row => [row.at, row.id])
  return {
    rows: rows.map(row => ({
      id: row.id,
      addressId: row.subscription_id,
      clinicName: row.clinic_name,
      systemName: row.system_name,
      at: row.at,
      attempts: row.attempts,
      nextAttemptAt: row.next_attempt_at,
      deliveredAt: row.delivered_at,
      givenUpAt: row.dead_at,
      problem: row.last_problem,
    })),
    next,
  }
}
