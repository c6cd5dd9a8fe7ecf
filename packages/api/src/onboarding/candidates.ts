/** The mentors who might meet somebody, in order, with what speaks for and against each in plain words. */
import { rankMentors } from '@alongside/domain/matching'
import { placesOf } from '@alongside/domain/mentor-readiness'
import { MentorWish } from '@alongside/domain/onboarding'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { dataKeysIn } from '../database/keys.ts'
import { together } from '../database/together.ts'
import { rowOf, selectRows } from '../lifecycle/stored-rows.ts'
import { nameIn } from '../mentor/mentor-names.ts'
import { aboutOf, limitsOf, seenHereOf, toldBy } from '../mentor/own-record.ts'
import { readinessOf } from '../mentor/readiness.ts'
import { wishesOf } from '../mentor/wishes.ts'
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
  const found = await together(reading.db, {
    rows: selectRows(reading.db, 'onboarding').where('l.id', '=', id),
    mentors: mentorsBeside(reading, id),
  })
  const { mentors } = found
  const row = found.rows[0] && rowOf(found.rows[0])
  if (!row) return null
  reading.saw([row.personId])
  const readiness = await readinessOf(
    reading,
    mentors.map(mentor => matchOf(row, mentor.id)).filter(match => match !== null),
    reading.keyring,
  )
  const keys = dataKeysIn(
    reading.keyring,
    mentors.map(({ account_id, wrapped }) => ({ ownerId: account_id, wrapped })),
  )
  const candidates = mentors.flatMap(mentor => {
    const match = matchOf(row, mentor.id)
    const facts = match && readiness(match)
    if (!facts) return []
    const self = toldBy(keys, mentor)
    const { ageBand, background } = self
    const told = {
      ageBand,
      background,
      seenHere: seenHereOf(self, row.clinicId),
      hoursAWeek: mentor.weekly_hours,
    }
    const offers = z.array(MentorWish).parse(mentor.offers)
    const limits = limitsOf(keys, mentor)
    return [{ facts, languages: mentor.languages, offers, told, limits, about: aboutOf(keys, mentor) }]
  })
  const names = new Map(mentors.map(mentor => [mentor.id, nameIn(keys, mentor)]))
  return rankMentors(wishesOf(row), candidates, reading.at).map(({ mentorId, fits, reasons }) => {
    const candidate = candidates.find(({ facts }) => facts.mentorId === mentorId)
    return {
      mentorId,
      called: names.get(mentorId) ?? null,
      languages: candidate?.languages ?? [],
      fits,
      reasons: [...reasons],
      openPeople: candidate?.facts.openPeople ?? 0,
      capacity: candidate ? placesOf(candidate.facts) : 0,
      about: candidate?.about ?? '',
    }
  })
}

/** The mentors of the clinic of this record, with what opens what they said of themselves. */
function mentorsBeside({ db }: Reading, id: string) {
  return db
    .selectFrom('mentor as m')
    .innerJoin('mentor_clinic as c', 'c.mentor_id', 'm.id')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .leftJoin('data_key as k', join =>
      join.onRef('k.owner_id', '=', 'm.account_id').on('k.destroyed_at', 'is', null),
    )
    .where('c.clinic_id', '=', eb => eb.selectFrom('onboarding').select('clinic_id').where('id', '=', id))
    .where('m.standing', '<>', 'left')
    .select([
      'm.id',
      'm.account_id',
      'm.languages',
      'm.offers',
      'm.weekly_hours',
      'm.self_sealed',
      'm.wishes_sealed',
      'm.profile_sealed',
      'm.called_sealed',
      'a.name_sealed',
      'k.wrapped',
    ])
}
