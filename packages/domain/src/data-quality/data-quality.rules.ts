/** Records that look like one person, and records that lack something. Pure: it suggests, and merges nothing. */
import type { ContactRules } from '../contact-rules.ts'
import { daysBetween, type Instant, londonDateOf } from '../time.ts'

/** What is compared of one record. */
export interface ComparedRecord {
  readonly id: string
  readonly clinicId: string
  readonly clinicNumber: string | null
  readonly fullName: string | null
  readonly called: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly language: string | null
  readonly rules: ContactRules | null
  /** Support or an offer is under way. */
  readonly isOpen: boolean
}

export const alikeWords = {
  number: 'Their clinic numbers are easily mistaken for each other',
  nameAndPhone: 'Same name and same phone',
  nameAndEmail: 'Same name and same email address',
} as const
export type Alike = keyof typeof alikeWords

export interface LookAlikes {
  readonly oneId: string
  readonly otherId: string
  readonly reasons: readonly Alike[]
}

/** A number as an eye reads it: letters and digits that are mistaken for each other are one, and signs are none. */
function asSeen(number: string): string {
  return number
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/S/g, '5')
    .replace(/Z/g, '2')
    .replace(/B/g, '8')
    .replace(/^([A-Z]*)0+(?=\d)/, '$1')
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .split(' ')
    .sort()
    .join(' ')
}

function plainPhone(phone: string): string {
  return phone.replace(/\D/g, '').slice(-10)
}

export const alikeReasons = Object.keys(alikeWords) as readonly Alike[]

/** What two records have in common that look alike, reason by reason; null where there is nothing to compare. */
export type Likeness = Readonly<Record<Alike, string | null>>

export function likenessOf({
  clinicNumber,
  fullName,
  called,
  phone,
  email,
}: Pick<ComparedRecord, 'clinicNumber' | 'fullName' | 'called' | 'phone' | 'email'>): Likeness {
  const name = fullName ?? called
  return {
    number: clinicNumber ? asSeen(clinicNumber) : null,
    nameAndPhone: named(name, phone && plainPhone(phone)),
    nameAndEmail: named(name, email?.toLowerCase() ?? null),
  }
}

/** Pairs of records of one clinic that may be one person. */
export function lookAlikes(records: readonly ComparedRecord[]): LookAlikes[] {
  return alikeAmong(records.map(record => ({ ...record, likeness: likenessOf(record) })))
}

interface Likened {
  readonly id: string
  readonly clinicId: string
  readonly likeness: Likeness
}

/** How many pairs are looked for, and which of them somebody looked at already. */
interface Wanted {
  readonly most: number
  isSettled(pair: Pick<LookAlikes, 'oneId' | 'otherId'>): boolean
}

/** What two records may have in common, the most reasons first. */
const together: readonly (readonly Alike[])[] = [
  alikeReasons,
  ...alikeReasons.map(left => alikeReasons.filter(reason => reason !== left)).toReversed(),
  ...alikeReasons.map(reason => [reason]),
]

/**
 * The same of records whose likeness is known, as it is or as a fingerprint of it. Where a clinic wrote the same number
 * for a hundred people there are thousands of pairs: it stops as soon as it has as many as are wanted.
 */
export function alikeAmong(
  records: readonly Likened[],
  { most, isSettled }: Wanted = { most: Number.POSITIVE_INFINITY, isSettled: () => false },
): LookAlikes[] {
  const pairs = new Map<string, LookAlikes>()
  for (const reasons of together)
    for (const same of sameIn(records, reasons))
      for (const [at, one] of same.entries())
        for (const other of same.slice(at + 1)) {
          if (pairs.size >= most) return [...pairs.values()]
          const [oneId, otherId] = one < other ? [one, other] : [other, one]
          const name = `${oneId} ${otherId}`
          if (!pairs.has(name) && !isSettled({ oneId, otherId })) pairs.set(name, { oneId, otherId, reasons })
        }
  return [...pairs.values()]
}

/** Records of one clinic that have all of these in common. */
function sameIn(records: readonly Likened[], reasons: readonly Alike[]): string[][] {
  const groups = new Map<string, string[]>()
  for (const { id, clinicId, likeness } of records) {
    const keys = reasons.map(reason => likeness[reason])
    if (keys.some(key => key === null)) continue
    const place = JSON.stringify([clinicId, ...keys])
    const group = groups.get(place)
    if (group) group.push(id)
    else groups.set(place, [id])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

function named(name: string | null, contact: string | null): string | null {
  return name && contact ? `${plainName(name)} ${contact}` : null
}

export const lackWords = {
  neverAsked: 'Nobody has asked yet how it is safe to be in touch',
  askedLongAgo: 'How it is safe to be in touch was asked more than half a year ago',
  noWay: 'There is no phone, no email address and no visit agreed',
  noLanguage: 'The language they like is not written down',
  noName: 'What they like to be called is not written down',
} as const
export type Lack = keyof typeof lackWords

/** Contact rules that are older are asked again: phones and households change. */
const STALE_DAYS = 183

/** Whether there is something in each field, or what. */
interface Filled extends Pick<ComparedRecord, 'rules' | 'isOpen'> {
  readonly called: string | boolean | null
  readonly phone: string | boolean | null
  readonly email: string | boolean | null
  readonly language: string | boolean | null
}

/** What an open record lacks. One that is over is left as it was. */
export function lacksOf(record: Filled, at: Instant): Lack[] {
  if (!record.isOpen) return []
  const asked = record.rules?.askedAt ?? null
  const lacks: Lack[] = []
  if (asked === null) lacks.push('neverAsked')
  else {
    if (daysBetween(londonDateOf(asked as Instant), londonDateOf(at)) > STALE_DAYS) lacks.push('askedLongAgo')
    if (!record.phone && !record.email && !record.rules?.channels.includes('inPerson')) lacks.push('noWay')
    if (!record.language) lacks.push('noLanguage')
  }
  if (!record.called) lacks.push('noName')
  return lacks
}
