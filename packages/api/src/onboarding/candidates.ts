/** The mentors who might meet somebody, in order, with what speaks for and against each in plain words. */
import { rankMentors } from '@alongside/domain/matching'
import { ageBandWords } from '@alongside/domain/mentor-self'
import { MentorWish, type OnboardingContext } from '@alongside/domain/onboarding'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { findRow } from '../lifecycle/list.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import { aboutOf, toldBy } from '../mentor/own-record.ts'
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
  /** What this mentor would like people to know of them, to read out. */
  about: z.string(),
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
    .select([
      'm.id',
      'm.account_id',
      'm.languages',
      'm.offers',
      'm.weekly_hours',
      'm.self_sealed',
      'm.profile_sealed',
    ])
    .execute()
  const readiness = await readinessOf(
    reading,
    mentors.map(mentor => matchOf(row, mentor.id)).filter(match => match !== null),
  )
  const { mustHave, mustNot, language } = row.context as OnboardingContext
  const keys = await reading.keysOf(mentors.map(({ account_id }) => account_id))
  const candidates = mentors.flatMap(mentor => {
    const match = matchOf(row, mentor.id)
    const facts = match && readiness(match)
    if (!facts) return []
    const { ageBand, background, seenAt } = toldBy(keys, mentor)
    const seenHere = seenAt === null ? null : seenAt !== 'none' && seenAt.includes(row.clinicId)
    const told = {
      ageBand: ageBand === null ? null : ageBandWords[ageBand],
      background,
      seenHere,
      hoursAWeek: mentor.weekly_hours,
    }
    const offers = z.array(MentorWish).parse(mentor.offers)
    return [{ facts, languages: mentor.languages, offers, told, about: aboutOf(keys, mentor) }]
  })
  const nameOf = await mentorNames(
    reading,
    mentors.map(({ id: each }) => each),
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
        about: candidate?.about ?? '',
      }
    },
  )
}
