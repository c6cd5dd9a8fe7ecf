/** Searches: what may be asked for, and pages of what was found. Nothing that identifies anybody stands in an address. */
import { clinicNumberOf } from '@alongside/domain/intake'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import type { SignedIn } from '../actor.ts'
import { type Answer, yes } from '../answer.ts'
import type { BlindIndex, Keyring } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import { Cursor } from '../lifecycle/page.ts'
import { read } from '../read.ts'
import { served } from './capability.ts'
import { type OperationOutcome, saying } from './findings.ts'
import { type Found, look, type Readable, type Wanted } from './look.ts'
import type { Resource } from './resources.view.ts'
import { identityIndex } from './stored.ts'

export interface Search {
  readonly wanted: Wanted
  /** Of tasks: those in one of these states. */
  readonly statuses: readonly string[] | undefined
  readonly businessStatuses: readonly string[] | undefined
}

const most = 50

/** Reads the parameters, or says which of them is wrong. */
export function readSearch(
  type: Readable,
  parameters: URLSearchParams,
  { byPost, keys, clinicId }: { byPost: boolean; keys: Keyring; clinicId: string },
): Search | OperationOutcome {
  const known = served.find(each => each.type === type)?.search.map(([name]) => name) ?? []
  const wanted: Writable<Wanted> = { type, limit: 25 }
  let statuses: string[] | undefined
  let businessStatuses: string[] | undefined
  for (const [name, value] of parameters) {
    const wrong = (says: string) => saying('value', `${name}: ${says}`)
    if (name === '_format') continue
    if (name === '_count') {
      const count = Number(value)
      if (!Number.isInteger(count) || count < 1) return wrong('give a whole number from 1.')
      wanted.limit = Math.min(count, most)
    } else if (name === '_cursor') {
      const cursor = Cursor.safeParse(value)
      if (!cursor.success) return wrong('this page cannot be found. Begin at the first one.')
      wanted.after = cursor.data
    } else if (!known.includes(name)) {
      return saying('not-supported', 'A parameter of this search is not known here.', {
        at: [`http.${name.replace(/[^A-Za-z0-9_:-]/g, '')}`],
      })
    } else if (name === '_id') {
      wanted.ids = value.split(',').filter(each => Id.safeParse(each).success)
    } else if (name === '_lastUpdated') {
      const read = /^(ge|gt|le|lt)(.+)$/.exec(value)
      const at = Instant.safeParse(
        read?.[2] && !read[2].includes('T') ? `${read[2]}T00:00:00Z` : toUtc(read?.[2]),
      )
      if (!read || !at.success) return wrong('write it like ge2026-03-31 or lt2026-03-31T12:00:00Z.')
      if (read[1] === 'ge' || read[1] === 'gt') wanted.since = at.data
      else wanted.before = at.data
    } else if (name === 'status') statuses = value.split(',')
    else if (name === 'business-status')
      businessStatuses = value.split(',').map(each => each.split('|').at(-1) ?? '')
    else if (name === 'identifier') {
      if (!byPost)
        return wrong('an identifier does not stand in an address. Send this search as a POST to _search.')
      wanted.identity = identityOf(type, value, keys, clinicId)
    } else {
      // a reference: to a Patient, or from a task to its request
      const id = value.split('/').at(-1) ?? ''
      const read = Id.safeParse(id)
      if (name === 'focus') wanted.ids = read.success ? [read.data] : []
      else wanted.personId = read.success ? read.data : '00000000-0000-0000-0000-000000000000'
    }
  }
  return { wanted, statuses, businessStatuses }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

function toUtc(text: string | undefined): string {
  const at = new Date(text ?? '')
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

function identityOf(type: Readable, value: string, keys: Keyring, clinicId: string): BlindIndex {
  if (type === 'Patient')
    return identityIndex(keys, clinicId, 'Patient', clinicNumberOf(value.split('|').at(-1) ?? ''))
  return identityIndex(keys, clinicId, type === 'Task' ? 'ServiceRequest' : type, value)
}

/** As many pages as are looked through for one page of tasks in certain states. */
const PATIENCE = 20

/** One page. Which state a task is in is worked out for each, so a page of a few states may take several looks. */
export async function find(
  doors: Doors,
  caller: SignedIn,
  clinicId: string,
  { wanted, statuses, businessStatuses }: Search,
): Promise<Answer<Found>> {
  return read(doors, caller, `fhir.search${wanted.type}`, async reading => {
    const found: Resource[] = []
    let next: string | null = null
    let from: Wanted = wanted
    for (let looks = 0; looks < PATIENCE; looks++) {
      const page = await look(reading, clinicId, { ...from, limit: wanted.limit - found.length })
      found.push(...page.resources.filter(each => fits(each, statuses, businessStatuses)))
      next = page.next
      if (next === null || found.length >= wanted.limit) break
      from = { ...wanted, after: Cursor.parse(next) }
    }
    return { resources: found, next }
  })
}

function fits(
  resource: Resource,
  statuses: readonly string[] | undefined,
  business: readonly string[] | undefined,
): boolean {
  if (statuses && !statuses.includes(String(resource.status))) return false
  if (!business) return true
  const { coding } = resource.businessStatus as { coding: { code: string }[] }
  return business.includes(coding[0]?.code ?? '')
}

/** The page as a Bundle. The address of the next one holds what was asked for, and none of it identifies anybody. */
export function searchset(
  base: string,
  type: Readable,
  parameters: URLSearchParams,
  { resources, next }: Found,
): Record<string, unknown> {
  const address = (cursor: string | null) => {
    const asked = new URLSearchParams(
      [...parameters].filter(([name]) => name !== '_cursor' && name !== 'identifier'),
    )
    if (cursor !== null) asked.set('_cursor', cursor)
    const query = asked.toString()
    return `${base}/${type}${query === '' ? '' : `?${query}`}`
  }
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    link: [
      { relation: 'self', url: address(parameters.get('_cursor')) },
      ...(next === null ? [] : [{ relation: 'next', url: address(next) }]),
    ],
    ...(resources.length === 0
      ? {}
      : {
          entry: resources.map(resource => ({
            fullUrl: `${base}/${type}/${resource.id}`,
            resource,
            search: { mode: 'match' },
          })),
        }),
  }
}

export async function findOne(
  doors: Doors,
  caller: SignedIn,
  clinicId: string,
  type: Readable,
  id: string,
): Promise<Answer<Resource>> {
  const found = await read(doors, caller, `fhir.read${type}`, async reading => {
    if (!Id.safeParse(id).success) return null
    const { resources } = await look(reading, clinicId, { type, ids: [id], limit: 1 })
    return resources[0] ?? null
  })
  return found.ok ? yes(found.value) : found
}
