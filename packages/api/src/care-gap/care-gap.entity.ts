import type { TracingOutcome } from '@alongside/domain/referral'
import { defineEntity } from '@mikro-orm/core'
import { day, id, instant, text } from '../database/columns.ts'

/** What a clinic found out about somebody who was not seen for months. */
export const CareGapSchema = defineEntity({
  name: 'CareGap',
  tableName: 'care_gap',
  properties: {
    id: id().primary(),
    clinicId: id(),
    personId: id(),
    /** The day of the last visit: it names the gap. Null for somebody whom no list ever called seen. */
    lastSeenOn: day().strictNullable(),
    outcome: text().$type<TracingOutcome>(),
    recordedBy: id().strictNullable(),
    at: instant(),
  },
})
