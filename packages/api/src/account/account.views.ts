/** Accounts as an administrator sees them: who may sign in, as what and where, and when that was last looked at. */
import { REVIEW_EVERY_DAYS } from '@alongside/domain/account'
import { Id, Role } from '@alongside/domain/people'
import { daysBetween, Instant, londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import { type Expression, sql } from 'kysely'
import * as z from 'zod'
import type { Reading } from '../read.ts'

export const AccountView = z.strictObject({
  id: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  role: Role,
  clinics: z.array(z.strictObject({ id: Id, name: z.string() })),
  createdAt: Instant,
  /** Waits for a second administrator, and cannot sign in until then. */
  waits: z.boolean(),
  disabledAt: Instant.nullable(),
  lastSeen: Instant.nullable(),
  openSessions: z.int(),
  secondFactor: z.boolean(),
  reviewedAt: Instant.nullable(),
  reviewDue: z.boolean(),
  /** The account of whoever asks: nobody changes their own. */
  isOwn: z.boolean(),
})
export type AccountView = z.infer<typeof AccountView>

interface Row {
  id: string
  role: Role
  name_sealed: Uint8Array | null
  created_at: Instant
  disabled_at: Instant | null
  email: string | null
  second_factor: boolean
  last_seen: Instant | null
  sessions: number
  clinics: AccountView['clinics']
  reviewed_at: Instant | null
  waits: boolean
}

export const accountLists = ['open', 'review', 'waiting', 'ended'] as const
type AccountList = (typeof accountLists)[number]

/** What an administrator looks for: one of the lists, a part of an address, and where the page before ended. */
export interface WantedAccounts {
  readonly view: AccountList | 'all'
  readonly find?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export const AccountPage = z.strictObject({
  accounts: z.array(AccountView),
  next: Id.nullable(),
  counts: z.strictObject({ open: z.int(), review: z.int(), waiting: z.int(), ended: z.int() }),
})
export type AccountPage = z.infer<typeof AccountPage>

const lastReviewed = sql`(select max(r.reviewed_at) from account_review r where r.account_id = a.id)`
const waits = sql`exists (select 1 from rank_request q where q.account_id = a.id and q.decided_at is null)`
/** A system of a clinic has an account, too, and a page of its own. */
const isSomebody = sql`a.role <> 'integration'`

function inList(view: AccountList | 'all', at: Instant) {
  const stale = londonInstant(plusDays(londonDateOf(at), 1 - REVIEW_EVERY_DAYS))
  switch (view) {
    case 'all':
      return sql`true`
    case 'open':
      return sql`a.disabled_at is null`
    case 'review':
      return sql`(a.disabled_at is null and coalesce(${lastReviewed}, a.created_at) < ${stale}::timestamptz)`
    case 'waiting':
      return sql`${waits}`
    case 'ended':
      return sql`(a.disabled_at is not null and not ${waits})`
  }
}

/** A page of accounts, by role and by when they were made. */
export async function accountPage(
  reading: Reading,
  { view, find, after, limit }: WantedAccounts,
): Promise<AccountPage> {
  const { db, at } = reading
  const place = sql`(select l.role, l.created_at, l.id from account l where l.id = ${after ?? null}::uuid)`
  const rows = await accountRows(
    reading,
    sql`${isSomebody} and ${inList(view, at)}
      and (${after ?? null}::uuid is null or (a.role, a.created_at, a.id) > ${place})
      and (${find ?? null}::text is null or a.id in (select authz.accounts_called(${find ?? ''})))`,
    limit + 1,
  )
  const accounts = await viewsOf(reading, rows.slice(0, limit))
  return {
    accounts,
    next: rows.length > limit ? (accounts.at(-1)?.id ?? null) : null,
    counts: await countAccounts({ db, at }),
  }
}

/** How many accounts each list holds. */
export async function countAccounts({ db, at }: Pick<Reading, 'db' | 'at'>): Promise<AccountPage['counts']> {
  const { rows } = await sql<AccountPage['counts']>`select ${sql.join(
    accountLists.map(view => sql`count(*) filter (where ${inList(view, at)})::int as ${sql.ref(view)}`),
  )} from account a where ${isSomebody}`.execute(db)
  return rows[0] ?? { open: 0, review: 0, waiting: 0, ended: 0 }
}

export async function accountView(reading: Reading, id: string): Promise<AccountView | null> {
  const rows = await accountRows(reading, sql`${isSomebody} and a.id = ${id}::uuid`, 1)
  return (await viewsOf(reading, rows))[0] ?? null
}

async function accountRows({ db }: Reading, which: Expression<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with page as (
      select a.id, a.role, a.name_sealed, a.created_at, a.disabled_at, ${lastReviewed} as reviewed_at, ${waits} as waits
      from account a where ${which} order by a.role, a.created_at, a.id limit ${limit})
    select p.*, s.email, s.second_factor, s.last_seen, s.sessions,
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name)
        from account_clinic ac join clinic c on c.id = ac.clinic_id where ac.account_id = p.id), '[]') as clinics
    from page p join authz.signs_of(array(select id from page)) s on s.account_id = p.id
    order by p.role, p.created_at, p.id`.execute(db)
  return rows
}

async function viewsOf(reading: Reading, rows: readonly Row[]): Promise<AccountView[]> {
  const keys = await reading.keysOf(rows.map(({ id }) => id))
  const today = londonDateOf(reading.at)
  return rows.map(row => ({
    id: row.id,
    name: keys.open(row.id, row.name_sealed, { table: 'account', column: 'name_sealed', id: row.id }),
    email: row.email,
    role: row.role,
    clinics: row.clinics,
    createdAt: row.created_at,
    waits: row.waits,
    disabledAt: row.disabled_at,
    lastSeen: row.last_seen,
    openSessions: row.sessions,
    secondFactor: row.second_factor,
    reviewedAt: row.reviewed_at,
    reviewDue:
      row.disabled_at === null &&
      daysBetween(londonDateOf(row.reviewed_at ?? row.created_at), today) >= REVIEW_EVERY_DAYS,
    isOwn: row.id === reading.caller.accountId,
  }))
}

export const AccountDeed = z.strictObject({
  id: Id,
  at: Instant,
  what: z.string(),
  by: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
})
export type AccountDeed = z.infer<typeof AccountDeed>

/** What was done, the newest first: about one account, about one clinic, or about everything. */
export async function deedsOf(
  reading: Reading,
  about: { readonly accountId?: string; readonly clinicId?: string },
  most = 100,
): Promise<AccountDeed[]> {
  let query = reading.db
    .selectFrom('admin_event as e')
    .innerJoin('account as a', 'a.id', 'e.account_id')
    .select(['e.id', 'e.at', 'e.what', 'e.detail', 'e.account_id', 'a.name_sealed'])
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .limit(most)
  if (about.accountId !== undefined) query = query.where('e.about_account_id', '=', about.accountId)
  if (about.clinicId !== undefined) query = query.where('e.about_clinic_id', '=', about.clinicId)
  const rows = await query.execute()
  const keys = await reading.keysOf(rows.map(({ account_id }) => account_id))
  return rows.map(({ id, at, what, detail, account_id, name_sealed }) => ({
    id,
    at,
    what,
    by: keys.open(account_id, name_sealed, { table: 'account', column: 'name_sealed', id: account_id }),
    detail: detail as AccountDeed['detail'],
  }))
}

export const SessionOfAccount = z.strictObject({ since: Instant, usedAt: Instant })

export async function sessionsOfAccount({ db }: Reading, id: string) {
  const { rows } = await sql<{ since: Instant; used_at: Instant }>`
    select since, used_at from authz.sessions_of(${id})`.execute(db)
  return rows.map(({ since, used_at }) => ({ since, usedAt: used_at }))
}
