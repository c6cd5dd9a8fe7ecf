/** Standing, from both sides: what a mentor has to keep current, and what the coordinator records of it. */
import { Id } from '@alongside/domain/people'
import { Refresher, refresherModules, StandingCommand } from '@alongside/domain/standing'
import { PlainDate } from '@alongside/domain/time'
import { Chosen } from '@alongside/domain/training'
import * as z from 'zod'
import { no } from '../answer.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import { CheckResult, resultOf } from '../learning.ts'
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
