/** Supervision as each side may see it: aliases for everybody, names for those who know them anyway. */
import { Role } from '@alongside/domain/people'
import {
  AgendaReason,
  Alias,
  openActions,
  Side,
  type SupervisionContext,
  SupervisionSort,
} from '@alongside/domain/supervision'
import { Theme } from '@alongside/domain/themes'
import { Instant, londonDateOf, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { together } from '../database/together.ts'
import { BareView, bareViewOf } from '../lifecycle/lifecycle.view.ts'
import { listOf } from '../lifecycle/list-of.ts'
import { soonestDue } from '../lifecycle/page.ts'
import type { BareRow } from '../lifecycle/registration.ts'
import { rowOf, selectRows } from '../lifecycle/stored-rows.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import type { Reading } from '../read.ts'
import { knownBehind } from './behind-aliases.ts'
import { standingFacts } from './supervision.facts.ts'
import { attendanceIn, attendanceRows, participantViews } from './taking-part.ts'
import { whatWasWritten, writtenRows } from './written.ts'

export const SupervisionRow = z.strictObject({
  ...BareView.shape,
  kind: z.literal('supervision'),
  clinicName: z.string(),
  sort: SupervisionSort,
  mentorId: z.uuid().nullable(),
  /** Whose one-to-one it is; null where the actor may not know, and for a joint one. */
  mentorCalled: z.string().nullable(),
  plannedAt: Instant,
  heldAt: Instant.nullable(),
  items: z.int(),
  actionsOpen: z.int(),
  actionsLate: z.int(),
  themes: z.array(Theme),
  present: z.strictObject({ clinic: z.int(), charity: z.int() }).nullable(),
  missed: z.int(),
})
export type SupervisionRow = z.infer<typeof SupervisionRow>

const Colleague = z.strictObject({
  accountId: z.uuid(),
  name: z.string().nullable(),
  role: Role,
  side: Side,
  isMe: z.boolean(),
})

export const OneSupervision = SupervisionRow.omit({ items: true }).extend({
  items: z.array(
    z.strictObject({
      id: z.uuid().nullable(),
      alias: Alias.nullable(),
      /** Where the actor knows the person anyway, or the person agreed to be named. */
      name: z.string().nullable(),
      personId: z.uuid().nullable(),
      byName: z.boolean(),
      why: z.array(AgendaReason),
      about: z.string().nullable(),
      mine: z.boolean(),
    }),
  ),
  attendance: z.array(Colleague),
  actions: z.array(
    z.strictObject({
      id: z.uuid(),
      what: z.string(),
      ownerName: z.string().nullable(),
      side: Side,
      mine: z.boolean(),
      dueOn: PlainDate,
      late: z.boolean(),
      ended: z.enum(['done', 'dropped']).nullable(),
    }),
  ),
  /** Both sides read it once it is shared; before that the coordinator does. */
  learning: z.string().nullable(),
  learningSharedAt: Instant.nullable(),
  /** Whom an action may be given to, and who may have been there, as far as the actor may record it. */
  participants: z.array(Colleague),
  /** People whom the actor may bring to the agenda, with their aliases. */
  aliases: z.array(
    z.strictObject({
      alias: Alias,
      personId: z.uuid(),
      name: z.string().nullable(),
      mayBeNamed: z.boolean(),
    }),
  ),
})
export type OneSupervision = z.infer<typeof OneSupervision>

export const supervisions = listOf({
  kind: 'supervision',
  row: SupervisionRow,
  views: {
    coming: { states: ['scheduled', 'agendaOpen', 'missed'], first: 'soonestDue' },
    open: { states: ['held', 'actionsOpen'], first: 'soonestDue' },
    ended: { states: ['closed', 'cancelled'], first: 'latestChange' },
    all: { states: 'all', first: 'latestChange' },
  },
  rowsOf: rowsOf as (reading: Reading, rows: readonly BareRow[]) => Promise<SupervisionRow[]>,
})

async function rowsOf(reading: Reading, rows: readonly BareRow[]): Promise<SupervisionRow[]> {
  const mentorOf = await mentorNames(
    reading,
    rows.map(row => (row.context as SupervisionContext).mentorId),
  )
  const clinicOf = await clinicNames(reading, rows)
  return rows.map(row =>
    rowView(reading, row, {
      clinicName: clinicOf(row.clinicId),
      mentorCalled: mentorOf((row.context as SupervisionContext).mentorId),
    }),
  )
}

function rowView(
  reading: Reading,
  row: BareRow,
  names: Pick<SupervisionRow, 'clinicName' | 'mentorCalled'>,
): SupervisionRow {
  const context = row.context as SupervisionContext
  const open = openActions(context)
  const today = londonDateOf(reading.at)
  return {
    ...bareViewOf('supervision', row, standingFacts(reading.caller), reading),
    ...names,
    sort: context.sort,
    mentorId: context.mentorId,
    plannedAt: context.plannedAt,
    heldAt: context.heldAt,
    items: context.items.length,
    actionsOpen: open.length,
    actionsLate: open.filter(({ dueOn }) => dueOn < today).length,
    themes: context.themes,
    present: context.present,
    missed: context.missed,
  }
}

async function clinicNames({ db }: Reading, rows: readonly BareRow[]): Promise<(id: string) => string> {
  if (rows.length === 0) return () => ''
  const found = await db
    .selectFrom('clinic')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(rows.map(({ clinicId }) => clinicId))])
    .execute()
  return id => found.find(each => each.id === id)?.name ?? ''
}

export async function oneSupervision(reading: Reading, id: string): Promise<OneSupervision | null> {
  const { db, caller } = reading
  const its = db.selectFrom('supervision').select('clinic_id').where('id', '=', id)
  const found = await together(db, {
    row: selectRows(db, 'supervision').where('l.id', '=', id),
    clinic: db.selectFrom('clinic').select('name').where('id', '=', its),
    attendance: attendanceRows(reading, id),
    ...writtenRows(reading, id),
  })
  const [here] = found.row
  if (!here) return null
  const stored = rowOf<BareRow>(here)
  const context = stored.context as SupervisionContext
  const written = whatWasWritten(reading, stored, found)
  const behind = await knownBehind(reading, stored)
  const participants = await participantViews(reading, stored)
  const row = rowView(reading, stored, {
    clinicName: found.clinic[0]?.name ?? '',
    mentorCalled: await itsMentor(reading, context, participants.mentorCalled),
  })
  const mayReadLearning = context.learningSharedAt !== null || caller.role === 'coordinator'
  const today = londonDateOf(reading.at)
  return {
    ...row,
    items: context.items.map(item => {
      const person = item.alias === null ? undefined : behind.behind(item.alias, item.byName)
      return {
        id: item.id,
        alias: item.alias,
        name: person?.name ?? null,
        personId: person?.personId ?? null,
        byName: item.byName,
        why: item.why,
        about: item.id === null ? null : written.about(item.id),
        mine: item.by !== null && item.by === caller.accountId,
      }
    }),
    attendance: attendanceIn(found.attendance, reading, participants.all),
    actions: context.actions.map(({ id: actionId, ownerId, side, dueOn, ended }) => ({
      id: actionId,
      what: written.what(actionId),
      ownerName: participants.all.find(({ accountId }) => accountId === ownerId)?.name ?? null,
      side,
      mine: ownerId === caller.accountId,
      dueOn,
      late: ended === null && dueOn < today,
      ended,
    })),
    learning: mayReadLearning ? written.learning : null,
    learningSharedAt: context.learningSharedAt,
    participants: participants.choosable,
    aliases: behind.choosable,
  }
}

/** Whose one-to-one it is; whoever has left since takes part no more, and is still called by their name. */
async function itsMentor(
  reading: Reading,
  { mentorId }: SupervisionContext,
  known: (mentorId: string) => string | null,
): Promise<string | null> {
  if (mentorId === null) return null
  return known(mentorId) ?? (await mentorNames(reading, [mentorId]))(mentorId)
}

/** What is coming, what has something open and, for who looks back, what is over: for one page, in one go. */
export async function supervisionsAtAGlance(
  reading: Reading,
): Promise<{ coming: SupervisionRow[]; open: SupervisionRow[]; ended: SupervisionRow[] }> {
  const { db } = reading
  const soonest = (states: readonly string[]) =>
    selectRows(db, 'supervision')
      .where('l.state', 'in', [...states])
      .orderBy(soonestDue)
      .orderBy('l.id')
      .limit(MOST)
  const found = await together(db, {
    coming: soonest(['scheduled', 'agendaOpen', 'missed']),
    open: soonest(['held', 'actionsOpen']),
    ended: selectRows(db, 'supervision')
      .where('l.state', 'in', ['closed', 'cancelled'])
      .orderBy('l.changed_at', 'desc')
      .orderBy('l.id', 'desc')
      .limit(MOST_ENDED),
  })
  const stored = [...found.coming, ...found.open, ...found.ended].map(row => rowOf<BareRow>(row))
  const rows = new Map((await rowsOf(reading, stored)).map(row => [row.id, row]))
  const shown = (some: readonly { id: string }[]) => some.flatMap(({ id }) => rows.get(id) ?? [])
  return { coming: shown(found.coming), open: shown(found.open), ended: shown(found.ended) }
}

const MOST = 50
const MOST_ENDED = 20
