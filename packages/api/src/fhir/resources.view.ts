/** What was kept, as the FHIR resource that it became. */
import { type TaskFacts, type TaskStatus, taskStatusOf } from '@alongside/domain/clinic-system'
import { ReferralState } from '@alongside/domain/referral'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import type { KeptAttendance } from './attendance.reader.ts'
import { extensions, serviceCode, systems } from './canonical.ts'
import type { KeptPatient } from './kept.ts'
import type { KeptRequest } from './request.reader.ts'
import type { StoredType } from './stored.ts'

export type Resource = { readonly resourceType: string; readonly id: string } & Readonly<
  Record<string, unknown>
>

export interface Shown {
  readonly type: StoredType
  readonly id: string
  readonly personId: string
  readonly version: number
  readonly changedAt: Instant
  readonly kept: unknown
}

export interface TaskState extends TaskStatus {
  readonly changedAt: Instant
}

/** How far these requests have come, as far as their clinic may hear of it. */
export async function taskStatesOf(
  { db }: Pick<Transaction, 'db'>,
  requestIds: readonly string[],
): Promise<Map<string, TaskState & { clinicId: string; personId: string }>> {
  if (requestIds.length === 0) return new Map()
  const { rows } = await sql<{
    task_id: string
    clinic_id: string
    person_id: string
    referral_state: string
    referral_path: string
    onboarding_state: string | null
    mentoring_began: boolean
    support_goes_on: boolean
    may_tell: boolean
    changed_at: string
  }>`select * from authz.task_states(${requestIds}::uuid[])`.execute(db)
  return new Map(
    rows.map(row => {
      const facts: TaskFacts = {
        referral: ReferralState.parse(row.referral_state),
        path: row.referral_path,
        onboarding: row.onboarding_state,
        mentoringBegan: row.mentoring_began,
        supportGoesOn: row.support_goes_on,
        mayTell: row.may_tell,
      }
      const state = {
        ...taskStatusOf(facts),
        changedAt: Instant.parse(row.changed_at),
        clinicId: row.clinic_id,
        personId: row.person_id,
      }
      return [row.task_id, state]
    }),
  )
}

function frame(type: string, { id, version, changedAt }: Pick<Shown, 'id' | 'version' | 'changedAt'>) {
  return { resourceType: type, id, meta: { versionId: String(version), lastUpdated: changedAt } }
}

export function patientOf(shown: Shown): Resource {
  const { numberSystem, clinicNumber, called, familyName, phone, language } = shown.kept as KeptPatient
  return {
    ...frame('Patient', shown),
    identifier: [
      {
        type: { coding: [{ system: systems.identifierType, code: 'MR' }] },
        ...(numberSystem === undefined ? {} : { system: numberSystem }),
        value: clinicNumber,
      },
    ],
    name: [{ use: 'usual', ...(familyName === null ? {} : { family: familyName }), given: [called] }],
    ...(phone === null ? {} : { telecom: [{ system: 'phone', value: phone }] }),
    ...(language === null ? {} : { communication: [{ language: { text: language }, preferred: true }] }),
  }
}

/** The request goes on for as long as the task does; what became of it is the task's to say. */
const requestStatuses: Readonly<Partial<Record<TaskStatus['status'], string>>> = {
  'entered-in-error': 'entered-in-error',
  cancelled: 'revoked',
  rejected: 'revoked',
  failed: 'revoked',
  completed: 'completed',
}

export function serviceRequestOf(shown: Shown, state: TaskState): Resource {
  const { identifier, intent, priority, authoredOn, reason, reasonDate, tracing } = shown.kept as KeptRequest
  const extension = [
    ...(reasonDate === undefined ? [] : [{ url: extensions.reasonDate, valueDate: reasonDate }]),
    ...(tracing === undefined ? [] : [{ url: extensions.tracingOutcome, valueCode: tracing }]),
  ]
  return {
    ...frame('ServiceRequest', shown),
    ...(extension.length === 0 ? {} : { extension }),
    identifier,
    status: requestStatuses[state.status] ?? 'active',
    intent: intent ?? 'order',
    ...(priority === undefined ? {} : { priority }),
    code: { coding: [{ system: systems.service, code: serviceCode }] },
    subject: { reference: `Patient/${shown.personId}` },
    ...(authoredOn === undefined ? {} : { authoredOn }),
    ...(reason === undefined ? {} : { reasonCode: [{ coding: [{ system: systems.reason, code: reason }] }] }),
  }
}

/** The task has the id of its request. It names nobody: whoever may know, looks the request up. */
export function taskOf(id: string, { status, business, changedAt }: TaskState): Resource {
  return {
    resourceType: 'Task',
    id,
    meta: { lastUpdated: changedAt },
    status,
    businessStatus: { coding: [{ system: systems.taskState, code: business }] },
    intent: 'order',
    focus: { reference: `ServiceRequest/${id}` },
    lastModified: changedAt,
  }
}

export function appointmentOf(shown: Shown): Resource {
  const { identifier, status, start, end, attendedCode } = shown.kept as KeptAttendance
  return {
    ...frame('Appointment', shown),
    ...attended(attendedCode),
    identifier,
    status,
    start,
    ...(end === undefined ? {} : { end }),
    participant: [{ actor: { reference: `Patient/${shown.personId}` }, status: 'accepted' }],
  }
}

export function encounterOf(shown: Shown): Resource {
  const { identifier, status, start, end, attendedCode, class: kind } = shown.kept as KeptAttendance
  return {
    ...frame('Encounter', shown),
    ...attended(attendedCode),
    identifier,
    status,
    class: kind ?? {},
    subject: { reference: `Patient/${shown.personId}` },
    period: { start, ...(end === undefined ? {} : { end }) },
  }
}

function attended(code: string | undefined) {
  return code ? { extension: [{ url: extensions.attendedCode, valueCode: code }] } : {}
}
