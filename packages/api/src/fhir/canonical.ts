/** The names by which systems know what we speak of: addresses of codes and of the few things that we add to FHIR. */

/** Where our own codes are defined. It is a name and not an address that anybody has to reach. */
const canonical = 'https://alongside.example/fhir'

export const systems = {
  reason: `${canonical}/CodeSystem/reason`,
  service: `${canonical}/CodeSystem/service`,
  taskState: `${canonical}/CodeSystem/task-state`,
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  messageEvent: 'https://fhir.nhs.uk/CodeSystem/message-events-bars',
  messageReason: 'https://fhir.nhs.uk/CodeSystem/message-reason-bars',
  requestCategory: 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  cancelReason: 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason',
} as const

export const extensions = {
  /** The day of the diagnosis, or of coming back to care. */
  reasonDate: `${canonical}/StructureDefinition/reason-date`,
  /** What came of looking for somebody who had stopped coming. */
  tracingOutcome: `${canonical}/StructureDefinition/tracing-outcome`,
  /** The national code of an appointment, where its status says less. */
  attendedCode: `${canonical}/StructureDefinition/attended-code`,
} as const

/** The one service that is asked for at this door. */
export const serviceCode = 'support-offer'

export const events = { request: 'servicerequest-request', response: 'servicerequest-response' } as const

export const fhirJson = 'application/fhir+json; charset=utf-8'
