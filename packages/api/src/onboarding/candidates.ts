/** The mentors who might meet somebody, in order, with what speaks for and against each in plain words. */
import { rankMentors } from '@alongside/domain/matching'
import { MentorWish, type OnboardingContext } from '@alongside/domain/onboarding'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { findRow } from '../lifecycle/list.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import { readinessOf } from '../mentor/readiness.ts'
import type { Reading } from '../read.ts'
import { matchOf } from './onboarding.facts.ts'

export const CandidateView = z.strictObject({
  mentorId: Id,
  called: z.string().nullable(),
  languages: z.array(z.string()),
  /** Nothing speaks against proposing this mentor now. */
  fits: z.boolean(),
  reasons: z.array(z.string()),
  openPeople: z.int(),
  capacity: z.int(),
})
export type CandidateView = z.infer<typeof CandidateView>

export async function candidatesFor(reading: Reading, id: string): Promise<CandidateView[] | null> {
  const row = await findRow(reading, 'onboarding', id)
  if (!row) return null
  reading.saw([row.personId])
  const mentors = await reading.db
    .selectFrom('mentor as m')
    .innerJoin('mentor_clinic as c', 'c.mentor_id', 'm.id')
    .where('c.clinic_id', '=', row.clinicId)
    .where('m.standing', '<>', 'left')
    .select(['m.id', 'm.languages', 'm.offers'])
    .execute()
  const readiness = await readinessOf(
    reading,
    mentors.map(mentor => matchOf(row, mentor.id)).filter(match => match !== null),
  )
  const { mustHave, mustNot, language } = row.context as OnboardingContext
  const candidates = mentors.flatMap(({ id: mentorId, languages, offers }) => {
    const match = matchOf(row, mentorId)
    const facts = match && readiness(match)
    return facts ? [{ facts, languages, offers: z.array(MentorWish).parse(offers) }] : []
  })
  const nameOf = await mentorNames(
    reading,
    mentors.map(({ id: mentorId }) => mentorId),
  )
  return rankMentors({ mustHave, mustNot, language }, candidates, reading.at).map(
    ({ mentorId, fits, reasons }) => {
      const candidate = candidates.find(({ facts }) => facts.mentorId === mentorId)
      return {
        mentorId,
        called: nameOf(mentorId),
        languages: candidate?.languages ?? [],
        fits,
        reasons: [...reasons],
        openPeople: candidate?.facts.openPeople ?? 0,
        capacity: candidate?.facts.capacity ?? 0,
      }
    },
  )
}
