import { expect, test } from 'vitest'
import * as z from 'zod'
import { ConcernCommand } from './concern/index.ts'
import { DischargeCommand } from './discharge/index.ts'
import { MentoringCommand } from './mentoring/index.ts'
import { OnboardingCommand } from './onboarding/index.ts'
import { privateFieldsOf, privateText } from './private-text.ts'
import { ReferralCommand } from './referral/index.ts'
import { SupervisionCommand } from './supervision/index.ts'
import { TrainingCommand } from './training/index.ts'

test('words about a person stay private however the field was narrowed afterwards', () => {
  const event = z.strictObject({
    plain: privateText(),
    needed: privateText().min(1, 'Write it down'),
    optional: z.exactOptional(privateText().min(1)),
    defaulted: privateText().default(''),
    channel: z.string(),
  })
  expect(privateFieldsOf(event)).toEqual(['plain', 'needed', 'optional', 'defaulted'])
})

test('every free text of every lifecycle is kept out of the journal', () => {
  const commands = [
    ReferralCommand,
    OnboardingCommand,
    MentoringCommand,
    DischargeCommand,
    TrainingCommand,
  ].flatMap(command => command.options as z.ZodObject[])
  const fields = commands.flatMap(command =>
    privateFieldsOf(command).map(field => `${(command.shape.type as z.ZodLiteral<string>).value} ${field}`),
  )
  expect(fields).toEqual([
    'query question',
    'answerQuery answer',
    'assess why',
    'assess goals',
    'assess riskNote',
    'logSession note',
    'review personView',
    'logSession note',
    'holdClosing difference',
    'holdClosing whatNext',
    'agreeSummary summary',
    'keepLonger why',
    'reflect reflection',
  ])
})

test('so is every free text of a concern and of a supervision', () => {
  const fields = [ConcernCommand, SupervisionCommand].flatMap(command =>
    (command.options as z.ZodObject[]).flatMap(option =>
      privateFieldsOf(option).map(field => `${(option.shape.type as z.ZodLiteral<string>).value} ${field}`),
    ),
  )
  expect(fields).toEqual([
    'writeAccount account',
    'decide rationale',
    'noFurtherAction rationale',
    'noFurtherAction feedback',
    'recordReferral reference',
    'giveFeedback feedback',
    'addItem about',
    'hold learning',
    'addAction what',
  ])
})
