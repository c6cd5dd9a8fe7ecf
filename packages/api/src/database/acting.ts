/** Opens a transaction as somebody. The only place that says to the database for whom it works. */
import type { Role } from '@alongside/domain/people'
import type { Kysely } from 'kysely'
import { databaseRole } from './logins.ts'
import type { Manager, Orm } from './open.ts'
import { diedBeforehand, isWorthAnotherTry } from './outage.ts'
import type { Tables } from './tables.ts'

/** Whom a transaction works for: the role decides which policies hold, the session which rows they let through. */
export interface OnBehalfOf {
  readonly role: Role
  /** SHA-256 of the session's token in hex; null for the jobs process, which is its login. */
  readonly session: string | null
}

/** One open transaction, for entities (`em`) and for everything else (`db`). */
export interface Transaction {
  readonly em: Manager
  readonly db: Kysely<Tables>
}

/** How often a transaction is begun anew that the database let go so that another one could end. */
const TRIES = 3

export async function acting<T>(
  orm: Orm,
  who: OnBehalfOf,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(orm, who, work)
    } catch (error) {
      const mayTry = isWorthAnotherTry(error) || diedBeforehand(error)
      if (tries === TRIES || !mayTry) throw error
    }
  }
}

async function once<T>(
  orm: Orm,
  who: OnBehalfOf,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const em = orm.em.fork({
    // the role is a setting like any other, and both in one statement save a round trip
    session: { variables: { role: databaseRole(who.role), 'app.session': who.session ?? '' } },
  })
  return em.transactional(inner => work({ em: inner, db: inner.getKysely<Tables>() }))
}
