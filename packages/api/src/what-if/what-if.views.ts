/** What is asked and what came of it, as a screen may see it. */
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import {
  Differences,
  Observed,
  Origin,
  Outlook,
  Question,
  Today,
  type TodayField,
} from '@alongside/domain/what-if'
import * as z from 'zod'

const Origins = z.record(z.enum(Object.keys(Today.shape) as [TodayField, ...TodayField[]]), Origin)

/** Where a question begins: today's numbers, and which of them are guesses because too few people were counted. */
export const Beginning = z.strictObject({
  clinics: z.int(),
  today: Today,
  origins: Origins,
  observed: Observed,
})

const state = z.enum(['waiting', 'playing', 'done', 'stopped', 'failed'])

export const AskedView = z.strictObject({
  id: Id,
  askedAt: Instant,
  state,
  question: Question,
  isMine: z.boolean(),
})

export const Result = z.strictObject({ today: Outlook, change: Outlook, differences: Differences })
export type Result = z.infer<typeof Result>

export const WhatIfView = AskedView.extend({
  clinics: z.int(),
  seed: z.int(),
  courses: z.int(),
  played: z.int(),
  endedAt: Instant.nullable(),
  observed: Observed,
  result: Result.nullable(),
})
