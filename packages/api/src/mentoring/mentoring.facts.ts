/** What the rules of mentoring need to know, for one or for a whole list: the same number of queries. */
import type { MentoringContext, MentoringFacts } from '@alongside/domain/mentoring'
import type { Transaction } from '../database/acting.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { type Match, noWishes, readinessOf } from '../mentor/readiness.ts'
import type { Known } from '../person/known-people.ts'

/** A person and the mentor who supports them, or another one who might go on with them. */
export function matchOf(row: LifecycleRow, mentorId?: string): Match {
  const context = row.context as MentoringContext
  return {
    mentorId: mentorId ?? context.mentorId,
    clinicId: row.clinicId,
    personId: row.personId,
    // wishes were heard in onboarding; whoever records a new mentor has asked again
    wishes: noWishes,
    declinedMentorIds: mentorId === undefined ? [] : context.mentorsBefore,
  }
}

export async function mentoringFactsOf(
  { db }: Pick<Transaction, 'db'>,
  rows: readonly LifecycleRow[],
  known: (personId: string) => Pick<Known, 'contactRules'>,
): Promise<(row: LifecycleRow) => MentoringFacts> {
  const readiness = await readinessOf(
    { db },
    rows.map(row => matchOf(row)),
  )
  return row => ({
    contact: known(row.personId).contactRules,
    mentor: readiness(matchOf(row)),
    sessionStands: false,
  })
}
