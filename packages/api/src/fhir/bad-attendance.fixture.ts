/** Appointments and visits that cannot be taken. */
import { type Bad, type Json, without } from './bad.fixture.ts'

const own = 'https://clinic.example/Id/number'
const ourExtension = 'https://alongside.example/fhir/StructureDefinition'

function visit(what: string, resource: Json, paths: readonly string[]): Bad {
  const type = String(resource.resourceType)
  return {
    what,
    to: `/${type}`,
    body: () => ({
      ...resource,
      contained: [
        {
          resourceType: 'Patient',
          id: 'p',
          identifier: [{ system: own, value: 'N1' }],
          name: [{ given: ['Ada'] }],
        },
      ],
    }),
    paths,
  }
}

const appointment: Json = {
  resourceType: 'Appointment',
  identifier: [{ system: 'https://clinic.example/Id/appointment', value: 'A-1' }],
  status: 'fulfilled',
  start: '2025-01-10T09:00:00Z',
  end: '2025-01-10T09:30:00Z',
  participant: [{ actor: { reference: '#p' }, status: 'accepted' }],
}
const encounter: Json = {
  resourceType: 'Encounter',
  identifier: [{ system: 'https://clinic.example/Id/visit', value: 'V-1' }],
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  subject: { reference: '#p' },
  period: { start: '2025-01-10T09:00:00Z' },
}

export const badAttendance: readonly Bad[] = [
  visit('has no status', without(appointment, 'status'), ['Appointment.status']),
  visit('has no start', without(appointment, 'start'), ['Appointment.start']),
  visit('starts without a zone', { ...appointment, start: '2025-01-10T09:00:00' }, ['Appointment.start']),
  visit('was cancelled by nobody knows whom', { ...appointment, status: 'cancelled' }, [
    'Appointment.status',
  ]),
  visit(
    'was cancelled for another reason',
    {
      ...appointment,
      status: 'cancelled',
      cancelationReason: {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason', code: 'other' },
        ],
      },
    },
    ['Appointment.cancelationReason'],
  ),
  visit('is on a waiting list', { ...appointment, status: 'waitlist' }, ['Appointment.status']),
  visit(
    'was missed and attended',
    { ...appointment, extension: [{ url: `${ourExtension}/attended-code`, valueCode: '3' }] },
    ['Appointment.extension[0].valueCode'],
  ),
  visit(
    'has a code that nobody knows',
    { ...appointment, extension: [{ url: `${ourExtension}/attended-code`, valueCode: '9' }] },
    ['Appointment.extension[0].valueCode'],
  ),
  visit('has no identifier', without(appointment, 'identifier'), ['Appointment.identifier']),
  visit(
    'has nobody in it',
    { ...appointment, participant: [{ actor: { reference: 'Practitioner/1' }, status: 'accepted' }] },
    ['Appointment.participant'],
  ),
  visit(
    'is of two people',
    {
      ...appointment,
      participant: [
        { actor: { reference: '#p' }, status: 'accepted' },
        { actor: { reference: 'Patient/2' }, status: 'accepted' },
      ],
    },
    ['Appointment.participant[1].actor.reference'],
  ),
  visit('is of somebody who is not known here', appointment, ['Appointment.participant[0].actor.reference']),
  visit(
    'is of a person of no message and no record',
    { ...appointment, participant: [{ actor: { reference: 'Patient/one' }, status: 'accepted' }] },
    ['Appointment.participant[0].actor.reference'],
  ),
  visit('has no class', without(encounter, 'class'), ['Encounter.class']),
  visit('has no day', without(encounter, 'period'), ['Encounter.period.start']),
  visit('is about nobody', without(encounter, 'subject'), ['Encounter.subject']),
  visit('has a status that says nothing', { ...encounter, status: 'unknown' }, ['Encounter.status']),
  visit(
    'belongs to two appointments',
    { ...encounter, appointment: [{ reference: 'Appointment/1' }, { reference: 'Appointment/2' }] },
    ['Encounter.appointment[1]'],
  ),
]
