/**
 * A story of one lifecycle, told step by step, for tests, seeds and pictures. A story never changes: each step gives
 * the next one. Its clocks ring by themselves when time passes, as the jobs would let them.
 */
import type { Effect } from '../effects.ts'
import {
  type Advanced,
  advance,
  type Declined,
  type Lifecycle,
  type Option,
  options,
  type Position,
  pathOf,
  type Stamped,
  type StateWords,
  start,
  stateOf,
  type TimerOp,
  wordsOf,
} from '../lifecycle.ts'
import {
  fromMs,
  type Instant,
  instant,
  londonDateOf,
  londonInstant,
  londonTimeOf,
  plainDate,
  plainTime,
  toMs,
} from '../time.ts'
import { instantPlusDays, instantPlusMinutes, instantPlusWorkingDays } from '../working-days.ts'

/** What a story is told from: enough to tell it again. */
export interface Journal<Facts = unknown> {
  input: unknown
  startedAt: Instant
  events: Stamped<Facts>[]
}

interface Page<Context, Facts> {
  position: Position<Context>
  journal: Journal<Facts>
  /** The clocks that are running, by key. */
  pending: ReadonlyMap<string, Instant>
  /** What the last step asked of the world. */
  effects: Effect[]
  timers: TimerOp[]
  at: Instant
  facts: Facts
}

/** How much time passes. */
export type Span = { days: number } | { workingDays: number } | { minutes: number }

/** A Tuesday morning in winter, on which every story begins unless it says otherwise. */
export const aTuesday = instant('2026-01-06T09:00:00.000Z')

/** The moment at which London's clocks show this, such as `2026-01-06 09:00`. */
export function london(text: string): Instant {
  const [day = '', time = '00:00'] = text.split(' ')
  return londonInstant(plainDate(day), plainTime(time))
}

/** A moment as London's clocks show it. */
export function inLondon(at: Instant): string {
  return `${londonDateOf(at)} ${londonTimeOf(at)}`
}

export class Story<Command extends { type: string }, Facts, Context> {
  readonly lifecycle: Lifecycle
  private readonly page: Page<Context, Facts>

  constructor(lifecycle: Lifecycle, input: unknown, facts: Facts, at: Instant = aTuesday) {
    this.lifecycle = lifecycle
    const step = start<Context>(lifecycle, input, at)
    this.page = {
      position: step.next,
      journal: { input, startedAt: at, events: [] },
      pending: pendingAfter(new Map(), step.timers),
      effects: step.effects,
      timers: step.timers,
      at,
      facts,
    }
  }

  get position(): Position<Context> {
    return this.page.position
  }

  get context(): Context {
    return this.page.position.context
  }

  get journal(): Journal<Facts> {
    return this.page.journal
  }

  /** What the last step asked of the world. */
  get effects(): Effect[] {
    return this.page.effects
  }

  /** The clocks that the last step started and stopped. */
  get timers(): TimerOp[] {
    return this.page.timers
  }

  get at(): Instant {
    return this.page.at
  }

  get facts(): Facts {
    return this.page.facts
  }

  /** The whole path of the state, such as `matching.proposed`. */
  get path(): string {
    return pathOf(this.page.position)
  }

  /** The top-level state, as lists show it. */
  get state(): string {
    return stateOf(this.page.position)
  }

  get ended(): boolean {
    return this.page.position.status === 'done'
  }

  get words(): StateWords {
    return wordsOf(this.lifecycle, this.page.position)
  }

  /** The running clocks and when each rings, as London's clocks show it. */
  get clocks(): Record<string, string> {
    return Object.fromEntries([...this.page.pending].map(([key, at]) => [key, inLondon(at)]))
  }

  /** The same story at another moment of the same state, without anything ringing. */
  when(at: Instant): this {
    return this.retold({ at })
  }

  /** The same story with other facts from now on. */
  given(facts: Partial<Facts>): this {
    return this.retold({ facts: { ...this.page.facts, ...facts } })
  }

  /** Somebody does something. Throws with the reasons when it cannot be done. */
  sends(command: Command): this {
    return this.takes(command)
  }

  /** What comes of somebody's trying something; the story stays where it is. */
  tries(command: Command): Advanced<Context> {
    return this.advanced(command)
  }

  /** Why something cannot be done now. Throws when it can. */
  declines(command: Command): Declined {
    const answer = this.advanced(command)
    if (answer.ok) throw new Error(`${command.type} was taken in ${this.path}`)
    return answer.declined
  }

  /** The reasons for which a rule refuses something now; empty when it is taken or there is no such step. */
  reasonsAgainst(command: Command): string[] {
    const answer = this.advanced(command)
    return !answer.ok && answer.declined.code === 'refused' ? answer.declined.reasons : []
  }

  /** The buttons that somebody would see. */
  buttons(): Option[] {
    return options(this.lifecycle, this.page.position, this.page.facts, this.page.at)
  }

  /** Waits until a clock rings, and lets only that clock ring. */
  rings(key: string): this {
    const due = this.page.pending.get(key)
    if (due === undefined) throw new Error(`no clock ${key} is running in ${this.path}`)
    // a clock that was already over when it was started rings now
    const at = fromMs(Math.max(toMs(due), toMs(this.page.at)))
    return this.retold({ at }).takes({ type: `timer.${key}` })
  }

  /** Time passes, and whatever is due rings on the way, earliest first. */
  passes(span: Span): this {
    return this.until(laterBy(this.page.at, span))
  }

  /** As `passes`, up to a moment. */
  until(end: Instant): this {
    let story: this = this
    for (let rung = 0; rung < 1000; rung += 1) {
      const [next] = [...story.page.pending].filter(([, due]) => due <= end).sort(byDue)
      if (!next) return story.retold({ at: end })
      story = story.rings(next[0])
    }
    throw new Error(`a clock of ${this.path} rings without end`)
  }

  private advanced(event: { type: string }): Advanced<Context> {
    const { at, facts } = this.page
    return advance<Context>(this.lifecycle, this.page.position, { ...event, at, facts })
  }

  private takes(event: { type: string }): this {
    const { at, facts, journal, pending } = this.page
    const answer = this.advanced(event)
    if (!answer.ok)
      throw new Error(`${event.type} was not taken in ${this.path}: ${JSON.stringify(answer.declined)}`)
    return this.retold({
      position: answer.next,
      journal: { ...journal, events: [...journal.events, { ...event, at, facts }] },
      pending: pendingAfter(pending, answer.timers, event.type),
      effects: answer.effects,
      timers: answer.timers,
    })
  }

  private retold(change: Partial<Page<Context, Facts>>): this {
    const next = Object.create(Object.getPrototypeOf(this)) as this
    return Object.assign(next, this, { page: { ...this.page, ...change } })
  }
}

/** The clocks that run after a step: the one that rang has stopped, unless the step set it again. */
export function pendingAfter(
  before: ReadonlyMap<string, Instant>,
  timers: readonly TimerOp[],
  rang = '',
): ReadonlyMap<string, Instant> {
  const pending = new Map(before)
  pending.delete(rang.replace(/^timer\./, ''))
  for (const timer of timers) {
    if (timer.op === 'set') pending.set(timer.key, timer.runAt)
    else pending.delete(timer.key)
  }
  return pending
}

export function laterBy(at: Instant, span: Span): Instant {
  if ('minutes' in span) return instantPlusMinutes(at, span.minutes)
  return 'days' in span ? instantPlusDays(at, span.days) : instantPlusWorkingDays(at, span.workingDays)
}

function byDue([oneKey, one]: [string, Instant], [otherKey, other]: [string, Instant]): number {
  return one < other || (one === other && oneKey < otherKey) ? -1 : 1
}
