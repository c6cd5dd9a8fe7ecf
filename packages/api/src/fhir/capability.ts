/** What is served here, as the statement that every FHIR client asks for first. */
import { events, systems } from './canonical.ts'

type Interaction = 'read' | 'search-type' | 'create'

interface Served {
  readonly type: string
  readonly interactions: readonly Interaction[]
  readonly search: readonly (readonly [name: string, type: 'token' | 'date' | 'reference'])[]
  readonly profile?: string
}

const common = [
  ['_id', 'token'],
  ['_lastUpdated', 'date'],
] as const

/** The search parameters of each resource; `search.ts` reads no other. */
export const served: readonly Served[] = [
  {
    type: 'Task',
    interactions: ['read', 'search-type'],
    search: [
      ...common,
      ['status', 'token'],
      ['business-status', 'token'],
      ['focus', 'reference'],
      ['patient', 'reference'],
    ],
  },
  {
    type: 'ServiceRequest',
    interactions: ['read', 'search-type', 'create'],
    search: [...common, ['identifier', 'token'], ['patient', 'reference'], ['subject', 'reference']],
  },
  {
    type: 'Patient',
    interactions: ['read', 'search-type'],
    search: [...common, ['identifier', 'token']],
    profile: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient',
  },
  {
    type: 'Appointment',
    interactions: ['read', 'search-type', 'create'],
    search: [...common, ['identifier', 'token'], ['patient', 'reference'], ['actor', 'reference']],
  },
  {
    type: 'Encounter',
    interactions: ['read', 'search-type', 'create'],
    search: [...common, ['identifier', 'token'], ['patient', 'reference'], ['subject', 'reference']],
  },
]

export function capabilityStatement(base: string): Record<string, unknown> {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-23',
    kind: 'instance',
    implementation: { description: 'Alongside: requests in, status out', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          description:
            'A key of the clinic’s system, sent as a bearer token. Keys are made and revoked by an administrator.',
        },
        resource: served.map(({ type, interactions, search, profile }) => ({
          type,
          ...(profile === undefined ? {} : { supportedProfile: [profile] }),
          interaction: interactions.map(code => ({ code })),
          versioning: 'versioned',
          searchParam: search.map(([name, kind]) => ({ name, type: kind })),
        })),
        interaction: [
          {
            code: 'transaction',
            documentation:
              'POST of ServiceRequest, Patient, Appointment and Encounter; PUT of them by id or by identifier; DELETE of a ServiceRequest by id or by identifier; ifMatch. Other conditions are refused.',
          },
        ],
        operation: [
          {
            name: 'process-message',
            definition: 'http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message',
            documentation: `Takes ${events.request} of ${systems.messageEvent}, for the reasons new, update and delete.`,
          },
        ],
      },
    ],
  }
}
