import { workingDaysLeft } from '@alongside/web/request.server'
import type { DueOn } from './due.tsx'

/** Counts the working days here, where the holidays and the clock are known; a page only shows them. */
export function dueOn(at: string | null): DueOn | null {
  return at === null ? null : { at, workingDays: workingDaysLeft(at) }
}
