/** Errors that say "not now" and nothing else: the same request may well be answered a moment later. */

/** The database is away, out of connections, memory or disk, starting, stopping, or somebody holds what is needed for too long. */
const away = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  '08000',
  '08003',
  '08006',
  '53000',
  '53100',
  '53200',
  '53300',
  '58030',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '55P03',
]

/** Two transactions waited for each other, and the database let one of them go. */
const tryAgain = ['40P01', '40001']

export function isOutage(error: unknown): boolean {
  return has(error, away) || has(error, tryAgain) || lostConnection(error)
}

export function isWorthAnotherTry(error: unknown): boolean {
  return has(error, tryAgain) || isOutdated(error)
}

/** A statement was prepared for tables that look otherwise now, or is not known any more. */
export function isOutdated(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (code === '26000' || (code === '0A000' && error.message.includes('cached plan'))) return true
  return isOutdated(error.cause)
}

const beforeAnything = new WeakSet<Error>()

/** Says of an error that it came before the database had answered anything of its transaction. */
export function nothingWasDoneBefore(error: Error): void {
  beforeAnything.add(error)
}

/** The connection was cut while nobody used it, and so was found with the first question of a transaction. */
export function diedBeforehand(error: unknown): boolean {
  return diedMeanwhile(error) && cameBeforeAnything(error)
}

function cameBeforeAnything(error: unknown): boolean {
  return error instanceof Error && (beforeAnything.has(error) || cameBeforeAnything(error.cause))
}

/** The connection was cut while nobody used it. Whether the database is there at all, only a new one can tell. */
function diedMeanwhile(error: unknown): boolean {
  return has(error, ['ECONNRESET', 'EPIPE', '57P01']) || lostConnection(error)
}

function has(error: unknown, codes: readonly string[]): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  return (typeof code === 'string' && codes.includes(code)) || has(error.cause, codes)
}

function lostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    )
  )
}
