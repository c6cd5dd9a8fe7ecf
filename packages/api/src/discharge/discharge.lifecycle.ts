import {
  type DischargeCommand,
  type DischargeContext,
  type DischargeFacts,
  discharge,
} from '@alongside/domain/discharge'
import type { Registration, Taking } from '../lifecycle/registration.ts'
import { agreedTo, contactRulesOf } from '../person/contact-facts.ts'
import { Discharge } from './discharge.entity.ts'

export const dischargeLifecycle: Registration<DischargeContext, DischargeCommand> = {
  lifecycle: discharge,
  entity: Discharge,
  table: 'discharge',
  dueTimers: ['closingDue', 'summaryDue', 'closeDue', 'followUpDue', 'retentionEnds'],
  facts,
  columns: ({ context }) => ({
    mentorId: context.mentorId,
    planned: context.planned,
    reason: context.reason,
    closedAt: context.closedAt,
  }),
}

async function facts(taking: Taking<DischargeCommand>): Promise<DischargeFacts> {
  const { db, row, at } = taking
  const ahead = await db
    .selectFrom('mentoring')
    .select(eb => eb.fn.countAll<number>().as('planned'))
    .where('person_id', '=', row.personId)
    .where('status', '=', 'active')
    .where('next_session_at', '>', at)
    .executeTakeFirstOrThrow()
  return {
    contact: await contactRulesOf(taking, row.personId),
    openConcern: false,
    futureSessions: ahead.planned,
    summaryMayBeShared: await agreedTo(taking, row.personId, 'tellClinicSummary'),
  }
}
