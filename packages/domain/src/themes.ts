/** The themes of needs, goals and sessions: the four aims of the programme first, then what else people bring. */
import * as z from 'zod'

export const Theme = z.enum([
  'adjusting',
  'treatment',
  'stigma',
  'isolation',
  'tellingOthers',
  'appointments',
  'moneyAndHousing',
  'relationships',
  'other',
])
export type Theme = z.infer<typeof Theme>

export const themeWords = {
  adjusting: 'Adjusting to the diagnosis',
  treatment: 'Staying on treatment',
  stigma: 'Stigma',
  isolation: 'Feeling less isolated',
  tellingOthers: 'Telling others',
  appointments: 'Appointments',
  moneyAndHousing: 'Money and housing',
  relationships: 'Relationships',
  other: 'Something else',
} as const satisfies Record<Theme, string>

/** Where and how people meet. */
export const MeetingMode = z.enum(['inClinic', 'phone', 'video', 'elsewhere'])
export type MeetingMode = z.infer<typeof MeetingMode>

export const modeWords = {
  inClinic: 'At the clinic',
  phone: 'By phone',
  video: 'By video',
  elsewhere: 'Somewhere else',
} as const satisfies Record<MeetingMode, string>

/** When people have time to meet. */
export const MeetingTime = z.enum(['weekdayDaytime', 'weekdayEvening', 'weekend'])
export type MeetingTime = z.infer<typeof MeetingTime>

export const timeWords = {
  weekdayDaytime: 'Weekdays, in the daytime',
  weekdayEvening: 'Weekdays, in the evening',
  weekend: 'At the weekend',
} as const satisfies Record<MeetingTime, string>
