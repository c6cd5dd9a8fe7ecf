/** Whether a mentor may take on, or go on with, one person at one clinic. A count and dates; no names. */
import * as z from 'zod'
import { PROVISIONAL_CAPACITY } from './mentor-self.ts'
import { type Instant, londonDateOf, PlainDate } from './time.ts'

/** What `send` stamps on an event that names a mentor. */
export const MentorFacts = z.strictObject({
  mentorId: z.uuid(),
  standing: z.enum(['provisional', 'full', 'restricted', 'onBreak', 'left']),
  /** The last day on which every check that this clinic asks for is in date; null when one is missing. */
  checksUntil: PlainDate.nullable(),
  /** The last day of the clinic's own authorisation (honorary contract or letter); null when there is none. */
  authorisedUntil: PlainDate.nullable(),
  openPeople: z.int().min(0),
  /** The places that those people take, where some weigh double; left out, one each. */
  placesTaken: z.exactOptional(z.int().min(0)),
  capacity: z.int().min(0),
  /** The mentor has said "not now", without giving a reason. */
  notNow: z.boolean(),
  /** Either side said that they know the other, or the mentor once was or is this person. */
  conflict: z.boolean(),
  /** This person, or this mentor, said no to this match before. */
  declinedBefore: z.boolean(),
  /** What the person asked for and this mentor does not meet, in plain words. */
  unmetWishes: z.array(z.string()),
  /** What the mentor's own side says against it, as far as it may be told; left out, nothing. */
  outsideLimits: z.exactOptional(z.array(z.string())),
})
export type MentorFacts = z.infer<typeof MentorFacts>

/** The same for whoever knows the other as for whoever keeps their reason: neither can be told from the other. */
export const notTheseTwo = 'These two cannot be matched.'
const missing = 'This mentor is not on the list for this clinic.'

/** Had everything in order on the day of a meeting: checks in date, authorised at this clinic. */
export function wasCleared(mentor: MentorFacts | null, at: Instant): true | string {
  if (!mentor) return missing
  const day = londonDateOf(at)
  if (mentor.authorisedUntil === null || mentor.authorisedUntil < day)
    return 'This clinic has not authorised this mentor, or the authorisation has ended.'
  if (mentor.checksUntil === null || mentor.checksUntil < day)
    return 'A check that this clinic asks of mentors is missing or out of date.'
  return true
}

/** May go on seeing somebody: not gone, checks in date, authorised at this clinic. */
export function mayMeet(mentor: MentorFacts | null, at: Instant): true | string {
  if (!mentor) return missing
  if (mentor.standing === 'left') return 'This mentor has left.'
  if (mentor.standing === 'onBreak') return 'No session is planned while a mentor is on a break.'
  return wasCleared(mentor, at)
}

/** May meet somebody for the first time: may meet, and neither has found out meanwhile that they know the other. */
export function mayBeIntroduced(mentor: MentorFacts | null, at: Instant): true | string {
  return mentor?.conflict ? notTheseTwo : mayMeet(mentor, at)
}

/** The places of a mentor. Somebody new supports one person until their first review, whatever room they have. */
export function placesOf({ standing, capacity }: Pick<MentorFacts, 'standing' | 'capacity'>): number {
  return standing === 'provisional' ? Math.min(capacity, PROVISIONAL_CAPACITY) : capacity
}

/** May be matched with somebody new: may meet, is not restricted, and has room. */
export function mayTakeOn(mentor: MentorFacts | null, at: Instant): true | string {
  if (!mentor) return missing
  if (mentor.conflict) return notTheseTwo
  const meets = mayMeet(mentor, at)
  if (meets !== true) return meets
  if (mentor.standing === 'restricted') return 'This mentor takes on nobody new for now.'
  if (mentor.notNow) return 'This mentor has said not now.'
  const places = placesOf(mentor)
  if (places < mentor.capacity && mentor.openPeople >= places)
    return 'Until the first review this mentor supports one person at a time.'
  if (mentor.openPeople >= places)
    return `This mentor already supports ${mentor.openPeople}, which is their limit.`
  if ((mentor.placesTaken ?? 0) >= places)
    return `This mentor supports ${mentor.openPeople}, and it weighs more than that: there is no room now.`
  if (mentor.declinedBefore) return 'One of the two has already said no to this match.'
  const [limit] = mentor.outsideLimits ?? []
  if (limit !== undefined) return limit
  const [wish] = mentor.unmetWishes
  return wish === undefined ? true : `This mentor does not meet a wish that must be met: ${wish}.`
}
