/** The form of a session, as a thumb fills it in, and the event that it becomes. */
import type { MentoringCommand } from '@alongside/domain/mentoring'
import { privateText } from '@alongside/domain/private-text'
import { SessionOutcome } from '@alongside/domain/session'
import { MeetingMode, Theme } from '@alongside/domain/themes'
import {
  Instant,
  londonDateOf,
  londonInstant,
  londonTimeOf,
  type Instant as Moment,
  plusDays,
} from '@alongside/domain/time'
import * as z from 'zod'
import { GoalNumbers } from '../goals/goals.server.ts'
import { lengths } from './lengths.ts'

const Fields = z.strictObject({
  type: z.literal('logSession'),
  sessionId: z.uuid(),
  outcome: z.enum(SessionOutcome.options, { error: 'Say what came of it' }),
  heldAt: Instant,
  mode: z.enum(MeetingMode.options, { error: 'Say how you met, or meant to' }),
  minutes: z.enum([...lengths, 'other']).optional(),
  minutesOther: z.int().min(1).max(480).optional(),
  themes: z.array(Theme).default([]),
  note: privateText(4000).default(''),
  next: z.enum(['none', 'week', 'twoWeeks', 'other']).default('none'),
  nextOther: Instant.optional(),
  concern: z.boolean({ error: 'Say whether you are worried about anyone’s safety' }),
  messageForClinic: z.boolean().default(false),
  mentorWellbeing: z.int().min(0).max(10).optional(),
  goals: GoalNumbers,
})
type Fields = z.infer<typeof Fields>

/** What is asked only when they met is asked for here, so that the page can lead to the question. */
function askedWhenHeld(fields: Fields, context: z.RefinementCtx): void {
  const missing = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message })
  if (fields.outcome === 'held' && fields.minutes === undefined)
    missing('minutes', 'Say roughly how long it was')
  if (fields.minutes === 'other' && fields.minutesOther === undefined)
    missing('minutesOther', 'Write how many minutes it was')
  if (fields.outcome === 'held' && fields.themes.length === 0)
    missing('themes', 'Choose at least one thing you talked about')
  if (fields.next === 'other' && fields.nextOther === undefined)
    missing('nextOther', 'Write the day and the time of the next session')
}

/** The event of the session, and the numbers that they gave their goals with it. */
function splitOf(fields: Fields): {
  session: Extract<MentoringCommand, { type: 'logSession' }>
  goals: Fields['goals']
} {
  const { minutes, minutesOther, next, nextOther, mentorWellbeing, goals, ...same } = fields
  const nextAt = nextOf(fields)
  const session = {
    ...same,
    minutes: minutes === 'other' ? (minutesOther ?? 0) : Number(minutes ?? 0),
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(mentorWellbeing === undefined ? {} : { mentorWellbeing }),
  }
  return { session, goals }
}

function nextOf({ next, nextOther, heldAt }: Fields): Moment | undefined {
  if (next === 'other') return nextOther
  return next === 'none' ? undefined : weeksLater(heldAt, next === 'week' ? 1 : 2)
}

/** The same weekday and time by the clock on the wall, whatever the clocks did in between. */
export function weeksLater(at: Moment, weeks: number): Moment {
  return londonInstant(plusDays(londonDateOf(at), weeks * 7), londonTimeOf(at))
}

export const LogForm = Fields.superRefine(askedWhenHeld).transform(splitOf)
