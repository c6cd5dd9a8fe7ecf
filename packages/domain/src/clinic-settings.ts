/** What a clinic and the charity settled between them: the basis of release and every clock, as dated settings. */
import * as z from 'zod'
import { PlainDate } from './time.ts'

const days = (standard: number, most = 366) => z.int().min(0).max(most).default(standard)

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
  tellWithinDays: days(14),
  tellUnwellWithinDays: days(1),
  decisionWindowDays: days(7),
  reOfferAfterDays: days(28),
  maxOffers: z.int().min(1).max(10).default(3),
  triageWorkingDays: days(1),
})
export type ReferralClocks = z.infer<typeof ReferralClocks>

export const OnboardingClocks = z.strictObject({
  firstAttemptWorkingDays: days(2),
  firstAttemptNewlyDiagnosedWorkingDays: days(1),
  /** Working days after acceptance on which the coordinator is reminded to try again. */
  attemptReminderWorkingDays: z.array(z.int().min(1).max(60)).min(1).default([3, 6, 10, 15]),
  minimumTexts: z.int().min(0).max(10).default(3),
  minimumCalls: z.int().min(0).max(10).default(2),
  minimumLetters: z.int().min(0).max(10).default(1),
  tryForWorkingDays: days(15),
  assessmentWorkingDays: days(10),
  matchWorkingDays: days(5),
  matchAnswerWorkingDays: days(3),
  waitingReviewWorkingDays: days(10),
  introductionWorkingDays: days(10),
})
export type OnboardingClocks = z.infer<typeof OnboardingClocks>

export const MentoringClocks = z.strictObject({
  reviewAtSession: z.int().min(1).max(50).default(4),
  reviewAfterDays: days(56),
  logWithinWorkingDays: days(1),
  silenceDays: days(21),
  noShowsUntilNotHeardFrom: z.int().min(1).max(10).default(2),
  notHeardFromAttempts: z.int().min(1).max(10).default(3),
  notHeardFromWorkingDays: days(15),
  pauseCheckDays: days(28),
  pauseMaximumDays: days(91),
  rematchWorkingDays: days(10),
  checkOutLateMinutes: z.int().min(1).max(240).default(15),
  checkOutOverdueMinutes: z.int().min(1).max(480).default(30),
})
export type MentoringClocks = z.infer<typeof MentoringClocks>

export const DischargeClocks = z.strictObject({
  closingWorkingDays: days(20),
  summaryWorkingDays: days(5),
  reopenDays: days(30),
  followUpMonths: z.int().min(1).max(24).default(3),
  retentionYears: z.int().min(1).max(20).default(8),
})
export type DischargeClocks = z.infer<typeof DischargeClocks>

/** All settings of one clinic as they stand on a day. Defaults are this project's, to be settled with each clinic. */
export const ClinicSettings = z.strictObject({
  release: ReleaseBasis.default({ basis: 'explicitAgreement' }),
  /** After how many months without a visit the clinic calls someone lost to follow-up: 12 or 15. Printed beside figures. */
  lostToFollowUpMonths: z.union([z.literal(12), z.literal(15)]).default(12),
  referral: ReferralClocks.default(ReferralClocks.parse({})),
  onboarding: OnboardingClocks.default(OnboardingClocks.parse({})),
  mentoring: MentoringClocks.default(MentoringClocks.parse({})),
  discharge: DischargeClocks.default(DischargeClocks.parse({})),
})
export type ClinicSettings = z.infer<typeof ClinicSettings>

/** The settings of a clinic that has settled nothing yet. */
export const standardSettings: ClinicSettings = ClinicSettings.parse({})
