/** One line for each step: who does what, what was expected, and what happened. */
import { mark, say } from '../terminal.ts'
import { wordsOf } from './public-api.ts'

/** Ends one person's way; everybody else goes on. */
export class Stumbled extends Error {}

export class Steps {
  #passed = 0
  #failed = 0

  get passed(): number {
    return this.#passed
  }

  get failed(): number {
    return this.#failed
  }

  /** Takes a step that must come out as expected. `happened` says in a word what it came to. */
  async take<T>(
    who: string,
    does: string,
    expected: string,
    run: () => Promise<{ happened: string; value: T }>,
  ): Promise<T> {
    let outcome: { happened: string; value: T } | undefined
    let happened: string
    try {
      outcome = await run()
      happened = outcome.happened
    } catch (error) {
      happened = wordsOf(error)
    }
    this.#note(who, does, expected, happened)
    if (happened !== expected || !outcome) throw new Stumbled(does)
    return outcome.value
  }

  /** Notes something that is wrong without being a step, such as a row that cannot be taken. */
  fail(what: string): void {
    this.#failed += 1
    say(`  ${mark(false)} ${what}`)
  }

  #note(who: string, does: string, expected: string, happened: string): void {
    const ok = happened === expected
    if (ok) this.#passed += 1
    else this.#failed += 1
    say(`  ${mark(ok)} ${`${who} ${does}`.padEnd(64)} expected: ${expected.padEnd(28)} happened: ${happened}`)
  }
}
