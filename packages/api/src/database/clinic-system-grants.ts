/** The rights round the systems of clinics: their keys, what they sent, and what they are told. */
import type { Role } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { databaseRole } from './logins.ts'
import { clinics, everything, type Grant, mine, type Operation, people, reach } from './reach.ts'

export function forClinicSystems(): Grant[] {
  return [...forTheSystems(), ...forWhoeverKeepsTheKeys(), ...forTheWorker(), ...forTheKeyLookup()]
}

function grants(
  role: string,
  table: string,
  operations: readonly Operation[],
  condition: string,
  columns?: readonly string[],
): Grant[] {
  return operations.map(operation => ({
    table,
    operation,
    role,
    condition,
    ...(columns ? { columns } : {}),
  }))
}

function whoSee(view: Parameters<typeof maySee>[1]): Role[] {
  return people.filter(role => maySee(role, view) !== undefined)
}

/** A clinic's system reads and writes what systems of its clinic sent; nothing that anybody else wrote. */
function forTheSystems(): Grant[] {
  return whoSee('clinicMessage').flatMap(each => {
    const role = databaseRole(each)
    return [
      ...grants(role, 'fhir_resource', ['select', 'insert', 'update'], clinics),
      ...grants(role, 'clinic_system', ['select'], mine),
      // the clinic's own appointments, by the same door as its lists
      ...grants(
        role,
        'attendance',
        ['select', 'insert', 'update'],
        reach('integration', 'attendance', 'clinic'),
      ),
      ...grants(
        role,
        'attendance_month',
        ['select', 'insert', 'update'],
        reach('integration', 'attendance_month', 'clinic'),
      ),
      // a cancelled referral takes back what was agreed
      ...grants(role, 'consent', ['select'], reach('integration', 'consent', 'clinic'), [
        'person_id',
        'withdrawn_at',
      ]),
      ...grants(role, 'consent', ['update'], reach('integration', 'consent', 'clinic'), ['withdrawn_at']),
    ]
  })
}

/** Whoever keeps the keys sees systems, keys and how deliveries went: no referral and no person. */
function forWhoeverKeepsTheKeys(): Grant[] {
  return whoSee('clinicSystem').flatMap(each => {
    const role = databaseRole(each)
    return [
      ...grants(role, 'clinic_system', ['select', 'insert'], everything),
      ...grants(role, 'clinic_system', ['update'], everything, ['name', 'per_minute', 'ended_at']),
      ...grants(role, 'clinic_key', ['select'], everything, [
        'id',
        'system_id',
        'begins_with',
        'made_by',
        'made_at',
        'expires_at',
        'revoked_at',
        'revoked_by',
        'last_used_at',
      ]),
      ...grants(role, 'clinic_key', ['insert'], everything),
      ...grants(role, 'clinic_key', ['update'], everything, ['revoked_at', 'revoked_by']),
      ...grants(role, 'task_subscription', ['select'], everything, [
        'id',
        'system_id',
        'clinic_id',
        'url',
        'made_by',
        'made_at',
        'ended_at',
      ]),
      ...grants(role, 'task_subscription', ['insert'], everything),
      ...grants(role, 'task_subscription', ['update'], everything, ['ended_at']),
      ...grants(role, 'task_delivery', ['select'], everything, [
        'id',
        'subscription_id',
        'at',
        'attempts',
        'next_attempt_at',
        'delivered_at',
        'dead_at',
        'last_problem',
      ]),
      ...grants(role, 'task_delivery', ['update'], everything, ['next_attempt_at', 'dead_at', 'attempts']),
    ]
  })
}

/** The worker notices what changed, sends it on, and knows of what was sent nothing but its id. */
function forTheWorker(): Grant[] {
  const role = databaseRole('system')
  return [
    ...grants(role, 'fhir_resource', ['select'], everything, ['type', 'id', 'clinic_id', 'person_id']),
    ...grants(role, 'clinic_system', ['select'], everything),
    ...grants(role, 'clinic_system_use', ['select', 'delete'], everything),
    ...grants(role, 'task_subscription', ['select'], everything),
    ...grants(role, 'task_subscription', ['update'], everything, ['looked_until']),
    ...grants(role, 'task_told', ['select', 'insert', 'update'], everything),
    ...grants(role, 'task_delivery', ['select', 'insert', 'update', 'delete'], everything),
  ]
}

/** What the functions read that answer whose a key is, and how far a request has come. */
function forTheKeyLookup(): Grant[] {
  const role = 'alongside_authz'
  return [
    ...grants(role, 'clinic_system', ['select'], everything),
    ...grants(role, 'clinic_key', ['select'], everything),
    ...grants(role, 'clinic_key', ['update'], everything, ['last_used_at']),
    ...grants(role, 'clinic_system_use', ['select', 'insert', 'update'], everything),
    ...grants(role, 'fhir_resource', ['select'], everything, ['type', 'id', 'clinic_id', 'person_id']),
    ...grants(role, 'fhir_resource', ['delete'], everything),
    ...grants(role, 'referral', ['select'], everything, ['path', 'changed_at']),
    ...grants(role, 'onboarding', ['select'], everything, ['changed_at']),
    ...grants(role, 'mentoring', ['select'], everything, ['state', 'changed_at']),
    ...grants(role, 'discharge', ['select'], everything, ['changed_at']),
    ...grants(role, 'person', ['select'], everything, [
      'contact_rules',
      'called_sealed',
      'contact_sealed',
      'seq',
    ]),
    ...grants(role, 'person', ['update'], everything, [
      'called_sealed',
      'name_sealed',
      'contact_sealed',
      'clinic_number_sealed',
      'clinic_number_index',
      'changed_at',
      'seq',
    ]),
  ]
}
