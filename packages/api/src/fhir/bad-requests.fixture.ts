/** Requests that cannot be taken. */
import type { Bad, Json } from './bad.fixture.ts'
import { single } from './fhir.fixture.ts'

const reasonSystem = 'https://alongside.example/fhir/CodeSystem/reason'
const ourExtension = 'https://alongside.example/fhir/StructureDefinition'
const R = 'ServiceRequest'

function wish(what: string, more: Json, paths: readonly string[]): Bad {
  return { what, body: () => single(undefined, { request: more }), paths }
}

export const badRequests: readonly Bad[] = [
  wish('has no status', { status: undefined }, [`${R}.status`]),
  wish('is a draft', { status: 'draft' }, [`${R}.status`]),
  wish('has a status that nobody knows', { status: 'sent' }, [`${R}.status`]),
  wish('has no intent', { intent: undefined }, [`${R}.intent`]),
  wish('only proposes', { intent: 'proposal' }, [`${R}.intent`]),
  wish('has no identifier', { identifier: undefined }, [`${R}.identifier`]),
  wish('has an identifier without a system', { identifier: [{ value: 'R-1' }] }, [
    `${R}.identifier[0].system`,
  ]),
  wish('has an identifier without a value', { identifier: [{ system: 'https://clinic.example' }] }, [
    `${R}.identifier[0].value`,
  ]),
  wish('asks that something is not done', { doNotPerform: true }, [`${R}.doNotPerform`]),
  wish(
    'asks for a blood test',
    { code: { coding: [{ system: 'http://snomed.info/sct', code: '396550006' }] } },
    [`${R}.code`],
  ),
  wish('is about nobody', { subject: undefined }, [`${R}.subject`]),
  wish('is about somebody who was not sent along', { subject: { reference: 'Patient/1' } }, [
    `${R}.subject.reference`,
  ]),
  wish('points at something inside that is not there', { subject: { reference: '#q' } }, [
    `${R}.subject.reference`,
  ]),
  wish('has a subject that is a text', { subject: 'Ada' }, [`${R}.subject`]),
  wish('gives no reason', { reasonCode: undefined }, [`${R}.reasonCode`]),
  wish(
    'gives a reason of another list only',
    { reasonCode: [{ coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] }] },
    [`${R}.reasonCode`],
  ),
  wish(
    'gives a reason that our list does not have',
    { reasonCode: [{ coding: [{ system: reasonSystem, code: 'curious' }] }] },
    [`${R}.reasonCode[0].coding[0].code`],
  ),
  wish(
    'gives two reasons',
    {
      reasonCode: [
        {
          coding: [
            { system: reasonSystem, code: 'newly-diagnosed' },
            { system: reasonSystem, code: 're-engaging' },
          ],
        },
      ],
    },
    [`${R}.reasonCode[0].coding[1]`],
  ),
  wish('gives no day of the diagnosis', { extension: undefined }, [`${R}.extension`]),
  wish(
    'gives a month and no day',
    { extension: [{ url: `${ourExtension}/reason-date`, valueDate: '2025-01' }] },
    [`${R}.extension[0].valueDate`],
  ),
  wish(
    'gives a day that does not exist',
    { extension: [{ url: `${ourExtension}/reason-date`, valueDate: '2025-02-30' }] },
    [`${R}.extension[0].valueDate`],
  ),
  wish(
    'gives a day that is still to come',
    { extension: [{ url: `${ourExtension}/reason-date`, valueDate: '2031-01-01' }] },
    [`${R}.extension[0].valueDate`],
  ),
  wish(
    'gives the day twice',
    {
      extension: [
        { url: `${ourExtension}/reason-date`, valueDate: '2025-01-02' },
        { url: `${ourExtension}/reason-date`, valueDate: '2025-01-03' },
      ],
    },
    [`${R}.extension[1]`],
  ),
  wish(
    'gives a tracing outcome that our list does not have',
    {
      reasonCode: [{ coding: [{ system: reasonSystem, code: 're-engaging' }] }],
      extension: [
        { url: `${ourExtension}/reason-date`, valueDate: '2025-01-02' },
        { url: `${ourExtension}/tracing-outcome`, valueCode: 'hiding' },
      ],
    },
    [`${R}.extension[1].valueCode`],
  ),
  wish(
    'gives a tracing outcome of somebody newly diagnosed',
    {
      extension: [
        { url: `${ourExtension}/reason-date`, valueDate: '2025-01-02' },
        { url: `${ourExtension}/tracing-outcome`, valueCode: 'in-touch' },
      ],
    },
    [`${R}.extension[1].valueCode`],
  ),
  wish('was written at no moment', { authoredOn: 'yesterday' }, [`${R}.authoredOn`]),
  wish('has a priority that nobody knows', { priority: 'now' }, [`${R}.priority`]),
  wish(
    'is no referral',
    {
      category: [
        {
          coding: [
            { system: 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest', code: 'validation' },
          ],
        },
      ],
    },
    [`${R}.category[0].coding[0].code`],
  ),
  wish('has an element that the standard does not know', { wishes: 'many' }, [`${R}.wishes`]),
  wish(
    'changes the meaning by a modifier',
    { modifierExtension: [{ url: 'https://x.example', valueBoolean: true }] },
    [`${R}.modifierExtension`],
  ),
  wish(
    'has several faults at once, and each is named',
    { status: 'sent', intent: 'proposal', identifier: [{ value: 'R-1' }], priority: 'now' },
    [`${R}.status`, `${R}.intent`, `${R}.identifier[0].system`, `${R}.priority`],
  ),
  {
    what: 'is revoked and was never sent',
    body: () => single(undefined, { request: { status: 'revoked' } }),
    paths: [`${R}.identifier`],
  },
]
