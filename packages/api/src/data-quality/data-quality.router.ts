/** Records that look alike, and records that lack something: suggested to a coordinator, and never merged by itself. */
import { ContactDetails } from '@alongside/domain/contact-details'
import {
  type Alike,
  alikeWords,
  type ComparedRecord,
  type Lack,
  lacksOf,
  lackWords,
  lookAlikes,
} from '@alongside/domain/data-quality'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { change } from '../change.ts'
import { type Reading, read } from '../read.ts'
import { canDo, canSee, granted, router } from '../trpc.ts'
import { mergePeople, unmergePeople } from './merge.ts'

/** A clinic has a few thousand people; with more than this the oldest are left out, and the page says so. */
const MOST = 5000

const Shown = z.strictObject({
  id: Id,
  called: z.string().nullable(),
  clinicNumber: z.string().nullable(),
  clinicName: z.string(),
})
const AlikeReason = z.enum(Object.keys(alikeWords) as [Alike, ...Alike[]])
const LackReason = z.enum(Object.keys(lackWords) as [Lack, ...Lack[]])

export const Quality = z.strictObject({
  pairs: z.array(z.strictObject({ one: Shown, other: Shown, reasons: z.array(AlikeReason) })),
  /** What somebody found about a pair; it can be taken back. */
  found: z.array(
    z.strictObject({
      id: Id,
      one: Shown,
      other: Shown,
      finding: z.enum(['samePerson', 'twoPeople']),
      foundAt: Instant,
    }),
  ),
  /** Records that were put together; each can be taken apart until something is written with it. */
  merged: z.array(z.strictObject({ id: Id, kept: Shown, at: Instant })),
  lacking: z.array(z.strictObject({ person: Shown, lacks: z.array(LackReason) })),
  isWhole: z.boolean(),
})
export type Quality = z.infer<typeof Quality>

const Done = z.strictObject({ done: z.literal(true) })
const done = { done: true as const }

export const qualityRouter = router({
  list: canSee('dataQuality')
    .input(z.strictObject({}).optional())
    .output(Quality)
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'quality.list', qualityOf))),
  find: canSee('dataQuality')
    .input(
      z.strictObject({
        oneId: Id,
        otherId: Id,
        finding: z.enum(['samePerson', 'twoPeople']),
        commandId: Id,
      }),
    )
    .output(Done)
    .mutation(async ({ ctx, input: { oneId, otherId, finding, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'quality.find', commandId }, async changing => {
          const { db, at, newId, refuse } = changing
          const [first = '', second = ''] = [oneId, otherId].sort()
          const people = await db
            .selectFrom('person')
            .select(['id', 'clinic_id'])
            .where('id', 'in', [first, second])
            .where('erased_at', 'is', null)
            .orderBy('id')
            .execute()
          const [one, other] = people
          // two clinics never learn that they share somebody
          if (!one || !other || one.clinic_id !== other.clinic_id) return refuse('not-found')
          changing.saw([one.id, other.id])
          const known = await db
            .selectFrom('record_pair')
            .select('id')
            .where('one_id', '=', one.id)
            .where('other_id', '=', other.id)
            .where('undone_at', 'is', null)
            .executeTakeFirst()
          if (known) return refuse('already-done')
          await db
            .insertInto('record_pair')
            .values({
              id: newId(),
              clinic_id: one.clinic_id,
              one_id: one.id,
              other_id: other.id,
              finding,
              found_by: ctx.caller.accountId,
              found_at: at,
            })
            .execute()
          return done
        }),
      ),
    ),
  /** Puts two records together that somebody found to be one person. Everything goes to the one that is kept. */
  merge: canDo('mergeRecords')
    .input(z.strictObject({ pairId: Id, keptId: Id, commandId: Id }))
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input }) => granted(await mergePeople(ctx.doors, ctx.caller, input))),
  unmerge: canDo('mergeRecords')
    .input(z.strictObject({ id: Id, commandId: Id }))
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await unmergePeople(ctx.doors, ctx.caller, input))),
  takeBack: canSee('dataQuality')
    .input(z.strictObject({ id: Id, commandId: Id }))
    .output(Done)
    .mutation(async ({ ctx, input: { id, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'quality.takeBack', commandId }, async changing => {
          const { db, at, refuse } = changing
          const pair = await db
            .selectFrom('record_pair')
            .select(['undone_at', 'one_id', 'other_id'])
            .where('id', '=', id)
            .forUpdate()
            .executeTakeFirst()
          if (!pair) return refuse('not-found')
          if (pair.undone_at !== null) return refuse('already-done')
          changing.saw([pair.one_id, pair.other_id])
          await db
            .updateTable('record_pair')
            .set({ undone_at: at, undone_by: ctx.caller.accountId })
            .where('id', '=', id)
            .execute()
          return done
        }),
      ),
    ),
})

async function qualityOf(reading: Reading): Promise<Quality> {
  const { records, shown } = await recordsOf(reading)
  const byId = new Map(records.map(record => [record.id, record]))
  const found = await reading.db
    .selectFrom('record_pair')
    .select(['id', 'one_id', 'other_id', 'finding', 'found_at'])
    .where('undone_at', 'is', null)
    .orderBy('found_at', 'desc')
    .execute()
  const together = await reading.db
    .selectFrom('person_merge')
    .select(['id', 'kept_id', 'merged_at'])
    .where('undone_at', 'is', null)
    .orderBy('merged_at', 'desc')
    .limit(100)
    .execute()
  const settled = new Set(found.map(({ one_id, other_id }) => `${one_id} ${other_id}`))
  const pairs = lookAlikes(records)
    .filter(({ oneId, otherId }) => !settled.has(`${oneId} ${otherId}`))
    .slice(0, 100)
  const lacking = records
    .map(record => ({ id: record.id, lacks: lacksOf(record, reading.at) }))
    .filter(({ lacks }) => lacks.length > 0)
    .sort((one, other) => other.lacks.length - one.lacks.length)
    .slice(0, 100)
  const kept = found.filter(({ one_id, other_id }) => byId.has(one_id) && byId.has(other_id))
  // whoever stands on the page was looked at; the others were only compared
  reading.saw([
    ...pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]),
    ...kept.flatMap(({ one_id, other_id }) => [one_id, other_id]),
    ...lacking.map(({ id }) => id),
    ...together.flatMap(({ kept_id }) => (byId.has(kept_id) ? [kept_id] : [])),
  ])
  return {
    pairs: pairs.map(({ oneId, otherId, reasons }) => ({
      one: shown(oneId),
      other: shown(otherId),
      reasons: [...reasons],
    })),
    found: kept.map(({ id, one_id, other_id, finding, found_at }) => ({
      id,
      one: shown(one_id),
      other: shown(other_id),
      finding,
      foundAt: found_at,
    })),
    merged: together
      .filter(({ kept_id }) => byId.has(kept_id))
      .map(({ id, kept_id, merged_at }) => ({ id, kept: shown(kept_id), at: merged_at })),
    lacking: lacking.map(({ id, lacks }) => ({ person: shown(id), lacks })),
    isWhole: records.length < MOST,
  }
}

async function recordsOf({ db, keysOf }: Reading) {
  const rows = await db
    .selectFrom('person as p')
    .innerJoin('clinic as c', 'c.id', 'p.clinic_id')
    .select([
      'p.id',
      'p.clinic_id',
      'c.name as clinic_name',
      'p.called_sealed',
      'p.name_sealed',
      'p.contact_sealed',
      'p.clinic_number_sealed',
      'p.contact_rules',
      sql<boolean>`p.died_on is null and (
        exists (select 1 from referral r where r.person_id = p.id and r.status = 'active')
        or exists (select 1 from onboarding o where o.person_id = p.id and o.status = 'active')
        or exists (select 1 from mentoring m where m.person_id = p.id and m.status = 'active'))`.as(
        'is_open',
      ),
    ])
    .where('p.erased_at', 'is', null)
    .orderBy('p.created_at', 'desc')
    .limit(MOST)
    .execute()
  const keys = await keysOf(rows.map(({ id }) => id))
  const records = rows.map((row): ComparedRecord & { clinicName: string } => {
    const open = (column: string, sealed: Uint8Array | null) =>
      keys.open(row.id, sealed, { table: 'person', column, id: row.id })
    const contact = open('contact_sealed', row.contact_sealed)
    const details = contact === null ? null : ContactDetails.parse(JSON.parse(contact))
    return {
      id: row.id,
      clinicId: row.clinic_id,
      clinicName: row.clinic_name,
      clinicNumber: open('clinic_number_sealed', row.clinic_number_sealed),
      fullName: open('name_sealed', row.name_sealed),
      called: open('called_sealed', row.called_sealed),
      phone: details?.phone ?? null,
      email: details?.email ?? null,
      language: details?.language ?? null,
      rules: row.contact_rules,
      isOpen: Boolean(row.is_open),
    }
  })
  const byId = new Map(records.map(record => [record.id, record]))
  return {
    records,
    shown: (id: string) => {
      const record = byId.get(id)
      return {
        id,
        called: record?.called ?? null,
        clinicNumber: record?.clinicNumber ?? null,
        clinicName: record?.clinicName ?? '',
      }
    },
  }
}
