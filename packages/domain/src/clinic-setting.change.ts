/** One change to what a clinic has settled: a part of the settings, whole. */

import * as z from 'zod'
import { ClinicCodes } from './clinic-codes.ts'
import {
  ConcernClocks,
  CoverClocks,
  DischargeClocks,
  MentoringClocks,
  OnboardingClocks,
  RecruitmentClocks,
  ReferralClocks,
  ReleaseBasis,
  StandingClocks,
  SupervisionClocks,
  TrainingClocks,
} from './clinic-settings.ts'
import { MessageSettingsToSettle } from './messages/message.settings.ts'

/** One part of a clinic's settings, whole. */
export const SettingChange = z.discriminatedUnion('group', [
  z.strictObject({ group: z.literal('release'), value: ReleaseBasis }),
  z.strictObject({ group: z.literal('messages'), value: MessageSettingsToSettle }),
  z.strictObject({ group: z.literal('referral'), value: ReferralClocks }),
  z.strictObject({ group: z.literal('onboarding'), value: OnboardingClocks }),
  z.strictObject({ group: z.literal('mentoring'), value: MentoringClocks }),
  z.strictObject({ group: z.literal('discharge'), value: DischargeClocks }),
  z.strictObject({ group: z.literal('recruitment'), value: RecruitmentClocks }),
  z.strictObject({ group: z.literal('training'), value: TrainingClocks }),
  z.strictObject({ group: z.literal('standing'), value: StandingClocks }),
  z.strictObject({ group: z.literal('concern'), value: ConcernClocks }),
  z.strictObject({ group: z.literal('supervision'), value: SupervisionClocks }),
  z.strictObject({ group: z.literal('cover'), value: CoverClocks }),
  z.strictObject({ group: z.literal('codes'), value: ClinicCodes }),
  z.strictObject({
    group: z.literal('lostToFollowUp'),
    value: z.strictObject({ months: z.union([z.literal(12), z.literal(15)], 'Choose 12 or 15 months') }),
  }),
])
export type SettingChange = z.infer<typeof SettingChange>
