/** What a page of settings posts, part by part: every box has to be filled, and what is wrong stands beside its box. */

import { type CodeList, readCodes } from '@alongside/domain/clinic-codes'
import type { SettingChange } from '@alongside/domain/clinic-setting-change'
import {
  ConcernClocks,
  CoverClocks,
  DischargeClocks,
  MentoringClocks,
  OnboardingClocks,
  RecruitmentClocks,
  ReferralClocks,
  StandingClocks,
  SupervisionClocks,
  TrainingClocks,
} from '@alongside/domain/clinic-settings'
import type { SettingGroupKey } from '@alongside/domain/clinic-settings-words'
import { MessageSettingsToSettle } from '@alongside/domain/messages'
import { PlainDate } from '@alongside/domain/time'
import * as z from 'zod'

/** Several numbers in one box. */
const numbers = z.string('Write at least one number').transform((text, context) => {
  const list = text.split(/[,\s]+/).filter(part => part !== '')
  if (list.length > 0 && list.every(part => /^\d{1,3}$/.test(part) && Number(part) > 0))
    return list.map(Number)
  context.addIssue({ code: 'custom', message: 'Write whole numbers with commas between, like 3, 6, 10' })
  return z.NEVER
})

/** Without what stands in for an empty box: an empty box is a mistake here, and not a wish for the usual. */
function filled<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, lists: readonly string[] = []) {
  const shape = Object.entries(schema.shape).map(([name, field]) => [
    name,
    lists.includes(name) ? numbers : field instanceof z.ZodDefault ? field.unwrap() : field,
  ])
  return z.strictObject(Object.fromEntries(shape) as Record<string, z.ZodType>)
}

const Release = z
  .strictObject({
    basis: z.enum(['explicitAgreement', 'withinService'], { error: 'Choose one' }),
    approvedBy: z.string().trim().max(120, 'Write a shorter name').optional(),
    approvedOn: PlainDate.optional(),
  })
  .superRefine(({ basis, approvedBy, approvedOn }, context) => {
    if (basis === 'explicitAgreement') return
    if ((approvedBy ?? '').length < 3)
      context.addIssue({
        code: 'custom',
        path: ['approvedBy'],
        message: 'Write the name of the Caldicott Guardian',
      })
    if (approvedOn === undefined)
      context.addIssue({ code: 'custom', path: ['approvedOn'], message: 'Write the day of the approval' })
  })
  .transform(({ basis, approvedBy, approvedOn }) =>
    basis === 'explicitAgreement' ? { basis } : { basis, approvedBy, approvedOn },
  )

/** A box of codes, one in a line. An empty box is a clinic that has none. */
function codes(list: CodeList) {
  return z.string().transform((text, context) => {
    const read = readCodes(list, text)
    if (read.ok) return read.codes
    context.addIssue({ code: 'custom', message: read.problem })
    return z.NEVER
  })
}

/** The parts that are settled whole; the words of messages are settled one by one, on pages of their own. */
export type WholePart = Exclude<SettingGroupKey, 'words'>

const parts: Record<WholePart, z.ZodType> = {
  release: Release,
  messages: filled(MessageSettingsToSettle),
  referral: filled(ReferralClocks),
  onboarding: filled(OnboardingClocks, ['attemptReminderWorkingDays']),
  mentoring: filled(MentoringClocks),
  discharge: filled(DischargeClocks),
  recruitment: filled(RecruitmentClocks),
  training: filled(TrainingClocks),
  standing: filled(StandingClocks, ['remindDaysBefore']),
  concern: filled(ConcernClocks),
  supervision: filled(SupervisionClocks),
  cover: filled(CoverClocks),
  codes: z.strictObject({ attended: codes('attended'), reason: codes('reason'), tracing: codes('tracing') }),
  lostToFollowUp: z.strictObject({ months: z.coerce.number().pipe(z.union([z.literal(12), z.literal(15)])) }),
}

export function settingForm(group: WholePart) {
  return z.strictObject({
    commandId: z.uuid(),
    version: z.string().optional(),
    effectiveOn: PlainDate,
    value: parts[group],
  })
}

/** The same as the API takes it, which reads it once more by the schema of the domain. */
export function changeOf(group: WholePart, value: unknown): SettingChange {
  return { group, value } as SettingChange
}
