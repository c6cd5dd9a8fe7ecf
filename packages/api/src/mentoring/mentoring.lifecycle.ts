import { type Position, stateOf } from '@alongside/domain/lifecycle'
import {
  type MentoringCommand,
  type MentoringContext,
  type MentoringFacts,
  mentoring,
  mentoringDueBy,
} from '@alongside/domain/mentoring'
import { type Instant, londonDateOf } from '@alongside/domain/time'
import { recordSupport } from '../impact/record-support.ts'
import type { Registration, Taken, Taking } from '../lifecycle/registration.ts'
import { rememberThatTheyKnow } from '../mentor/known-pair.ts'
import { takeTurnFor } from '../mentor/readiness.ts'
import { stopReminders } from '../message/stop-reminders.ts'
import { withdrawConsent } from '../person/consents.ts'
import { contactRulesOf } from '../person/contact-facts.ts'
import { recordDeath } from '../person/death.ts'
import { keepSession, sessionAskedAbout, takeSessionBack } from '../session-log.ts'
import { Mentoring } from './mentoring.entity.ts'
import { askerOf, meetingMentor, mentoringFactsOf } from './mentoring.facts.ts'

export const mentoringLifecycle: Registration<MentoringContext, MentoringCommand> = {
  lifecycle: mentoring,
  entity: Mentoring,
  table: 'mentoring',
  // silence is watched; it is nobody's work until it rings
  dueTimers: [
    'logDue',
    'pauseCheck',
    'reachOut',
    'rematchDue',
    'checkOutLate',
    'checkOutOverdue',
    'reviewDue',
  ],
  dueWithoutClock: ({ state, stateSince }) => mentoringDueBy({ state, since: stateSince }),
  facts,
  columns: ({ context }) => ({
    // whoever stepped back because the two know each other sees nothing from then on
    mentorId: context.mentorGone ? null : context.mentorId,
    sessionsHeld: context.sessions,
    lastSessionAt: context.lastHeldAt,
    nextSessionAt: nextSession(context),
  }),
  records,
}

/** Endings that nobody planned give up the session that was planned; a planned one may still hold it. */
const givenUpWith: readonly MentoringContext['endingReason'][] = [
  'died',
  'consentWithdrawn',
  'disengaged',
  'noRematchAccepted',
]

function nextSession({ plannedAt, endingReason }: MentoringContext): MentoringContext['plannedAt'] {
  return givenUpWith.includes(endingReason) ? null : plannedAt
}

/** The meeting of which a person may still be reminded: none while they pause, and none once it is over. */
function meetingToComeAt(position: Position, at: Instant): Instant | null {
  if (position.status === 'done' || stateOf(position) === 'paused') return null
  const next = nextSession(position.context as MentoringContext)
  return next !== null && next > at ? next : null
}

async function facts(taking: Taking<MentoringCommand>): Promise<MentoringFacts> {
  const { event, row } = taking
  const rules = await contactRulesOf(taking, row.personId)
  const mentorId = mentorAskedAbout(event, meetingMentor(taking.caller, row))
  if (event.type === 'rematch') await takeTurnFor(taking, event.mentorId)
  const asker = event.type === 'rematch' ? await askerOf(taking.db, row) : undefined
  const factsOf = await mentoringFactsOf(
    taking,
    [row],
    () => rules,
    () => mentorId,
    asker && { asker, keyring: taking.keyring },
  )
  const aboutSession = event.type === 'logSession' || event.type === 'retractSession'
  return { ...factsOf(row), ...(aboutSession && (await sessionAskedAbout(taking.db, row.id, event))) }
}

/** The mentor whom the rules of this event look at. A clinic, which may withdraw and no more, may know of none. */
function mentorAskedAbout(event: MentoringCommand, mentorId: string): string | null {
  if (event.type === 'rematch') return event.mentorId
  return ['withdraw', 'recordDeath'].includes(event.type) ? null : mentorId
}

async function records(taken: Taken<MentoringContext, MentoringCommand>): Promise<void> {
  const { event, at } = taken
  const promised = meetingToComeAt(taken.before, at)
  if (promised !== null && promised !== meetingToComeAt(taken.after, at))
    await stopReminders(taken, taken.row.id, at)
  switch (event.type) {
    case 'logSession':
      return keepSession(taken, event, taken.row.id, meetingMentor(taken.caller, taken.row))
    case 'retractSession':
      return takeSessionBack(taken, event)
    case 'logAttempt':
      return recordSupport(taken, taken.row, event.triedAt ?? at)
    case 'stepBack':
      return rememberThatTheyKnow(taken, (taken.before.context as MentoringContext).mentorId)
    case 'withdraw':
      return withdrawConsent(taken, taken.row.personId, at)
    case 'recordDeath':
      return recordDeath(taken, londonDateOf(at))
  }
}
