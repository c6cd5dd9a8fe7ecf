import { workingDaysLeft } from '@alongside/web/request.server'
import type { DueOn } from './due.tsx'

/** Counts the working days here, where the holidays and the clock are known; a page only shows them. */
export function dueOn(
  item: { readonly dueAt: string | null; readonly overdue: boolean } | null,
): DueOn | null {
  return item?.dueAt ? { workingDays: workingDaysLeft(item.dueAt), isLate: item.overdue } : null
}
