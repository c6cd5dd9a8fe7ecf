import { defineEntity } from '@mikro-orm/core'
import { count, day, id, instant, json, text } from '../database/columns.ts'

/** One month of one episode of support, counted as it happens. */
export const SupportMonthSchema = defineEntity({
  name: 'SupportMonth',
  tableName: 'support_month',
  properties: {
    episodeId: id().primary(),
    month: day().primary(),
    clinicId: id(),
    personId: id(),
    interactions: count().default(0),
    oneWay: count().default(0),
    noShows: count().default(0),
    cancelled: count().default(0),
    minutes: count().default(0),
    /** How often they met in which way, and how often a theme came up, in sessions that were held. */
    modes: json<Record<string, number>>(),
    themes: json<Record<string, number>>(),
    firstAt: instant().strictNullable(),
    lastAt: instant().strictNullable(),
  },
})

export const AttendanceMonthSchema = defineEntity({
  name: 'AttendanceMonth',
  tableName: 'attendance_month',
  properties: {
    clinicId: id().primary(),
    personId: id().primary(),
    month: day().primary(),
    code: text().primary(),
    appointments: count().default(0),
  },
})
