/** Standing, from both sides: what a mentor has to keep current, and what the coordinator records of it. */
import { Id } from '@alongside/domain/people'
import { Refresher, refresherModules, StandingCommand } from '@alongside/domain/standing'
import { PlainDate } from '@alongside/domain/time'
import { Chosen, LearnedModule } from '@alongside/domain/training'
import * as z from 'zod'
import { no } from '../answer.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import { moduleByKey } from '../course.ts'
import { AskedCheck, CheckResult, checkOf, Draw, resultOf } from '../learning.ts'
import { bareViewOf } from '../lifecycle/lifecycle.view.ts'
import { findRow } from '../lifecycle/list.ts'
import type { TeamRow } from '../lifecycle/registration.ts'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { read } from '../read.ts'
import { send, startOne } from '../send.ts'
import { canSee, canSendTo, granted, router } from '../trpc.ts'
import { anotherPlace } from './another-place.ts'
import { ownStandings, StandingRow, standings } from './standing.views.ts'

/** What somebody may say of a standing. Supervision is said where it was held, and counts from there. */
const ByHand = StandingCommand.refine(event => event.type !== 'record' || event.item !== 'supervision', {
  message: 'Record that they were there in the supervision itself: it counts from there.',
  path: ['item'],
})

export const standingRouter = router({
  list: canSee('standing')
    .input(standings.Wanted)
    .output(standings.Page)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'standing.list', reading => standings.page(reading, input))),
    ),
  byId: canSee('standing')
    .input(z.strictObject({ id: Id }))
    .output(StandingRow)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'standing.byId', reading => standings.one(reading, input.id)),
      ),
    ),
  mine: canSee('standing')
    .input(z.strictObject({}).optional())
    .output(z.array(StandingRow))
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'standing.mine', ownStandings))),
  send: canSendTo('standing')
    .input(z.strictObject({ id: Id, seq: z.int().min(0), commandId: Id, event: ByHand }))
    .output(sentWith(StandingRow))
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'standing', ...input }, standings.one)),
  /** The questions of a refresher, and whether it can be taken now. */
  refresher: canSee('standing')
    .input(z.strictObject({ id: Id, refresher: Refresher, draw: Draw }))
    .output(
      AskedCheck.extend({
        module: LearnedModule,
        title: z.string(),
        id: Id,
        seq: z.int(),
        counts: z.boolean(),
      }),
    )
    .query(async ({ ctx, input: { id, refresher, draw } }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'standing.refresher', async reading => {
          const row = await findRow<TeamRow>(reading, 'standing', id)
          if (!row) return null
          const module = refresherModules[refresher]
          const { options } = bareViewOf('standing', row, { by: ctx.caller.accountId, check: null }, reading)
          return {
            ...checkOf(module, draw),
            module,
            title: moduleByKey(module).title,
            id,
            seq: row.seq,
            counts: options.some(({ type }) => type === 'answerRefresher'),
          }
        }),
      ),
    ),
  /** Takes a refresher; what is not enough is said with a word on each answer, and nothing is lost. */
  answerRefresher: canSendTo('standing')
    .input(
      z.strictObject({
        commandId: Id,
        id: Id,
        seq: z.int().min(0),
        refresher: Refresher,
        seed: z.string().min(1).max(80),
        chosen: Chosen,
      }),
    )
    .output(CheckResult)
    .mutation(async ({ ctx, input: { refresher, seed, chosen, ...input } }) => {
      const result = granted(resultOf(refresherModules[refresher], seed, chosen))
      if (!result.passed) return result
      const event = { type: 'answerRefresher', refresher, seed, chosen } as const
      granted(await send(ctx.doors, ctx.caller, { kind: 'standing', ...input, event }))
      return result
    }),
  /** A mentor begins at one more place, once its clinic has agreed; what they learned goes with them. */
  begin: canSendTo('standing')
    .input(z.strictObject({ commandId: Id, fromId: Id, clinicId: Id, agreedUntil: PlainDate }))
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input: { commandId, ...input } }) => {
      if (!ctx.caller.clinicIds.some(id => id === input.clinicId)) return granted(no('not-found'))
      return granted(
        await startOne(ctx.doors, ctx.caller, { kind: 'standing', commandId }, async (transaction, at) =>
          anotherPlace(transaction, {
            ...input,
            id: ctx.doors.newId(),
            settings: await settingsOf(transaction, input.clinicId, at),
          }),
        ),
      )
    }),
})
