/** One session between a mentor and a person, as it is written up: in mentoring, and on the way to an ending. */
import * as z from 'zod'
import { privateText } from '../private-text.ts'
import { MeetingMode, Theme } from '../themes.ts'
import { Instant } from '../time.ts'

/** What a planned session came to. Never mixed with attendance at the clinic. */
export const SessionOutcome = z.enum([
  'held',
  'personDidNotCome',
  'personCancelled',
  'mentorCancelled',
  'clinicCancelled',
  'moved',
])
export type SessionOutcome = z.infer<typeof SessionOutcome>

export const sessionOutcomeWords = {
  held: 'We met',
  personDidNotCome: 'They did not come',
  personCancelled: 'They cancelled',
  mentorCancelled: 'I cancelled',
  clinicCancelled: 'The clinic cancelled',
  moved: 'We moved it to another day',
} as const satisfies Record<SessionOutcome, string>

/** What is asked after a session. */
export const logSession = z.strictObject({
  type: z.literal('logSession'),
  sessionId: z.uuid(),
  heldAt: Instant,
  outcome: SessionOutcome,
  mode: MeetingMode,
  minutes: z.int().min(0).max(480),
  themes: z.array(Theme),
  note: privateText(4000),
  nextAt: z.exactOptional(Instant),
  concern: z.boolean(),
  messageForClinic: z.boolean(),
  /** How the mentor is after it: 0 for very low to 10 for very well; left out when they would rather not say. */
  mentorWellbeing: z.exactOptional(z.int().min(0).max(10)),
})
