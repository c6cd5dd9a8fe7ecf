import { writeFileSync } from 'node:fs'
import { londonDateOf, type PlainDate, plusDays } from '@alongside/domain/time'
import { expect } from '@playwright/test'
import { aheadFile } from '../stack/ahead-file.ts'
import type { Behind } from './behind.ts'

const DAY_MS = 86_400_000

/** The time of a walk in which days pass. */
export interface Ahead {
  /** The day that it is now for every program of this walk. */
  today(): PlainDate
  /** So many days pass: what is due in them has rung when this comes back. Whoever was signed in is so no longer. */
  passes(days: number): Promise<void>
}

/**
 * Sets every program of this walk ahead. The clock of this process and that of the database stay where they are: what the
 * database itself holds to a day, such as who covers for whom, is walked before days pass.
 */
export function aheadOf(course: string, behind: Behind): Ahead {
  let days = 0
  const today = () => plusDays(londonDateOf(new Date().toISOString() as never), days)
  return {
    today,
    passes: async more => {
      days += more
      writeFileSync(aheadFile(course), String(days * DAY_MS))
      const waiting = async () => {
        // the very word with which an event wakes the jobs: a program looks at its clock ten times a second
        await behind.run(`select pg_notify('alongside_wake', '')`)
        const [row] = await behind.run(
          `select count(*)::int as waiting from timer where run_at <= now() + $1 * interval '1 day'`,
          [days],
        )
        return row?.waiting
      }
      await expect.poll(waiting, { timeout: 60_000, intervals: [500] }).toBe(0)
    },
  }
}
