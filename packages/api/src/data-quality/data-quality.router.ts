/** Records that look alike, and records that lack something: suggested to a coordinator, and never merged by itself. */
import {
  type Alike,
  alikeAmong,
  alikeWords,
  type Lack,
  lacksOf,
  lackWords,
} from '@alongside/domain/data-quality'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { change } from '../change.ts'
import { together } from '../database/together.ts'
import { type Reading, read } from '../read.ts'
import { canDo, canSee, granted, router } from '../trpc.ts'
import { comparedIn, comparedRows, namesOf, underWay } from './compared-records.ts'
import { mergePeople, unmergePeople } from './merge.ts'

/** A clinic has a few thousand people; with more than this the oldest are left out, and the page says so. */
const MOST = 5000
/** Nobody works through more of them in a day; what is settled makes room for the next. */
const MOST_SHOWN = 100

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
  const { db } = reading
  const { rows, open, found, merged } = await together(db, {
    rows: comparedRows(reading, MOST),
    open: underWay(reading),
    found: db
      .selectFrom('record_pair')
      .select(['id', 'one_id', 'other_id', 'finding', 'found_at'])
      .where('undone_at', 'is', null)
      .orderBy('found_at', 'desc'),
    merged: db
      .selectFrom('person_merge')
      .select(['id', 'kept_id', 'merged_at'])
      .where('undone_at', 'is', null)
      .orderBy('merged_at', 'desc')
      .limit(100),
  })
  const records = await comparedIn(reading, rows, new Set(open.map(({ person_id }) => person_id)))
  const byId = new Map(records.map(record => [record.id, record]))
  const settled = new Set(found.map(({ one_id, other_id }) => `${one_id} ${other_id}`))
  const pairs = alikeAmong(records, {
    most: MOST_SHOWN,
    isSettled: ({ oneId, otherId }) => settled.has(`${oneId} ${otherId}`),
  })
  const lacking = records
    .map(record => ({ id: record.id, lacks: lacksOf(record, reading.at) }))
    .filter(({ lacks }) => lacks.length > 0)
    .sort((one, other) => other.lacks.length - one.lacks.length)
    .slice(0, MOST_SHOWN)
  const pairsFound = found.filter(({ one_id, other_id }) => byId.has(one_id) && byId.has(other_id))
  const putTogether = merged.filter(({ kept_id }) => byId.has(kept_id))
  const onPage = [
    ...pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]),
    ...pairsFound.flatMap(({ one_id, other_id }) => [one_id, other_id]),
    ...lacking.map(({ id }) => id),
    ...putTogether.map(({ kept_id }) => kept_id),
  ]
  // whoever stands on the page was looked at; the others were only compared
  reading.saw(onPage)
  const names = await namesOf(reading, onPage)
  const shown = (id: string) => ({ id, ...names(id), clinicName: byId.get(id)?.clinicName ?? '' })
  return {
    pairs: pairs.map(({ oneId, otherId, reasons }) => ({
      one: shown(oneId),
      other: shown(otherId),
      reasons: [...reasons],
    })),
    found: pairsFound.map(({ id, one_id, other_id, finding, found_at }) => ({
      id,
      one: shown(one_id),
      other: shown(other_id),
      finding,
      foundAt: found_at,
    })),
    merged: putTogether.map(({ id, kept_id, merged_at }) => ({ id, kept: shown(kept_id), at: merged_at })),
    lacking: lacking.map(({ id, lacks }) => ({ person: shown(id), lacks })),
    isWhole: rows.length < MOST,
  }
}
