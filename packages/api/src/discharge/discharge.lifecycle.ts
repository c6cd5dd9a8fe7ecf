import {
  type DischargeCommand,
  type DischargeContext,
  type DischargeFacts,
  discharge,
} from '@alongside/domain/discharge'
import { londonDateOf } from '@alongside/domain/time'
import { Refused } from '../answer.ts'
import type { Registration, Taken, Taking } from '../lifecycle/registration.ts'
import { noWishes, readinessOf } from '../mentor/readiness.ts'
import { withdrawConsent } from '../person/consents.ts'
import { contactRulesOf } from '../person/contact-facts.ts'
import { recordDeath } from '../person/death.ts'
import { keepSession, sessionAskedAbout } from '../session-log.ts'
import { Discharge } from './discharge.entity.ts'
import { dischargeFactsOf } from './discharge.facts.ts'

type LogSession = Extract<DischargeCommand, { type: 'logSession' }>

export const dischargeLifecycle: Registration<DischargeContext, DischargeCommand> = {
  lifecycle: discharge,
  entity: Discharge,
  table: 'discharge',
  dueTimers: ['closingDue', 'summaryDue', 'closeDue', 'followUpDue', 'retentionEnds'],
  facts,
  columns: ({ context }) => ({
    mentorId: context.mentorGone ? null : context.mentorId,
    planned: context.planned,
    reason: context.reason,
    closedAt: context.closedAt,
  }),
  records,
}

async function facts(taking: Taking<DischargeCommand>): Promise<DischargeFacts> {
  const { row, event } = taking
  const rules = await contactRulesOf(taking, row.personId)
  const factsOf = await dischargeFactsOf(taking, [row], () => rules)
  return { ...factsOf(row), ...(event.type === 'logSession' ? await sessionFacts(taking, event) : {}) }
}

/** A session of an ending is kept beside those of the mentoring before it. */
async function sessionFacts(
  taking: Taking<DischargeCommand>,
  event: LogSession,
): Promise<Pick<DischargeFacts, 'sessionStands' | 'mentor'>> {
  const { row } = taking
  const { mentorId } = row.context as DischargeContext
  const match = {
    mentorId,
    clinicId: row.clinicId,
    personId: row.personId,
    wishes: noWishes,
    declinedMentorIds: [],
  }
  const readiness = await readinessOf(taking, [match])
  const mentoringId = await mentoringOf(taking)
  const { sessionStands } = await sessionAskedAbout(taking.db, mentoringId, event)
  return { sessionStands, mentor: readiness(match) }
}

async function mentoringOf({ db, row }: Pick<Taking<DischargeCommand>, 'db' | 'row'>): Promise<string> {
  const { id } = await db
    .selectFrom('mentoring')
    .select('id')
    .where('episode_id', '=', row.episodeId)
    .where('state', '=', 'ending')
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}

async function records(taken: Taken<DischargeContext, DischargeCommand>): Promise<void> {
  const { event, at } = taken
  switch (event.type) {
    case 'logSession':
      return keepSession(taken, event, await mentoringOf(taken), taken.after.context.mentorId)
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
