/** What a clinic and the charity settled between them: the basis of release and every clock, as dated settings. */
import * as z from 'zod'
import { Check, DbsLevel } from './checks.ts'
import { ClinicCodes } from './clinic-codes.ts'
import { MessageSettings } from './messages/message.settings.ts'
import { ClinicWords } from './messages/message.wording.ts'
import { PlainDate, PlainTime, plainTime } from './time.ts'

/** A number of days in words. */
export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

/** A number of working days in words. */
export function workingDays(count: number): string {
  return count === 1 ? '1 working day' : `${count} working days`
}

/** How often something comes back, in words. */
export function everyWorkingDays(count: number): string {
  return count === 1 ? 'every working day' : `every ${count} working days`
}

const dayCount = (standard: number, most = 366) => z.int().min(0).max(most).default(standard)

/** How a person's identity may reach the charity. Silence never releases under `explicitAgreement`. */
export const ReleaseBasis = z.discriminatedUnion('basis', [
  z.strictObject({ basis: z.literal('explicitAgreement') }),
  z.strictObject({
    basis: z.literal('withinService'),
    /** The Caldicott Guardian who approved it, and the day; without both the setting is not valid. */
    approvedBy: z.string().trim().min(3).max(120),
    approvedOn: PlainDate,
  }),
])
export type ReleaseBasis = z.infer<typeof ReleaseBasis>

/** Clocks of the referral; days are calendar days, working days say so. */
export const ReferralClocks = z.strictObject({
  tellWithinDays: dayCount(14),
  tellUnwellWithinDays: dayCount(1),
  decisionWindowDays: dayCount(7),
  reOfferAfterDays: dayCount(28),
  maxOffers: z.int().min(1).max(10).default(3),
  triageWorkingDays: dayCount(1),
})
export type ReferralClocks = z.infer<typeof ReferralClocks>

export const OnboardingClocks = z.strictObject({
  firstAttemptWorkingDays: dayCount(2),
  firstAttemptNewlyDiagnosedWorkingDays: dayCount(1),
  /** Working days after acceptance on which the coordinator is reminded to try again. */
  attemptReminderWorkingDays: z.array(z.int().min(1).max(60)).min(1).default([3, 6, 10, 15]),
  minimumTexts: z.int().min(0).max(10).default(3),
  minimumCalls: z.int().min(0).max(10).default(2),
  minimumLetters: z.int().min(0).max(10).default(1),
  tryForWorkingDays: dayCount(15),
  assessmentWorkingDays: dayCount(10),
  matchWorkingDays: dayCount(5),
  matchAnswerWorkingDays: dayCount(3),
  waitingReviewWorkingDays: dayCount(10),
  introductionWorkingDays: dayCount(10),
})
export type OnboardingClocks = z.infer<typeof OnboardingClocks>

export const MentoringClocks = z.strictObject({
  reviewAtSession: z.int().min(1).max(50).default(4),
  reviewAfterDays: dayCount(56),
  logWithinWorkingDays: dayCount(1),
  silenceDays: dayCount(21),
  noShowsUntilNotHeardFrom: z.int().min(1).max(10).default(2),
  notHeardFromAttempts: z.int().min(1).max(10).default(3),
  notHeardFromWorkingDays: dayCount(15),
  pauseCheckDays: dayCount(28),
  pauseMaximumDays: dayCount(91),
  rematchWorkingDays: dayCount(10),
  checkOutLateMinutes: z.int().min(1).max(240).default(15),
  checkOutOverdueMinutes: z.int().min(1).max(480).default(30),
})
export type MentoringClocks = z.infer<typeof MentoringClocks>

export const DischargeClocks = z.strictObject({
  closingWorkingDays: dayCount(20),
  summaryWorkingDays: dayCount(5),
  reopenDays: dayCount(30),
  followUpMonths: z.int().min(1).max(24).default(3),
  retentionYears: z.int().min(1).max(20).default(8),
})
export type DischargeClocks = z.infer<typeof DischargeClocks>

/** Clocks of recruitment, and which checks are needed of whom. */
export const RecruitmentClocks = z.strictObject({
  replyWorkingDays: dayCount(3),
  decisionWorkingDays: dayCount(10),
  chaseWorkingDays: dayCount(10),
  stalledDays: dayCount(30),
  /** How long after the end of their own support somebody may apply. */
  coolingOffMonths: z.int().min(0).max(36).default(3),
  checks: z
    .array(Check)
    .min(1)
    .default([...Check.options]),
  /** The highest level of DBS check that the role is eligible for, settled with the trust. */
  eligibleDbs: DbsLevel.default('enhanced'),
})
export type RecruitmentClocks = z.infer<typeof RecruitmentClocks>

/** Clocks of training, and how much practice comes before anybody signs. */
export const TrainingClocks = z.strictObject({
  /** After how many days without a step the coordinator asks how it goes. */
  quietDays: dayCount(21),
  practiceDays: dayCount(28),
  signOffWorkingDays: dayCount(10),
  watchSessions: z.int().min(0).max(10).default(2),
  leadSessions: z.int().min(0).max(10).default(2),
})
export type TrainingClocks = z.infer<typeof TrainingClocks>

/** Clocks of a mentor's standing at a trust. */
export const StandingClocks = z.strictObject({
  /** How long a new mentor is provisional before the first review. */
  provisionalDays: dayCount(91),
  /** Days before something runs out on which the mentor is reminded, the longest first. */
  remindDaysBefore: z.array(z.int().min(1).max(366)).min(1).default([60, 30, 7]),
  supervisionDays: dayCount(45),
  dbsMonths: z.int().min(1).max(120).default(36),
  safeguardingMonths: z.int().min(1).max(120).default(36),
  dataSecurityMonths: z.int().min(1).max(120).default(12),
  boundariesMonths: z.int().min(1).max(120).default(12),
})
export type StandingClocks = z.infer<typeof StandingClocks>
export const ConcernClocks = z.strictObject({
  /** Within how many minutes somebody is told of an urgent concern. */
  urgentMinutes: z.int().min(5).max(240).default(60),
  /** Until when, in London, a concern is told and decided on the day on which it was raised. */
  sameDayUntil: PlainTime.default(plainTime('20:00')),
  accountHours: z.int().min(1).max(72).default(24),
  referralWorkingDays: dayCount(1),
  feedbackWorkingDays: dayCount(3),
  lookAgainWorkingDays: dayCount(5),
})
export type ConcernClocks = z.infer<typeof ConcernClocks>

export const SupervisionClocks = z.strictObject({
  agendaOpensDays: dayCount(7),
  recordWithinWorkingDays: dayCount(1),
  writeUpWorkingDays: dayCount(2),
  rebookWorkingDays: dayCount(3),
  /** How far off the next joint one may be. */
  nextWithinDays: dayCount(42),
  /** How many people of the clinic, and how many mentors, a joint one takes. */
  quorumClinic: z.int().min(1).max(10).default(1),
  quorumMentors: z.int().min(1).max(10).default(1),
  /** Settled here before a mentor's standing alone said how recent supervision must be: read, and asked by nobody. */
  amberAfterDays: z.exactOptional(z.int()),
  noNewMatchesAfterDays: z.exactOptional(z.int()),
})
export type SupervisionClocks = z.infer<typeof SupervisionClocks>

/** When whoever covers is told that something waits too long. */
export const CoverClocks = z.strictObject({ afterWorkingDays: dayCount(2, 30) })
export type CoverClocks = z.infer<typeof CoverClocks>

/** All settings of one clinic as they stand on a day. Defaults are this project's, to be settled with each clinic. */
export const ClinicSettings = z.strictObject({
  release: ReleaseBasis.default({ basis: 'explicitAgreement' }),
  /** After how many months without a visit the clinic calls someone lost to follow-up: 12 or 15. Printed beside figures. */
  lostToFollowUpMonths: z.union([z.literal(12), z.literal(15)]).default(12),
  messages: MessageSettings.default(MessageSettings.parse({})),
  /** The clinic's own words for messages; what is not here reads as everywhere. */
  words: ClinicWords.default({}),
  referral: ReferralClocks.default(ReferralClocks.parse({})),
  onboarding: OnboardingClocks.default(OnboardingClocks.parse({})),
  mentoring: MentoringClocks.default(MentoringClocks.parse({})),
  discharge: DischargeClocks.default(DischargeClocks.parse({})),
  recruitment: RecruitmentClocks.default(RecruitmentClocks.parse({})),
  training: TrainingClocks.default(TrainingClocks.parse({})),
  standing: StandingClocks.default(StandingClocks.parse({})),
  concern: ConcernClocks.default(ConcernClocks.parse({})),
  supervision: SupervisionClocks.default(SupervisionClocks.parse({})),
  cover: CoverClocks.default(CoverClocks.parse({})),
  /** What the clinic's own codes mean, in its lists and from its system. */
  codes: ClinicCodes.default(ClinicCodes.parse({})),
})
export type ClinicSettings = z.infer<typeof ClinicSettings>

/** The settings of a clinic that has settled nothing yet. */
export const standardSettings: ClinicSettings = ClinicSettings.parse({})
