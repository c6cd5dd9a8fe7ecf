/** What a body asks for: read whole, with every fault, before anything is done. */
import type { PlainDate } from '@alongside/domain/time'
import { type Asked, type Attended, readAsked, readAttended, refuseTwins } from './asked.reader.ts'
import { type Entry, type Envelope, openBundle, openSingle, toCheck } from './envelope.ts'
import type { Findings } from './findings.ts'
import { checkFully } from './full-check.ts'
import { readOperation } from './operation.reader.ts'
import type { Cell } from './patient.reader.ts'

type Json = Readonly<Record<string, unknown>>

export interface Message {
  readonly kind: 'single' | 'transaction' | 'message'
  readonly entries: readonly Entry[]
  /** By what the sender knows this message; the same one again adds nothing. */
  readonly id: Cell | undefined
  readonly does: 'add' | 'update' | 'takeBack'
  readonly asked: readonly Asked[]
  readonly attended: readonly Attended[]
}

/** What may be sent where: a message to its operation, everything else to the base. */
export type Door = 'base' | 'operation'

export async function readMessage(
  body: unknown,
  door: Door,
  today: PlainDate,
  findings: Findings,
): Promise<Message | undefined> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    findings.refuse('Resource', 'structure', 'Send one resource as a JSON object.')
    return undefined
  }
  const given = body as Json
  const envelope =
    given.resourceType === 'Bundle' ? openBundle(given, findings) : single(given, door, findings)
  if (!envelope) return undefined
  const message =
    envelope.bundle === undefined
      ? readSingle(envelope, today, findings)
      : door === 'operation'
        ? readOperation(envelope, envelope.bundle, today, findings)
        : readTransaction(envelope, envelope.bundle, today, findings)
  await checkFully(toCheck(given, envelope), findings)
  return findings.ok ? message : undefined
}

const taken: readonly string[] = ['ServiceRequest', 'Appointment', 'Encounter']

function single(given: Json, door: Door, findings: Findings): Envelope | undefined {
  if (door === 'base' && taken.includes(String(given.resourceType))) return openSingle(given)
  findings.refuse(
    'Resource.resourceType',
    'not-supported',
    door === 'base'
      ? `Send a Bundle of the type transaction, or one of: ${taken.join(', ')}.`
      : 'Send a Bundle of the type message.',
  )
  return undefined
}

function readSingle(envelope: Envelope, today: PlainDate, findings: Findings): Message {
  const [entry] = envelope.entries
  const asked = entry?.type === 'ServiceRequest' ? [readAsked(entry, envelope, today, findings)] : []
  const attended =
    entry && entry.type !== 'ServiceRequest' ? readAttended(entry, envelope, [], findings) : undefined
  return {
    kind: 'single',
    entries: envelope.entries,
    id: undefined,
    does: asked[0] && asked[0].request.wants !== 'offer' ? 'takeBack' : 'add',
    asked,
    attended: attended ? [attended] : [],
  }
}

function readTransaction(
  envelope: Envelope,
  bundle: NonNullable<Envelope['bundle']>,
  today: PlainDate,
  findings: Findings,
): Message {
  if (bundle.type !== undefined && bundle.type !== 'transaction')
    findings.refuse(
      'Bundle.type',
      'not-supported',
      bundle.type === 'message'
        ? 'Send a message to $process-message.'
        : 'Send a transaction: all of it is taken, or nothing.',
    )
  const asked: Asked[] = []
  const visits: Entry[] = []
  const used = new Set<Entry>()
  for (const entry of envelope.entries) {
    checkMethod(entry, findings)
    if (entry.type === 'ServiceRequest') {
      const each = readAsked(entry, envelope, today, findings)
      if (each.request.wants !== 'offer')
        findings.refuse(
          `${entry.path}.status`,
          'not-supported',
          'Take a request back by a message of its own, to $process-message.',
        )
      if (each.patientEntry) used.add(each.patientEntry)
      asked.push(each)
    } else if (entry.type === 'Appointment' || entry.type === 'Encounter') visits.push(entry)
    else if (entry.type !== 'Patient') findings.leaveOut(`Bundle.entry.resource.ofType(${entry.type})`)
  }
  const attended = visits.flatMap(entry => readAttended(entry, envelope, asked, findings) ?? [])
  for (const { who } of attended) if ('entry' in who) used.add(who.entry)
  if (envelope.entries.some(entry => entry.type === 'Patient' && !used.has(entry)))
    findings.leaveOut('Bundle.entry.resource.ofType(Patient)')
  if (asked.length === 0 && attended.length === 0 && !findings.hasFaultIn('Bundle.entry'))
    findings.refuse('Bundle.entry', 'required', `The Bundle has none of: ${taken.join(', ')}.`)
  refuseTwins(asked, attended, findings)
  const { identifier } = bundle
  return {
    kind: 'transaction',
    entries: envelope.entries,
    id:
      identifier?.value === undefined
        ? undefined
        : { text: `${identifier.system ?? ''}|${identifier.value}`, path: 'Bundle.identifier' },
    does: 'add',
    asked,
    attended,
  }
}

function checkMethod({ request, at, type, resource }: Entry, findings: Findings): void {
  const path = `Bundle.entry[${at}].request`
  if (!request) {
    findings.refuse(path, 'required', 'Say what is to be done with this resource.')
    return
  }
  if (request.method !== 'POST')
    findings.refuse(
      `${path}.method`,
      request.method === undefined ? 'required' : 'not-supported',
      'Only POST can be done here.',
    )
  if (request.url !== type)
    findings.refuse(
      `${path}.url`,
      request.url === undefined ? 'required' : 'invariant',
      'The address is the type of the resource.',
    )
  if (request.ifNoneExist === undefined) return
  const known = (Array.isArray(resource.identifier) ? resource.identifier : []) as ({
    system?: unknown
    value?: unknown
  } | null)[]
  const own = known.map(each => `identifier=${String(each?.system)}|${String(each?.value)}`)
  if (!own.includes(request.ifNoneExist))
    findings.refuse(
      `${path}.ifNoneExist`,
      'not-supported',
      'The same identifier is taken once in any case; nothing else can be asked for.',
    )
}
