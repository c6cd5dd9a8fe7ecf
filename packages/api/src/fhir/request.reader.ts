/** A ServiceRequest: the wish of a clinic that somebody is offered support, or the taking back of one. */
import { type ClinicCodes, codeMeanings, codesOn, meaningOf } from '@alongside/domain/clinic-codes'
import type { Given } from '@alongside/domain/intake'
import type { ReferralReason } from '@alongside/domain/referral'
import { extensions, serviceCode, systems } from './canonical.ts'
import { codesOf, extensionOf, identityOf, lookOver, ownMeanings } from './common.reader.ts'
import type { Findings } from './findings.ts'
import type { Cell } from './patient.reader.ts'
import { ServiceRequestShape, shaped } from './shapes.ts'

/** The codes by which a clinic says why, and how a row of its list would say it. */
const reasonCodes = {
  'newly-diagnosed': { reason: 'newlyDiagnosed', cell: 'newly diagnosed' },
  're-engaging': { reason: 'reEngaging', cell: 're-engaging' },
  'clinician-flag': { reason: 'clinicianFlag', cell: 'clinician flag' },
} as const satisfies Record<string, { reason: ReferralReason; cell: string }>

const tracingCells = {
  'in-touch': 're-engaged',
  'unable-to-contact': 'unable to contact',
  unknown: 'unknown',
} as const satisfies Record<string, string>

type RequestField = 'reason' | 'reasonOn' | 'unwell' | 'tracing'

export interface ReadRequest {
  readonly path: string
  /** What the clinic's system wants of us. */
  readonly wants: 'offer' | 'withdraw' | 'recordInError'
  readonly identity: { readonly system: string; readonly value: string } | undefined
  readonly subject: Cell | undefined
  readonly cells: Readonly<Record<RequestField, Cell>>
  readonly faulty: ReadonlySet<RequestField>
  /** The elements that are kept as they came. */
  readonly kept: KeptRequest
}

export interface KeptRequest {
  readonly identifier: readonly { readonly system: string; readonly value: string }[]
  readonly intent?: string
  readonly priority?: string
  readonly authoredOn?: string
  readonly reason?: string
  readonly reasonDate?: string
  readonly tracing?: string
}

const used = [
  'identifier',
  'status',
  'intent',
  'category',
  'priority',
  'doNotPerform',
  'code',
  'subject',
  'authoredOn',
  'reasonCode',
  'extension',
]

const wishes = { active: 'offer', revoked: 'withdraw', 'entered-in-error': 'recordInError' } as const

export function readRequest(
  resource: Readonly<Record<string, unknown>>,
  path: string,
  { today, codes: history = [] }: Given,
  findings: Findings,
): ReadRequest {
  const codes = codesOn(history, today)
  const { value: request, faulty } = shaped(ServiceRequestShape, resource, path, findings)
  lookOver(resource, path, used, findings)
  const wants = wishOf(request, path, faulty, findings)
  if (!faulty.has('intent') && request.intent !== 'order' && request.intent !== 'plan')
    findings.refuse(
      `${path}.intent`,
      request.intent === undefined ? 'required' : 'business-rule',
      'Send a plan or an order; anything else asks nothing of us yet.',
    )
  if (request.doNotPerform === true)
    findings.refuse(
      `${path}.doNotPerform`,
      'business-rule',
      'A wish not to do something cannot be taken here.',
    )
  checkService(request, path, findings)

  const identity = faulty.has('identifier') ? undefined : identityOf(request.identifier, path, findings)
  const bad = new Set<RequestField>()
  const offers = wants === 'offer'
  const reason = offers ? reasonOf(request, path, faulty, bad, codes, findings) : none(path, 'reasonCode')
  const date = extensionOf(request, extensions.reasonDate, path, findings)
  const tracing = extensionOf(request, extensions.tracingOutcome, path, findings)
  if (faulty.has('extension')) bad.add('reasonOn').add('tracing')
  if (date && !/^\d{4}-\d\d-\d\d$/.test(date.value.valueDate ?? '')) {
    bad.add('reasonOn')
    findings.refuse(
      `${date.path}.valueDate`,
      date.value.valueDate === undefined ? 'required' : 'value',
      'Give the whole day, like 2026-03-31.',
    )
  }
  const traced = tracedBy(tracing?.value.valueCode, codes)
  if (tracing && !traced) {
    bad.add('tracing')
    findings.refuse(
      `${tracing.path}.valueCode`,
      tracing.value.valueCode === undefined ? 'required' : 'code-invalid',
      `This is not one of: ${Object.keys(tracingCells).join(', ')}.`,
    )
  }
  if (!faulty.has('subject') && request.subject?.reference === undefined)
    findings.refuse(`${path}.subject`, 'required', 'Say whom it is about, with a reference to a Patient.')
  return {
    path,
    wants,
    identity,
    subject:
      request.subject?.reference === undefined
        ? undefined
        : { text: request.subject.reference, path: `${path}.subject.reference` },
    cells: {
      reason,
      reasonOn: {
        text: date?.value.valueDate ?? '',
        path: date ? `${date.path}.valueDate` : `${path}.extension`,
      },
      unwell: {
        // a clinic that is in a hurry wants somebody told within a day
        text: ['urgent', 'asap', 'stat'].includes(request.priority ?? '') ? 'yes' : 'no',
        path: `${path}.priority`,
      },
      tracing: {
        text: traced?.cell ?? '',
        path: tracing ? `${tracing.path}.valueCode` : `${path}.extension`,
      },
    },
    faulty: bad,
    kept: keptOf(request, identity, reason, date?.value.valueDate, traced?.kept),
  }
}

/** By our own code, or else by the clinic's. */
function tracedBy(
  code: string | undefined,
  codes: ClinicCodes | undefined,
): { cell: string; kept: string | undefined } | undefined {
  if (code === undefined) return undefined
  const settled = meaningOf(codes, 'tracing', code)
  const cell = Object.hasOwn(tracingCells, code)
    ? tracingCells[code as keyof typeof tracingCells]
    : settled && codeMeanings.tracing[settled]
  if (cell === undefined) return undefined
  return { cell, kept: Object.entries(tracingCells).find(([, each]) => each === cell)?.[0] }
}

function none(path: string, element: string): Cell {
  return { text: '', path: `${path}.${element}` }
}

function wishOf(
  { status }: ServiceRequestShape,
  path: string,
  faulty: ReadonlySet<string>,
  findings: Findings,
): ReadRequest['wants'] {
  if (status === 'active' || status === 'revoked' || status === 'entered-in-error') return wishes[status]
  if (!faulty.has('status'))
    findings.refuse(
      `${path}.status`,
      status === undefined ? 'required' : 'business-rule',
      'Send a request that is active, revoked or entered-in-error.',
    )
  return 'offer'
}

/** What is asked for must be what is offered here: a test or a scan that strays to this door is no wish for support. */
function checkService({ code, category }: ServiceRequestShape, path: string, findings: Findings): void {
  if (code) {
    const ours = codesOf([code], systems.service)
    if (!ours.some(each => each.code === serviceCode))
      findings.refuse(
        `${path}.code`,
        'code-invalid',
        `Only ${serviceCode} of ${systems.service} can be asked for here.`,
      )
    else if ((code.coding?.length ?? 0) > ours.length || code.text !== undefined)
      findings.leaveOut('ServiceRequest.code.coding')
  }
  const wrong = codesOf(category, systems.requestCategory).find(each => each.code !== 'referral')
  if (wrong)
    findings.refuse(`${path}.category${wrong.at}.code`, 'code-invalid', 'Only a referral can be taken here.')
  else if (category) findings.leaveOut('ServiceRequest.category')
}

function reasonOf(
  { reasonCode }: ServiceRequestShape,
  path: string,
  faulty: ReadonlySet<string>,
  bad: Set<RequestField>,
  codes: ClinicCodes | undefined,
  findings: Findings,
): Cell {
  const ours = codesOf(reasonCode, systems.reason)
  if (ours.length === 0) {
    const settled = settledReason(reasonCode, path, codes, bad, findings)
    if (settled) return settled
  }
  const [first, second] = ours
  const total = (reasonCode ?? []).reduce(
    (sum, { coding, text }) => sum + (coding?.length ?? 0) + (text ? 1 : 0),
    0,
  )
  if (total > ours.length)
    findings.leaveOut(`ServiceRequest.reasonCode.where(coding.system!='${systems.reason}')`)
  const known = first?.code !== undefined && Object.hasOwn(reasonCodes, first.code)
  if (!known || second) {
    bad.add('reason')
    if (!faulty.has('reasonCode'))
      findings.refuse(
        second
          ? `${path}.reasonCode${second.at}`
          : first
            ? `${path}.reasonCode${first.at}.code`
            : `${path}.reasonCode`,
        second ? 'invariant' : first ? 'code-invalid' : 'required',
        `Give one reason out of ${systems.reason}: ${Object.keys(reasonCodes).join(', ')}.`,
      )
  }
  return {
    text: known ? reasonCodes[first.code as keyof typeof reasonCodes].cell : '',
    path: first ? `${path}.reasonCode${first.at}.code` : `${path}.reasonCode`,
  }
}

/** The clinic's own reason, where it gives none of ours. Two that mean two things are nobody's to choose from. */
function settledReason(
  reasonCode: ServiceRequestShape['reasonCode'],
  path: string,
  codes: ClinicCodes | undefined,
  bad: Set<RequestField>,
  findings: Findings,
): Cell | undefined {
  const [first, ...more] = ownMeanings(reasonCode, 'reason', codes)
  if (!first) return undefined
  const other = more.find(({ means }) => means !== first.means)
  if (other) {
    bad.add('reason')
    findings.refuse(`${path}.reasonCode${other.at}`, 'invariant', 'These reasons mean two different things.')
  }
  const given = (reasonCode ?? []).flatMap(({ coding, text }) => [...(coding ?? []), ...(text ? [text] : [])])
  if (given.length > 1 + more.length)
    findings.leaveOut(`ServiceRequest.reasonCode.where(coding.system!='${first.system}')`)
  return { text: codeMeanings.reason[first.means], path: `${path}.reasonCode${first.at}.code` }
}

function keptOf(
  { identifier, intent, priority, authoredOn }: ServiceRequestShape,
  identity: ReadRequest['identity'],
  reason: Cell,
  reasonDate: string | undefined,
  tracing: string | undefined,
): KeptRequest {
  const others = (identifier ?? []).flatMap(({ system, value }) =>
    system !== undefined && value !== undefined && !(system === identity?.system && value === identity.value)
      ? [{ system: system.slice(0, 200), value: value.slice(0, 200) }]
      : [],
  )
  const code = Object.entries(reasonCodes).find(([, { cell }]) => cell === reason.text)?.[0]
  return {
    identifier: identity ? [identity, ...others.slice(0, 4)] : others.slice(0, 4),
    ...(intent === undefined ? {} : { intent }),
    ...(priority === undefined ? {} : { priority }),
    ...(authoredOn === undefined ? {} : { authoredOn }),
    ...(code === undefined ? {} : { reason: code }),
    ...(reasonDate === undefined ? {} : { reasonDate }),
    ...(tracing === undefined ? {} : { tracing }),
  }
}
