import { Clock, StateTag } from '@alongside/web/page'

/** When something is due, as the server counted it. */
export interface DueOn {
  readonly workingDays: number
  readonly isLate: boolean
}

/** The clock of a row; nothing where nothing is due. What was due this morning is late by no whole day yet. */
export function Due({ due }: { readonly due: DueOn | null }) {
  if (due === null) return null
  if (due.isLate && due.workingDays >= 0) return <StateTag tone="red">Overdue</StateTag>
  return <Clock workingDays={due.workingDays} />
}
