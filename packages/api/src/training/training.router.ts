/** Learning, from both sides: the trainee's own way through it, and the coordinator's groups, practice and signatures. */
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import { Chosen, LearnedModule, TrainingCommand } from '@alongside/domain/training'
import * as z from 'zod'
import { change } from '../change.ts'
import {
  AskedCheck,
  CheckResult,
  checkOf,
  Draw,
  keepPlace,
  ModulePage,
  ModuleSummary,
  modulePage,
  resultOf,
} from '../learning.ts'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { learns, OwnWay, ownCheck, ownModules, ownPractice, ownWay } from '../own-way.ts'
import { read } from '../read.ts'
import { send } from '../send.ts'
import { byLink, canSee, canSendTo, granted, router, signedIn } from '../trpc.ts'
import {
  CohortView,
  calendarDays,
  cohortsFor,
  DayView,
  makeCohort,
  makeDay,
  NewCohort,
  NewDay,
  openCalendar,
} from './cohorts.ts'
import { moduleByKey } from './module.reader.ts'
import { OwnRecord, ownRecord } from './own-record.ts'
import { reflectionRows, reflectionsIn, TrainingRow, trainings } from './training.views.ts'

const Command = { commandId: Id }
const Nothing = z.strictObject({}).optional()
const Seed = z.string().min(1).max(80)

const Reflection = z.strictObject({ at: Instant, text: z.string() })

export const trainingRouter = router({
  /** The caller's own: how far they are, every module, and the group with its days. */
  mine: signedIn
    .input(Nothing)
    .output(OwnWay)
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.mine', async reading =>
          learns(reading) ? ownWay(reading) : null,
        ),
      ),
    ),
  /** Everything that is on the caller's own record. */
  record: signedIn
    .input(Nothing)
    .output(OwnRecord)
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.record', async reading =>
          learns(reading) ? ownRecord(reading) : null,
        ),
      ),
    ),
  /** What was watched and led, and the caller's own thoughts. */
  practice: signedIn
    .input(Nothing)
    .output(z.strictObject({ training: TrainingRow.nullable(), reflections: z.array(Reflection) }))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.practice', async reading =>
          learns(reading) ? ownPractice(reading) : null,
        ),
      ),
    ),
  module: signedIn
    .input(z.strictObject({ module: LearnedModule }))
    .output(z.strictObject({ page: ModulePage, summary: ModuleSummary }))
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.module', async reading => {
          if (!learns(reading)) return null
          const summary = (await ownModules(reading)).find(({ key }) => key === input.module)
          return summary ? { page: modulePage(input.module), summary } : null
        }),
      ),
    ),
  keepPlace: signedIn
    .input(z.strictObject({ ...Command, module: LearnedModule, step: z.string().max(60) }))
    .output(z.strictObject({ step: z.string() }))
    .mutation(async ({ ctx, input: { commandId, ...input } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'training.keepPlace', commandId }, changing =>
          learns(changing) ? keepPlace(changing, input) : changing.refuse('not-found'),
        ),
      ),
    ),
  /** The questions of a check: the same draw brings the same ones, so that a page can be opened again. */
  check: signedIn
    .input(z.strictObject({ module: LearnedModule, draw: Draw }))
    .output(
      AskedCheck.extend({
        title: z.string(),
        /** The training for which the answers count; null for whoever is in none. */
        training: z.strictObject({ id: Id, seq: z.int() }).nullable(),
        counts: z.boolean(),
        before: z.array(z.string()),
      }),
    )
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.check', async reading =>
          learns(reading)
            ? {
                ...checkOf(input.module, input.draw),
                title: moduleByKey(input.module).title,
                ...(await ownCheck(reading, input.module)),
              }
            : null,
        ),
      ),
    ),
  /** Takes a check. Whether it was enough or not, everybody hears what was right and why. */
  answerCheck: canSendTo('training')
    .input(
      z.strictObject({
        ...Command,
        id: Id,
        seq: z.int().min(0),
        module: LearnedModule,
        seed: Seed,
        chosen: Chosen,
      }),
    )
    .output(CheckResult)
    .mutation(async ({ ctx, input: { module, seed, chosen, ...input } }) => {
      const event = { type: 'answerCheck', module, seed, chosen } as const
      granted(await send(ctx.doors, ctx.caller, { kind: 'training', ...input, event }))
      return granted(resultOf(module, seed, chosen))
    }),
  list: canSee('training')
    .input(trainings.Wanted)
    .output(trainings.Page)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'training.list', reading => trainings.page(reading, input))),
    ),
  byId: canSee('training')
    .input(z.strictObject({ id: Id }))
    .output(TrainingRow)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.byId', reading => trainings.one(reading, input.id)),
      ),
    ),
  /** One training as a coordinator opens it: with the thoughts that were written and the groups there are. */
  whole: canSee('trainingNote')
    .input(z.strictObject({ id: Id }))
    .output(
      z.strictObject({
        row: TrainingRow,
        reflections: z.array(Reflection),
        cohorts: z.array(CohortView),
      }),
    )
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.whole', async reading => {
          const row = await trainings.one(reading, input.id)
          if (!row) return null
          const notes = await reflectionRows(reading).where('n.lifecycle_id', '=', input.id).execute()
          return { row, reflections: reflectionsIn(reading, notes), cohorts: await cohortsFor(reading) }
        }),
      ),
    ),
  send: canSendTo('training')
    .input(z.strictObject({ id: Id, seq: z.int().min(0), commandId: Id, event: TrainingCommand }))
    .output(sentWith(TrainingRow))
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'training', ...input }, trainings.one)),
  cohorts: canSee('mentorRoster')
    .input(Nothing)
    .output(z.array(CohortView))
    .query(async ({ ctx }) =>
      granted(await read(ctx.doors, ctx.caller, 'training.cohorts', reading => cohortsFor(reading))),
    ),
  makeCohort: canSee('mentorRoster')
    .input(NewCohort.extend(Command))
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input: { commandId, ...input } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'training.makeCohort', commandId }, changing =>
          makeCohort(changing, input),
        ),
      ),
    ),
  makeDay: canSee('mentorRoster')
    .input(z.strictObject({ ...Command, day: NewDay }))
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input: { commandId, day } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'training.makeDay', commandId }, changing =>
          makeDay(changing, day),
        ),
      ),
    ),
  openCalendar: signedIn
    .input(z.strictObject(Command))
    .output(z.strictObject({ token: z.string() }))
    .mutation(async ({ ctx, input: { commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'training.openCalendar', commandId }, changing =>
          learns(changing) ? openCalendar(changing) : changing.refuse('not-found'),
        ),
      ),
    ),
  /** A calendar asks by its secret address, without anybody signed in. */
  calendar: byLink
    .input(z.strictObject({ token: z.string().max(64) }))
    .output(z.array(DayView))
    .query(({ ctx, input }) => calendarDays(ctx.doors, input.token)),
})
