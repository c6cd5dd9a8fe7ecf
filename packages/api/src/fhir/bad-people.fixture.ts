/** People who cannot be taken. */
import type { Bad, Json } from './bad.fixture.ts'
import { single } from './fhir.fixture.ts'

const nhs = 'https://fhir.nhs.uk/Id/nhs-number'
const own = 'https://clinic.example/Id/number'
const P = 'ServiceRequest.contained[0]'

function who(what: string, patient: Json, paths: readonly string[]): Bad {
  return { what, body: () => single(undefined, { patient }), paths }
}

export const badPeople: readonly Bad[] = [
  who('has no number of the clinic', { identifier: [{ system: nhs, value: '9434765919' }] }, [
    `${P}.identifier`,
  ]),
  who('has no identifier at all', { identifier: undefined }, [`${P}.identifier`]),
  who(
    'has two numbers that could be the clinic’s',
    {
      identifier: [
        { system: own, value: 'N1' },
        { system: 'https://other.example', value: 'N2' },
      ],
    },
    [`${P}.identifier`],
  ),
  who(
    'has an NHS number that is none',
    {
      identifier: [
        { system: nhs, value: '9434765918' },
        { system: own, value: 'N1' },
      ],
    },
    [`${P}.identifier[0].value`],
  ),
  who('has a number without a digit', { identifier: [{ system: own, value: 'ABC' }] }, [
    `${P}.identifier[0].value`,
  ]),
  who('has a number that is a number of JSON', { identifier: [{ system: own, value: 123 }] }, [
    `${P}.identifier[0].value`,
  ]),
  who('has a number that is too long', { identifier: [{ system: own, value: 'N'.padEnd(40, '1') }] }, [
    `${P}.identifier[0].value`,
  ]),
  who('has an identifier without a value', { identifier: [{ system: own }] }, [`${P}.identifier[0].value`]),
  who('has identifiers that are no list', { identifier: { system: own, value: 'N1' } }, [`${P}.identifier`]),
  who(
    'has a use of an identifier that nobody knows',
    { identifier: [{ use: 'mine', system: own, value: 'N1' }] },
    [`${P}.identifier[0].use`],
  ),
  who('has no name', { name: undefined }, [`${P}.name`]),
  who('has a family name only', { name: [{ use: 'official', family: 'Okafor' }] }, [`${P}.name[0].given`]),
  who('has an empty name', { name: [{ use: 'official', given: [''] }] }, [`${P}.name[0].given[0]`]),
  who('has a name that is a number', { name: [{ given: [7] }] }, [`${P}.name[0].given[0]`]),
  who('has a name with a comma, family name first', { name: [{ given: ['Okafor, Ada'] }] }, [
    `${P}.name[0].given[0]`,
  ]),
  who('has a given name that is no list', { name: [{ given: 'Ada' }] }, [`${P}.name[0].given`]),
  who('has a name of an unknown use', { name: [{ use: 'stage', given: ['Ada'] }] }, [`${P}.name[0].use`]),
  who('has a phone number that is none', { telecom: [{ system: 'phone', value: 'ring the bell' }] }, [
    `${P}.telecom[0].value`,
  ]),
  who('has a telecom of an unknown system', { telecom: [{ system: 'pigeon', value: '1' }] }, [
    `${P}.telecom[0].system`,
  ]),
  who(
    'has a rank that is no number',
    { telecom: [{ system: 'phone', value: '07700900123', rank: 'first' }] },
    [`${P}.telecom[0].rank`],
  ),
  who('has died', { deceasedBoolean: true }, [`${P}.deceasedBoolean`]),
  who('has a day of death', { deceasedDateTime: '2024-12-01' }, [`${P}.deceasedDateTime`]),
  who('is no longer in use', { active: false }, [`${P}.active`]),
  who('was born on a day that does not exist', { birthDate: '1988-02-30' }, [`${P}.birthDate`]),
  who('was born in words', { birthDate: 'a while ago' }, [`${P}.birthDate`]),
  who('has a gender that the standard does not know', { gender: 'x' }, [`${P}.gender`]),
  who('has an element that the standard does not know', { shoeSize: 38 }, [`${P}.shoeSize`]),
  who('has an address that is no list', { address: { city: 'London' } }, [`${P}.address`]),
  who('has a line of an address that is no list', { address: [{ line: '1 High Street' }] }, [
    `${P}.address[0].line`,
  ]),
  who(
    'speaks a language that nobody knows',
    { communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'zz-zz-zz-' }] } }] },
    [`${P}.communication[0].language`],
  ),
  who(
    'changes the meaning by a modifier',
    { modifierExtension: [{ url: 'https://x.example', valueBoolean: true }] },
    [`${P}.modifierExtension`],
  ),
  who('comes with rules of its own', { implicitRules: 'https://x.example' }, [`${P}.implicitRules`]),
]
