/** Dated steps in the order in which they happen. It only plans; `tell.ts` sends them through the doors. */
import type { ContactAnswers } from '@alongside/domain/contact-details'
import type { Filling, MeasureMoment } from '@alongside/domain/measures'
import {
  type Instant,
  londonInstant,
  londonTimeOf,
  type PlainDate,
  plainTime,
  plusDays,
  plusMs,
} from '@alongside/domain/time'
import { plusWorkingDays } from '@alongside/domain/working-days'
import type * as z from 'zod'

export interface Sending {
  readonly type: string
  readonly [field: string]: unknown
}

/** What is written down beside the lifecycles: a goal and its numbers, a measure. */
export type Note =
  | { readonly what: 'goal'; readonly text: string; readonly rating: number }
  | { readonly what: 'rate'; readonly moment: 'session' | 'review' | 'end'; readonly rating: number }
  | { readonly what: 'measure'; readonly moment: MeasureMoment; readonly filling: Filling }

type Deed =
  | Note
  | { readonly what: 'askContact'; readonly answers: z.input<typeof ContactAnswers> }
  | { readonly what: 'send'; readonly event: Sending }

export interface Step {
  readonly at: Instant
  /** The key of the worker. */
  readonly who: string
  readonly deed: Deed
}

const MINUTE = 60_000

/** Writes steps one after the other, each later than the one before. */
export class Diary {
  readonly steps: Step[] = []
  day: PlainDate

  constructor(begins: PlainDate) {
    this.day = begins
  }

  /** Goes on to a later working day. */
  afterWorkingDays(count: number): this {
    this.day = plusWorkingDays(this.day, count)
    return this
  }

  /** Goes on to a working day about so many calendar days later. */
  afterDays(count: number): this {
    this.day = plusWorkingDays(plusDays(this.day, count), 0)
    return this
  }

  /** A moment of the day that has been reached. */
  at(time: string): Instant {
    return londonInstant(this.day, plainTime(time))
  }

  sends(who: string, time: string, event: Sending): this {
    this.steps.push({ at: this.#free(time), who, deed: { what: 'send', event } })
    return this
  }

  notes(who: string, time: string, note: Note): this {
    this.steps.push({ at: this.#free(time), who, deed: note })
    return this
  }

  asksContact(who: string, time: string, answers: z.input<typeof ContactAnswers>): this {
    this.steps.push({ at: this.#free(time), who, deed: { what: 'askContact', answers } })
    return this
  }

  /** The last moment that is written down. */
  get last(): Instant {
    const last = this.steps.at(-1)
    if (!last) throw new Error('Nothing has happened yet')
    return last.at
  }

  /** The time asked for, or a minute after the last step of that day. */
  #free(time: string): Instant {
    const wanted = this.at(time)
    const before = this.steps.at(-1)?.at
    if (before === undefined || before < wanted) return wanted
    const next = plusMs(before, MINUTE)
    if (londonTimeOf(next) > '18:00') throw new Error(`The day is over at ${next}`)
    return next
  }
}
