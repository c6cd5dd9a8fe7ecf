/** The caller's own way, whichever part of it they are on: asked for in one statement, shown in as few as there can be. */
import { Id } from '@alongside/domain/people'
import type { StandingContext } from '@alongside/domain/standing'
import type { Completion, LearnedModule, TrainingContext } from '@alongside/domain/training'
import * as z from 'zod'
import { together } from './database/together.ts'
import { ModuleSummary, moduleSummaries, placeRows, titlesBefore } from './learning.ts'
import { bareViewOf } from './lifecycle/lifecycle.view.ts'
import type { TeamRow } from './lifecycle/registration.ts'
import { ownRows, rowOf } from './lifecycle/stored-rows.ts'
import type { Reading } from './read.ts'
import { RecruitmentRow, recruitmentRowsOf } from './recruitment/recruitment.views.ts'
import { StandingRow, standingRowsOf } from './standing/standing.views.ts'
import { CohortView, cohortsFor } from './training/cohorts.ts'
import { moduleByKey } from './training/module.reader.ts'
import { reflectionRows, reflectionsIn, TrainingRow, trainingRowsOf } from './training/training.views.ts'

export const OwnWay = z.strictObject({
  training: TrainingRow.nullable(),
  /** Until training begins. */
  recruitment: RecruitmentRow.nullable(),
  draftId: Id.nullable(),
  standings: z.array(StandingRow),
  modules: z.array(ModuleSummary),
  cohort: CohortView.nullable(),
})

/** Who learns: a trainee on the way, and a mentor who stays current. Nobody else has modules of their own. */
export function learns({ caller }: Pick<Reading, 'caller'>): boolean {
  return caller.role === 'trainee' || caller.role === 'mentor'
}

/** The rows of the caller's own way as they are stored, and where they stopped reading. */
async function ownStored(reading: Reading) {
  const { db, caller } = reading
  const isTrainee = caller.role === 'trainee'
  const found = await together(db, {
    training: ownRows(reading, 'training').limit(1),
    recruitment: isTrainee ? ownRows(reading, 'recruitment').limit(1) : undefined,
    standings: caller.role === 'mentor' ? ownRows(reading, 'standing') : undefined,
    drafts: isTrainee
      ? db
          .selectFrom('draft')
          .select(['id', 'about_id'])
          .where('account_id', '=', caller.accountId ?? '')
          .where('form', '=', 'application')
      : undefined,
    places: placeRows(reading),
  })
  const [training, recruitment, standings] = [found.training, found.recruitment, found.standings].map(rows =>
    rows.map(each => rowOf<TeamRow>(each)),
  ) as [TeamRow[], TeamRow[], TeamRow[]]
  const completions: Completion[] = [
    ...training.flatMap(({ context }) => (context as TrainingContext).completions),
    // what a mentor learned again after they were accredited, at any place
    ...standings.flatMap(({ context }) => (context as StandingContext).completions),
  ]
  return { training, recruitment, standings, completions, places: found.places, drafts: found.drafts }
}

/** Everything for the first page of the app: an application until training begins, then that, then each standing. */
export async function ownWay(reading: Reading) {
  const stored = await ownStored(reading)
  const [training = null] = await trainingRowsOf(reading, stored.training)
  const [recruitment = null] = training ? [] : await recruitmentRowsOf(reading, stored.recruitment)
  const [cohort = null] = training?.cohortId ? await cohortsFor(reading, training.cohortId) : []
  return {
    training,
    recruitment,
    draftId: stored.drafts.find(({ about_id }) => about_id === recruitment?.id)?.id ?? null,
    standings: await standingRowsOf(reading, stored.standings),
    modules: moduleSummaries(stored.completions, stored.places),
    cohort,
  }
}

/** Where the caller stands in every module. */
export async function ownModules(reading: Reading) {
  const { completions, places } = await ownStored(reading)
  return moduleSummaries(completions, places)
}

/** Whether the questions of a module count for the caller now, and what comes before it. */
export async function ownCheck(reading: Reading, module: z.infer<typeof LearnedModule>) {
  const { training, completions } = await ownStored(reading)
  const [row] = training
  const { options } = row
    ? bareViewOf('training', row, { by: reading.caller.accountId, check: null }, reading)
    : { options: [] }
  return {
    training: row ? { id: row.id, seq: row.seq } : null,
    counts: options.some(({ type }) => type === 'answerCheck'),
    before: titlesBefore(moduleByKey(module).needs, completions),
  }
}

/** The caller's practice, with the thoughts that they wrote. */
export async function ownPractice(reading: Reading) {
  const found = await together(reading.db, {
    training: ownRows(reading, 'training').limit(1),
    notes: reflectionRows(reading).where('n.holder_id', '=', reading.caller.accountId ?? ''),
  })
  const [training = null] = await trainingRowsOf(
    reading,
    found.training.map(each => rowOf<TeamRow>(each)),
  )
  return { training, reflections: reflectionsIn(reading, found.notes) }
}
