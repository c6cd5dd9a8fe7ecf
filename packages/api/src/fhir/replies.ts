/** What a sender is answered: where everything is that was taken, and what was left out of it. */
import { clinicNumberOf } from '@alongside/domain/intake'
import type { Refusal, RefusalCode } from '@alongside/domain/refusals'
import type { Transaction } from '../database/acting.ts'
import type { BlindIndex } from '../database/keys.ts'
import { events, systems } from './canonical.ts'
import { named } from './common.reader.ts'
import type { Entry } from './envelope.ts'
import { type Findings, type OperationOutcome, saying } from './findings.ts'
import type { Message } from './message.ts'
import type { Resource } from './resources.view.ts'
import { heldOf, nameOf, type Place, type StoredType } from './stored.ts'
import type { Taking } from './taking.ts'

/** Where an entry is to be found, and whether this very message made it. */
export interface Became extends Place {
  readonly made: boolean
}

/** What became of each entry that was kept: of what was written just now, and of what was there before. */
export async function whatBecame(
  { clinicId, message, written, indexOf }: Taking,
  transaction: Pick<Transaction, 'db'>,
): Promise<Map<Entry, Became>> {
  const became = new Map<Entry, Became>()
  const older: { entry: Entry; type: StoredType; identity: BlindIndex }[] = []
  for (const { entry, type, name } of namesOf(message)) {
    const identity = indexOf(type, name)
    const place = written.get(nameOf(type, identity))
    if (place) became.set(entry, { ...place, made: place.version === 1 })
    else older.push({ entry, type, identity })
  }
  for (const type of ['ServiceRequest', 'Patient', 'Appointment', 'Encounter'] as const) {
    const these = older.filter(each => each.type === type)
    if (these.length === 0) continue
    const held = await heldOf(
      transaction,
      clinicId,
      type,
      these.map(({ identity }) => identity),
    )
    for (const { entry, identity } of these) {
      const it = held.get(identity.present.toString('hex'))
      if (it) became.set(entry, { ...it, made: false })
    }
  }
  return became
}

function namesOf(message: Message): { entry: Entry; type: StoredType; name: string }[] {
  return [
    ...[...message.asked, ...message.takebacks.flatMap(each => each.asked ?? [])].flatMap(
      ({ entry, request, patient, patientEntry }) => [
        ...(request.identity
          ? [{ entry, type: 'ServiceRequest' as const, name: named(request.identity) }]
          : []),
        ...(patient && patientEntry
          ? [
              {
                entry: patientEntry,
                type: 'Patient' as const,
                name: clinicNumberOf(patient.cells.clinicNumber.text),
              },
            ]
          : []),
      ],
    ),
    ...message.attended.flatMap(({ entry, attendance }) =>
      attendance.identity ? [{ entry, type: attendance.type, name: named(attendance.identity) }] : [],
    ),
  ]
}

export function transactionResponse(
  message: Message,
  became: ReadonlyMap<Entry, Became>,
  findings: Findings,
): Record<string, unknown> {
  return {
    resourceType: 'Bundle',
    type: 'transaction-response',
    // an answer for each entry, in the order of the entries
    entry: [...message.entries, ...message.deleted]
      .sort((a, b) => a.at - b.at)
      .map((entry, at) => {
        const held = 'resource' in entry ? became.get(entry) : undefined
        // what there is to say is about the whole Bundle, and said once
        const outcome = at === 0 ? { outcome: findings.outcome } : {}
        if (!held) return { response: { status: '204 No Content', ...outcome } }
        return {
          response: {
            status: statusOf(held) === 201 ? '201 Created' : '200 OK',
            location: locationOf(held),
            etag: `W/"${held.version}"`,
            lastModified: held.changedAt,
            ...outcome,
          },
        }
      }),
  }
}

export function statusOf({ made }: Became): 200 | 201 {
  return made ? 201 : 200
}

export function locationOf({ type, id, version }: Place): string {
  return `${type}/${id}/_history/${version}`
}

/** The answer to a message is a message: what was done, what it became, and what was left out. */
export function messageResponse(
  base: string,
  { doors: { newId, now }, message, findings }: Taking,
  request: Resource | undefined,
): Record<string, unknown> {
  const [header, outcome] = [newId(), newId()]
  const sent = message.id?.text.split(/[ |]/).at(-1) ?? ''
  return {
    resourceType: 'Bundle',
    id: newId(),
    type: 'message',
    timestamp: now(),
    entry: [
      {
        fullUrl: `urn:uuid:${header}`,
        resource: {
          resourceType: 'MessageHeader',
          id: header,
          eventCoding: { system: systems.messageEvent, code: events.response },
          source: { endpoint: `${base}/$process-message` },
          response: {
            identifier: /^[A-Za-z0-9\-.]{1,64}$/.test(sent) ? sent : 'unnamed',
            code: 'ok',
            details: { reference: `urn:uuid:${outcome}` },
          },
          ...(request ? { focus: [{ reference: `ServiceRequest/${request.id}` }] } : {}),
        },
      },
      ...(request ? [{ fullUrl: `${base}/ServiceRequest/${request.id}`, resource: request }] : []),
      { fullUrl: `urn:uuid:${outcome}`, resource: findings.outcome },
    ],
  }
}

const statuses = {
  'not-found': 404,
  'not-yours': 403,
  'changed-meanwhile': 409,
  'not-allowed-now': 409,
  refused: 422,
  'already-done': 409,
  'not-valid': 400,
} as const satisfies Record<RefusalCode, number>

const issues = {
  'not-found': 'not-found',
  'not-yours': 'forbidden',
  'changed-meanwhile': 'conflict',
  'not-allowed-now': 'conflict',
  refused: 'business-rule',
  'already-done': 'duplicate',
  'not-valid': 'value',
} as const satisfies Record<RefusalCode, Parameters<typeof saying>[0]>

/** A no of the doors, as FHIR says it. */
export function refusalReply(
  { code, fields, reasons }: Refusal,
  findingsFor: () => Findings,
): { status: number; outcome: OperationOutcome } {
  if (fields) {
    const findings = findingsFor()
    for (const [path, says] of Object.entries(fields)) findings.refuse(path, issues[code], says[0] ?? '')
    // a request that is not known is a fault of the message, and the address of the door was right
    return { status: code === 'not-found' ? 422 : statuses[code], outcome: findings.outcome }
  }
  const says =
    code === 'not-found'
      ? 'There is nothing here by this name.'
      : (reasons?.[0] ?? 'This cannot be done now.')
  return { status: statuses[code], outcome: saying(issues[code], says) }
}
