/**
 * Lets questions in by turns, so that whoever asks without a pause waits and everybody else does not. Each session has a
 * queue of its own, and the house takes one from each in turn. Nobody who opens a page meets it: a page asks for less at
 * once than one session may. It counts what this process does; with two processes a session may ask for twice as much.
 */

export interface Limits {
  /**
   * How many procedures may be worked on at once in this process: more only wait for a connection to the database. While
   * people wait and answers take long it is less, down to what one session may ask for.
   */
  readonly working: number
  /** How many of them for one session. */
  readonly each: number
  /** How many requests of one session may wait. */
  readonly waitingEach: number
  /** How many may wait in all. */
  readonly waiting: number
  /** How long somebody waits for the house, who is then asked to come back. */
  readonly patienceMs: number
  /** How long somebody waits for themself. */
  readonly ownPatienceMs: number
}

/** `too-many`: for one session. `busy`: for the house. */
export type Turn =
  | { readonly verdict: 'in'; leave(): void }
  | { readonly verdict: 'too-many' | 'busy'; readonly comeBackAfter: number }

/** Who wants more than their part for so long goes behind the others, and stays there for a while. */
const GREEDY_AFTER_MS = 100
const GREEDY_FOR_MS = 5000
/** A rest after an answer is so many times as long as it took. */
const REST = 2
const LONGEST_REST_MS = 1000
/**
 * Who has wanted too much for so long and still asks for more is no burst of tabs, which are all asked for at once: what
 * they get is then too little to be felt by 95 of 100 others, until they stop. Several such share the long rest: where
 * everybody asks for too much it is a rush, and there is nobody for whom the house would be kept empty.
 */
const ENDLESS_AFTER_MS = 500
const STILL_ASKS_MS = 250
const ENDLESS_REST = 24
const LONGEST_ENDLESS_REST_MS = 400
/** An answer that takes longer, while people wait, says that too much is worked on at once. */
const SLOW_MS = 250
/** So many quick answers for each slow one, and as much is worked on as before. */
const QUICK_FOR_SLOW = 4
/** Who was seen so lately is there. */
const THERE_FOR_MS = 1000

const refusals = {
  'too-many': { verdict: 'too-many', comeBackAfter: 2 },
  busy: { verdict: 'busy', comeBackAfter: 1 },
} as const satisfies Record<string, Turn>

interface Waiting {
  readonly cost: number
  readonly since: number
  answer(turn: Turn): void
  timer?: NodeJS.Timeout
}

interface Session {
  /** Requests, and the procedures that they ask for. */
  inside: number
  cost: number
  waiting: Waiting[]
  /** Since when it has wanted more than its part. */
  overSince: number | null
  greedyUntil: number
  restsUntil: number
  seenAt: number
  askedAt: number
}

export class Turnstile {
  readonly #limits: Limits
  readonly #sessions = new Map<string, Session>()
  /** Sessions that have somebody waiting, each once. */
  #line: Session[] = []
  #cost = 0
  #working: number
  #waiting = 0
  #sweptAt = 0
  #wakes: NodeJS.Timeout | undefined

  constructor(limits: Limits) {
    this.#limits = limits
    this.#working = limits.working
  }

  /** Waits for a turn. `cost` is how many procedures are asked for; whoever got in leaves when they are answered. */
  enter(who: string, cost: number): Promise<Turn> {
    const now = performance.now()
    const session = this.#sessionOf(who, now)
    session.askedAt = now
    if (session.waiting.length >= this.#limits.waitingEach) return Promise.resolve(refusals['too-many'])
    if (this.#waiting >= this.#limits.waiting) return Promise.resolve(refusals.busy)
    const { promise, resolve } = Promise.withResolvers<Turn>()
    const waiting: Waiting = { cost, since: now, answer: resolve }
    session.waiting.push(waiting)
    this.#waiting++
    if (session.waiting.length === 1) this.#line.push(session)
    this.#watch(session, now)
    this.#serve(now)
    if (session.waiting.includes(waiting))
      waiting.timer = setTimeout(() => this.#lostPatience(session, waiting), this.#limits.patienceMs)
    return promise
  }

  #sessionOf(who: string, now: number): Session {
    if (now - this.#sweptAt > THERE_FOR_MS) {
      this.#sweptAt = now
      for (const [key, { inside, waiting, seenAt, greedyUntil }] of this.#sessions)
        if (inside === 0 && waiting.length === 0 && now > Math.max(seenAt + THERE_FOR_MS, greedyUntil))
          this.#sessions.delete(key)
    }
    let session = this.#sessions.get(who)
    if (!session) {
      session = {
        inside: 0,
        cost: 0,
        waiting: [],
        overSince: null,
        greedyUntil: 0,
        restsUntil: 0,
        seenAt: now,
        askedAt: now,
      }
      this.#sessions.set(who, session)
    }
    session.seenAt = now
    return session
  }

  /** Notes since when a session has wanted more than its part. */
  #watch(session: Session, now: number): void {
    const wanted = session.waiting.reduce((sum, { cost }) => sum + cost, session.cost)
    session.overSince = wanted > this.#limits.each ? (session.overSince ?? now) : null
  }

  /** Whoever asks without a pause has the house to themself while nobody else is there. */
  #isGreedy(session: Session, now: number): boolean {
    const { overSince } = session
    if (overSince !== null && now - overSince > GREEDY_AFTER_MS) session.greedyUntil = now + GREEDY_FOR_MS
    return now < session.greedyUntil && this.#sessions.size > 1
  }

  #mayEnter(session: Session, cost: number, now: number): boolean {
    if (session.inside === 0) return now >= session.restsUntil
    return !this.#isGreedy(session, now) && session.cost + cost <= this.#limits.each
  }

  /** Takes one of each session in turn, as long as there is room and somebody who may. */
  #serve(now: number): void {
    for (let passedBy = 0; passedBy < this.#line.length; ) {
      const session = this.#line.shift() as Session
      const [next] = session.waiting
      if (!next) continue
      if (!this.#hasRoom(next.cost)) {
        this.#line.unshift(session)
        return
      }
      if (this.#mayEnter(session, next.cost, now)) {
        session.waiting.shift()
        this.#letIn(session, next, now)
        passedBy = 0
      } else {
        passedBy++
        if (session.inside === 0) this.#wakeAt(session.restsUntil, now)
      }
      if (session.waiting.length > 0) this.#line.push(session)
    }
  }

  #hasRoom(cost: number): boolean {
    return this.#cost === 0 || this.#cost + cost <= this.#working
  }

  /** Learns from how long an answer took how much can be worked on at once. */
  #learn(took: number): void {
    const { each, working } = this.#limits
    if (took <= SLOW_MS) this.#working = Math.min(working, this.#working + 1 / QUICK_FOR_SLOW)
    else if (this.#waiting > 0) this.#working = Math.max(Math.min(each, working), this.#working - 1)
  }

  #letIn(session: Session, { cost, timer, answer }: Waiting, began: number): void {
    clearTimeout(timer)
    this.#waiting--
    this.#cost += cost
    session.cost += cost
    session.inside++
    let isInside = true
    answer({
      verdict: 'in',
      leave: () => {
        if (!isInside) return
        isInside = false
        const now = performance.now()
        this.#cost -= cost
        session.cost -= cost
        session.inside--
        session.seenAt = now
        this.#learn(now - began)
        if (this.#isGreedy(session, now))
          session.restsUntil = now + this.#restAfter(session, (now - began) * cost, now)
        this.#watch(session, now)
        this.#serve(now)
      },
    })
  }

  /** How long somebody greedy waits after an answer that took so long, all of it one after the other. */
  #restAfter(session: Session, took: number, now: number): number {
    const rest = Math.min(LONGEST_REST_MS, REST * took)
    if (!isEndless(session, now) || now - session.askedAt >= STILL_ASKS_MS) return rest
    const endless = [...this.#sessions.values()].filter(each => isEndless(each, now)).length
    return Math.max(rest, Math.min(LONGEST_ENDLESS_REST_MS, (ENDLESS_REST / endless) * took))
  }

  #wakeAt(at: number, now: number): void {
    if (this.#wakes) return
    this.#wakes = setTimeout(
      () => {
        this.#wakes = undefined
        this.#serve(performance.now())
      },
      Math.max(1, Math.ceil(at - now)),
    )
  }

  #lostPatience(session: Session, waiting: Waiting): void {
    const now = performance.now()
    const { patienceMs, ownPatienceMs } = this.#limits
    const waitsForHouse = !this.#hasRoom(waiting.cost)
    if (!waitsForHouse && now - waiting.since < ownPatienceMs) {
      waiting.timer = setTimeout(() => this.#lostPatience(session, waiting), patienceMs)
      return
    }
    session.waiting = session.waiting.filter(each => each !== waiting)
    if (session.waiting.length === 0) this.#line = this.#line.filter(each => each !== session)
    this.#waiting--
    this.#watch(session, now)
    waiting.answer(refusals[waitsForHouse ? 'busy' : 'too-many'])
  }
}

function isEndless({ overSince }: Session, now: number): boolean {
  return overSince !== null && now - overSince > ENDLESS_AFTER_MS
}
