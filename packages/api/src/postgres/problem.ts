/** Something about the database that a person has to know or mend. The message says what, and what to do. */
export class PostgresProblem extends Error {
  override name = 'PostgresProblem'
}

/** Another start on the same directory is up, or has not finished stopping. */
export class AlreadyOpen extends PostgresProblem {
  override name = 'AlreadyOpen'
}
