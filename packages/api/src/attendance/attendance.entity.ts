import { defineEntity } from '@mikro-orm/core'
import { day, id, instant, text } from '../database/columns.ts'

/** An appointment of the clinic itself, with the NHS attended-or-did-not-attend code. */
export const AttendanceSchema = defineEntity({
  name: 'Attendance',
  tableName: 'attendance',
  properties: {
    id: id().primary(),
    clinicId: id(),
    personId: id(),
    appointmentKey: text(),
    heldOn: day(),
    code: text().$type<'0' | '2' | '3' | '4' | '5' | '6' | '7'>(),
    listImportId: id().strictNullable(),
    recordedAt: instant(),
  },
})
