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
  keepPlace,
  ModulePage,
  ModuleSummary,
  modulePage,
  moduleSummaries,
  refreshedLater,
  resultOf,
} from '../learning.ts'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { type Reading, read } from '../read.ts'
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
import { ownTraining, reflectionsOf, TrainingRow, trainings } from './training.views.ts'

const Command = { commandId: Id }
const Nothing = z.strictObject({}).optional()
const Draw = z.string().regex(/^[\w-]{1,40}$/)
const Seed = z.string().min(1).max(80)

const Own = z.strictObject({
  training: TrainingRow.nullable(),
  modules: z.array(ModuleSummary),
  cohort: CohortView.nullable(),
})

/** Who learns: a trainee on the way, and a mentor who stays current. Nobody else has modules of their own. */
function learns({ caller }: Pick<Reading, 'caller'>): boolean {
  return caller.role === 'trainee' || caller.role === 'mentor'
}

async function completionsOf(reading: Reading): Promise<TrainingRow['completions']> {
  const training = await ownTraining(reading)
  return [...(training?.completions ?? []), ...(await refreshedLater(reading))]
}

export const trainingRouter = router({
  /** The caller's own: how far they are, every module, and the group with its days. */
  mine: signedIn
    .input(Nothing)
    .output(Own)
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.mine', async reading => {
          if (!learns(reading)) return null
          const training = await ownTraining(reading)
          const cohorts = training?.cohortId ? await cohortsFor(reading, training.cohortId) : []
          return {
            training,
            modules: await moduleSummaries(reading, await completionsOf(reading)),
            cohort: cohorts[0] ?? null,
          }
        }),
      ),
    ),
  module: signedIn
    .input(z.strictObject({ module: LearnedModule }))
    .output(z.strictObject({ page: ModulePage, summary: ModuleSummary }))
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.module', async reading => {
          if (!learns(reading)) return null
          const summaries = await moduleSummaries(reading, await completionsOf(reading))
          const summary = summaries.find(({ key }) => key === input.module)
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
    .output(AskedCheck)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.check', async reading =>
          learns(reading) ? checkOf(input.module, input.draw) : null,
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
  reflections: canSee('trainingNote')
    .input(z.strictObject({ id: Id }))
    .output(z.array(z.strictObject({ at: Instant, text: z.string() })))
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'training.reflections', reading =>
          reflectionsOf(reading, input.id),
        ),
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
