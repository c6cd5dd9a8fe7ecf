import {
  type DischargeCommand,
  type DischargeContext,
  type DischargeFacts,
  discharge,
} from '@alongside/domain/discharge'
import { londonDateOf } from '@alongside/domain/time'
import { Refused } from '../answer.ts'
import type { Registration, Taken, Taking } from '../lifecycle/registration.ts'
import { withdrawConsent } from '../person/consents.ts'
import { contactRulesOf } from '../person/contact-facts.ts'
import { recordDeath } from '../person/death.ts'
import { Discharge } from './discharge.entity.ts'
import { dischargeFactsOf } from './discharge.facts.ts'

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
  records,
}

async function facts(taking: Taking<DischargeCommand>): Promise<DischargeFacts> {
  const { row } = taking
  const rules = await contactRulesOf(taking, row.personId)
  return (await dischargeFactsOf(taking, [row], () => rules))(row)
}

async function records(taken: Taken<DischargeContext, DischargeCommand>): Promise<void> {
  const { event, at } = taken
  switch (event.type) {
    case 'withdraw':
      return withdrawConsent(taken, taken.row.personId, at)
    case 'recordDeath':
      return recordDeath(taken, londonDateOf(at))
    case 'destroy':
      return makeSureTheyAreGone(taken)
  }
}

/** Destroying one record erases the person, so nothing else of theirs may be in use or kept. */
async function makeSureTheyAreGone({ db, row }: Taken<DischargeContext, DischargeCommand>): Promise<void> {
  const open = await db
    .selectFrom('referral')
    .select('id')
    .where('person_id', '=', row.personId)
    .where('status', '=', 'active')
    .unionAll(inUse('onboarding'))
    .unionAll(inUse('mentoring'))
    .unionAll(inUse('discharge').where('id', '<>', row.id))
    .execute()
  if (open.length > 0)
    throw new Refused('refused', {
      reasons: ['This person has come back since. Record that the record is back in use.'],
    })

  function inUse(kind: 'onboarding' | 'mentoring' | 'discharge') {
    return db
      .selectFrom(kind as 'discharge')
      .select('id')
      .where('person_id', '=', row.personId)
      .where('status', '=', 'active')
  }
}
