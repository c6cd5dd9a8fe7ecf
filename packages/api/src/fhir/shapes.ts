/**
 * The elements of FHIR R4 that are read here, with their types. What else a resource holds is let through at this
 * point: the full check of the standard looks at it, and whatever is not used is named to the sender.
 */
import * as z from 'zod'
import type { Findings } from './findings.ts'

// white space alone is no text to FHIR, and neither is nothing
const text = z.string().regex(/\S/, 'An element that is there must say something.')
const uri = z.string().regex(/^\S+$/, 'This is not an address.')
const code = z.string().regex(/^\S+( \S+)*$/, 'This is not a code.')
const resourceId = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/, 'An id has letters, digits, - and . only.')

const isDay = (given: string) => {
  const [year = '', month = '01', day = '01'] = given.slice(0, 10).split('-')
  const made = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(made.getTime()) && made.getUTCDate() === Number(day)
}
const date = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'This is not a date like 2026-03-31.')
  .refine(isDay, 'There is no such day.')
const moment =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d))?)?)?$/
const dateTime = z
  .string()
  .regex(moment, 'This is not a moment like 2026-03-31T09:30:00Z.')
  .refine(isDay, 'There is no such day.')
const instant = dateTime.refine(given => given.includes('T'), 'Give the day, the time and the zone.')

const o = z.exactOptional

const Coding = z.looseObject({ system: o(uri), code: o(code), display: o(text) })
const CodeableConcept = z.looseObject({ coding: o(z.array(Coding).min(1)), text: o(text) })
const Period = z.looseObject({ start: o(dateTime), end: o(dateTime) })
const Identifier = z.looseObject({
  use: o(z.enum(['usual', 'official', 'temp', 'secondary', 'old'])),
  type: o(CodeableConcept),
  system: o(uri),
  value: o(text),
})
const Reference = z.looseObject({ reference: o(text), type: o(uri), display: o(text) })
const Extension = z.looseObject({
  url: uri,
  valueDate: o(date),
  valueCode: o(code),
})
const Meta = z.looseObject({ profile: o(z.array(uri).min(1)) })

const anyResource = {
  id: o(resourceId),
  meta: o(Meta),
  contained: o(z.array(z.looseObject({ resourceType: z.string(), id: o(resourceId) })).min(1)),
  extension: o(z.array(Extension).min(1)),
}

export const PatientShape = z.looseObject({
  ...anyResource,
  resourceType: z.literal('Patient'),
  active: o(z.boolean()),
  identifier: o(z.array(Identifier).min(1)),
  name: o(
    z
      .array(
        z.looseObject({
          use: o(z.enum(['usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden'])),
          text: o(text),
          family: o(text),
          given: o(z.array(text).min(1)),
        }),
      )
      .min(1),
  ),
  telecom: o(
    z
      .array(
        z.looseObject({
          system: o(z.enum(['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other'])),
          value: o(text),
          use: o(z.enum(['home', 'work', 'temp', 'old', 'mobile'])),
          rank: o(z.int().min(1)),
        }),
      )
      .min(1),
  ),
  birthDate: o(date),
  deceasedBoolean: o(z.boolean()),
  deceasedDateTime: o(dateTime),
  communication: o(z.array(z.looseObject({ language: CodeableConcept, preferred: o(z.boolean()) })).min(1)),
})
export type PatientShape = z.infer<typeof PatientShape>

export const ServiceRequestShape = z.looseObject({
  ...anyResource,
  resourceType: z.literal('ServiceRequest'),
  identifier: o(z.array(Identifier).min(1)),
  status: o(z.enum(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown'])),
  intent: o(
    z.enum([
      'proposal',
      'plan',
      'directive',
      'order',
      'original-order',
      'reflex-order',
      'filler-order',
      'instance-order',
      'option',
    ]),
  ),
  category: o(z.array(CodeableConcept).min(1)),
  priority: o(z.enum(['routine', 'urgent', 'asap', 'stat'])),
  doNotPerform: o(z.boolean()),
  code: o(CodeableConcept),
  subject: o(Reference),
  authoredOn: o(dateTime),
  reasonCode: o(z.array(CodeableConcept).min(1)),
})
export type ServiceRequestShape = z.infer<typeof ServiceRequestShape>

export const AppointmentShape = z.looseObject({
  ...anyResource,
  resourceType: z.literal('Appointment'),
  identifier: o(z.array(Identifier).min(1)),
  status: o(
    z.enum([
      'proposed',
      'pending',
      'booked',
      'arrived',
      'fulfilled',
      'cancelled',
      'noshow',
      'entered-in-error',
      'checked-in',
      'waitlist',
    ]),
  ),
  cancelationReason: o(CodeableConcept),
  start: o(instant),
  end: o(instant),
  participant: o(z.array(z.looseObject({ actor: o(Reference) })).min(1)),
})
export type AppointmentShape = z.infer<typeof AppointmentShape>

export const EncounterShape = z.looseObject({
  ...anyResource,
  resourceType: z.literal('Encounter'),
  identifier: o(z.array(Identifier).min(1)),
  status: o(
    z.enum([
      'planned',
      'arrived',
      'triaged',
      'in-progress',
      'onleave',
      'finished',
      'cancelled',
      'entered-in-error',
      'unknown',
    ]),
  ),
  class: o(Coding),
  subject: o(Reference),
  appointment: o(z.array(Reference).min(1)),
  period: o(Period),
})
export type EncounterShape = z.infer<typeof EncounterShape>

export const MessageHeaderShape = z.looseObject({
  ...anyResource,
  resourceType: z.literal('MessageHeader'),
  eventCoding: o(Coding),
  eventUri: o(uri),
  source: o(z.looseObject({ endpoint: o(uri) })),
  reason: o(CodeableConcept),
  focus: o(z.array(Reference).min(1)),
  response: o(z.unknown()),
})

export const BundleShape = z.looseObject({
  resourceType: z.literal('Bundle'),
  id: o(resourceId),
  identifier: o(Identifier),
  type: o(
    z.enum([
      'document',
      'message',
      'transaction',
      'transaction-response',
      'batch',
      'batch-response',
      'history',
      'searchset',
      'collection',
    ]),
  ),
  timestamp: o(instant),
})

export const EntryShape = z.looseObject({
  fullUrl: o(uri),
  resource: o(z.looseObject({ resourceType: text })),
  request: o(
    z.looseObject({
      method: o(text),
      url: o(text),
      ifNoneExist: o(text),
      ifMatch: o(text),
      ifNoneMatch: o(text),
      ifModifiedSince: o(text),
    }),
  ),
})

/**
 * Reads a resource by its shape. Elements of the wrong type are faults, and the rest is read all the same, so that a
 * sender hears of everything at once; `faulty` names what is missing from the value for that reason.
 */
export function shaped<S extends z.ZodObject>(
  shape: S,
  resource: Readonly<Record<string, unknown>>,
  path: string,
  findings: Findings,
): { value: z.output<S>; faulty: ReadonlySet<string> } {
  const read = shape.safeParse(resource)
  if (read.success) return { value: read.data, faulty: new Set() }
  const faulty = new Set<string>()
  for (const issue of read.error.issues) {
    faulty.add(String(issue.path[0]))
    findings.refuse(pathTo(path, issue.path), codeOf(issue), wordsOf(issue))
  }
  const rest = Object.fromEntries(Object.entries(resource).filter(([name]) => !faulty.has(name)))
  return { value: shape.parse(rest), faulty }
}

function pathTo(path: string, steps: readonly PropertyKey[]): string {
  return steps.reduce<string>(
    (at, step) => (typeof step === 'number' ? `${at}[${step}]` : `${at}.${String(step)}`),
    path,
  )
}

function codeOf(issue: z.core.$ZodIssue): 'structure' | 'value' | 'code-invalid' | 'required' {
  if (issue.code === 'invalid_value') return 'code-invalid'
  if (issue.code === 'invalid_type') return 'structure'
  return issue.code === 'too_small' ? 'required' : 'value'
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `This is not one of: ${issue.values.join(', ')}.`
    case 'invalid_type':
      return issue.input === undefined
        ? 'This element is missing.'
        : `This element must be of the type ${issue.expected}.`
    case 'too_small':
      return 'A list that is there has at least one entry.'
    default:
      return issue.message
  }
}
