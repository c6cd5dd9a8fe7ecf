/** What if: asked here, played by the jobs, and kept by its id for whoever may see the figures of its clinics. */
import { Id } from '@alongside/domain/people'
import { COUNTED_MONTHS, COURSES, observedFrom, Question, todayFrom } from '@alongside/domain/what-if'
import * as z from 'zod'
import { change } from '../change.ts'
import { wakeJobs } from '../lifecycle/wake.ts'
import { read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { countToday } from './count-today.ts'
import { AskedView, Beginning, Result, WhatIfView } from './what-if.views.ts'

/** Whoever asks again and again would keep everybody else's waiting. */
const AT_ONCE = 2

const LISTED = 20

export const whatIfRouter = router({
  today: canSee('whatIf')
    .input(z.strictObject({ clinicId: Id.optional(), targetDays: z.int().min(1).max(20).default(2) }))
    .output(Beginning)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'whatIf.today', async reading => {
          const now = await countToday(reading, input.clinicId)
          if (!now) return null
          const months = COUNTED_MONTHS
          return {
            clinics: now.clinicIds.length,
            ...todayFrom(now.counted, months),
            observed: observedFrom(now.counted, { ...now, months, targetDays: input.targetDays }),
          }
        }),
      ),
    ),
  ask: canSee('whatIf')
    .input(z.strictObject({ commandId: Id, clinicId: Id.optional(), question: Question }))
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input: { commandId, clinicId, question } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'whatIf.ask', commandId }, async changing => {
          const { db, at, newId, refuse } = changing
          const { accountId } = ctx.caller
          const now = await countToday(changing, clinicId)
          if (!now) return refuse('not-found')
          const { count } = await db
            .selectFrom('what_if')
            .select(eb => eb.fn.countAll<number>().as('count'))
            .where('account_id', '=', accountId)
            .where('state', 'in', ['waiting', 'playing'])
            .executeTakeFirstOrThrow()
          if (Number(count) >= AT_ONCE)
            return refuse('not-allowed-now', {
              reasons: ['Two of yours are being played already. Wait for one, or stop it.'],
            })
          const id = newId()
          const months = COUNTED_MONTHS
          await db
            .insertInto('what_if')
            .values({
              id,
              account_id: accountId,
              clinic_ids: [...now.clinicIds],
              asked_at: at,
              question: JSON.stringify(question) as never,
              observed: JSON.stringify(
                observedFrom(now.counted, { ...now, months, targetDays: question.targetDays }),
              ) as never,
              seed: Number.parseInt(id.slice(-6), 16) % 1_000_000,
              courses: COURSES,
              state: 'waiting',
            })
            .execute()
          await wakeJobs(changing)
          return { id }
        }),
      ),
    ),
  byId: canSee('whatIf')
    .input(z.strictObject({ id: Id }))
    .output(WhatIfView)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'whatIf.byId', async ({ db, caller }) => {
          const row = await db.selectFrom('what_if').selectAll().where('id', '=', input.id).executeTakeFirst()
          if (!row) return null
          return {
            id: row.id,
            askedAt: row.asked_at,
            state: row.state,
            question: row.question,
            isMine: row.account_id === caller.accountId,
            clinics: row.clinic_ids.length,
            seed: row.seed,
            courses: row.courses,
            played: row.played,
            endedAt: row.ended_at,
            observed: row.observed,
            result: row.result === null ? null : Result.parse(row.result),
          }
        }),
      ),
    ),
  stop: canSee('whatIf')
    .input(z.strictObject({ id: Id, commandId: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input: { id, commandId } }) =>
      granted(
        await change(
          ctx.doors,
          ctx.caller,
          { what: 'whatIf.stop', commandId },
          async ({ db, at, refuse }) => {
            const mine = await db
              .selectFrom('what_if')
              .select('state')
              .where('id', '=', id)
              .where('account_id', '=', ctx.caller.accountId)
              .executeTakeFirst()
            if (!mine) return refuse('not-found')
            // what is over already stays as it is
            await db
              .updateTable('what_if')
              .set({ state: 'stopped', ended_at: at, held_until: null })
              .where('id', '=', id)
              .where('state', 'in', ['waiting', 'playing'])
              .execute()
            return { done: true as const }
          },
        ),
      ),
    ),
  list: canSee('whatIf')
    .input(z.strictObject({}).optional())
    .output(z.array(AskedView))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'whatIf.list', async ({ db, caller }) => {
          const rows = await db
            .selectFrom('what_if')
            .select(['id', 'asked_at', 'state', 'question', 'account_id'])
            .orderBy('asked_at', 'desc')
            .orderBy('id')
            .limit(LISTED)
            .execute()
          return rows.map(row => ({
            id: row.id,
            askedAt: row.asked_at,
            state: row.state,
            question: row.question,
            isMine: row.account_id === caller.accountId,
          }))
        }),
      ),
    ),
})
