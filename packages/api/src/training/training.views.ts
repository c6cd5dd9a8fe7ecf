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
import { dataKeysIn } from '../database/keys.ts'
import { together } from '../database/together.ts'
import { holderNamesIn, holderRows } from '../lifecycle/holder-names.ts'
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

export async function trainingRowsOf(reading: Reading, rows: readonly TeamRow[]): Promise<TrainingRow[]> {
  if (rows.length === 0) return []
  const contexts = rows.map(row => row.context as TrainingContext)
  const signers = contexts.flatMap(({ teamSigned, clinicSigned }) => [teamSigned?.by, clinicSigned?.by])
  const found = await together(reading.db, {
    names: holderRows(reading, [
      ...rows.map(({ holderId }) => holderId),
      ...signers.filter(id => id !== null && id !== undefined),
    ]),
    clinics: contexts.some(({ brought }) => brought.contracts.length > 0)
      ? reading.db.selectFrom('clinic').select(['id', 'name'])
      : undefined,
  })
  const nameOf = holderNamesIn(reading, found.names)
  const clinics = new Map(found.clinics.map(({ id, name }) => [id, name]))
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

/** The page of thoughts that a trainee wrote, newest first; each comes with the key that opens it. */
export function reflectionRows({ db }: Pick<Reading, 'db'>) {
  return db
    .selectFrom('note as n')
    .leftJoin('data_key as k', join =>
      join.onRef('k.owner_id', '=', 'n.holder_id').on('k.destroyed_at', 'is', null),
    )
    .select(['n.id', 'n.at', 'n.holder_id', 'n.text_sealed', 'k.wrapped'])
    .where('n.kind', '=', 'training')
    .where('n.field', '=', 'reflection')
    .orderBy('n.at', 'desc')
}

type ReflectionRow = Awaited<ReturnType<ReturnType<typeof reflectionRows>['execute']>>[number]

export function reflectionsIn(
  { keyring }: Pick<Reading, 'keyring'>,
  rows: readonly ReflectionRow[],
): { at: Instant; text: string }[] {
  return rows.flatMap(({ id, at, holder_id, text_sealed, wrapped }) => {
    const owner = holder_id ?? ''
    const keys = dataKeysIn(keyring, [{ ownerId: owner, wrapped }])
    const text = keys.open(owner, text_sealed, { table: 'note', column: 'text_sealed', id })
    return text === null ? [] : [{ at, text }]
  })
}
