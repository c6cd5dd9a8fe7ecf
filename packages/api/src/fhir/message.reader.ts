/** What a body asks for: read whole, with every fault, before anything is done. */
import type { Given } from '@alongside/domain/intake'
import { readAsked, readAttended } from './asked.reader.ts'
import { type Envelope, openBundle, openSingle, toCheck } from './envelope.ts'
import type { Findings } from './findings.ts'
import { checkFully } from './full-check.ts'
import { type Message, noTransaction, taken } from './message.ts'
import { readOperation } from './operation.reader.ts'
import { readTransaction } from './transaction.reader.ts'

type Json = Readonly<Record<string, unknown>>

/** What may be sent where: a message to its operation, everything else to the base. */
export type Door = 'base' | 'operation'

export async function readMessage(
  body: unknown,
  door: Door,
  asOf: Given,
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
      ? readSingle(envelope, asOf, findings)
      : door === 'operation'
        ? readOperation(envelope, envelope.bundle, asOf, findings)
        : readTransaction(envelope, envelope.bundle, asOf, findings)
  await checkFully(toCheck(given, envelope), findings)
  return findings.ok ? message : undefined
}

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

function readSingle(envelope: Envelope, asOf: Given, findings: Findings): Message {
  const [entry] = envelope.entries
  const asked = entry?.type === 'ServiceRequest' ? [readAsked(entry, envelope, asOf, findings)] : []
  const attended =
    entry && entry.type !== 'ServiceRequest' ? readAttended(entry, envelope, [], asOf, findings) : undefined
  return {
    ...noTransaction,
    kind: 'single',
    entries: envelope.entries,
    id: undefined,
    does: asked[0] && asked[0].request.wants !== 'offer' ? 'takeBack' : 'add',
    asked,
    attended: attended ? [attended] : [],
  }
}
