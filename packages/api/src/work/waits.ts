/** What has waited too long, whose turn it is and who covers: for those who cover, and without a name for the lead. */
import { type Owner, owners } from '@alongside/domain/lifecycle'
import { type Kind, kinds } from '@alongside/domain/lifecycles'
import { Id, type Role } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import { type CoveringTurn, coveringTurns, coverOf, deputyFor, tooLongFrom } from '@alongside/domain/waiting'
import { sql } from 'kysely'
import * as z from 'zod'
import { settingsAt, settingsIn } from '../clinic/many-settings.ts'
import { dataKeysIn } from '../database/keys.ts'
import type { Reading } from '../read.ts'
import { wordsAt } from './waiting-rows.ts'

/** Who covers at a clinic: the named colleague, or nobody in particular. */
export const CoverAt = z.strictObject({
  clinicId: Id,
  turn: z.enum(coveringTurns),
  name: z.string().nullable(),
  isYou: z.boolean(),
})
export type CoverAt = z.infer<typeof CoverAt>

/** Records of one sort at one clinic that waited too long, counted. */
export const TooLong = z.strictObject({
  kind: z.enum(kinds),
  label: z.string(),
  clinicId: Id,
  owner: z.enum(owners),
  deputy: z.enum(coveringTurns),
  count: z.int(),
  /** Since when the one that waited longest should have moved. */
  since: Instant,
})
export type TooLong = z.infer<typeof TooLong>

const covering: Partial<Record<Role, CoveringTurn>> = {
  clinician: 'clinic',
  coordinator: 'coordinator',
  safeguardingLead: 'safeguardingLead',
}

/** For which turn a role covers. */
export function coveringTurnOf(role: Role): CoveringTurn | undefined {
  return covering[role]
}

/** The settled days and the named deputies of the actor’s clinics. */
export function coverQueries({ db, at, caller }: Reading) {
  const covers = coveringTurnOf(caller.role) !== undefined && caller.clinicIds.length > 0
  const clinics = [...caller.clinicIds]
  return {
    settings: covers ? settingsAt(db, at).where('clinic_id', 'in', clinics) : undefined,
    deputies: covers
      ? db
          .selectFrom('deputy as d')
          .leftJoin('account as a', 'a.id', 'd.account_id')
          .leftJoin('data_key as k', join =>
            join.onRef('k.owner_id', '=', 'd.account_id').on('k.destroyed_at', 'is', null),
          )
          .select(['d.clinic_id', 'd.turn', 'd.account_id', 'a.name_sealed', 'k.wrapped'])
          .where('d.clinic_id', 'in', clinics)
          .orderBy('d.clinic_id')
          .orderBy('d.turn')
      : undefined,
  }
}

interface DeputyRow {
  readonly clinic_id: string
  readonly turn: CoveringTurn
  readonly account_id: string
  readonly name_sealed: Uint8Array | null
  readonly wrapped: Uint8Array | null
}

export function coversIn({ keyring, caller }: Reading, rows: readonly DeputyRow[]): CoverAt[] {
  const keys = dataKeysIn(
    keyring,
    rows.map(({ account_id, wrapped }) => ({ ownerId: account_id, wrapped })),
  )
  return rows.map(({ clinic_id, turn, account_id, name_sealed }) => ({
    clinicId: clinic_id,
    turn,
    name: keys.open(account_id, name_sealed, {
      table: 'account',
      column: 'name_sealed',
      id: account_id,
    }),
    isYou: account_id === caller.accountId,
  }))
}

/** How many working days each clinic gives before something has waited too long. */
export function graceIn(rows: Parameters<typeof settingsIn>[0]): (clinicId: string) => number {
  const settings = settingsIn(rows)
  return clinicId => settings(clinicId).cover.afterWorkingDays
}

interface Waits {
  readonly kind: Kind
  readonly path: string
  readonly dueAt: Instant | null
  readonly stateSince: Instant
}

export function waitedTooLong(waits: Waits, grace: number, at: Instant): boolean {
  const from = tooLongFrom(waits, grace)
  return from !== null && from <= at
}

/** Whether it falls to this turn to cover for whoever’s turn it is. */
export function coversFor(turn: CoveringTurn, owner: Owner, { kind, path }: Waits): boolean {
  return deputyFor(owner) !== null && coverOf(kind, path)?.deputy === turn
}

/** What waits too long at the lead’s clinics: how much of what, since when, and nobody’s name. */
export async function tooLongAt(
  { db, at }: Reading,
  grace: (clinicId: string) => number,
): Promise<TooLong[]> {
  const { rows } = await sql<{
    kind: Kind
    path: string
    clinic_id: string
    due_at: Instant | null
    state_since: Instant
  }>`select kind, path, clinic_id, due_at, state_since from authz.what_waits(${at}::timestamptz)`.execute(db)
  const found = new Map<string, TooLong>()
  for (const { kind, path, clinic_id, due_at, state_since } of rows) {
    const deputy = coverOf(kind, path)?.deputy
    const words = wordsAt(kind, path)
    const waits = { kind, path, dueAt: due_at, stateSince: state_since }
    if (!deputy || !words || !waitedTooLong(waits, grace(clinic_id), at)) continue
    const key = `${clinic_id} ${kind} ${path}`
    const since = due_at ?? state_since
    const same = found.get(key)
    found.set(key, {
      kind,
      label: words.label,
      clinicId: clinic_id,
      owner: words.owner,
      deputy,
      count: (same?.count ?? 0) + 1,
      since: same && same.since < since ? same.since : since,
    })
  }
  return [...found.values()].sort((one, other) => one.since.localeCompare(other.since))
}
