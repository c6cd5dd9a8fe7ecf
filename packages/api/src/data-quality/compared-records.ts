/**
 * Records as they are compared with each other. To compare them every name has to be opened, and hardly any of them
 * changes between two looks: what comes of it is kept as fingerprints, made with a key that only this process ever has,
 * and beside them which fields are filled. No name, no number and no address stays behind.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { ContactDetails } from '@alongside/domain/contact-details'
import type { ContactRules } from '@alongside/domain/contact-rules'
import { alikeReasons, type Likeness, likenessOf } from '@alongside/domain/data-quality'
import { sql } from 'kysely'
import { dataKeysIn, type Keyring } from '../database/keys.ts'
import type { Reading } from '../read.ts'

interface Kept {
  /** Of what is sealed: any change of it is another one. */
  readonly digest: string
  readonly likeness: Likeness
  readonly called: boolean
  readonly phone: boolean
  readonly email: boolean
  readonly language: boolean
}

/** One record, as far as it is compared. */
export interface Compared extends Omit<Kept, 'digest'> {
  readonly id: string
  readonly clinicId: string
  readonly clinicName: string
  readonly rules: ContactRules | null
  readonly isOpen: boolean
}

/** As many as stay: ten times as many as one page compares. */
const MOST_KEPT = 50_000
const processKey = randomBytes(32)
const keptBy = new WeakMap<Keyring, Map<string, Kept>>()

function fingerprint(text: string): string {
  return createHmac('sha256', processKey).update(text).digest('base64url').slice(0, 22)
}

const digest = sql<string>`md5(coalesce(p.called_sealed, ''::bytea) || coalesce(p.name_sealed, ''::bytea) ||
  coalesce(p.contact_sealed, ''::bytea) || coalesce(p.clinic_number_sealed, ''::bytea))`

/** The newest records that whoever asks may see, at most as many as are asked for. */
export function comparedRows({ db }: Pick<Reading, 'db'>, most: number) {
  return (
    db
      .selectFrom('person as p')
      .innerJoin('clinic as c', 'c.id', 'p.clinic_id')
      // without a key there is nothing to open, and nothing to compare
      .innerJoin('data_key as k', join =>
        join.onRef('k.owner_id', '=', 'p.id').on('k.destroyed_at', 'is', null),
      )
      .select([
        'p.id',
        'p.clinic_id',
        'c.name as clinic_name',
        'p.contact_rules',
        digest.as('digest'),
        sql<boolean>`p.died_on is null and (
          exists (select 1 from referral r where r.person_id = p.id and r.status = 'active')
          or exists (select 1 from onboarding o where o.person_id = p.id and o.status = 'active')
          or exists (select 1 from mentoring m where m.person_id = p.id and m.status = 'active'))`.as(
          'is_open',
        ),
      ])
      .where('p.erased_at', 'is', null)
      .orderBy('p.created_at', 'desc')
      .limit(most)
  )
}

type Row = Awaited<ReturnType<ReturnType<typeof comparedRows>['execute']>>[number]

/** What these rows are compared by; only those are opened that changed since they were last compared. */
export async function comparedIn(reading: Reading, rows: readonly Row[]): Promise<Compared[]> {
  const kept = keptBy.get(reading.keyring) ?? new Map<string, Kept>()
  keptBy.set(reading.keyring, kept)
  if (kept.size > MOST_KEPT) kept.clear()
  const changed = new Map(
    rows.filter(row => kept.get(row.id)?.digest !== row.digest).map(row => [row.id, row.digest]),
  )
  for (const [id, opened] of await openedOf(reading, [...changed.keys()]))
    kept.set(id, { ...opened, digest: changed.get(id) ?? '' })
  return rows.flatMap(({ id, clinic_id, clinic_name, contact_rules, is_open }) => {
    const known = kept.get(id)
    if (!known) return []
    const { digest: _, ...what } = known
    return {
      id,
      clinicId: clinic_id,
      clinicName: clinic_name,
      rules: contact_rules,
      isOpen: is_open,
      ...what,
    }
  })
}

async function openedOf(reading: Reading, ids: readonly string[]): Promise<[string, Omit<Kept, 'digest'>][]> {
  const { rows, open } = await sealedOf(reading, ids)
  return rows.map(row => {
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
    const likeness = Object.fromEntries(
      alikeReasons.map(reason => {
        const text = alike[reason]
        return [reason, text === null ? null : fingerprint(text)]
      }),
    ) as Likeness
    return [row.id, { likeness, called: !!called, phone: !!phone, email: !!email, language: !!language }]
  })
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
