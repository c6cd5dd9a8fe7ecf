import { Clock, StateTag } from '@alongside/web/page'

/** When something is due, as the server counted it. */
export interface DueOn {
  readonly at: string
  readonly workingDays: number
}

/**
 * The clock of a row; nothing where nothing is due. What was reminded of is late, although the reminder has set the
 * clock anew.
 */
export function Due({ due, isLate }: { readonly due: DueOn | null; readonly isLate?: boolean }) {
  if (due === null) return null
  if (isLate && due.workingDays >= 0) return <StateTag tone="red">Overdue</StateTag>
  return <Clock workingDays={due.workingDays} />
}
