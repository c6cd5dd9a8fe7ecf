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
import { Language } from './messages/language.ts'
import { MessageSettingsToSettle } from './messages/message.settings.ts'
import { TemplatePurpose } from './messages/message.templates.ts'
import { languagesFor } from './messages/message.wording.ts'

/** Other words for one message in one language: what they say is read as they are settled, beside the names of places. */
const WordsToSettle = z
  .strictObject({
    purpose: TemplatePurpose,
    language: Language,
    /** Null goes back to the programme's words. */
    text: z.string().max(1000, 'Make it shorter').nullable(),
    /** Who grew up with the language and read it. */
    readBy: z.string().trim().max(80, 'Write a shorter name').default(''),
  })
  .refine(({ purpose, language }) => languagesFor(purpose).includes(language), {
    path: ['language'],
    message: 'This message is written in English only',
  })
export type WordsToSettle = z.infer<typeof WordsToSettle>

/** One part of a clinic's settings, whole; of the words of messages, one message. */
export const SettingChange = z.discriminatedUnion('group', [
  z.strictObject({ group: z.literal('release'), value: ReleaseBasis }),
  z.strictObject({ group: z.literal('messages'), value: MessageSettingsToSettle }),
  z.strictObject({ group: z.literal('words'), value: WordsToSettle }),
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
