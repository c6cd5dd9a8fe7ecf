/** Opens a transaction as somebody. The only place that says to the database for whom it works. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Role } from '@alongside/domain/people'
import { CompiledQuery, type ControlledTransaction, type Kysely } from 'kysely'
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

type Open = ControlledTransaction<Tables, string[]>

/** What is open already where this is asked, by the server that it is open at. */
const around = new AsyncLocalStorage<ReadonlyMap<Orm, Open>>()

async function once<T>(
  orm: Orm,
  who: OnBehalfOf,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const outer = around.getStore()
  const joined = outer?.get(orm)
  const run = (open: Open) =>
    around.run(new Map([...(outer ?? []), [orm, open]]), work, { em: orm.em, db: open })
  if (joined) return inside(joined, run)
  const open: Open = await clientOf(orm).startTransaction().execute()
  try {
    await open.executeQuery(CompiledQuery.raw(forWhom, [databaseRole(who.role), who.session ?? '']))
    const value = await run(open)
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

/** A part of a transaction that can fail by itself; it works for whomever the whole works for. */
async function inside<T>(open: Open, run: (part: Open) => Promise<T>): Promise<T> {
  const part = await open.savepoint('inside').execute()
  try {
    const value = await run(part)
    await part.releaseSavepoint('inside').execute()
    return value
  } catch (error) {
    await part
      .rollbackToSavepoint('inside')
      .execute()
      .catch(() => undefined)
    throw error
  }
}
