/**
 * The row of a lifecycle itself: locked with the first word of an event, and written with one of the last. Both are
 * statements that never change, with their values beside them, so that the database prepares them once; the ORM writes
 * the values into the text, and says here which column belongs to which property.
 */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import { type Instant, londonDateOf } from '@alongside/domain/time'
import type { EntityClass } from '@mikro-orm/core'
import { CompiledQuery } from 'kysely'
import { settingsFrom } from '../clinic/clinic-settings.ts'
import type { Transaction } from '../database/acting.ts'
import { later } from '../database/later.ts'
import type { AnyRegistration, BareRow } from './registration.ts'

/** A row with the settings of its clinic as they stand today. */
export interface Found {
  readonly row: BareRow
  readonly settings: ClinicSettings
}

const locks = {
  look: '',
  lock: 'for update of l',
  lockIfFree: 'for update of l skip locked',
} as const

export async function findRow(
  { em, db }: Transaction,
  { entity, table }: AnyRegistration,
  id: string,
  how: keyof typeof locks,
  at: Instant,
): Promise<Found | null> {
  const { rows } = await db.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(
      `select l.*, (
        select s.settings from clinic_setting s
        where s.clinic_id = l.clinic_id and s.effective_on <= $1::date
        order by s.effective_on desc, s.set_at desc limit 1
      ) as settings_today
      from "${table}" l where l.id = $2::uuid ${locks[how]}`,
      [londonDateOf(at), id],
    ),
  )
  const [stored] = rows
  if (!stored) return null
  const row: Record<string, unknown> = {}
  for (const [property, column] of columnsByProperty(em, entity)) row[property] = stored[column]
  return { row: row as unknown as BareRow, settings: settingsFrom(stored.settings_today) }
}

/** When a row is next due: as it says itself, or with the first of its clocks that mean work for somebody. */
type Due =
  | { readonly dueAt: Instant | null }
  | {
      readonly dueWith: readonly string[]
      /** Where none of them runs. */
      readonly orElse: Instant | null
    }

/** Writes what has changed of a row, and into the row at hand. */
export async function changeRow(
  { em, db }: Transaction,
  { entity, table }: AnyRegistration,
  row: BareRow,
  changed: Partial<BareRow> & Record<string, unknown>,
  due: Due,
): Promise<void> {
  const columns = columnsByProperty(em, entity)
  const cells: Record<string, unknown> = {}
  for (const [property, value] of Object.entries(changed)) {
    const column = columns.get(property)
    if (column !== undefined) cells[column] = value
  }
  const names = Object.keys(cells)
    .map(name => `"${name}"`)
    .join(', ')
  const [dueAt, ...dueValues] =
    'dueAt' in due
      ? ['$3::timestamptz', due.dueAt]
      : [
          `coalesce((
            select min(run_at) from timer where kind = '${table}' and lifecycle_id = $2::uuid and key = any ($3::text[])
          ), $4::timestamptz)`,
          [...due.dueWith],
          due.orElse,
        ]
  await later(
    db,
    CompiledQuery.raw(
      `update "${table}" set (${names}, due_at) = (
        select ${names}, ${dueAt} from json_populate_record(null::"${table}", $1::json)
      ) where id = $2::uuid`,
      [JSON.stringify(cells), row.id, ...dueValues],
    ),
  )
  Object.assign(row, changed)
}

const known = new WeakMap<EntityClass<BareRow>, ReadonlyMap<string, string>>()

function columnsByProperty(em: Transaction['em'], entity: EntityClass<BareRow>): ReadonlyMap<string, string> {
  const found =
    known.get(entity) ??
    new Map(
      em
        .getMetadata(entity)
        .props.flatMap(({ name, fieldNames: [column] }) => (column ? [[name, column]] : [])),
    )
  known.set(entity, found)
  return found
}
