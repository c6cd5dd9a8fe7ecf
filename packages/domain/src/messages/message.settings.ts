/** What a clinic and the charity settled about messages to people. */
import * as z from 'zod'
import { PlainTime, plainTime } from '../time.ts'

export const MessageSettings = z
  .strictObject({
    /** For how many days a private link works. */
    linkDays: z.int().min(1).max(60).default(14),
    /** No message leaves before or after these hours in London, whatever somebody said. */
    from: PlainTime.default(plainTime('08:00')),
    until: PlainTime.default(plainTime('20:00')),
    /** How many hours before a meeting somebody is reminded who said that we may write; 0 for never. */
    remindHoursBefore: z.int().min(0).max(96).default(24),
  })
  .refine(({ from, until }) => from < until, {
    path: ['until'],
    message: 'The end comes after the beginning',
  })
export type MessageSettings = z.infer<typeof MessageSettings>
