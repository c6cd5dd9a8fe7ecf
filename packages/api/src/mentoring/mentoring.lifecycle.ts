import {
  type MentoringCommand,
  type MentoringContext,
  type MentoringFacts,
  mentoring,
} from '@alongside/domain/mentoring'
import { londonDateOf } from '@alongside/domain/time'
import { recordSupport } from '../impact/record-support.ts'
import type { Registration, Taken, Taking } from '../lifecycle/registration.ts'
import { mentorFacts } from '../mentor/mentor-facts.ts'
import { contactRulesOf } from '../person/contact-facts.ts'
import { recordDeath } from '../person/death.ts'
import { Mentoring } from './mentoring.entity.ts'
import { keepSession, sessionStands, takeSessionBack } from './session-log.ts'

export const mentoringLifecycle: Registration<MentoringContext, MentoringCommand> = {
  lifecycle: mentoring,
  entity: Mentoring,
  table: 'mentoring',
  // silence and the next review are watched; they are nobody's work until they ring
  dueTimers: [
    'logDue',
    'pauseCheck',
    'reachOut',
    'rematchDue',
    'checkOutLate',
    'checkOutOverdue',
    'reviewDue',
  ],
  facts,
  columns: ({ context }) => ({
    mentorId: context.mentorId,
    sessionsHeld: context.sessions,
    lastSessionAt: context.lastHeldAt,
    nextSessionAt: context.plannedAt,
  }),
  records,
}

async function facts(taking: Taking<MentoringCommand>): Promise<MentoringFacts> {
  const { event, row } = taking
  const context = row.context as MentoringContext
  const mentorId = event.type === 'rematch' ? event.mentorId : context.mentorId
  return {
    contact: await contactRulesOf(taking, row.personId),
    mentor: await mentorFacts(taking, {
      mentorId,
      clinicId: row.clinicId,
      personId: row.personId,
      wishes: { mustHave: [], mustNot: [], language: null },
      declinedMentorIds: event.type === 'rematch' ? context.mentorsBefore : [],
    }),
    sessionStands:
      event.type === 'logSession' || event.type === 'retractSession'
        ? await sessionStands(taking, event)
        : false,
  }
}

async function records(taken: Taken<MentoringContext, MentoringCommand>): Promise<void> {
  const { event } = taken
  if (event.type === 'logSession') await keepSession(taken, event)
  if (event.type === 'retractSession') await takeSessionBack(taken, event)
  if (event.type === 'logAttempt') await recordSupport(taken, taken.row, taken.at)
  if (event.type === 'recordDeath') await recordDeath(taken, londonDateOf(taken.at))
}
