/** Records that were kept for as long as they had to be, and the list of those who were erased. */
import { Id } from '@alongside/domain/people'
import { Instant, londonDateOf, PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { knownPeople } from '../person/known-people.ts'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'

const KeptRecord = z.strictObject({
  dischargeId: Id,
  personId: Id,
  called: z.string().nullable(),
  clinicName: z.string(),
  keepUntil: PlainDate,
  isDue: z.boolean(),
  lastUsed: Instant,
  /** How much would go: words that could be read no more. */
  notes: z.int(),
  sessions: z.int(),
})
const ErasedRecord = z.strictObject({
  personId: Id,
  clinicName: z.string(),
  at: Instant,
})

const MOST = 200

export const keepingRouter = router({
  list: canSee('discharge')
    .input(z.strictObject({}).optional())
    .output(z.strictObject({ kept: z.array(KeptRecord), erased: z.array(ErasedRecord) }))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'keeping.list', async reading => {
          if (ctx.caller.role !== 'coordinator') return null
          return { kept: await keptRecords(reading), erased: await erasedRecords(reading) }
        }),
      ),
    ),
})

async function keptRecords(reading: Reading) {
  const { rows } = await sql<{
    id: string
    person_id: string
    clinic_name: string
    keep_until: PlainDate
    changed_at: Instant
    notes: number
    sessions: number
  }>`
    select d.id, d.person_id, c.name as clinic_name, d.context ->> 'retainUntil' as keep_until, d.changed_at,
      (select count(*)::int from note n where n.person_id = d.person_id) as notes,
      (select count(*)::int from session_log s where s.person_id = d.person_id) as sessions
    from discharge d join clinic c on c.id = d.clinic_id
    where d.state = 'retained' and d.context ->> 'retainUntil' is not null
    order by d.context ->> 'retainUntil', d.id
    limit ${MOST}`.execute(reading.db)
  const known = await knownPeople(
    reading,
    rows.map(({ person_id }) => person_id),
  )
  const today = londonDateOf(reading.at)
  return rows.map(row => ({
    dischargeId: row.id,
    personId: row.person_id,
    called: known(row.person_id).called,
    clinicName: row.clinic_name,
    keepUntil: row.keep_until,
    isDue: row.keep_until <= today,
    lastUsed: row.changed_at,
    notes: row.notes,
    sessions: row.sessions,
  }))
}

async function erasedRecords({ db }: Reading) {
  const rows = await db
    .selectFrom('erasure as e')
    .innerJoin('clinic as c', 'c.id', 'e.clinic_id')
    .select(['e.person_id', 'c.name', 'e.at'])
    .orderBy('e.at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ person_id, name, at }) => ({ personId: person_id, clinicName: name, at }))
}
