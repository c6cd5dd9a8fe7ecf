/** Intake of a clinic's lists: what the columns may be called, how cells are read, and what is wrong with a row. */
import { attendanceList } from './attendance-list.format.ts'
import { peopleList } from './people-list.format.ts'

export { type AttendanceField, attendanceList } from './attendance-list.format.ts'
export { clinicNumberOf, readPhone } from './cell.reader.ts'
export * from './column.mapping.ts'
export { csvText, defuse } from './csv-text.writer.ts'
export { headerProblem } from './header.check.ts'
export { type Given, type ListField, type ListFormat, ListKind } from './list.format.ts'
export { type EarlierNo, mayBeOfferedAgain } from './offer-again.rule.ts'
export { ListedPerson, type PeopleField, peopleList } from './people-list.format.ts'
export * from './rows.check.ts'

/** The formats by kind. */
export const listFormats = { people: peopleList, attendance: attendanceList } as const
