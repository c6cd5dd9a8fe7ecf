/** What the rules of onboarding need to know, for one or for a whole list: the same number of queries. */
import type { ContactRules } from '@alongside/domain/contact-rules'
import type { Wishes } from '@alongside/domain/matching'
import type { OnboardingContext, OnboardingFacts } from '@alongside/domain/onboarding'
import type { Transaction } from '../database/acting.ts'
import type { Keyring } from '../database/keys.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { type Match, readinessOf } from '../mentor/readiness.ts'

/** What somebody said of whom they would like to meet, and what is known of them for the mentor's own side. */
export function wishesOf({ clinicId, context }: LifecycleRow): Wishes {
  const { mustHave, mustNot, language, newlyDiagnosed, needs, ...said } = context as OnboardingContext
  const { modes = [], times = [], ofSelf = [] } = said
  return { mustHave, mustNot, language, asker: { clinicId, newlyDiagnosed, needs, modes, times, ofSelf } }
}

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
