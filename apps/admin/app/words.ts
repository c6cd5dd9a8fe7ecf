/** What this app calls the words of the domain where it shows them. */
import type { ConsentScope } from '@alongside/domain/consent'
import type { Experience } from '@alongside/domain/discharge'
import type { EndingReason } from '@alongside/domain/effects'
import type { Owner } from '@alongside/domain/lifecycle'
import type { Kind } from '@alongside/domain/lifecycles'
import type { AttemptOutcome, SaidOfSelf } from '@alongside/domain/onboarding'
import type { Role } from '@alongside/domain/people'
import type { ReferralReason, ReferralSource } from '@alongside/domain/referral'
import type { SessionOutcome } from '@alongside/domain/session'
import type { CoveringTurn } from '@alongside/domain/waiting'
import type { Tone } from '@alongside/web/page'
import type { Mentor } from './answers.ts'

export const reasonWords = {
  newlyDiagnosed: 'New to the clinic',
  reEngaging: 'Coming back to care',
  clinicianFlag: 'Suggested by a clinician',
} as const satisfies Record<ReferralReason, string>

export const sourceWords = {
  clinicList: 'The clinic’s list',
  clinician: 'A clinician',
  clinicSystem: 'The clinic’s system',
  self: 'Came by themself',
  partnerAgency: 'A partner agency',
} as const satisfies Record<ReferralSource, string>

/** Each scope in a few words, from where the coordinator stands. */
export const scopeWords = {
  shareContact: 'Name and contact with our team',
  tellClinicStatus: 'Started, ended or not, to the clinic',
  tellClinicSummary: 'The agreed summary, to the clinic',
  teamDiscussion: 'Spoken of by name in the clinic’s team meeting',
  onwardReferral: 'Referred on, asked each time',
  evaluation: 'Counted in the evaluation',
} as const satisfies Record<ConsentScope, string>

export const attemptWords = {
  reached: 'I spoke with them',
  noReply: 'No reply',
  someoneElseAnswered: 'Somebody else answered',
  wrongNumber: 'It is the wrong number',
  askedToTryLater: 'They asked me to try later',
} as const satisfies Record<AttemptOutcome, string>

export const ofSelfWords = {
  aWoman: 'A woman',
  aMan: 'A man',
  under25: 'Younger than 25',
} as const satisfies Record<SaidOfSelf, string>

export const outcomeWords = {
  held: 'Met',
  personDidNotCome: 'They did not come',
  personCancelled: 'They cancelled',
  mentorCancelled: 'Mentor cancelled',
  clinicCancelled: 'Clinic cancelled',
  moved: 'Moved to another day',
} as const satisfies Record<SessionOutcome, string>

export const endingWords = {
  goalsMet: 'Goals met',
  agreedSessionsReached: 'The agreed number of sessions is reached',
  noLongerNeeds: 'They no longer need it',
  personChoseToEnd: 'They chose to end',
  movedArea: 'They moved to another clinic or area',
  movedToOtherSupport: 'They moved to other support',
  becameVolunteer: 'They became a volunteer or mentor',
  needsBeyondRole: 'They need more than a peer can give',
  riskDecision: 'A decision about safety',
  leftCountry: 'They left the country',
  longAbsence: 'A long absence',
  disengaged: 'Not heard from',
  noRematchAccepted: 'No other mentor wanted',
  consentWithdrawn: 'Agreement withdrawn',
  died: 'Died',
} as const satisfies Record<EndingReason, string>

export const experienceWords = {
  veryGood: 'Very good',
  good: 'Good',
  neither: 'Neither good nor poor',
  poor: 'Poor',
  veryPoor: 'Very poor',
} as const satisfies Record<Experience, string>

export const roleWords = {
  clinician: 'Clinic',
  mentor: 'Mentor',
  trainee: 'Trainee',
  coordinator: 'Coordinator',
  safeguardingLead: 'Safeguarding lead',
  analyst: 'Analyst',
  administrator: 'Administrator',
  integration: 'Clinic system',
  person: 'The person',
  system: 'By itself',
} as const satisfies Record<Role, string>

export const standingWords = {
  provisional: 'Provisional',
  full: 'Full standing',
  restricted: 'Nobody new for now',
  onBreak: 'On a break',
  left: 'Left',
} as const satisfies Record<Mentor['standing'], string>

export const standingTones = {
  provisional: 'purple',
  full: 'green',
  restricted: 'amber',
  onBreak: 'grey',
  left: 'grey',
} as const satisfies Record<Mentor['standing'], Tone>

/** Where to look for somebody when the person themself can no longer be shown. */
export const listOf = {
  referral: '/referrals',
  onboarding: '/onboarding',
  mentoring: '/mentoring',
  discharge: '/endings',
  recruitment: '/recruitment',
  training: '/training',
  standing: '/standing',
  concern: '/concerns',
  supervision: '/supervision',
} as const satisfies Record<Kind, string>

export const kindWords = {
  referral: 'Referral',
  onboarding: 'Onboarding',
  mentoring: 'Mentoring',
  discharge: 'Ending',
  recruitment: 'Recruitment',
  training: 'Training',
  standing: 'Standing',
  concern: 'Concern',
  supervision: 'Supervision',
} as const satisfies Record<Kind, string>

/** Whose turn it is, as a row says it. */
export const ownerWords = {
  clinic: 'The clinic',
  coordinator: 'A coordinator',
  mentor: 'The mentor',
  trainee: 'The trainee',
  safeguardingLead: 'The safeguarding lead',
  nobody: 'Nobody',
} as const satisfies Record<Owner, string>

/** For whose turn somebody covers. */
export const turnWords = {
  clinic: 'Health adviser',
  coordinator: 'Coordinator',
  safeguardingLead: 'Safeguarding lead',
} as const satisfies Record<CoveringTurn, string>

/** The colour of a state: red for nothing, because a person is never an alarm. */
const stateTones: Readonly<Record<string, Tone>> = {
  released: 'purple',
  toContact: 'purple',
  reached: 'teal',
  assessmentBooked: 'teal',
  assessed: 'teal',
  matching: 'teal',
  waiting: 'amber',
  onHold: 'grey',
  active: 'green',
  reviewDue: 'amber',
  paused: 'grey',
  notHeardFrom: 'amber',
  changingMentor: 'purple',
  planned: 'teal',
  closingHeld: 'teal',
  summaryAgreed: 'teal',
  closed: 'grey',
  followedUp: 'grey',
  retained: 'grey',
}

export function toneOf(state: string): Tone {
  return stateTones[state] ?? 'grey'
}
