/** Concerns: for those who decide all that is known, for whoever raised one what they said and what they were told. */
import {
  ConcernCategory,
  type ConcernContext,
  ConcernDecision,
  ConcernOutcome,
  owedReferrals,
  PassedOnTo,
  RaisedBy,
  WithoutAgreement,
} from '@alongside/domain/concern'
import { Role } from '@alongside/domain/people'
import { mayDo } from '@alongside/domain/permissions'
import { Instant } from '@alongside/domain/time'
import { instantPlusMinutes } from '@alongside/domain/working-days'
import * as z from 'zod'
import { dataKeysIn } from '../database/keys.ts'
import { together } from '../database/together.ts'
import { LifecycleView, viewOf } from '../lifecycle/lifecycle.view.ts'
import { listOf } from '../lifecycle/list-of.ts'
import { personNames, viewsWithNames } from '../lifecycle/names.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { labelOf } from '../person/timeline.ts'
import type { Reading } from '../read.ts'

export const ConcernView = LifecycleView.extend({
  kind: z.literal('concern'),
  category: ConcernCategory,
  raisedBy: RaisedBy,
  /** Null where the actor may not know the colleague. */
  raisedByName: z.string().nullable(),
  mine: z.boolean(),
  urgentSince: Instant.nullable(),
  immediateDanger: z.boolean(),
  emergencyCalled: z.boolean(),
  personTold: z.boolean(),
  accountAt: Instant.nullable(),
  /** Until when the written account is owed; null once it is there. */
  accountDueAt: Instant.nullable(),
  feedbackAt: Instant.nullable(),
  decisions: z.array(
    z.strictObject({
      decision: ConcernDecision,
      at: Instant,
      personTold: z.boolean(),
      personAgreed: z.boolean(),
      withoutAgreement: WithoutAgreement.nullable(),
    }),
  ),
  referrals: z.array(z.strictObject({ to: PassedOnTo, at: Instant })),
  owed: z.array(PassedOnTo),
  outcome: ConcernOutcome.nullable(),
  forSupervision: z.boolean(),
})
export type ConcernView = z.infer<typeof ConcernView>

const ConcernRow = ConcernView.extend(personNames)

/** One concern with its words and its history. */
export const OneConcern = ConcernRow.extend({
  clinicName: z.string(),
  words: z.array(z.strictObject({ field: z.string(), at: Instant, text: z.string() })),
  history: z.array(
    z.strictObject({ at: Instant, seq: z.int(), type: z.string(), label: z.string(), by: Role }),
  ),
})
export type OneConcern = z.infer<typeof OneConcern>

export const concerns = listOf({
  kind: 'concern',
  row: ConcernRow,
  views: {
    open: { states: ['raised', 'triaged', 'acting'], first: 'soonestDue' },
    raised: { states: ['raised'], first: 'soonestDue' },
    triaged: { states: ['triaged'], first: 'soonestDue' },
    acting: { states: ['acting'], first: 'soonestDue' },
    ended: { states: ['closed', 'noFurtherAction'], first: 'latestChange' },
    all: { states: 'all', first: 'latestChange' },
    // whoever raised them sees on one page what is going on and, after it, what is over
    followed: { states: 'all', first: 'soonestDue' },
  },
  rowsOf: (reading, rows) => viewsWithNames(reading, rows, concernViewsOf),
})

async function concernViewsOf(reading: Reading, rows: readonly LifecycleRow[]): Promise<ConcernView[]> {
  const raisers = await raisersOf(
    reading,
    rows.map(({ id }) => id),
  )
  // how a concern was weighed is for those who weigh it
  const weighs = mayDo(reading.caller.role, 'concern', 'triage') !== undefined
  return rows.map(row => {
    const context = row.context as ConcernContext
    const raiser = raisers.get(row.id)
    return {
      ...viewOf('concern', row, {}, reading),
      category: context.category,
      raisedBy: context.raisedBy,
      raisedByName: raiser?.name ?? null,
      mine: raiser?.accountId === reading.caller.accountId,
      urgentSince: context.urgentSince,
      immediateDanger: context.immediateDanger,
      emergencyCalled: context.emergencyCalled,
      personTold: context.personTold,
      accountAt: context.accountAt,
      accountDueAt:
        context.accountAt === null && row.status === 'active'
          ? instantPlusMinutes(context.raisedAt, context.clocks.accountHours * 60)
          : null,
      feedbackAt: context.feedbackAt,
      decisions: weighs ? context.decisions : [],
      referrals: weighs ? context.referrals : [],
      owed: weighs ? owedReferrals(context) : [],
      outcome: weighs ? context.outcome : null,
      forSupervision: weighs && context.forSupervision,
    }
  })
}

interface Raiser {
  readonly accountId: string
  /** Null where the actor may not know the colleague. */
  readonly name: string | null
}

async function raisersOf({ db, keyring }: Reading, ids: readonly string[]): Promise<Map<string, Raiser>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('concern as c')
    .leftJoin('account as a', 'a.id', 'c.raised_by')
    .leftJoin('data_key as k', join => join.onRef('k.owner_id', '=', 'a.id').on('k.destroyed_at', 'is', null))
    .select(['c.id', 'c.raised_by', 'a.name_sealed', 'k.wrapped'])
    .where('c.id', 'in', [...ids])
    .execute()
  const keys = dataKeysIn(
    keyring,
    rows.map(({ raised_by, wrapped }) => ({ ownerId: raised_by, wrapped })),
  )
  return new Map(
    rows.map(({ id, raised_by, name_sealed }) => {
      const place = { table: 'account', column: 'name_sealed', id: raised_by }
      return [id, { accountId: raised_by, name: keys.open(raised_by, name_sealed, place) }]
    }),
  )
}

/** What stands beside a concern: in one query, because a page of it asks for all. */
export async function oneConcern(reading: Reading, id: string): Promise<OneConcern | null> {
  const row = await concerns.one(reading, id)
  if (!row) return null
  const { db, caller, keyring } = reading
  // for those who weigh it, all that happened; whoever raised it hears by the word back
  const weighs = mayDo(caller.role, 'concern', 'triage') !== undefined
  const found = await together(db, {
    clinic: db.selectFrom('clinic').select('name').where('id', '=', row.clinicId),
    notes: db
      .selectFrom('note')
      .select(['id', 'field', 'at', 'text_sealed'])
      .where('kind', '=', 'concern')
      .where('lifecycle_id', '=', id)
      .orderBy('at')
      .orderBy('seq'),
    key: db
      .selectFrom('data_key')
      .select(['owner_id as ownerId', 'wrapped'])
      .where('owner_id', '=', row.personId)
      .where('destroyed_at', 'is', null),
    journal: weighs
      ? db
          .selectFrom('journal')
          .select(['at', 'seq', 'type', 'role'])
          .where('kind', '=', 'concern')
          .where('lifecycle_id', '=', id)
          .orderBy('seq', 'desc')
      : undefined,
  })
  reading.saw([row.personId])
  const keys = dataKeysIn(keyring, found.key)
  return {
    ...row,
    clinicName: found.clinic[0]?.name ?? '',
    words: found.notes.flatMap(note => {
      const place = { table: 'note', column: 'text_sealed', id: note.id }
      const text = keys.open(row.personId, note.text_sealed, place)
      return text === null ? [] : [{ field: note.field, at: note.at, text }]
    }),
    history: found.journal.map(({ at, seq, type, role }) => ({
      at,
      seq,
      type,
      label: type === 'start' ? 'Raised' : labelOf('concern', type),
      by: Role.parse(role),
    })),
  }
}
