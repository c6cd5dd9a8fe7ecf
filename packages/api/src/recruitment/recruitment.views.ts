/** Recruitment as the applicant and the coordinator see it. */
import { Id } from '@alongside/domain/people'
import {
  Check,
  CheckRecord,
  CheckStage,
  checkStageWords,
  checkWords,
  InterviewGrid,
  type RecruitmentContext,
  RecruitmentRoute,
  stageOfCheck,
} from '@alongside/domain/recruitment'
import { Instant, londonDateOf, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { together } from '../database/together.ts'
import { holderNamesIn, holderRows } from '../lifecycle/holder-names.ts'
import { BareView, bareViewOf } from '../lifecycle/lifecycle.view.ts'
import { listOf } from '../lifecycle/list-of.ts'
import type { TeamRow } from '../lifecycle/registration.ts'
import type { Reading } from '../read.ts'
import { factRows, recruitmentFactsIn } from './recruitment.facts.ts'

const CheckView = CheckRecord.pick({
  askedOn: true,
  chases: true,
  chasedOn: true,
  receivedOn: true,
  expiresOn: true,
  decidedOn: true,
  level: true,
}).extend({
  check: Check,
  label: z.string(),
  why: z.string(),
  stage: CheckStage,
  stageLabel: z.string(),
  /** When it is asked for again if it has not come. */
  chaseOn: PlainDate.nullable(),
  seenBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
})

export const RecruitmentRow = BareView.extend({
  kind: z.literal('recruitment'),
  holderId: Id,
  name: z.string().nullable(),
  route: RecruitmentRoute,
  chatHeldOn: PlainDate.nullable(),
  appliedAt: Instant.nullable(),
  interviewedOn: PlainDate.nullable(),
  grid: InterviewGrid.nullable(),
  offeredAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  keepWarmUntil: PlainDate.nullable(),
  feedbackOffered: z.boolean(),
  /** How many days it has been in this state, and whether that is long enough for somebody to call. */
  daysInState: z.int(),
  stalled: z.boolean(),
  checks: z.array(CheckView),
  contracts: z.array(z.strictObject({ clinicId: Id, clinicName: z.string(), until: PlainDate })),
  checksDone: z.int(),
})
export type RecruitmentRow = z.infer<typeof RecruitmentRow>

const DAY_MS = 86_400_000

export const recruitments = listOf<
  'open' | 'toDo' | 'checks' | 'ended' | 'all',
  typeof RecruitmentRow,
  TeamRow
>({
  kind: 'recruitment',
  row: RecruitmentRow,
  views: {
    open: {
      states: [
        'enquiry',
        'invitedToChat',
        'applied',
        'shortlisted',
        'interviewed',
        'conditionallyOffered',
        'checks',
      ],
      first: 'soonestDue',
    },
    toDo: { states: ['enquiry', 'applied', 'shortlisted', 'interviewed'], first: 'soonestDue' },
    checks: { states: ['checks'], first: 'soonestDue' },
    ended: {
      states: ['cleared', 'notNow', 'withdrawn', 'notSelected', 'notCleared'],
      first: 'latestChange',
    },
    all: { states: 'all', first: 'latestChange' },
  },
  rowsOf: recruitmentRowsOf,
})

export async function recruitmentRowsOf(
  reading: Reading,
  rows: readonly TeamRow[],
): Promise<RecruitmentRow[]> {
  if (rows.length === 0) return []
  const { at, caller } = reading
  const today = londonDateOf(at)
  const contexts = rows.map(row => row.context as RecruitmentContext)
  const deciders = contexts.flatMap(({ checks }) =>
    Object.values(checks).flatMap(({ seenBy, decidedBy }) => [seenBy, decidedBy]),
  )
  const found = await together(reading.db, {
    ...factRows(reading, rows),
    names: holderRows(reading, [
      ...rows.map(({ holderId }) => holderId),
      ...deciders.filter(id => id !== null && id !== undefined),
    ]),
    chases: chaseRows(reading, rows),
    clinics: contexts.some(({ contracts }) => contracts.length > 0)
      ? reading.db.selectFrom('clinic').select(['id', 'name'])
      : undefined,
  })
  const factsOf = recruitmentFactsIn(found, caller.accountId)
  const nameOf = holderNamesIn(reading, found.names)
  const chases = chasesIn(found.chases)
  const clinics = new Map(found.clinics.map(({ id, name }) => [id, name]))
  return rows.map(row => {
    const context = row.context as RecruitmentContext
    const view = bareViewOf('recruitment', row, factsOf(row), reading)
    const days = Math.floor((Date.parse(at) - Date.parse(row.stateSince)) / DAY_MS)
    const checks = context.clocks.checks.map(check => {
      const record = context.checks[check]
      const stage = stageOfCheck(record, today)
      return {
        check,
        ...checkWords[check],
        stage,
        stageLabel: checkStageWords[stage],
        askedOn: record?.askedOn ?? null,
        chases: record?.chases ?? 0,
        chasedOn: record?.chasedOn ?? null,
        receivedOn: record?.receivedOn ?? null,
        expiresOn: record?.expiresOn ?? null,
        decidedOn: record?.decidedOn ?? null,
        level: record?.level ?? null,
        chaseOn: stage === 'asked' ? (chases.get(`${row.id} ${check}`) ?? null) : null,
        seenBy: record?.seenBy ? nameOf(record.seenBy) : null,
        decidedBy: record?.decidedBy ? nameOf(record.decidedBy) : null,
      }
    })
    return {
      ...view,
      holderId: row.holderId,
      name: nameOf(row.holderId),
      route: context.route,
      chatHeldOn: context.chatHeldOn,
      appliedAt: context.appliedAt,
      interviewedOn: context.interviewedOn,
      // what two people agreed on about somebody is for those who decide
      grid: caller.role === 'coordinator' ? context.grid : null,
      offeredAt: context.offeredAt,
      acceptedAt: context.acceptedAt,
      keepWarmUntil: context.keepWarmUntil,
      feedbackOffered: context.feedbackOffered,
      daysInState: days,
      stalled: row.status === 'active' && days >= context.clocks.stalledDays,
      checks,
      contracts: context.contracts.map(each => ({ ...each, clinicName: clinics.get(each.clinicId) ?? '' })),
      checksDone: checks.filter(({ stage }) => stage === 'accepted').length,
    }
  })
}

/** On which day each check is chased, of those that are in their checks. */
function chaseRows({ db }: Pick<Reading, 'db'>, rows: readonly TeamRow[]) {
  const inChecks = rows.filter(({ state }) => state === 'checks').map(({ id }) => id)
  if (inChecks.length === 0) return undefined
  return db
    .selectFrom('timer')
    .select(['lifecycle_id', 'key', 'run_at'])
    .where('kind', '=', 'recruitment')
    .where('lifecycle_id', 'in', inChecks)
    .where('key', 'like', 'chase%')
}

/** By recruitment and check. */
function chasesIn(
  timers: readonly { lifecycle_id: string; key: string; run_at: Instant }[],
): Map<string, PlainDate> {
  return new Map(
    timers.map(({ lifecycle_id, key, run_at }) => {
      const check = key.slice('chase'.length)
      return [`${lifecycle_id} ${check[0]?.toLowerCase()}${check.slice(1)}`, londonDateOf(run_at)]
    }),
  )
}
