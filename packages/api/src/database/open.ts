/** Opens the database under one login, with every moment read as ISO text and every count as a number. */
import { MikroORM, type Options, type SqlEntityManager } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { entities } from './tables.ts'

export type Orm = MikroORM
export type Manager = SqlEntityManager

const INT8 = 20
const TIMESTAMPTZ = 1184

export async function openOrm(url: string, poolSize = 10): Promise<Orm> {
  return MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    pool: { min: 0, max: poolSize },
    // one fork per transaction: whoever forgets finds no database instead of somebody else's rows
    allowGlobalContext: false,
    // what goes wrong is thrown, and said once by whoever catches it, in the words of our own log
    logger: () => undefined,
    driverOptions: { onPoolCreated: readPlainly },
  } satisfies Options)
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [TIMESTAMPTZ]: text => new Date(text).toISOString(),
  [INT8]: Number,
}

function readPlainly(pool: Pool): void {
  const { types } = pool.options
  if (!types) throw new Error('The pool has no type parsers to build on')
  pool.options.types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      (format !== 'binary' && parsers[oid]) ||
      types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
  }
}
