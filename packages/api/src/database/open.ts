/** Opens the database under one login, with every moment read as ISO text and every count as a number. */
import type { Socket } from 'node:net'
import { MikroORM, type Options, type SqlEntityManager } from '@mikro-orm/postgresql'
import type { Kysely } from 'kysely'
import { Client, type Pool, type PoolClient } from 'pg'
import { InOneGo, type Statement } from './in-one-go.ts'
import { withTheNext } from './later.ts'
import { momentFrom } from './moment.ts'
import { isOutdated, nothingWasDoneBefore } from './outage.ts'
import { PreparedStatements } from './prepared.ts'
import { entities, type Tables } from './tables.ts'

export type Orm = MikroORM
export type Manager = SqlEntityManager

/** How long somebody waits for one of the connections. */
const WAIT_MS = 10_000
/** A little longer than the database lets any statement take: who is silent for so long is not there any more. */
const SILENCE_MS = 33_000

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

const clients = new WeakMap<Orm, Kysely<Tables>>()

/** For questions outside of every transaction, and to open one. A fork for each would cost more than the question. */
export function clientOf(orm: Orm): Kysely<Tables> {
  const client = clients.get(orm) ?? orm.em.fork().getKysely<Tables>()
  clients.set(orm, client)
  return client
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
        // whoever waits longer for a connection is asked to come back, instead of waiting for ever
        pool.options.connectionTimeoutMillis = WAIT_MS
        pool.on('connect', client => {
          sendTogether(client, statements)
        })
      },
    },
  } satisfies Options)
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [TIMESTAMPTZ]: momentFrom,
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
const begin: Statement = { name: 'begin', text: 'begin', values: [] }
const commit: Statement = { name: 'commit', text: 'commit', values: [] }

/** The role is a setting like any other, and both in one statement save a way there and back. */
export const forWhom = `select set_config('role', $1, true), set_config('app.session', $2, true)`

/** A line can die without a word, and its place in the pool would stay taken for as long as the other end keeps silent. */
function hangUpWhenSilent(client: PoolClient, asked: Promise<unknown>): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  const timer = setTimeout(() => stream.destroy(), SILENCE_MS)
  const heard = () => clearTimeout(timer)
  asked.then(heard, heard)
}

/**
 * Nothing goes to the database by itself that can travel with something else: the beginning of a transaction and the
 * word for whom it works go with the first question, and what nobody waits for goes with the next one or the commit.
 *
 * kysely gives a connection back after a rollback that worked. One that died before has no rollback, so its place in
 * the pool would stay taken: after ten of those everybody waits for ever. Where neither a beginning nor a rollback
 * works any more, the connection is given back here, to be thrown away.
 */
function sendTogether(client: PoolClient, statements: PreparedStatements): void {
  /** What was not sent yet. */
  let waiting: Statement[] = []
  /** For which role the transaction works; none outside of one. */
  let role = ''

  function send(query: unknown): unknown {
    return Reflect.apply(Client.prototype.query, client, [query])
  }

  function go(together: readonly Statement[]): Promise<unknown> {
    const way = new InOneGo(together)
    const asked = way.answered
    send(way)
    hangUpWhenSilent(client, asked)
    const begins = together[0] === begin
    const ends = together.at(-1) === commit
    asked.catch((error: Error) => {
      if (isOutdated(error)) statements.forget()
      // what came to its end may have been done before the connection was lost
      if (begins && !ends) nothingWasDoneBefore(error)
    })
    return asked
  }

  function named(text: string, values: readonly unknown[]): Statement {
    return { name: statements.nameOf(role, text), text, values }
  }

  /** What the wire takes by itself alone: several statements in one text. */
  async function alone(text: string): Promise<unknown> {
    if (waiting.length > 0) await go(taken())
    const asked = send(text) as Promise<unknown>
    hangUpWhenSilent(client, asked)
    return asked
  }

  function taken(): Statement[] {
    const all = waiting
    waiting = []
    return all
  }

  async function rollBack(): Promise<unknown> {
    role = ''
    const neverBegan = taken()[0] === begin
    if (neverBegan) return begun
    const asked = send('rollback') as Promise<unknown>
    hangUpWhenSilent(client, asked)
    asked.catch((error: Error) => client.release(error))
    return asked
  }

  async function commitIt(): Promise<unknown> {
    role = ''
    const before = taken()
    const hasNothing =
      before[0] === begin && before.every(({ name }) => name === 'begin' || name === 'for_whom')
    return hasNothing ? begun : go([...before, commit])
  }

  const watched = (...given: unknown[]): unknown => {
    const [text, values = []] = given
    // the driver and its pool send some of their own
    if (typeof text !== 'string' || !Array.isArray(values) || given.length > 2)
      return Reflect.apply(Client.prototype.query, client, given)
    if (text === 'commit') return commitIt()
    if (text === 'rollback') return rollBack()
    const isForLater = text.startsWith(withTheNext)
    if (text === 'begin') waiting = [begin]
    else if (text === forWhom) {
      role = String(values[0])
      waiting.push({ name: 'for_whom', text, values })
    } else if (isForLater) waiting.push(named(text.slice(withTheNext.length), values))
    else if (values.length > 0) return go([...taken(), named(text, values)])
    else return waiting.length > 0 && !text.includes(';') ? go([...taken(), { text, values }]) : alone(text)
    return Promise.resolve(begun)
  }
  client.query = watched as typeof client.query
}
