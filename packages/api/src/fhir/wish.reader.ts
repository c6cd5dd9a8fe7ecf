/** What a transaction wants done with one of its entries, and which thing of ours it means. */
import type { Entry, EntryRequest } from './envelope.ts'
import type { Findings } from './findings.ts'

export interface Wish {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  /** `Bundle.entry[n].request`. */
  readonly path: string
  /** The thing by our own id, or by an identifier of the sender's as `system|value`. A new one has neither. */
  readonly id?: string
  readonly identifier?: string
  /** The version that the sender has seen last. */
  readonly version?: number
}

interface Asking {
  readonly at: number
  readonly request: EntryRequest | undefined
}

const methods: readonly string[] = ['POST', 'PUT', 'DELETE']
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The wish of an entry with a resource: a new one, or another word on one that was taken before. */
export function readWish(entry: Entry, findings: Findings): Wish | undefined {
  const { type, resource } = entry
  const begun = begin(entry, findings)
  if (!begun) return undefined
  const { method, path, url } = begun
  if (method === 'DELETE') {
    findings.refuse(
      `Bundle.entry[${entry.at}].resource`,
      'invariant',
      'Whatever is to be deleted is named by its address alone.',
    )
    return undefined
  }
  const own = identifiersOf(resource)
  if (method === 'POST') {
    if (url !== undefined && url !== type)
      findings.refuse(`${path}.url`, 'invariant', 'The address is the type of the resource.')
    refuseVersion(entry, path, findings)
    const { ifNoneExist } = entry.request ?? {}
    if (ifNoneExist !== undefined && !own.some(each => ifNoneExist === `identifier=${each}`))
      findings.refuse(
        `${path}.ifNoneExist`,
        'not-supported',
        'The same identifier is taken once in any case; nothing else can be asked for.',
      )
    return { method, path }
  }
  if (entry.request?.ifNoneExist !== undefined)
    findings.refuse(`${path}.ifNoneExist`, 'not-supported', 'This belongs to a POST.')
  const place = url === undefined ? undefined : placeOf(url, type)
  if (!place) {
    if (url !== undefined) findings.refuse(`${path}.url`, 'invariant', sayWhich(type))
    return undefined
  }
  if (place.identifier !== undefined && !own.includes(place.identifier)) {
    findings.refuse(`${path}.url`, 'invariant', 'The resource has not the identifier of its address.')
    return undefined
  }
  return { method, path, ...place, ...versionOf(entry, path, findings) }
}

/** The wish of an entry without a resource: that a request should never have been. */
export function readDeletion(asking: Asking, findings: Findings): Wish | undefined {
  const begun = begin(asking, findings)
  if (!begun?.url) return undefined
  const { path, url } = begun
  const place = placeOf(url, 'ServiceRequest')
  if (!place) {
    const other = /^(Patient|Appointment|Encounter|Task)\b/.test(url)
    findings.refuse(
      `${path}.url`,
      other ? 'not-supported' : 'invariant',
      other ? 'Only a ServiceRequest can be deleted here.' : sayWhich('ServiceRequest'),
    )
    return undefined
  }
  return { method: 'DELETE', path, ...place, ...versionOf(asking, path, findings) }
}

function begin(
  { at, request }: Asking,
  findings: Findings,
): { method: Wish['method']; path: string; url: string | undefined } | undefined {
  const path = `Bundle.entry[${at}].request`
  if (!request) {
    findings.refuse(path, 'required', 'Say what is to be done with this resource.')
    return undefined
  }
  const { method, url } = request
  for (const name of ['ifNoneMatch', 'ifModifiedSince'] as const)
    if (request[name] !== undefined)
      findings.refuse(`${path}.${name}`, 'not-supported', 'This condition is not kept here.')
  if (url === undefined) findings.refuse(`${path}.url`, 'required', 'The address is missing.')
  if (method === undefined || !methods.includes(method)) {
    findings.refuse(
      `${path}.method`,
      method === undefined ? 'required' : 'not-supported',
      `Only these can be done here: ${methods.join(', ')}.`,
    )
    return undefined
  }
  return { method: method as Wish['method'], path, url }
}

function sayWhich(type: string): string {
  return `Say which one: ${type}/ and the id that you were given, or ${type}?identifier= with the system, a bar and the value.`
}

function placeOf(url: string, type: string): Pick<Wish, 'id' | 'identifier'> | undefined {
  const [where, query, more] = url.split('?')
  if (more !== undefined) return undefined
  if (query === undefined) {
    const [first, id = '', rest] = (where ?? '').split('/')
    return first === type && rest === undefined && uuid.test(id) ? { id } : undefined
  }
  const [only, another] = [...new URLSearchParams(query)]
  if (where !== type || only?.[0] !== 'identifier' || another) return undefined
  return /^[^|]+\|[^|]/.test(only[1]) ? { identifier: only[1] } : undefined
}

function identifiersOf({ identifier }: Entry['resource']): string[] {
  const known = (Array.isArray(identifier) ? identifier : []) as ({
    system?: unknown
    value?: unknown
  } | null)[]
  return known.map(each => `${String(each?.system)}|${String(each?.value)}`)
}

function versionOf({ request }: Asking, path: string, findings: Findings): Pick<Wish, 'version'> {
  const given = request?.ifMatch
  if (given === undefined) return {}
  const version = /^W\/"([1-9]\d{0,8})"$/.exec(given)?.[1]
  if (version !== undefined) return { version: Number(version) }
  findings.refuse(`${path}.ifMatch`, 'value', 'Give the version as you were given it, like W/"2".')
  return {}
}

function refuseVersion({ request }: Asking, path: string, findings: Findings): void {
  if (request?.ifMatch !== undefined)
    findings.refuse(`${path}.ifMatch`, 'not-supported', 'What is new has no version yet.')
}
