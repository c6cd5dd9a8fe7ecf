/**
 * A statement that comes again is prepared: the database reads it, puts the policies into it and plans it once for each
 * connection; for the page of a person that is most of what it has to do. Each role has its own, because the policies
 * are part of the plan. Whom they let through is asked each time.
 */

/** A statement that came less often may be one that never comes again, such as one about three people. */
const COMES_AGAIN = 3
/** Each takes memory of the database on each connection: what comes after these is planned each time. */
const MOST_NAMED = 400
/** Of how many statements it is known how often they came. */
const MOST_COUNTED = 2000

export class PreparedStatements {
  readonly #counts = new Map<string, number>()
  readonly #names = new Map<string, string>()
  #generation = 0

  /** Under which name this role sends this statement; undefined for one that is sent as it stands. */
  nameOf(role: string, text: string): string | undefined {
    const key = `${role}\n${text}`
    const known = this.#names.get(key)
    if (known !== undefined || this.#names.size >= MOST_NAMED) return known
    const count = (this.#counts.get(key) ?? 0) + 1
    if (this.#counts.size >= MOST_COUNTED) this.#counts.clear()
    this.#counts.set(key, count)
    if (count < COMES_AGAIN) return undefined
    this.#counts.delete(key)
    const name = `s${this.#generation}_${this.#names.size}`
    this.#names.set(key, name)
    return name
  }

  /** The tables are not what they were when these were planned: every statement begins anew. */
  forget(): void {
    this.#names.clear()
    this.#generation += 1
  }
}
