import { Id } from '@alongside/domain/people'
import { privateText } from '@alongside/domain/private-text'
import { SupervisionCommand } from '@alongside/domain/supervision'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { read } from '../read.ts'
import { canSee, canSendTo, granted, router } from '../trpc.ts'
import { arrangeSupervision } from './arrange-supervision.ts'
import { MentorRecency, recencies } from './recency.views.ts'
import {
  ReflectionView,
  reflectionsOf,
  takeBackReflection,
  whomToGiveTo,
  writeReflection,
} from './reflections.ts'
import {
  OneSupervision,
  oneSupervision,
  SupervisionRow,
  supervisions,
  supervisionsAtAGlance,
} from './supervision.views.ts'

const Empty = z.strictObject({}).optional()

export const supervisionRouter = router({
  list: canSee('supervision')
    .input(supervisions.Wanted)
    .output(supervisions.Page)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'supervision.list', reading => supervisions.page(reading, input)),
      ),
    ),
  /** For the page with all of them. */
  atAGlance: canSee('supervision')
    .input(Empty)
    .output(
      z.strictObject({
        coming: z.array(SupervisionRow),
        open: z.array(SupervisionRow),
        ended: z.array(SupervisionRow),
      }),
    )
    .query(async ({ ctx }) =>
      granted(await read(ctx.doors, ctx.caller, 'supervision.atAGlance', supervisionsAtAGlance)),
    ),
  byId: canSee('supervision')
    .input(z.strictObject({ id: Id }))
    .output(OneSupervision)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'supervision.byId', reading => oneSupervision(reading, input.id)),
      ),
    ),
  arrange: canSendTo('supervision')
    .input(z.strictObject({ commandId: Id, clinicId: Id, mentorId: Id.nullable(), plannedAt: Instant }))
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input }) => granted(await arrangeSupervision(ctx.doors, ctx.caller, input))),
  send: canSendTo('supervision')
    .input(z.strictObject({ id: Id, seq: z.int().min(0), commandId: Id, event: SupervisionCommand }))
    .output(sentWith(OneSupervision))
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'supervision', ...input }, oneSupervision)),
  /** How recent the supervision of each mentor is; a mentor sees their own. */
  recency: canSee('reflection')
    .input(Empty)
    .output(z.array(MentorRecency))
    .query(async ({ ctx }) =>
      granted(await read(ctx.doors, ctx.caller, 'supervision.recency', reading => recencies(reading))),
    ),
  reflections: canSee('reflection')
    .input(Empty)
    .output(
      z.strictObject({
        reflections: z.array(ReflectionView),
        givableTo: z.array(z.strictObject({ accountId: Id, name: z.string().nullable() })),
      }),
    )
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'supervision.reflections', async reading => ({
          reflections: await reflectionsOf(reading),
          givableTo: ctx.caller.role === 'mentor' ? await whomToGiveTo(reading) : [],
        })),
      ),
    ),
  reflect: canSee('ownMentorRecord')
    .input(
      z.strictObject({
        commandId: Id,
        text: privateText(6000).min(1, 'Write something first'),
        givenTo: Id.nullable(),
        supervisionId: Id.nullable(),
      }),
    )
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input }) => granted(await writeReflection(ctx.doors, ctx.caller, input))),
  takeBack: canSee('ownMentorRecord')
    .input(z.strictObject({ commandId: Id, id: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await takeBackReflection(ctx.doors, ctx.caller, input))),
})
