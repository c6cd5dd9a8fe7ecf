/** Nothing was done, for a moment: somebody asked for too much at once, everybody together did, or the API starts again. */
export class ComeBackLater extends Error {
  readonly status: 429 | 503
  readonly seconds: number

  constructor(status: 429 | 503, seconds: number) {
    super('Asked to come back later')
    this.status = status
    this.seconds = seconds
  }

  /** What a person reads. */
  get words(): string {
    const wait = this.seconds === 1 ? '1 second' : `${this.seconds} seconds`
    if (this instanceof NobodyThere) return `The service may be starting again. Try again in ${wait}.`
    return this.status === 429
      ? `That was too much at once. Try again in ${wait}.`
      : `Many people are here just now. Try again in ${wait}.`
  }
}

/** No connection was made, so nothing of the question arrived: unlike a call that broke off, it is safe to ask again. */
class NobodyThere extends ComeBackLater {
  constructor() {
    super(503, 10)
  }
}

/** Reads it from an answer of the API; undefined when it was answered. */
export function sentAway({
  status,
  retryAfter,
}: {
  readonly status: number
  readonly retryAfter: string | undefined
}): ComeBackLater | undefined {
  const seconds = Number(retryAfter)
  if ((status !== 429 && status !== 503) || !Number.isInteger(seconds) || seconds < 1) return undefined
  return new ComeBackLater(status, seconds)
}

/** Finds it in what a call failed with. */
export function comeBackLaterOf(error: unknown): ComeBackLater | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof ComeBackLater) return each
    if ('code' in each && each.code === 'ECONNREFUSED') return new NobodyThere()
  }
  return null
}
