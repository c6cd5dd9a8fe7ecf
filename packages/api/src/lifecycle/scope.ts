/** The first wall: whether a right of the permission table reaches this row. The policies of the database are the second. */
import type { Scope } from '@alongside/domain/permissions'
import type { Caller } from '../actor.ts'
import type { BareRow } from './registration.ts'

export function reaches(caller: Caller, scope: Scope | undefined, row: BareRow): boolean {
  const { releasedAt, mentorId, holderId, personId } = row as BareRow & {
    releasedAt?: string | null
    mentorId?: string | null
    holderId?: string
    personId?: string
  }
  switch (scope) {
    case 'all':
      return true
    case 'clinic':
      return caller.clinicIds.some(id => id === row.clinicId)
    case 'released':
      // only a referral exists before its release; every later record exists because of one
      return caller.clinicIds.some(id => id === row.clinicId) && releasedAt !== null
    case 'assigned':
      return caller.mentorId !== null && mentorId === caller.mentorId
    case 'own':
      if (caller.role === 'person') return 'personId' in caller && personId === caller.personId
      return caller.accountId !== null && holderId === caller.accountId
    case undefined:
      return false
  }
}
