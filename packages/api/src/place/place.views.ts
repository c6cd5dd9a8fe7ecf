/** Trusts, their clinics, and what each clinic has settled: what holds today, what is coming, what was. */
import { ClinicSettings, standardSettings } from '@alongside/domain/clinic-settings'
import { differences } from '@alongside/domain/clinic-settings-words'
import { Id } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { Instant, londonDateOf, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { namesOfAccounts } from '../access/audit.views.ts'
import { AccountDeed, deedsOf } from '../account/account.views.ts'
import type { Reading } from '../read.ts'
import { WordsRow, wordsRows } from './words.views.ts'

const ClinicOfTrust = z.strictObject({ id: Id, name: z.string(), openedOn: PlainDate, isOpen: z.boolean() })

export const TrustView = z.strictObject({
  id: Id,
  name: z.string(),
  clinics: z.array(ClinicOfTrust),
})
export type TrustView = z.infer<typeof TrustView>

/** All places for an administrator, their own for everybody else who may see settings. */
export async function trustViews({ db, caller, at }: Reading): Promise<TrustView[]> {
  const trusts = await db.selectFrom('trust').select(['id', 'name']).orderBy('name').execute()
  const clinics = await db
    .selectFrom('clinic')
    .select(['id', 'name', 'trust_id', 'opened_on'])
    .orderBy('name')
    .execute()
  const all = maySee(caller.role, 'clinicSettings') === 'all'
  const own = new Set<string>(caller.clinicIds)
  const today = londonDateOf(at)
  const views = trusts.map(({ id, name }) => ({
    id,
    name,
    clinics: clinics
      .filter(clinic => clinic.trust_id === id && (all || own.has(clinic.id)))
      .map(clinic => ({
        id: clinic.id,
        name: clinic.name,
        openedOn: clinic.opened_on,
        isOpen: clinic.opened_on <= today,
      })),
  }))
  return all ? views : views.filter(trust => trust.clinics.length > 0)
}

/** One dated row of settings, with what it changed. */
const SettingRow = z.strictObject({
  effectiveOn: PlainDate,
  setAt: Instant,
  /** Who changed it, as far as the reader may know. */
  setBy: z.string().nullable(),
  changes: z.array(z.string()),
  standing: z.enum(['coming', 'now', 'was', 'replaced']),
})

export const ClinicSettled = z.strictObject({
  id: Id,
  name: z.string(),
  trustName: z.string(),
  openedOn: PlainDate,
  /** What holds today. */
  now: ClinicSettings,
  /** What holds once everything that is coming has come: a change begins from here. */
  latest: ClinicSettings,
  /** When the newest row was written; a form sends it back, so that two people do not overwrite each other. */
  version: Instant.nullable(),
  /** The first day on which another change may hold. */
  mayHoldFrom: PlainDate,
  rows: z.array(SettingRow),
  /** Every change of the words of a message. */
  words: z.array(WordsRow),
  deeds: z.array(AccountDeed),
})
export type ClinicSettled = z.infer<typeof ClinicSettled>

export async function clinicSettled(reading: Reading, id: string): Promise<ClinicSettled | null> {
  const { db, caller, at } = reading
  const clinic = await db
    .selectFrom('clinic as c')
    .innerJoin('trust as t', 't.id', 'c.trust_id')
    .select(['c.id', 'c.name', 'c.opened_on', 't.name as trust_name'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  const all = maySee(caller.role, 'clinicSettings') === 'all'
  if (!clinic || !(all || (caller.clinicIds as readonly string[]).includes(id))) return null
  const stored = await settingRows(reading, id)
  const today = londonDateOf(at)
  const held = standingOf(stored, today)
  const names = await namesOfAccounts(
    reading,
    stored.flatMap(({ set_by }) => set_by ?? []),
  )
  const now = stored.findLast(row => held(row) === 'now')?.settings ?? standardSettings
  const last = stored.findLast(row => held(row) !== 'replaced')
  const latest = last?.settings ?? standardSettings
  const inForce = stored.filter(row => held(row) !== 'replaced')
  return {
    id,
    name: clinic.name,
    trustName: clinic.trust_name,
    openedOn: clinic.opened_on,
    now,
    latest,
    version:
      stored
        .map(({ set_at }) => set_at)
        .sort()
        .at(-1) ?? null,
    mayHoldFrom: last && last.effective_on > today ? last.effective_on : today,
    rows: stored
      .map(row => {
        const before = inForce.findLast(other => other !== row && comesBefore(other, row))
        return {
          effectiveOn: row.effective_on,
          setAt: row.set_at,
          setBy: row.set_by === null ? null : names(row.set_by),
          changes: differences(before?.settings ?? standardSettings, row.settings),
          standing: held(row),
        }
      })
      .reverse(),
    words: wordsRows(stored, today, names),
    deeds: all ? await deedsOf(reading, { clinicId: id }) : [],
  }
}

interface StoredRow {
  readonly effective_on: PlainDate
  readonly set_at: Instant
  readonly set_by: string | null
  readonly settings: ClinicSettings
}

/** Every row of a clinic, in the order in which they hold. */
export async function settingRows({ db }: Pick<Reading, 'db'>, clinicId: string): Promise<StoredRow[]> {
  const rows = await db
    .selectFrom('clinic_setting')
    .select(['effective_on', 'set_at', 'set_by', 'settings'])
    .where('clinic_id', '=', clinicId)
    .orderBy('effective_on')
    .orderBy('set_at')
    .execute()
  return rows.map(row => ({ ...row, settings: ClinicSettings.parse(row.settings) }))
}

function comesBefore(one: StoredRow, other: StoredRow): boolean {
  return (
    one.effective_on < other.effective_on ||
    (one.effective_on === other.effective_on && one.set_at < other.set_at)
  )
}

/** Of the rows of one day the newest counts; of the days that have come, the last. */
function standingOf(rows: readonly StoredRow[], today: PlainDate) {
  const newestOfDay = new Map(rows.map(row => [row.effective_on, row]))
  const current = rows.findLast(row => row.effective_on <= today && newestOfDay.get(row.effective_on) === row)
  return (row: StoredRow): z.infer<typeof SettingRow>['standing'] => {
    if (newestOfDay.get(row.effective_on) !== row) return 'replaced'
    if (row.effective_on > today) return 'coming'
    return row === current ? 'now' : 'was'
  }
}
