/** The first wall: whether a right of the permission table reaches this row. The policies of the database are the second. */
import type { Scope } from '@alongside/domain/permissions'
import type { Caller } from '../actor.ts'
import type { BareRow } from './registration.ts'

export function reaches(caller: Caller, scope: Scope | undefined, row: BareRow): boolean {
  const { releasedAt, mentorId, holderId, personId, raisedBy, raisedSide } = row as BareRow & {
    releasedAt?: string | null
    mentorId?: string | null
    holderId?: string
    personId?: string
    raisedBy?: string
    raisedSide?: string
  }
  const isHere = caller.clinicIds.some(id => id === row.clinicId)
  switch (scope) {
    case 'all':
      return true
    case 'clinic':
      return isHere
    case 'released':
      // only a referral exists before its release; every later record exists because of one
      return isHere && releasedAt !== null
    case 'assigned':
      return caller.mentorId !== null && mentorId === caller.mentorId
    case 'own':
      if (caller.role === 'person') return 'personId' in caller && personId === caller.personId
      return caller.accountId !== null && holderId === caller.accountId
    case 'raised':
      return caller.accountId !== null && raisedBy === caller.accountId
    case 'raisedHere':
      return isHere && raisedSide === 'clinic'
    case 'invited':
      return isHere && (mentorId === null || mentorId === caller.mentorId)
    // these reach what may be read, and nothing is ever sent on the strength of them
    case 'concern':
    case 'opened':
    case undefined:
      return false
  }
}
