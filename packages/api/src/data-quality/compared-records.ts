/**
 * Records as they are compared with each other. To compare them every name has to be opened, and hardly any of them
 * changes between two looks: what comes of it is kept as fingerprints, made with a key that the database does not have,
 * and beside them which fields are filled. No name, no number and no address stays behind, and nothing of whoever is erased.
 */
import { ContactDetails } from '@alongside/domain/contact-details'
import type { ContactRules } from '@alongside/domain/contact-rules'
import { likenessOf } from '@alongside/domain/data-quality'
import { sql } from 'kysely'
import * as z from 'zod'
import { dataKeysIn } from '../database/keys.ts'
import type { Reading } from '../read.ts'

const Fingerprints = z.strictObject({
  likeness: z.strictObject({
    number: z.string().nullable(),
    nameAndPhone: z.string().nullable(),
    nameAndEmail: z.string().nullable(),
  }),
  called: z.boolean(),
  phone: z.boolean(),
  email: z.boolean(),
  language: z.boolean(),
})
type Fingerprints = z.infer<typeof Fingerprints>

/** One record, as far as it is compared. */
export interface Compared extends Fingerprints {
  readonly id: string
  readonly clinicId: string
  readonly clinicName: string
  readonly rules: ContactRules | null
  readonly isOpen: boolean
}

const digest = sql<string>`md5(coalesce(p.called_sealed, ''::bytea) || coalesce(p.name_sealed, ''::bytea) ||
  coalesce(p.contact_sealed, ''::bytea) || coalesce(p.clinic_number_sealed, ''::bytea))`

/** The newest records that whoever asks may see, at most as many as are asked for. */
export function comparedRows({ db }: Pick<Reading, 'db'>, most: number) {
  return db
    .selectFrom('person as p')
    .innerJoin('clinic as c', 'c.id', 'p.clinic_id')
    .leftJoin(
      sql<{ person_id: string; digest: string; likeness: unknown }>`authz.likenesses()`.as('l'),
      join => join.onRef('l.person_id', '=', 'p.id').on('l.digest', '=', digest),
    )
    .select([
      'p.id',
      'p.clinic_id',
      'c.name as clinic_name',
      'p.contact_rules',
      'l.likeness',
      sql<boolean>`p.died_on is not null`.as('has_died'),
      digest.as('digest'),
    ])
    .where('p.erased_at', 'is', null)
    .orderBy('p.created_at', 'desc')
    .limit(most)
}

/** With whom something is under way: asked once, and not for each record. */
export function underWay({ db }: Pick<Reading, 'db'>) {
  const active = (kind: 'referral' | 'onboarding' | 'mentoring') =>
    db.selectFrom(kind).select('person_id').where('status', '=', 'active')
  return active('referral').union(active('onboarding')).union(active('mentoring'))
}

type Row = Awaited<ReturnType<ReturnType<typeof comparedRows>['execute']>>[number]

/** What these rows are compared by; only those are opened that changed since they were last compared. */
export async function comparedIn(
  reading: Reading,
  rows: readonly Row[],
  open: ReadonlySet<string>,
): Promise<Compared[]> {
  const kept = new Map<string, Fingerprints>()
  for (const { id, likeness } of rows) {
    // of another version it is made anew
    const known = likeness === null ? undefined : Fingerprints.safeParse(likeness).data
    if (known) kept.set(id, known)
  }
  const changed = rows.filter(({ id }) => !kept.has(id))
  if (changed.length > 0) {
    const made = await openedOf(reading, changed)
    for (const [id, fingerprints] of made) kept.set(id, fingerprints)
    const keep = changed.filter(({ id }) => made.has(id))
    await sql`select authz.keep_likenesses(${keep.map(({ id }) => id)}::uuid[],
      ${keep.map(row => row.digest)}::text[],
      ${JSON.stringify(keep.map(({ id }) => made.get(id)))}::jsonb)`.execute(reading.db)
  }
  return rows.flatMap(({ id, clinic_id, clinic_name, contact_rules, has_died }) => {
    const known = kept.get(id)
    // without a key there is nothing to open, and nothing to compare
    if (!known) return []
    return {
      id,
      clinicId: clinic_id,
      clinicName: clinic_name,
      rules: contact_rules,
      isOpen: !has_died && open.has(id),
      ...known,
    }
  })
}

async function openedOf(
  reading: Reading,
  changed: readonly Pick<Row, 'id' | 'clinic_id'>[],
): Promise<Map<string, Fingerprints>> {
  const clinicOf = new Map(changed.map(row => [row.id, row.clinic_id]))
  const { rows, open } = await sealedOf(reading, [...clinicOf.keys()])
  return new Map(
    rows.map(row => {
      const contact = open(row, 'contact_sealed')
      const details = contact === null ? null : ContactDetails.parse(JSON.parse(contact))
      const called = open(row, 'called_sealed')
      const { phone = null, email = null, language = null } = details ?? {}
      const alike = likenessOf({
        clinicNumber: open(row, 'clinic_number_sealed'),
        fullName: open(row, 'name_sealed'),
        called,
        phone,
        email,
      })
      const fingerprint = (text: string | null, reason: string) =>
        text === null
          ? null
          : reading.keyring
              .blindIndex(clinicOf.get(row.id) ?? '', `likeness_${reason}`, text)
              .toString('base64url')
      const likeness = {
        number: fingerprint(alike.number, 'number'),
        nameAndPhone: fingerprint(alike.nameAndPhone, 'nameAndPhone'),
        nameAndEmail: fingerprint(alike.nameAndEmail, 'nameAndEmail'),
      }
      return [row.id, { likeness, called: !!called, phone: !!phone, email: !!email, language: !!language }]
    }),
  )
}

const sealedColumns = ['called_sealed', 'name_sealed', 'contact_sealed', 'clinic_number_sealed'] as const

async function sealedOf({ db, keyring }: Reading, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('person as p')
          .innerJoin('data_key as k', join =>
            join.onRef('k.owner_id', '=', 'p.id').on('k.destroyed_at', 'is', null),
          )
          .select(['p.id', 'k.wrapped', ...sealedColumns])
          .where('p.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
          .execute()
  const keys = dataKeysIn(
    keyring,
    rows.map(({ id, wrapped }) => ({ ownerId: id, wrapped })),
  )
  return {
    rows,
    open: (row: (typeof rows)[number], column: (typeof sealedColumns)[number]) =>
      keys.open(row.id, row[column], { table: 'person', column, id: row.id }),
  }
}

/** The names of those who are shown. */
export async function namesOf(
  reading: Reading,
  ids: readonly string[],
): Promise<(id: string) => { called: string | null; clinicNumber: string | null }> {
  const { rows, open } = await sealedOf(reading, [...new Set(ids)])
  const names = new Map(
    rows.map(row => [
      row.id,
      { called: open(row, 'called_sealed'), clinicNumber: open(row, 'clinic_number_sealed') },
    ]),
  )
  return id => names.get(id) ?? { called: null, clinicNumber: null }
}
