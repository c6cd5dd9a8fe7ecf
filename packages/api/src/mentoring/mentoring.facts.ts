/** What the rules of mentoring need to know, for one or for a whole list: the same number of queries. */
import type { ContactRules } from '@alongside/domain/contact-rules'
import type { Asker } from '@alongside/domain/matching'
import type { MentoringContext, MentoringFacts } from '@alongside/domain/mentoring'
import { sql } from 'kysely'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import type { Keyring } from '../database/keys.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { rowOf, selectRows } from '../lifecycle/stored-rows.ts'
import { type Match, noWishes, readinessOf } from '../mentor/readiness.ts'
import { wishesOf } from '../mentor/wishes.ts'

/** Who would meet this person: their mentor, or the one who covers and asks. */
export function meetingMentor({ role, mentorId }: Caller, { context }: LifecycleRow): string {
  const own = (context as MentoringContext).mentorId
  return role === 'mentor' && mentorId !== null ? mentorId : own
}

/** Somebody who is to go on with another mentor, and what opens what that mentor said of themself. */
export interface Anew {
  readonly asker: Asker
  readonly keyring: Keyring
}

/** What they said in onboarding, to be held against the limits of whoever is to be their next mentor. */
export async function askerOf(
  db: Transaction['db'],
  { episodeId }: LifecycleRow,
): Promise<Asker | undefined> {
  const stored = await selectRows(db, 'onboarding')
    .where(sql<boolean>`l.episode_id = ${episodeId}`)
    .executeTakeFirst()
  return stored && wishesOf(rowOf(stored)).asker
}

/** A person and the mentor who supports them, or another one who might go on with them. */
function matchOf(row: LifecycleRow, mentorId: string, asker?: Asker): Match {
  const context = row.context as MentoringContext
  return {
    mentorId,
    clinicId: row.clinicId,
    personId: row.personId,
    // wishes were heard in onboarding; whoever records a new mentor has asked the person again, and not the mentor's limits
    wishes: asker ? { ...noWishes, asker } : noWishes,
    declinedMentorIds: mentorId === context.mentorId ? [] : context.mentorsBefore,
  }
}

export async function mentoringFactsOf(
  { db, caller }: Pick<Transaction, 'db'> & { readonly caller: Caller },
  rows: readonly LifecycleRow[],
  rulesOf: (personId: string) => ContactRules,
  mentorIdOf: (row: LifecycleRow) => string | null = row => meetingMentor(caller, row),
  anew?: Anew,
): Promise<(row: LifecycleRow) => MentoringFacts> {
  const matchFor = (row: LifecycleRow) => {
    const mentorId = mentorIdOf(row)
    return mentorId === null ? null : matchOf(row, mentorId, anew?.asker)
  }
  const readiness = await readinessOf(
    { db },
    rows.map(matchFor).filter(match => match !== null),
    anew?.keyring,
  )
  return row => {
    const match = matchFor(row)
    return { contact: rulesOf(row.personId), mentor: match && readiness(match), sessionStands: false }
  }
}
