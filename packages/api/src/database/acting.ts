/** Opens a transaction as somebody. The only place that says to the database for whom it works. */
import type { Role } from '@alongside/domain/people'
import { CompiledQuery, type Kysely } from 'kysely'
import { databaseRole } from './logins.ts'
import { clientOf, forWhom, type Manager, type Orm } from './open.ts'
import { diedBeforehand, isWorthAnotherTry } from './outage.ts'
import type { Tables } from './tables.ts'

/** Whom a transaction works for: the role decides which policies hold, the session which rows they let through. */
export interface OnBehalfOf {
  readonly role: Role
  /** SHA-256 of the session's token in hex; null for the jobs process, which is its login. */
  readonly session: string | null
}

/** One open transaction, and what the ORM knows of the tables. */
export interface Transaction {
  readonly em: Pick<Manager, 'getMetadata'>
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

/** A transaction of its own, also where another one is open around it: what it says is seen while that one goes on. */
async function once<T>(
  orm: Orm,
  who: OnBehalfOf,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const open = await clientOf(orm).startTransaction().execute()
  try {
    await open.executeQuery(CompiledQuery.raw(forWhom, [databaseRole(who.role), who.session ?? '']))
    const value = await work({ em: orm.em, db: open })
    await open.commit().execute()
    return value
  } catch (error) {
    // why it failed matters, and not that there was nothing left to take back
    await open
      .rollback()
      .execute()
      .catch(() => undefined)
    throw error
  }
}
