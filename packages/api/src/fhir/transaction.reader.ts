/** A transaction Bundle: what is new in it, what is corrected, and what is taken back. All of it is taken, or nothing. */
import type { Given } from '@alongside/domain/intake'
import { type Asked, readAsked, readAttended, refuseTwins } from './asked.reader.ts'
import type { Entry, Envelope } from './envelope.ts'
import type { Findings } from './findings.ts'
import { type Message, type Takeback, taken } from './message.ts'
import { readDeletion, readWish, type Wish } from './wish.reader.ts'

export function readTransaction(
  envelope: Envelope,
  bundle: NonNullable<Envelope['bundle']>,
  given: Given,
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
  const takebacks: Takeback[] = []
  const visits: Entry[] = []
  const used = new Set<Entry>()
  const wishes = new Map<Entry, Wish>()
  for (const entry of envelope.entries) {
    const wish = readWish(entry, findings)
    if (wish) wishes.set(entry, wish)
    if (entry.type === 'ServiceRequest') {
      const each = readAsked(entry, envelope, given, findings)
      if (each.patientEntry) used.add(each.patientEntry)
      const { wants } = each.request
      if (wants === 'offer') asked.push(each)
      else if (wish?.method === 'PUT') takebacks.push({ wants, wish, asked: each })
      else if (entry.request?.method === 'POST')
        findings.refuse(
          `${entry.path}.status`,
          'not-supported',
          'To take a request back, PUT it or DELETE it.',
        )
    } else if (entry.type === 'Appointment' || entry.type === 'Encounter') visits.push(entry)
    else if (entry.type !== 'Patient') findings.leaveOut(`Bundle.entry.resource.ofType(${entry.type})`)
  }
  for (const each of envelope.deleted) {
    const wish = readDeletion(each, findings)
    if (wish) takebacks.push({ wants: 'recordInError', wish, asked: undefined })
  }
  const attended = visits.flatMap(entry => readAttended(entry, envelope, asked, given, findings) ?? [])
  for (const { who } of attended) if ('entry' in who) used.add(who.entry)
  leaveOutPeople(envelope, used, findings)
  if (asked.length + takebacks.length + attended.length === 0 && !findings.hasFaultIn('Bundle.entry'))
    findings.refuse('Bundle.entry', 'required', `The Bundle has none of: ${taken.join(', ')}.`)
  refuseTwins([...asked, ...takebacks.flatMap(each => each.asked ?? [])], attended, findings)
  const { identifier } = bundle
  return {
    kind: 'transaction',
    entries: envelope.entries,
    deleted: envelope.deleted,
    id:
      identifier?.value === undefined
        ? undefined
        : { text: `${identifier.system ?? ''}|${identifier.value}`, path: 'Bundle.identifier' },
    does: 'add',
    asked,
    takebacks,
    attended,
    wishes,
  }
}

/** A person by themself is nothing to us, and a correction of one must not get lost without a word. */
function leaveOutPeople(envelope: Envelope, used: ReadonlySet<Entry>, findings: Findings): void {
  for (const entry of envelope.entries)
    if (entry.type === 'Patient' && !used.has(entry)) {
      if (entry.request?.method === 'PUT')
        findings.refuse(
          `Bundle.entry[${entry.at}].request.method`,
          'not-supported',
          'Correct somebody together with the request that is about them: PUT that one too.',
        )
      else findings.leaveOut('Bundle.entry.resource.ofType(Patient)')
    }
}
