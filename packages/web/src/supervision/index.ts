/** Supervision as every side of the table sees it. */
export { ActionFields, HoldFields, ItemFields } from './supervision-fields.tsx'
export { SupervisionList } from './supervision-list.tsx'
export { Actions, Agenda, Attendance, Learning, type Supervision } from './supervision-parts.tsx'
