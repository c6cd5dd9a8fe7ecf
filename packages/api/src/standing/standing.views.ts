/** Standing as the mentor and the coordinator see it: what is in date, and what runs out next. */
import { Id } from '@alongside/domain/people'
import { nearness, type StandingContext, StandingItem, standingItemWords } from '@alongside/domain/standing'
import { Instant, londonDateOf, PlainDate } from '@alongside/domain/time'
import { Completion } from '@alongside/domain/training'
import * as z from 'zod'
import { together } from '../database/together.ts'
import { holderNamesIn, holderRows } from '../lifecycle/holder-names.ts'
import { BareView, bareViewOf } from '../lifecycle/lifecycle.view.ts'
import { listOf } from '../lifecycle/list-of.ts'
import type { TeamRow } from '../lifecycle/registration.ts'
import { ownRows, rowOf } from '../lifecycle/stored-rows.ts'
import type { Reading } from '../read.ts'

export const StandingRow = BareView.extend({
  kind: z.literal('standing'),
  holderId: Id,
  mentorId: Id,
  name: z.string().nullable(),
  clinicName: z.string(),
  trustName: z.string(),
  startedAt: Instant,
  reviewReached: z.boolean(),
  fullSince: PlainDate.nullable(),
  restrictedByHand: z.boolean(),
  breakUntil: PlainDate.nullable(),
  items: z.array(
    z.strictObject({
      item: StandingItem,
      label: z.string(),
      until: PlainDate.nullable(),
      nearness: z.enum(['missing', 'ranOut', 'soon', 'good']),
    }),
  ),
  completions: z.array(Completion),
})
export type StandingRow = z.infer<typeof StandingRow>

export const standings = listOf<'open' | 'restricted' | 'left' | 'all', typeof StandingRow, TeamRow>({
  kind: 'standing',
  row: StandingRow,
  views: {
    open: { states: ['provisional', 'full', 'restricted', 'onBreak'], first: 'soonestDue' },
    restricted: { states: ['restricted'], first: 'soonestDue' },
    left: { states: ['left'], first: 'latestChange' },
    all: { states: 'all', first: 'latestChange' },
  },
  rowsOf: standingRowsOf,
})

export async function standingRowsOf(reading: Reading, rows: readonly TeamRow[]): Promise<StandingRow[]> {
  if (rows.length === 0) return []
  const found = await together(reading.db, {
    names: holderRows(
      reading,
      rows.map(({ holderId }) => holderId),
    ),
    places: reading.db
      .selectFrom('clinic as c')
      .innerJoin('trust as t', 't.id', 'c.trust_id')
      .select(['c.id', 'c.name', 't.name as trustName']),
  })
  const nameOf = holderNamesIn(reading, found.names)
  const places = new Map(found.places.map(place => [place.id, place]))
  const today = londonDateOf(reading.at)
  return rows.map(row => {
    const context = row.context as StandingContext
    return {
      ...bareViewOf('standing', row, { by: reading.caller.accountId, check: null }, reading),
      holderId: row.holderId,
      mentorId: context.mentorId,
      name: nameOf(row.holderId),
      clinicName: places.get(row.clinicId)?.name ?? '',
      trustName: places.get(row.clinicId)?.trustName ?? '',
      startedAt: context.startedAt,
      reviewReached: context.reviewReached,
      fullSince: context.fullSince,
      restrictedByHand: context.restrictedByHand,
      breakUntil: context.breakUntil,
      items: StandingItem.options.map(item => ({
        item,
        label: standingItemWords[item],
        until: context.items[item],
        nearness: nearness(item, context.items[item], today, context.clocks),
      })),
      completions: context.completions,
    }
  })
}

/** The standings of the caller, one for each place, the newest first. */
export async function ownStandings(reading: Reading): Promise<StandingRow[]> {
  if (reading.caller.role !== 'mentor') return []
  const own = await ownRows(reading, 'standing').execute()
  return standingRowsOf(
    reading,
    own.map(stored => rowOf<TeamRow>(stored)),
  )
}
