import type { ChartMark, SeriesName } from '@alongside/domain/impact'
import { defineEntity } from '@mikro-orm/core'
import { count, day, id, instant, text } from '../database/columns.ts'

/** An aim or a step that somebody set on a chart. */
export const ChartMarkSchema = defineEntity({
  name: 'ChartMark',
  tableName: 'chart_mark',
  properties: {
    id: id().primary(),
    /** Null for the whole programme. */
    clinicId: id().strictNullable(),
    accountId: id(),
    series: text().$type<SeriesName>(),
    kind: text().$type<ChartMark['kind']>(),
    fromMonth: day(),
    value: count().strictNullable(),
    reason: text(),
    setAt: instant(),
    takenBackBy: id().strictNullable(),
    takenBackAt: instant().strictNullable(),
  },
})
