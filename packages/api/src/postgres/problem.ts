/** Something about the database that a person has to know or mend. The message says what, and what to do. */
export class PostgresProblem extends Error {
  override name = 'PostgresProblem'
}
