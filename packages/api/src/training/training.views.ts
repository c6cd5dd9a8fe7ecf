/** Training as the trainee, the coordinator and the clinic that signs see it. */
import { Id } from '@alongside/domain/people'
import { Instant, PlainDate } from '@alongside/domain/time'
import {
  Competency,
  Completion,
  competencyWords,
  curriculum,
  curriculumHours,
  DayAttended,
  LearnedModule,
  modulesDone,
  Rating,
  type TrainingContext,
} from '@alongside/domain/training'
import * as z from 'zod'
import { holderNames } from '../lifecycle/holder-names.ts'
import { BareView, bareViewOf } from '../lifecycle/lifecycle.view.ts'
import { listOf } from '../lifecycle/list-of.ts'
import type { TeamRow } from '../lifecycle/registration.ts'
import type { Reading } from '../read.ts'

const Signature = z.strictObject({ by: z.string().nullable(), on: PlainDate }).nullable()

export const TrainingRow = BareView.extend({
  kind: z.literal('training'),
  holderId: Id,
  name: z.string().nullable(),
  enrolledAt: Instant,
  cohortId: Id.nullable(),
  completions: z.array(Completion),
  modulesDone: z.int(),
  modulesOf: z.int(),
  hoursLearned: z.number(),
  hoursAltogether: z.number(),
  tries: z.partialRecord(LearnedModule, z.int()),
  days: z.array(z.strictObject({ dayId: Id, attended: DayAttended })),
  watchedOn: z.array(PlainDate),
  watchSessions: z.int(),
  ledOn: z.array(PlainDate),
  leadSessions: z.int(),
  reflectedOn: PlainDate.nullable(),
  grid: z.array(z.strictObject({ competency: Competency, label: z.string(), rating: Rating.nullable() })),
  teamSigned: Signature,
  clinicSigned: Signature,
  deferredUntil: PlainDate.nullable(),
  places: z.array(z.strictObject({ clinicId: Id, clinicName: z.string(), until: PlainDate })),
})
export type TrainingRow = z.infer<typeof TrainingRow>

export const trainings = listOf<
  'open' | 'learning' | 'practice' | 'signOff' | 'ended' | 'all',
  typeof TrainingRow,
  TeamRow
>({
  kind: 'training',
  row: TrainingRow,
  views: {
    open: {
      states: ['enrolled', 'learning', 'shadowing', 'observed', 'signOff', 'deferred'],
      first: 'soonestDue',
    },
    learning: { states: ['enrolled', 'learning', 'deferred'], first: 'soonestDue' },
    practice: { states: ['shadowing', 'observed'], first: 'soonestDue' },
    signOff: { states: ['signOff'], first: 'soonestDue' },
    ended: { states: ['accredited', 'withdrawn'], first: 'latestChange' },
    all: { states: 'all', first: 'latestChange' },
  },
  rowsOf: trainingRowsOf,
})

async function trainingRowsOf(reading: Reading, rows: readonly TeamRow[]): Promise<TrainingRow[]> {
  const contexts = rows.map(row => row.context as TrainingContext)
  const signers = contexts.flatMap(({ teamSigned, clinicSigned }) => [teamSigned?.by, clinicSigned?.by])
  const nameOf = await holderNames(reading, [
    ...rows.map(({ holderId }) => holderId),
    ...signers.filter(id => id !== null && id !== undefined),
  ])
  const clinics = new Map(
    (rows.length > 0 ? await reading.db.selectFrom('clinic').select(['id', 'name']).execute() : []).map(
      ({ id, name }) => [id, name],
    ),
  )
  return rows.map(row => {
    const context = row.context as TrainingContext
    const done = modulesDone(context.completions)
    const signed = (mark: TrainingContext['teamSigned']) =>
      mark && { by: mark.by === null ? null : nameOf(mark.by), on: mark.on }
    return {
      ...bareViewOf('training', row, { by: reading.caller.accountId, check: null }, reading),
      holderId: row.holderId,
      name: nameOf(row.holderId),
      enrolledAt: context.enrolledAt,
      cohortId: context.cohortId,
      completions: context.completions,
      modulesDone: done.size,
      modulesOf: context.modules.length,
      hoursLearned: curriculum.reduce((sum, { key, hours }) => sum + (done.has(key) ? hours : 0), 0),
      hoursAltogether: curriculumHours,
      tries: context.tries,
      days: context.days,
      watchedOn: context.watchedOn,
      watchSessions: context.clocks.watchSessions,
      ledOn: context.ledOn,
      leadSessions: context.clocks.leadSessions,
      reflectedOn: context.reflectedOn,
      grid: Competency.options.map(competency => ({
        competency,
        label: competencyWords[competency],
        rating: context.ratings[competency] ?? null,
      })),
      teamSigned: signed(context.teamSigned),
      clinicSigned: signed(context.clinicSigned),
      deferredUntil: context.deferredUntil,
      places: context.brought.contracts.map(each => ({
        ...each,
        clinicName: clinics.get(each.clinicId) ?? '',
      })),
    }
  })
}

/** The newest training of the caller, whether it goes on or has ended. */
export async function ownTraining(reading: Reading): Promise<TrainingRow | null> {
  const { db, caller } = reading
  if (caller.accountId === null) return null
  const own = await db
    .selectFrom('training')
    .select('id')
    .where('holder_id', '=', caller.accountId)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return own ? trainings.one(reading, own.id) : null
}

/** The page of thoughts that a trainee wrote, newest first. */
export async function reflectionsOf(
  { db, keysOf }: Reading,
  trainingId: string,
): Promise<{ at: Instant; text: string }[]> {
  const rows = await db
    .selectFrom('note')
    .select(['id', 'at', 'holder_id', 'text_sealed'])
    .where('kind', '=', 'training')
    .where('lifecycle_id', '=', trainingId)
    .where('field', '=', 'reflection')
    .orderBy('at', 'desc')
    .execute()
  const keys = await keysOf(rows.map(({ holder_id }) => holder_id ?? ''))
  return rows.flatMap(({ id, at, holder_id, text_sealed }) => {
    const text = keys.open(holder_id ?? '', text_sealed, { table: 'note', column: 'text_sealed', id })
    return text === null ? [] : [{ at, text }]
  })
}
