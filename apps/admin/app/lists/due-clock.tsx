import { Clock } from '@alongside/web/page'

/** How long there is still time, where something is waited for. */
export function DueClock({ daysLeft, what }: { readonly daysLeft: number | null; readonly what?: string }) {
  if (daysLeft === null) return null
  return <Clock workingDays={daysLeft} {...(what ? { what } : {})} />
}
