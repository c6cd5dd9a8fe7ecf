/**
 * Statements that travel together: the database does one after the other and answers once, with what the last of them
 * found. As soon as one cannot be done, those after it are not done either.
 */
import pg, { type Connection, type QueryConfig } from 'pg'

export interface Statement {
  /** Under which it is prepared; without one it is read and planned each time. */
  readonly name?: string | undefined
  readonly text: string
  readonly values: readonly unknown[]
}

/** What the driver has of a connection and does not declare. */
interface Wire extends Omit<Connection, 'parse' | 'bind' | 'describe' | 'execute' | 'close'> {
  readonly parsedStatements: Record<string, string>
  parse(statement: { name: string; text: string }): void
  bind(values: { statement: string; values: unknown[] }): void
  describe(what: { type: 'P' }): void
  execute(how: object): void
  close(what: { type: 'S'; name: string }): void
}

/** The driver's own query, as far as its declared type leaves it out. */
interface DriversQuery {
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Wire): void
  handleError(error: Error, connection: Wire): void
}
const Query = pg.Query as unknown as new (
  config: QueryConfig,
  callback: (error: Error | undefined, result: unknown) => void,
) => DriversQuery
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils

export class InOneGo extends Query {
  /** What the last of them found. */
  readonly answered: Promise<unknown>
  readonly #statements: readonly (Statement & { readonly values: unknown[] })[]
  /** Prepared on this way; for good when the database has come to the end of it. */
  readonly #prepared: string[] = []
  #done = 0

  constructor(statements: readonly Statement[]) {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    super({ text: '' }, (error, result) => (error ? reject(error) : resolve(result)))
    this.answered = promise
    // before anything is sent: a value that cannot be written must not stop half-way
    this.#statements = statements.map(({ values, ...each }) => ({
      ...each,
      values: values.map(prepareValue),
    }))
  }

  /** For whoever counts what the database is asked. */
  get texts(): readonly string[] {
    return this.#statements.map(({ text }) => text)
  }

  submit(connection: Wire): null {
    connection.stream.cork()
    for (const [at, { name = '', text, values }] of this.#statements.entries()) {
      if (name === '' || connection.parsedStatements[name] === undefined) {
        // an earlier way that ended half-way may have left one of this name
        if (name !== '') connection.close({ type: 'S', name })
        connection.parse({ name, text })
        if (name !== '') {
          connection.parsedStatements[name] = text
          this.#prepared.push(name)
        }
      }
      connection.bind({ statement: name, values })
      if (at === this.#statements.length - 1) connection.describe({ type: 'P' })
      connection.execute({})
    }
    connection.sync()
    connection.stream.uncork()
    return null
  }

  override handleDataRow(message: unknown): void {
    if (this.#isLast) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#isLast) super.handleCommandComplete(message, connection)
    this.#done++
  }

  override handleError(error: Error, connection: Wire): void {
    for (const name of this.#prepared) delete connection.parsedStatements[name]
    super.handleError(error, connection)
  }

  get #isLast(): boolean {
    return this.#done === this.#statements.length - 1
  }
}
