/**
 * Plays what somebody asked for, course by course, in the jobs process. How far it is stands in its row, so that it can
 * be seen and stopped; a process that dies lets go of it, and the next one begins it anew with the same chance.
 */
import { setImmediate as breath } from 'node:timers/promises'
import {
  type Instant,
  londonDateOf,
  type PlainDate,
  plusDays,
  plusMs,
  weekdayOf,
} from '@alongside/domain/time'
import {
  changedWay,
  differencesOf,
  type Figures,
  figuresOf,
  outlookFrom,
  type Question,
  type Scenario,
  simulate,
  todaysWay,
} from '@alongside/domain/what-if'
import { sql } from 'kysely'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import type { Result } from './what-if.views.ts'

/** Longer than any course takes, and short enough that nobody waits long for a process that died. */
const HELD_MS = 60_000

interface Asked {
  readonly id: string
  readonly askedAt: Instant
  readonly question: Question
  readonly seed: number
  readonly courses: number
}

/** Plays everything that waits; gives how many were played to the end and what went wrong. */
export async function playWhatIfs(doors: Doors): Promise<{ played: number; failed: readonly unknown[] }> {
  const failed: unknown[] = []
  for (let played = 0; ; ) {
    const asked = await takeNext(doors)
    if (!asked) return { played, failed }
    try {
      if (await play(doors, asked)) played += 1
    } catch (error) {
      failed.push(error)
      await end(doors, asked.id, 'failed', null)
    }
  }
}

async function takeNext(doors: Doors): Promise<Asked | undefined> {
  const at = doors.now()
  return acting(doors.orm, system, async ({ db }) =>
    db
      .updateTable('what_if')
      .set({ state: 'playing', played: 0, held_until: plusMs(at, HELD_MS) })
      .where('id', '=', eb =>
        eb
          .selectFrom('what_if')
          .select('id')
          .where(({ and, or, eb: is }) =>
            or([is('state', '=', 'waiting'), and([is('state', '=', 'playing'), is('held_until', '<', at)])]),
          )
          .orderBy('asked_at')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      )
      .returning(['id', 'asked_at as askedAt', 'question', 'seed', 'courses'])
      .executeTakeFirst(),
  )
}

/** Whether it was played to the end; it is not when somebody stopped it. */
async function play(doors: Doors, { id, askedAt, question, seed, courses }: Asked): Promise<boolean> {
  // as it would go from the next Monday on, with the bank holidays of that year
  const startOn = mondayAfter(londonDateOf(askedAt))
  const ways = { today: todaysWay(question), change: changedWay(question) }
  const figures: { today: Figures[]; change: Figures[] } = { today: [], change: [] }
  let weeks: Parameters<typeof outlookFrom>[1] = []
  let changedWeeks = weeks
  for (let nth = 0; nth < courses; nth++) {
    // the same chance for both, so that they differ by what was changed
    const one = (scenario: Scenario) => simulate(scenario, seed + nth, startOn)
    const today = one(ways.today)
    await breath()
    const change = one(ways.change)
    await breath()
    weeks = today.weeks
    changedWeeks = change.weeks
    figures.today.push(figuresOf(today, question.targetDays))
    figures.change.push(figuresOf(change, question.targetDays))
    if (!(await goesOn(doors, id, nth + 1))) return false
  }
  const result: Result = {
    today: outlookFrom(figures.today, weeks),
    change: outlookFrom(figures.change, changedWeeks),
    differences: differencesOf(figures.today, figures.change),
  }
  return end(doors, id, 'done', result)
}

/** Says how far it is, and hears whether somebody stopped it. */
async function goesOn(doors: Doors, id: string, played: number): Promise<boolean> {
  const moved = await acting(doors.orm, system, ({ db }) =>
    db
      .updateTable('what_if')
      .set({ played, held_until: plusMs(doors.now(), HELD_MS) })
      .where('id', '=', id)
      .where('state', '=', 'playing')
      .executeTakeFirst(),
  )
  return moved.numUpdatedRows > 0n
}

async function end(
  doors: Doors,
  id: string,
  state: 'done' | 'failed',
  result: Result | null,
): Promise<boolean> {
  const moved = await acting(doors.orm, system, ({ db }) =>
    db
      .updateTable('what_if')
      .set({
        state,
        ended_at: doors.now(),
        held_until: null,
        result: result === null ? null : sql`${JSON.stringify(result)}::jsonb`,
      })
      .where('id', '=', id)
      .where('state', '=', 'playing')
      .executeTakeFirst(),
  )
  return moved.numUpdatedRows > 0n
}

function mondayAfter(on: PlainDate): PlainDate {
  return plusDays(on, 8 - weekdayOf(on))
}
