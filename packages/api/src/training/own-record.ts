/** Everything that is on the caller's own record: one line each, for a page and for a file to take along. */
import {
  checkStageWords,
  checkWords,
  type RecruitmentContext,
  stageOfCheck,
} from '@alongside/domain/recruitment'
import { type StandingContext, StandingItem, standingItemWords } from '@alongside/domain/standing'
import { type SupervisionSort, supervisionSortWords } from '@alongside/domain/supervision'
import { type Instant, londonDateOf, PlainDate } from '@alongside/domain/time'
import {
  curriculum,
  curriculumHours,
  modulesDone,
  type TrainingContext,
  titleOf,
} from '@alongside/domain/training'
import { sql } from 'kysely'
import * as z from 'zod'
import { together } from '../database/together.ts'
import { ownRows } from '../lifecycle/stored-rows.ts'
import type { Reading } from '../read.ts'

const Line = z.strictObject({
  part: z.enum(['module', 'day', 'practice', 'signature', 'check', 'standing', 'supervision']),
  what: z.string(),
  detail: z.string(),
  on: PlainDate.nullable(),
  until: PlainDate.nullable(),
})
type Line = z.infer<typeof Line>

export const OwnRecord = z.strictObject({
  hours: z.number(),
  hoursAltogether: z.number(),
  /** The day on which both sides had signed; null before. */
  readyOn: PlainDate.nullable(),
  lines: z.array(Line),
})
export type OwnRecord = z.infer<typeof OwnRecord>

export async function ownRecord(reading: Reading): Promise<OwnRecord> {
  const { db, caller, at } = reading
  const isMentor = caller.role === 'mentor'
  const found = await together(db, {
    training: ownRows(reading, 'training').limit(1),
    recruitment: ownRows(reading, 'recruitment').limit(1),
    standings: isMentor ? ownRows(reading, 'standing') : undefined,
    clinics: isMentor ? db.selectFrom('clinic').select(['id', 'name']) : undefined,
    days: db
      .selectFrom('taught_day as d')
      .select(['d.id', 'd.title', 'd.held_on'])
      .where('d.cohort_id', 'in', ownCohort(reading)),
    supervision: isMentor
      ? sql<{ sort: SupervisionSort; held_at: Instant }>`
          select s.sort, a.held_at from supervision_attendance a join supervision s on s.id = a.supervision_id
          where a.account_id = ${caller.accountId}`
      : undefined,
  })
  const training = found.training[0]?.context as TrainingContext | undefined
  const checks = (found.recruitment[0]?.context as RecruitmentContext | undefined)?.checks ?? {}
  const standings = found.standings.map(({ clinic_id, context }) => ({
    place: found.clinics.find(({ id }) => id === clinic_id)?.name ?? '',
    context: context as StandingContext,
  }))
  const today = londonDateOf(at)
  const done = modulesDone(training?.completions ?? [])
  const isReady = found.training[0]?.state === 'accredited'
  return {
    hours: curriculum.reduce((sum, { key, hours }) => sum + (done.has(key) ? hours : 0), 0),
    hoursAltogether: curriculumHours,
    readyOn: isReady ? (training?.teamSigned?.on ?? null) : null,
    lines: [
      ...learned([training, ...standings.map(({ context }) => context)]),
      ...(training?.days ?? []).map(({ dayId, attended }): Line => {
        const day = found.days.find(({ id }) => id === dayId)
        return line('day', day?.title ?? 'A taught day', attendedWords[attended], day?.held_on ?? null)
      }),
      ...(training?.watchedOn ?? []).map(on => line('practice', 'Watched a session', '', on)),
      ...(training?.ledOn ?? []).map(on => line('practice', 'Led a session', '', on)),
      ...(training?.clinicSigned
        ? [line('signature', 'Signed off by the clinic', '', training.clinicSigned.on)]
        : []),
      ...(training?.teamSigned
        ? [line('signature', 'Signed off by the team', '', training.teamSigned.on)]
        : []),
      ...Object.entries(checks).map(([check, record]) =>
        line(
          'check',
          checkWords[check as keyof typeof checkWords].label,
          checkStageWords[stageOfCheck(record, today)],
          record.decidedOn ?? record.receivedOn ?? record.askedOn,
          record.expiresOn,
        ),
      ),
      ...standings.flatMap(({ place, context }) =>
        StandingItem.options.map(item =>
          line('standing', standingItemWords[item], place, null, context.items[item]),
        ),
      ),
      ...found.supervision.map(({ sort, held_at }) =>
        line('supervision', supervisionSortWords[sort], 'You were there', londonDateOf(held_at)),
      ),
    ].sort((one, other) => ((one.on ?? '') < (other.on ?? '') ? 1 : -1)),
  }
}

const attendedWords = { attended: 'You were there', madeUp: 'Made up later', missed: 'Missed' } as const

function line(
  part: Line['part'],
  what: string,
  detail: string,
  on: PlainDate | null,
  until: PlainDate | null = null,
): Line {
  return { part, what, detail, on, until }
}

/** Each version of a module once, wherever it was learned. */
function learned(from: readonly (Pick<TrainingContext, 'completions'> | undefined)[]): Line[] {
  const all = from.flatMap(each => each?.completions ?? [])
  const once = new Map(all.map(each => [`${each.module} ${each.version}`, each]))
  return [...once.values()].map(({ module, version, right, of, on }) =>
    line('module', titleOf(module), `Version ${version}, ${right} of ${of} right`, on),
  )
}

function ownCohort({ db, caller }: Pick<Reading, 'db' | 'caller'>) {
  return db
    .selectFrom('training')
    .select('cohort_id')
    .where('holder_id', '=', caller.accountId ?? '')
    .$narrowType<{ cohort_id: string }>()
}
