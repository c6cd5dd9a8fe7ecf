/**
 * The door for the systems of clinics: what is asked, by whom, and what is answered. It knows nothing of HTTP servers;
 * whoever hosts it hands in a request and sends the reply.
 */
import type { Given } from '@alongside/domain/intake'
import { londonDateOf } from '@alongside/domain/time'
import { codesOfClinic } from '../clinic/clinic-codes.ts'
import { isOutage } from '../database/outage.ts'
import type { Doors } from '../doors.ts'
import { read } from '../read.ts'
import { readBody } from './body.ts'
import { fhirJson } from './canonical.ts'
import { capabilityStatement } from './capability.ts'
import { Findings, type OperationOutcome, saying } from './findings.ts'
import { type Holder, holderOf } from './key-holder.ts'
import { type Readable, readable } from './look.ts'
import { readMessage } from './message.reader.ts'
import type { Message } from './message.ts'
import {
  locationOf,
  messageResponse,
  refusalReply,
  statusOf,
  transactionResponse,
  whatBecame,
} from './replies.ts'
import { find, findOne, readSearch, searchset } from './search.ts'
import { takeBack } from './take-back.ts'
import { takeNew } from './take-new.ts'
import { takeUpdate } from './take-update.ts'
import { rememberIndexes, type Taking } from './taking.ts'

export interface FhirRequest {
  readonly method: string
  /** What comes after the base, without the query: `/Task/…`, or nothing for the base itself. */
  readonly path: string
  readonly query: string
  readonly authorization: string | undefined
  readonly contentType: string | undefined
  readonly prefer: string | undefined
  readonly body: Uint8Array | undefined
}

export interface FhirReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Asking {
  readonly doors: Doors
  readonly base: string
  readonly request: FhirRequest
  readonly holder: Holder
}

/** Answers one request. `base` is the address of this door, as its callers know it. */
export async function answerFhir(doors: Doors, base: string, request: FhirRequest): Promise<FhirReply> {
  try {
    if (request.method === 'GET' && request.path === '/metadata') return reply(200, capabilityStatement(base))
    const holder = await holderOf(doors, request.authorization)
    if (!holder)
      return reply(401, saying('login', 'Send a key that is in force.'), { 'www-authenticate': 'Bearer' })
    if (!holder.allowed)
      return reply(429, saying('throttled', 'That is too often. Come back in the next minute.'), {
        'retry-after': String(holder.waitSeconds),
      })
    return await route({ doors, base, request, holder })
  } catch (error) {
    if (isOutage(error))
      return reply(503, saying('transient', 'Come back in a moment.'), { 'retry-after': '1' })
    throw error
  }
}

/** For whoever hosts this and caught what nobody expected. */
export const failed: FhirReply = reply(
  500,
  saying('exception', 'Something went wrong here. It was written down.'),
)

function reply(
  status: number,
  body: object | null,
  headers: Readonly<Record<string, string>> = {},
): FhirReply {
  return {
    status,
    headers: { ...(body === null ? {} : { 'content-type': fhirJson }), ...headers },
    body: body === null ? '' : JSON.stringify(body),
  }
}

const notHere = saying('not-supported', 'There is no such address here. GET /metadata says what is served.')

async function route(asking: Asking): Promise<FhirReply> {
  const { method, path } = asking.request
  const [, first = '', second, third] = path.split('/')
  if (third !== undefined) return reply(404, notHere)
  if (method === 'GET') {
    if (!isReadable(first)) return reply(404, notHere)
    return second === undefined ? search(asking, first, false) : one(asking, first, second)
  }
  if (second === '_search' && isReadable(first)) return search(asking, first, true)
  if (second !== undefined) return reply(404, notHere)
  if (first === '$process-message') return take(asking, 'operation')
  if (first === '' || first === 'ServiceRequest' || first === 'Appointment' || first === 'Encounter')
    return take(asking, 'base', first)
  return reply(404, notHere)
}

function isReadable(type: string): type is Readable {
  return (readable as readonly string[]).includes(type)
}

async function one({ doors, holder }: Asking, type: Readable, id: string): Promise<FhirReply> {
  const found = await findOne(doors, holder.caller, holder.clinicId, type, id)
  if (!found.ok) return refused(found.refusal)
  const { meta } = found.value as { meta?: { versionId?: string } }
  return reply(200, found.value, meta?.versionId === undefined ? {} : { etag: `W/"${meta.versionId}"` })
}

async function search(
  { doors, base, request, holder }: Asking,
  type: Readable,
  byPost: boolean,
): Promise<FhirReply> {
  if (byPost && !/^application\/x-www-form-urlencoded\b/i.test(request.contentType ?? ''))
    return reply(415, saying('not-supported', 'Send a search as application/x-www-form-urlencoded.'))
  const parameters = new URLSearchParams(request.query)
  if (byPost)
    for (const [name, value] of new URLSearchParams(Buffer.from(request.body ?? []).toString('utf8')))
      parameters.append(name, value)
  const { caller, clinicId } = holder
  const asked = readSearch(type, parameters, { byPost, keys: doors.keys, clinicId })
  if ('resourceType' in asked) return reply(400, asked)
  const found = await find(doors, caller, clinicId, asked)
  return found.ok ? reply(200, searchset(base, type, parameters, found.value)) : refused(found.refusal)
}

async function take(asking: Asking, door: 'base' | 'operation', type = ''): Promise<FhirReply> {
  const { doors, request, holder } = asking
  if (!/^application\/(fhir\+)?json\b/i.test(request.contentType ?? ''))
    return reply(415, saying('not-supported', 'Send application/fhir+json.'))
  const body = readBody(request.body)
  if ('outcome' in body) return reply(400, body.outcome)
  const findings = new Findings()
  const given = (body.value as { resourceType?: unknown } | null)?.resourceType
  if (type !== '' && given !== type)
    findings.refuse(
      'Resource.resourceType',
      'invariant',
      'The resource and the address are of two different types.',
    )
  const message = findings.ok ? await readMessage(body.value, door, await asOf(asking), findings) : undefined
  if (!message || !findings.ok) return reply(422, findings.outcome)

  const taking: Taking = {
    doors,
    caller: holder.caller,
    clinicId: holder.clinicId,
    message,
    findings,
    written: new Map(),
    indexOf: rememberIndexes(doors, holder.clinicId),
  }
  const done = await takers[message.does](taking)
  if (!done.ok) return refused(done.refusal)
  return answer(asking, taking)
}

/** What a message is read by: the day, and what the clinic's own codes mean. */
async function asOf({ doors, holder }: Asking): Promise<Given> {
  const { caller, clinicId } = holder
  const codes = await read(doors, caller, 'fhir.codes', reading => codesOfClinic(reading, clinicId))
  return { today: londonDateOf(doors.now()), codes: codes.ok ? codes.value : [] }
}

const takers = { add: takeNew, update: takeUpdate, takeBack } as const satisfies Record<
  Message['does'],
  unknown
>

async function answer({ doors, base, request, holder }: Asking, taking: Taking): Promise<FhirReply> {
  const { message, findings } = taking
  const seen = await read(doors, holder.caller, 'fhir.reply', async reading => whatBecame(taking, reading))
  if (!seen.ok) return refused(seen.refusal)
  const became = seen.value
  if (message.kind === 'transaction') return reply(200, transactionResponse(message, became, findings))
  const main = (message.asked[0] ?? message.attended[0])?.entry
  const held = main && became.get(main)
  const wanted = message.kind === 'message' || prefers(request, 'representation')
  const resource =
    held && wanted ? await findOne(doors, holder.caller, holder.clinicId, held.type, held.id) : undefined
  if (message.kind === 'message')
    return reply(200, messageResponse(base, taking, resource?.ok ? resource.value : undefined))
  const headers: Record<string, string> = held
    ? { location: `${base}/${locationOf(held)}`, etag: `W/"${held.version}"` }
    : {}
  const body: object | null = prefers(request, 'minimal')
    ? null
    : resource?.ok
      ? resource.value
      : findings.outcome
  return reply(held ? statusOf(held) : 200, body, headers)
}

function prefers({ prefer }: FhirRequest, what: 'minimal' | 'representation'): boolean {
  return new RegExp(`\\breturn=${what}\\b`).test(prefer ?? '')
}

function refused(refusal: Parameters<typeof refusalReply>[0]): FhirReply {
  const { status, outcome }: { status: number; outcome: OperationOutcome } = refusalReply(
    refusal,
    () => new Findings(),
  )
  return reply(status, outcome)
}
