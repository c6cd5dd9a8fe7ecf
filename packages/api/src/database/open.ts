/** Opens the database under one login, with every moment read as ISO text and every count as a number. */
import { MikroORM, type Options, type SqlEntityManager } from '@mikro-orm/postgresql'
import { Client, type Pool, type PoolClient } from 'pg'
import { withTheCommit } from './lastly.ts'
import { isOutdated } from './outage.ts'
import { PreparedStatements } from './prepared.ts'
import { entities } from './tables.ts'

export type Orm = MikroORM
export type Manager = SqlEntityManager

const INT8 = 20
const TIMESTAMPTZ = 1184

/** How many connections are open, how many of them rest, and how many wait for one. */
export interface Connections {
  readonly open: number
  readonly idle: number
  readonly waiting: number
}

const pools = new WeakMap<Orm, () => Pool | undefined>()

export function connectionsOf(orm: Orm): Connections {
  const pool = pools.get(orm)?.()
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 }
}

export async function openOrm(url: string, poolSize = 10): Promise<Orm> {
  let opened: Pool | undefined
  const orm = await initialised(url, poolSize, pool => {
    opened = pool
  })
  pools.set(orm, () => opened)
  return orm
}

function initialised(url: string, poolSize: number, onPool: (pool: Pool) => void): Promise<Orm> {
  return MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    pool: { min: 0, max: poolSize },
    // one fork per transaction: whoever forgets finds no database instead of somebody else's rows
    allowGlobalContext: false,
    // what goes wrong is thrown, and said once by whoever catches it, in the words of our own log
    logger: () => undefined,
    driverOptions: {
      onPoolCreated: (pool: Pool) => {
        onPool(pool)
        const statements = new PreparedStatements()
        readPlainly(pool)
        pool.on('connect', client => {
          throwAwayOnceDead(client, statements)
        })
      },
    },
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

const begun = { command: 'BEGIN', rowCount: null, oid: 0, rows: [], fields: [] }

/**
 * A transaction begins together with saying for whom it works: two statements, one way there and back. So `begin` waits
 * for what comes next, and a last word for the commit.
 *
 * kysely gives a connection back after a rollback that worked. One that died before has no rollback, so its place in
 * the pool would stay taken: after ten of those everybody waits for ever. Where neither a beginning nor a rollback
 * works any more, the connection is given back here, to be thrown away.
 */
function throwAwayOnceDead(client: PoolClient, statements: PreparedStatements): void {
  let begins = false
  /** For which role the transaction works; none outside of one. */
  let role = ''
  let lastWord: string | undefined

  function ask(...given: unknown[]): Promise<unknown> {
    const asked = Reflect.apply(
      Client.prototype.query,
      client,
      withName(given),
    ) as unknown as Promise<unknown>
    if (given[0] === 'begin' || given[0] === 'rollback') asked.catch((error: Error) => client.release(error))
    else
      asked.catch((error: unknown) => {
        if (isOutdated(error)) statements.forget()
      })
    return asked
  }

  function withName(given: unknown[]): unknown[] {
    const [text, values] = given
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return given
    const name = statements.nameOf(role, text)
    return name === undefined ? given : [{ name, text, values }]
  }

  async function askFirst(...given: unknown[]): Promise<unknown> {
    const [text, values] = given
    if (text === 'commit' || text === 'rollback') return begun
    const isPlain = typeof text === 'string' && (!Array.isArray(values) || values.length === 0)
    if (isPlain && text.startsWith("select set_config('role'")) {
      role = text.split("'", 4)[3] ?? ''
      const answers = (await ask(`begin; ${text}`)) as unknown[]
      return answers.at(-1)
    }
    await ask('begin')
    return ask(...given)
  }

  const watched = (...given: unknown[]) => {
    if (given[0] === 'begin') {
      begins = true
      return Promise.resolve(begun)
    }
    if (begins) {
      begins = false
      return askFirst(...given)
    }
    const [text] = given
    if (text === 'commit' || text === 'rollback') role = ''
    if (typeof text === 'string' && text.startsWith(withTheCommit)) {
      lastWord = text
      return Promise.resolve(begun)
    }
    const said = lastWord
    lastWord = undefined
    if (said === undefined || text === 'rollback') return ask(...given)
    if (text === 'commit') return ask(`${said}; commit`).then(answers => (answers as unknown[]).at(-1))
    // it was not the last word after all
    return ask(said).then(() => ask(...given))
  }
  client.query = watched as typeof client.query
}
