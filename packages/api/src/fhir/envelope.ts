/** Opens a body: the resources in it with the path to each, and how they point at one another. */

import type { Findings } from './findings.ts'
import type { Placed } from './full-check.ts'
import { BundleShape, EntryShape, shaped } from './shapes.ts'

type Json = Readonly<Record<string, unknown>>

export interface Entry extends Placed {
  readonly type: string
  /** Its place in the Bundle; of a resource inside of another one, the place of that. */
  readonly at: number
  readonly fullUrl: string | undefined
  readonly request: EntryRequest | undefined
}

/** What a transaction says beside a resource. */
export interface EntryRequest {
  readonly method?: string
  readonly url?: string
  readonly ifNoneExist?: string
  readonly ifMatch?: string
  readonly ifNoneMatch?: string
  readonly ifModifiedSince?: string
}

/** An entry without a resource, which deletes one. */
export interface Deleted {
  readonly at: number
  readonly request: EntryRequest
}

export interface Envelope {
  readonly bundle: ReturnType<typeof BundleShape.parse> | undefined
  readonly entries: readonly Entry[]
  readonly deleted: readonly Deleted[]
  /** The resource that a reference means, as seen from the one that holds it. */
  resolve(reference: string, from: Entry): Entry | undefined
}

/** As many entries as one Bundle may have. */
const MOST_ENTRIES = 5000

export function openBundle(body: Json, findings: Findings): Envelope | undefined {
  const { value: bundle, faulty } = shaped(BundleShape, withoutEntries(body), 'Bundle', findings)
  if (bundle.type === undefined && !faulty.has('type'))
    findings.refuse('Bundle.type', 'required', 'The type of the Bundle is missing.')
  const given = body.entry
  if (!Array.isArray(given) || given.length === 0) {
    findings.refuse('Bundle.entry', given === undefined ? 'required' : 'structure', 'The Bundle is empty.')
    return undefined
  }
  if (given.length > MOST_ENTRIES) {
    findings.refuse('Bundle.entry', 'too-costly', `A Bundle has at most ${MOST_ENTRIES} entries here.`)
    return undefined
  }
  const entries: Entry[] = []
  const deleted: Deleted[] = []
  const byName = new Map<string, Entry>()
  const contained = new Map<string, Entry>()
  given.forEach((each: unknown, at) => {
    const path = `Bundle.entry[${at}]`
    if (!isObject(each)) {
      findings.refuse(path, 'structure', 'This element must be of the type object.')
      return
    }
    const { value: entry, faulty: bad } = shaped(EntryShape, each, path, findings)
    if (!entry.resource && entry.request?.method === 'DELETE' && !bad.has('resource')) {
      deleted.push({ at, request: entry.request })
      return
    }
    if (!entry.resource) {
      if (!bad.has('resource'))
        findings.refuse(`${path}.resource`, 'required', 'The resource of this entry is missing.')
      return
    }
    const opened = openResource(entry.resource, `${path}.resource`, at, entry, contained)
    entries.push(opened)
    for (const name of [
      entry.fullUrl,
      typeof entry.resource.id === 'string' ? `${opened.type}/${entry.resource.id}` : undefined,
    ]) {
      if (name === undefined) continue
      if (byName.has(name))
        findings.refuse(`${path}.fullUrl`, 'duplicate', 'Two entries of this Bundle have the same name.')
      else byName.set(name, opened)
    }
  })
  return {
    bundle,
    entries,
    deleted,
    resolve: (reference, from) =>
      reference.startsWith('#') ? contained.get(`${from.path} ${reference.slice(1)}`) : byName.get(reference),
  }
}

/** A resource that came by itself, without a Bundle round it. */
export function openSingle(body: Json): Envelope {
  const contained = new Map<string, Entry>()
  const entry = openResource(body, String(body.resourceType), 0, {}, contained)
  return {
    bundle: undefined,
    entries: [entry],
    deleted: [],
    resolve: (reference, from) => contained.get(`${from.path} ${reference.slice(1)}`),
  }
}

function openResource(
  resource: Json,
  path: string,
  at: number,
  frame: { readonly fullUrl?: string; readonly request?: Entry['request'] },
  contained: Map<string, Entry>,
): Entry {
  if (Array.isArray(resource.contained))
    resource.contained.forEach((inner: unknown, place) => {
      if (!isObject(inner) || typeof inner.id !== 'string') return
      const innerPath = `${path}.contained[${place}]`
      const type = String(inner.resourceType)
      contained.set(`${path} ${inner.id}`, {
        resource: inner,
        path: innerPath,
        type,
        at,
        fullUrl: undefined,
        request: undefined,
      })
    })
  const { fullUrl, request } = frame
  return { resource, path, type: String(resource.resourceType), at, fullUrl, request }
}

/** Everything that the standard's own check looks at, each resource by itself. */
export function toCheck(body: Json, envelope: Envelope): Placed[] {
  const placed: Placed[] = []
  for (const { resource, path } of envelope.entries) {
    const { contained, ...own } = resource
    placed.push({ resource: own, path })
    if (Array.isArray(contained))
      contained.forEach((inner: unknown, at) => {
        if (isObject(inner)) placed.push({ resource: inner, path: `${path}.contained[${at}]` })
      })
  }
  if (body.resourceType !== 'Bundle') return placed
  const entry = (body.entry as unknown[]).map(each => {
    if (!isObject(each)) return each
    const { resource: _, ...frame } = each
    return frame
  })
  return [{ resource: { ...body, entry }, path: 'Bundle' }, ...placed]
}

function withoutEntries(body: Json): Json {
  const { entry: _, ...rest } = body
  return rest
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
