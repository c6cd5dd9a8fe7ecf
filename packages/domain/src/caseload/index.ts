/** A mentor's caseload: what each person waits for now, what has waited longest, and what may be said in praise. */
import { type Instant, toMs } from '../time.ts'

/** One open record of somebody whom a mentor supports, as far as their work with it goes. */
export interface Case {
  readonly kind: 'mentoring' | 'discharge'
  readonly state: string
  readonly openedAt: Instant
  readonly stateSince: Instant
  readonly dueAt: Instant | null
  readonly lastSessionAt: Instant | null
  readonly nextSessionAt: Instant | null
  readonly checkedInAt: Instant | null
}

/** What a mentor does next with somebody. */
export type Task =
  | 'checkOut'
  | 'writeUp'
  | 'reachOut'
  | 'review'
  | 'firstMeeting'
  | 'plan'
  | 'closingMeeting'
  | 'summary'
  | 'close'

export interface Work {
  readonly task: Task
  /** Since when it waits. */
  readonly since: Instant
  /** Its time has run out. */
  readonly isLate: boolean
}

const endings: Readonly<Record<string, Task>> = {
  planned: 'closingMeeting',
  closingHeld: 'summary',
  summaryAgreed: 'close',
}

const HOUR_MS = 3_600_000

/** What this person waits for; null when nothing is for the mentor to do. */
export function workOn(one: Case, at: Instant): Work | null {
  const isLate = one.dueAt !== null && one.dueAt < at
  if (one.kind === 'discharge') {
    const task = endings[one.state]
    return task ? { task, since: one.stateSince, isLate } : null
  }
  if (one.checkedInAt !== null)
    return { task: 'checkOut', since: one.checkedInAt, isLate: hoursSince(one.checkedInAt, at) > 1 }
  if (one.nextSessionAt !== null && one.nextSessionAt <= at)
    return { task: 'writeUp', since: one.nextSessionAt, isLate }
  if (one.state === 'notHeardFrom') return { task: 'reachOut', since: one.stateSince, isLate }
  if (one.state === 'reviewDue') return { task: 'review', since: one.stateSince, isLate }
  if (one.state !== 'active' || one.nextSessionAt !== null) return null
  return one.lastSessionAt === null
    ? { task: 'firstMeeting', since: one.openedAt, isLate: false }
    : { task: 'plan', since: one.lastSessionAt, isLate: false }
}

function hoursSince(then: Instant, at: Instant): number {
  return (toMs(at) - toMs(then)) / HOUR_MS
}

/** Somebody inside first, then what is late, then what can be done; in each the one that has waited longest. */
export function inOrder<W extends Work>(works: readonly W[]): W[] {
  return [...works].sort(
    (one, other) =>
      Number(other.task === 'checkOut') - Number(one.task === 'checkOut') ||
      Number(other.isLate) - Number(one.isLate) ||
      Number(one.task === 'plan') - Number(other.task === 'plan') ||
      toMs(one.since) - toMs(other.since),
  )
}

/** How a mentor's last four weeks went. */
export interface Lately {
  /** Sessions that were held. */
  readonly held: number
  /** Sessions that were written up on the day on which they were held. */
  readonly sameDay: number
  /** People who had not been heard from and are back. */
  readonly cameBack: number
  /** What waits now. */
  readonly waiting: number
}

/** What deserves a kind word, in a sentence; null when there is nothing to say that is true. */
export function praiseFor({ held, sameDay, cameBack, waiting }: Lately): string | null {
  if (cameBack > 0)
    return cameBack === 1
      ? 'Somebody who had gone quiet is back in touch. That was you keeping the door open.'
      : `${cameBack} people who had gone quiet are back in touch. That was you keeping the door open.`
  if (held >= 3 && sameDay === held)
    return `You wrote up all ${held} sessions of the last four weeks on the same day. That helps more than you think.`
  if (waiting === 0 && held > 0)
    return `You are up to date, with ${held} ${held === 1 ? 'session' : 'sessions'} held in the last four weeks. Thank you.`
  return waiting === 0 ? 'You are up to date. Nothing waits for you.' : null
}

export * from './cover.rules.ts'
