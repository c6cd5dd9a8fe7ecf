/** What the rules of mentoring need to know, for one or for a whole list: the same number of queries. */
import type { ContactRules } from '@alongside/domain/contact-rules'
import type { MentoringContext, MentoringFacts } from '@alongside/domain/mentoring'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { type Match, noWishes, readinessOf } from '../mentor/readiness.ts'

/** Who would meet this person: their mentor, or the one who covers and asks. */
export function meetingMentor({ role, mentorId }: Caller, { context }: LifecycleRow): string {
  const own = (context as MentoringContext).mentorId
  return role === 'mentor' && mentorId !== null ? mentorId : own
}

/** A person and the mentor who supports them, or another one who might go on with them. */
function matchOf(row: LifecycleRow, mentorId: string): Match {
  const context = row.context as MentoringContext
  return {
    mentorId,
    clinicId: row.clinicId,
    personId: row.personId,
    // wishes were heard in onboarding; whoever records a new mentor has asked again
    wishes: noWishes,
    declinedMentorIds: mentorId === context.mentorId ? [] : context.mentorsBefore,
  }
}

export async function mentoringFactsOf(
  { db, caller }: Pick<Transaction, 'db'> & { readonly caller: Caller },
  rows: readonly LifecycleRow[],
  rulesOf: (personId: string) => ContactRules,
  mentorIdOf: (row: LifecycleRow) => string | null = row => meetingMentor(caller, row),
): Promise<(row: LifecycleRow) => MentoringFacts> {
  const matchFor = (row: LifecycleRow) => {
    const mentorId = mentorIdOf(row)
    return mentorId === null ? null : matchOf(row, mentorId)
  }
  const readiness = await readinessOf(
    { db },
    rows.map(matchFor).filter(match => match !== null),
  )
  return row => {
    const match = matchFor(row)
    return { contact: rulesOf(row.personId), mentor: match && readiness(match), sessionStands: false }
  }
}
