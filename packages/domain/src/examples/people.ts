/** The people of the examples. Nobody here is real, and an id tells nothing about anyone. */
import { type ContactRules, rulesUntilAsked } from '../contact-rules.ts'
import type { MentorFacts } from '../mentor-readiness.ts'
import { plainDate, plainTime } from '../time.ts'

/** Thandi and Marcus are mentors; each story says which of them it is about. */
export const thandi = '7b0f7a54-6d0e-4b43-9a3e-1f1c2c0a5d11'
export const marcus = 'c3a1c0de-52f4-4c6e-8d0b-94f3a6a1be22'

/** Amina coordinates; Rosa is the link of a clinic; each is an account. */
export const amina = '0d0f6a0e-3c55-4c1f-8f0f-3a8a2f6f4b01'
export const rosa = '5b1f9a77-1d0b-4a63-9a37-6f4a0c1d2e02'

/** Two clinics that agree to a mentor each for themselves. */
export const croydon = '9f2d6c11-7a3e-4d2b-8c55-0e1f2a3b4c03'
export const kingston = '2c4e8f33-6b5d-4f7a-9e66-1a2b3c4d5e04'

/** A mentor with everything in order and room for one more person. */
export function aMentor(mentorId: string = thandi, but: Partial<MentorFacts> = {}): MentorFacts {
  return {
    mentorId,
    standing: 'full',
    checksUntil: plainDate('2028-12-31'),
    authorisedUntil: plainDate('2028-12-31'),
    openPeople: 1,
    capacity: 3,
    notNow: false,
    conflict: false,
    declinedBefore: false,
    unmetWishes: [],
    ...but,
  }
}

/** Somebody who was asked, and may be texted, called and written to on weekdays from nine to six. */
export const askedAndOpen: ContactRules = {
  askedAt: '2026-01-05T09:00:00.000Z',
  channels: ['text', 'call', 'letter', 'inPerson'],
  days: [1, 2, 3, 4, 5],
  from: plainTime('09:00'),
  until: plainTime('18:00'),
}

/** Somebody whom nobody has asked yet. */
export const notAskedYet: ContactRules = rulesUntilAsked
