/** Who looked at what: of one person, for the person to have; of oneself; and of days that were unusual. */
import {
  accessInWords,
  organisationOf,
  type Unusual,
  unusual,
  unusualFindings,
} from '@alongside/domain/access'
import { Id, Role } from '@alongside/domain/people'
import { Instant, PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Reading } from '../read.ts'

export const LookView = z.strictObject({
  id: z.int(),
  at: Instant,
  organisation: z.string(),
  role: Role,
  what: z.string(),
  /** The worker's name: for the safeguarding lead alone, because workers have to be safe too. */
  by: z.string().nullable(),
})
export type LookView = z.infer<typeof LookView>

export const PersonLooks = z.strictObject({
  personId: Id,
  clinicName: z.string(),
  looks: z.array(LookView),
  next: z.int().nullable(),
})
export type PersonLooks = z.infer<typeof PersonLooks>

const PAGE = 100
/** Higher than any number that the log gives out. */
const NEWEST = 9_007_199_254_740_991

interface Row {
  id: number
  at: Instant
  account_id: string | null
  role: Role
  what: string
  outcome: 'read' | 'changed' | 'denied'
}

/** The lines about one person, the newest first. Whoever looks here is written down as well. */
export async function looksAt(
  reading: Reading,
  personId: string,
  before: number | undefined,
  most = PAGE,
): Promise<PersonLooks | null> {
  const { db, caller } = reading
  const { rows: found } = await sql<{ name: string }>`
    select c.name from person p join clinic c on c.id = p.clinic_id where p.id = ${personId}`.execute(db)
  const clinicName = found[0]?.name
  if (clinicName === undefined) return null
  reading.saw([personId])
  const { rows } = await sql<Row>`
    select id, at, account_id, role, what, outcome
    from authz.looked_at(${personId}, ${before ?? NEWEST}, ${most})`.execute(db)
  const names =
    caller.role === 'safeguardingLead'
      ? await namesOfAccounts(
          reading,
          rows.flatMap(({ account_id }) => account_id ?? []),
        )
      : () => null
  return {
    personId,
    clinicName,
    looks: rows.map(row => ({
      id: Number(row.id),
      at: row.at,
      organisation: organisationOf(row.role, clinicName),
      role: row.role,
      what: accessInWords(row.what, row.outcome),
      by: row.account_id === null ? null : names(row.account_id),
    })),
    next: rows.length === most ? Number(rows.at(-1)?.id) : null,
  }
}

export const OwnLook = z.strictObject({
  id: z.int(),
  at: Instant,
  what: z.string(),
  denied: z.boolean(),
  people: z.int(),
})

/** What the caller looked at themself, as it stands in the log. */
export async function ownLooks({ db, caller }: Reading) {
  if (caller.accountId === null) return []
  const rows = await db
    .selectFrom('access_log')
    .select(['id', 'at', 'what', 'outcome', eb => eb.fn<number>('cardinality', ['person_ids']).as('people')])
    .where('account_id', '=', caller.accountId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(row => ({
    id: Number(row.id),
    at: row.at,
    what: accessInWords(row.what, row.outcome),
    denied: row.outcome === 'denied',
    people: Number(row.people),
  }))
}

const UnusualKind = z.enum(Object.keys(unusual) as [Unusual, ...Unusual[]])
export const Finding = z.enum(
  Object.keys(unusualFindings) as [keyof typeof unusualFindings, ...(keyof typeof unusualFindings)[]],
  { error: 'Choose what you found' },
)

export const UnusualDay = z.strictObject({
  id: Id,
  by: z.string().nullable(),
  role: Role,
  on: PlainDate,
  kind: UnusualKind,
  times: z.int(),
  finding: Finding.nullable(),
  lookedAt: Instant.nullable(),
})

/** Days that were unusual: what nobody has looked into first. */
export async function unusualDays(reading: Reading) {
  const rows = await reading.db
    .selectFrom('unusual_access as u')
    .innerJoin('account as a', 'a.id', 'u.account_id')
    .select(['u.id', 'u.account_id', 'a.role', 'u.on_day', 'u.kind', 'u.times', 'u.finding', 'u.looked_at'])
    .orderBy(sql`u.looked_at is not null`)
    .orderBy('u.on_day', 'desc')
    .orderBy('u.id')
    .limit(200)
    .execute()
  const names = await namesOfAccounts(
    reading,
    rows.map(({ account_id }) => account_id),
  )
  return rows.map(row => ({
    id: row.id,
    by: names(row.account_id),
    role: row.role,
    on: row.on_day,
    kind: UnusualKind.parse(row.kind),
    times: row.times,
    finding: Finding.nullable().parse(row.finding),
    lookedAt: row.looked_at,
  }))
}

/** Names of colleagues, as far as the caller may know them. */
export async function namesOfAccounts(
  reading: Reading,
  ids: readonly string[],
): Promise<(id: string) => string | null> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return () => null
  const rows = await reading.db
    .selectFrom('account')
    .select(['id', 'name_sealed'])
    .where('id', 'in', wanted)
    .execute()
  const keys = await reading.keysOf(rows.map(({ id }) => id))
  const sealed = new Map(rows.map(({ id, name_sealed }) => [id, name_sealed]))
  return id => keys.open(id, sealed.get(id) ?? null, { table: 'account', column: 'name_sealed', id })
}
