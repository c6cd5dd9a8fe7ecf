import { Clock } from '@alongside/web/page'

/** When something is due, as the server counted it. */
export interface DueOn {
  readonly at: string
  readonly workingDays: number
}

/** The clock of a row; nothing where nothing is due. */
export function Due({ due }: { readonly due: DueOn | null }) {
  return due === null ? null : <Clock workingDays={due.workingDays} />
}
