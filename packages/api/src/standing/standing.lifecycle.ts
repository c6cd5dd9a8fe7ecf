import {
  refresherModules,
  type StandingCommand,
  type StandingContext,
  type StandingFacts,
  standing,
} from '@alongside/domain/standing'
import { grade } from '@alongside/domain/training'
import { sql } from 'kysely'
import { drawQuestions, isOfThisVersion, moduleByKey } from '../course.ts'
import type { Registration, Taken, Taking, TeamRow } from '../lifecycle/registration.ts'
import { leaveForTrust } from './leave-for-trust.ts'
import { Standing } from './standing.entity.ts'

export const standingLifecycle: Registration<StandingContext, StandingCommand, TeamRow> = {
  lifecycle: standing,
  entity: Standing,
  table: 'standing',
  dueTimers: ['firstReview', 'look', 'breakEnds'],
  facts,
  columns: ({ context }) => ({
    mentorId: context.mentorId,
    checksUntil: context.items.dbs,
    authorisedUntil: context.items.contract,
  }),
  records,
}

async function facts({ caller, event }: Taking<StandingCommand, TeamRow>): Promise<StandingFacts> {
  if (event.type !== 'answerRefresher') return { by: caller.accountId, check: null }
  const module = refresherModules[event.refresher]
  if (!isOfThisVersion(module, event.seed)) return { by: caller.accountId, check: null }
  const { right, of, passed } = grade(drawQuestions(module, event.seed), event.chosen)
  return { by: caller.accountId, check: { module, version: moduleByKey(module).version, right, of, passed } }
}

/** Whoever leaves reaches nothing here any more when the reply goes out. */
async function records(taken: Taken<StandingContext, StandingCommand, TeamRow>) {
  const { db, at, row, event, after } = taken
  await leaveForTrust(taken)
  if (event.type !== 'leave') return
  await sql`select authz.end_access(${after.context.mentorId}, ${row.clinicId}, ${at})`.execute(db)
}
