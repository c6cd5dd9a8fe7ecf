/** What the rules of onboarding need to know, for one or for a whole list: the same number of queries. */
import type { ContactRules } from '@alongside/domain/contact-rules'
import type { OnboardingContext, OnboardingFacts } from '@alongside/domain/onboarding'
import type { Transaction } from '../database/acting.ts'
import type { Keyring } from '../database/keys.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { type Match, readinessOf } from '../mentor/readiness.ts'
import { wishesOf } from '../mentor/wishes.ts'

/** A match of this person with the mentor who is proposed, or with another one who might be. */
export function matchOf(row: LifecycleRow, mentorId: string | null): Match | null {
  const { declinedMentorIds } = row.context as OnboardingContext
  if (mentorId === null) return null
  return {
    mentorId,
    clinicId: row.clinicId,
    personId: row.personId,
    wishes: wishesOf(row),
    declinedMentorIds,
  }
}

export async function onboardingFactsOf(
  { db }: Pick<Transaction, 'db'>,
  rows: readonly LifecycleRow[],
  rulesOf: (personId: string) => ContactRules,
  mentorIdOf: (row: LifecycleRow) => string | null = row => (row.context as OnboardingContext).mentorId,
  /** Opens what mentors said of themselves, where somebody new is to be matched. */
  keyring?: Keyring,
): Promise<(row: LifecycleRow) => OnboardingFacts> {
  const matches = rows.map(row => matchOf(row, mentorIdOf(row))).filter(match => match !== null)
  const readiness = await readinessOf({ db }, matches, keyring)
  return row => {
    const match = matchOf(row, mentorIdOf(row))
    return {
      contact: rulesOf(row.personId),
      // concerns get a lifecycle of their own; until it stands nothing here can be open
      openConcern: false,
      mentor: match && readiness(match),
    }
  }
}
