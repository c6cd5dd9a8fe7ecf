/** Records that were kept for as long as they had to be, and the list of those who were erased. */
import { Id } from '@alongside/domain/people'
import { Instant, londonDateOf, PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { knownPeople } from '../person/known-people.ts'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'

const KeepingView = z.enum(['due', 'later', 'erased'])
type KeepingView = z.infer<typeof KeepingView>

/** One row of a page: of whoever was erased only a number is left, where it was, and when. */
const KeepingRow = z.strictObject({
  /** Of the ending; of whoever was erased, their number. */
  id: Id,
  personId: Id,
  called: z.string().nullable(),
  clinicId: Id,
  clinicName: z.string(),
  keepUntil: PlainDate.nullable(),
  lastUsed: Instant.nullable(),
  notes: z.int(),
  sessions: z.int(),
  erasedAt: Instant.nullable(),
})

const KeepingPage = z.strictObject({
  rows: z.array(KeepingRow),
  counts: z.strictObject({ due: z.int(), later: z.int(), erased: z.int() }),
  next: Id.nullable(),
})

export const keepingRouter = router({
  page: canSee('discharge')
    .input(
      z.strictObject({
        view: KeepingView.default('due'),
        clinicId: Id.optional(),
        /** The last row of the page before. */
        after: Id.optional(),
        limit: z.int().min(1).max(100).default(25),
      }),
    )
    .output(KeepingPage)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'keeping.list', async reading =>
          ctx.caller.role === 'coordinator' ? await pageOf(reading, input) : null,
        ),
      ),
    ),
})

interface Wanted {
  readonly view: KeepingView
  readonly clinicId?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

async function pageOf(reading: Reading, wanted: Wanted): Promise<z.infer<typeof KeepingPage>> {
  const counts = await countsOf(reading, wanted.clinicId ?? null)
  const found = wanted.view === 'erased' ? await erasedPage(reading, wanted) : await keptPage(reading, wanted)
  const rows = found.slice(0, wanted.limit)
  return { rows, counts, next: found.length > wanted.limit ? (rows.at(-1)?.id ?? null) : null }
}

async function countsOf({ db, at }: Reading, clinicId: string | null) {
  const { rows } = await sql<{ due: number; later: number; erased: number }>`
    select count(*) filter (where k.until <= ${londonDateOf(at)})::int as due,
      count(*) filter (where k.until > ${londonDateOf(at)})::int as later,
      (select count(*)::int from erasure e where ${clinicId}::uuid is null or e.clinic_id = ${clinicId}) as erased
    from (select d.context ->> 'retainUntil' as until from discharge d
      where d.state = 'retained' and (${clinicId}::uuid is null or d.clinic_id = ${clinicId})) k`.execute(db)
  return rows[0] ?? { due: 0, later: 0, erased: 0 }
}

/** The one whose time ends first comes first, and one more than is wanted says whether there is another page. */
async function keptPage(reading: Reading, { view, clinicId, after, limit }: Wanted) {
  const today = londonDateOf(reading.at)
  const { rows } = await sql<{
    id: string
    person_id: string
    clinic_id: string
    clinic_name: string
    keep_until: PlainDate
    changed_at: Instant
    notes: number
    sessions: number
  }>`
    select d.id, d.person_id, d.clinic_id, c.name as clinic_name, d.context ->> 'retainUntil' as keep_until, d.changed_at,
      (select count(*)::int from note n where n.person_id = d.person_id) as notes,
      (select count(*)::int from session_log s where s.person_id = d.person_id) as sessions
    from discharge d join clinic c on c.id = d.clinic_id
    where d.state = 'retained' and d.context ->> 'retainUntil' is not null
      and (d.context ->> 'retainUntil' <= ${today}) = ${view === 'due'}
      and (${clinicId ?? null}::uuid is null or d.clinic_id = ${clinicId ?? null})
      and (${after ?? null}::uuid is null or (d.context ->> 'retainUntil', d.id) >
        (select l.context ->> 'retainUntil', l.id from discharge l where l.id = ${after ?? null}))
    order by d.context ->> 'retainUntil', d.id
    limit ${limit + 1}`.execute(reading.db)
  const known = await knownPeople(
    reading,
    rows.map(({ person_id }) => person_id),
  )
  return rows.map(row => ({
    id: row.id,
    personId: row.person_id,
    called: known(row.person_id).called,
    clinicId: row.clinic_id,
    clinicName: row.clinic_name,
    keepUntil: row.keep_until,
    lastUsed: row.changed_at,
    notes: row.notes,
    sessions: row.sessions,
    erasedAt: null,
  }))
}

async function erasedPage({ db }: Reading, { clinicId, after, limit }: Wanted) {
  const { rows } = await sql<{ person_id: string; clinic_id: string; name: string; at: Instant }>`
    select e.person_id, e.clinic_id, c.name, e.at from erasure e join clinic c on c.id = e.clinic_id
    where (${clinicId ?? null}::uuid is null or e.clinic_id = ${clinicId ?? null})
      and (${after ?? null}::uuid is null or (e.at, e.person_id) <
        (select l.at, l.person_id from erasure l where l.person_id = ${after ?? null}))
    order by e.at desc, e.person_id desc
    limit ${limit + 1}`.execute(db)
  return rows.map(row => ({
    id: row.person_id,
    personId: row.person_id,
    called: null,
    clinicId: row.clinic_id,
    clinicName: row.name,
    keepUntil: null,
    lastUsed: null,
    notes: 0,
    sessions: 0,
    erasedAt: row.at,
  }))
}
