/** Words of this app: how a mentor and the person they support would say it. */
import type { Experience } from '@alongside/domain/discharge'
import type { MentoringCommand } from '@alongside/domain/mentoring'
import type { Role } from '@alongside/domain/people'

type PlannedReason = Extract<MentoringCommand, { type: 'planEnding' }>['reason']

/** Why support comes to an end, in the order in which it mostly happens. */
export const endingReasonWords = {
  goalsMet: 'They reached what they set out for',
  agreedSessionsReached: 'We had the sessions that we agreed',
  personChoseToEnd: 'They would like to stop',
  noLongerNeeds: 'They do not need it any more',
  movedArea: 'They are moving away, or have',
  movedToOtherSupport: 'They go on with another service',
  becameVolunteer: 'They would like to support others now',
  needsBeyondRole: 'They need more than a mentor can give',
  longAbsence: 'They are away for a long time',
  leftCountry: 'They left the country',
  riskDecision: 'A decision about safety',
} as const satisfies Record<PlannedReason, string>

export const plannedReasons = Object.keys(endingReasonWords) as PlannedReason[]

export const experienceWords = {
  veryGood: 'Very good',
  good: 'Good',
  neither: 'Neither good nor poor',
  poor: 'Poor',
  veryPoor: 'Very poor',
} as const satisfies Record<Experience, string>

export const checkInWords = {
  coordinator: 'The coordinator waits for your check-out',
  clinicDesk: 'The clinic desk waits for your check-out',
  notNeeded: 'No check-in needed',
} as const

/** Who did something, as a mentor would say it. */
export const byWords = {
  mentor: 'you or another mentor',
  coordinator: 'the coordinator',
  clinician: 'the clinic',
  integration: 'the clinic',
  person: 'the person',
  system: 'the clock',
  safeguardingLead: 'the safeguarding lead',
  trainee: 'a trainee',
  analyst: 'an analyst',
  administrator: 'an administrator',
} as const satisfies Record<Role, string>
