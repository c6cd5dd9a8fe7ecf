/** Aims and steps of charts: seen by whoever sees the figures, set and taken back by those who answer for a clinic. */
import {
  ChartMark,
  firstDayOf,
  londonMonthOf,
  Month,
  noMarkBecause,
  SeriesName,
} from '@alongside/domain/impact'
import { Id } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { change } from '../change.ts'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'

const Done = z.strictObject({ done: z.literal(true) })

/** One that was set, whether or not it still stands. */
const MarkView = z.strictObject({
  id: Id,
  clinicId: Id.nullable(),
  series: SeriesName,
  kind: z.enum(['aim', 'phase']),
  from: Month,
  /** Of an aim. */
  value: z.int().nullable(),
  reason: z.string(),
  setAt: Instant,
  isMine: z.boolean(),
  takenBackAt: Instant.nullable(),
})
type MarkView = z.infer<typeof MarkView>

export const chartMarksRouter = router({
  /** All that were ever set, by the month from which they hold. */
  list: canSee('impact')
    .input(z.strictObject({ series: SeriesName.optional(), standing: z.literal(true).optional() }).optional())
    .output(z.strictObject({ marks: z.array(MarkView), maySet: z.boolean() }))
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'chartMarks.list', async reading => ({
          marks: await marksOf(reading, input?.series, input?.standing),
          maySet: maySee(ctx.caller.role, 'chartMark') !== undefined,
        })),
      ),
    ),
  set: canSee('chartMark')
    .input(z.strictObject({ commandId: Id, clinicId: Id.nullable(), mark: ChartMark }))
    .output(Done)
    .mutation(async ({ ctx, input: { commandId, clinicId, mark } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'chartMarks.set', commandId }, async changing => {
          const { db, at, newId, refuse } = changing
          if (clinicId !== null && !ctx.caller.clinicIds.includes(clinicId)) return refuse('not-found')
          const others = (await marksOf(changing, mark.series, true)).filter(
            each => each.clinicId === clinicId,
          )
          const problem = noMarkBecause(mark, others, londonMonthOf(at))
          if (problem !== null) return refuse('not-allowed-now', { reasons: [problem] })
          await db
            .insertInto('chart_mark')
            .values({
              id: newId(),
              clinic_id: clinicId,
              account_id: ctx.caller.accountId,
              series: mark.series,
              kind: mark.kind,
              from_month: firstDayOf(mark.from),
              value: mark.kind === 'aim' ? mark.value : null,
              reason: mark.reason,
              set_at: at,
            })
            .execute()
          return { done: true as const }
        }),
      ),
    ),
  takeBack: canSee('chartMark')
    .input(z.strictObject({ commandId: Id, id: Id }))
    .output(Done)
    .mutation(async ({ ctx, input: { commandId, id } }) =>
      granted(
        await change(
          ctx.doors,
          ctx.caller,
          { what: 'chartMarks.takeBack', commandId },
          async ({ db, at, refuse }) => {
            const found = await db
              .updateTable('chart_mark')
              .set({ taken_back_by: ctx.caller.accountId, taken_back_at: at })
              .where('id', '=', id)
              .where('taken_back_at', 'is', null)
              .executeTakeFirst()
            return Number(found.numUpdatedRows) === 1 ? { done: true as const } : refuse('not-found')
          },
        ),
      ),
    ),
})

async function marksOf(
  { db, caller }: Pick<Reading, 'db' | 'caller'>,
  series: SeriesName | undefined,
  standing: true | undefined,
): Promise<MarkView[]> {
  let rows = db.selectFrom('chart_mark').selectAll().orderBy('from_month').orderBy('set_at').orderBy('id')
  if (series !== undefined) rows = rows.where('series', '=', series)
  if (standing) rows = rows.where('taken_back_at', 'is', null)
  return (await rows.execute()).map(row => ({
    id: row.id,
    clinicId: row.clinic_id,
    series: row.series,
    kind: row.kind,
    from: row.from_month.slice(0, 7) as Month,
    value: row.value,
    reason: row.reason,
    setAt: row.set_at,
    isMine: row.account_id === caller.accountId,
    takenBackAt: row.taken_back_at,
  }))
}
