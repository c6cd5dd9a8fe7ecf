import { defineEntity } from '@mikro-orm/core'
import { day, id, instant, small, text } from '../database/columns.ts'
import { teamColumns } from '../lifecycle/lifecycle.columns.ts'

const TrainingSchema = defineEntity({
  name: 'Training',
  tableName: 'training',
  properties: { ...teamColumns(), cohortId: id().strictNullable(), modulesDone: small().default(0) },
})

export class Training extends TrainingSchema.class {}
TrainingSchema.setClass(Training)

/** A group that learns together. */
const CohortSchema = defineEntity({
  name: 'Cohort',
  tableName: 'cohort',
  properties: { id: id().primary(), clinicId: id(), name: text(), startsOn: day() },
})

const TaughtDaySchema = defineEntity({
  name: 'TaughtDay',
  tableName: 'taught_day',
  properties: {
    id: id().primary(),
    cohortId: id(),
    clinicId: id(),
    title: text(),
    heldOn: day(),
    fromTime: text(),
    untilTime: text(),
    place: text(),
  },
})

/** Where somebody stopped reading a module. */
const ModulePlaceSchema = defineEntity({
  name: 'ModulePlace',
  tableName: 'module_place',
  properties: { holderId: id().primary(), module: text().primary(), step: text(), at: instant() },
})

/** The secret address of somebody's calendar of taught days. */
const CalendarLinkSchema = defineEntity({
  name: 'CalendarLink',
  tableName: 'calendar_link',
  properties: { tokenHash: text().primary(), holderId: id(), madeAt: instant() },
})

export const trainingEntities = [
  TrainingSchema,
  CohortSchema,
  TaughtDaySchema,
  ModulePlaceSchema,
  CalendarLinkSchema,
] as const
