import { Clock } from '@alongside/web/page'

/** From so many working days on nobody counts days. */
const FAR = 65
const IN_A_MONTH = 21

/** How long there is still time, where something is waited for. */
export function DueClock({ daysLeft, what }: { readonly daysLeft: number | null; readonly what?: string }) {
  if (daysLeft === null) return null
  if (daysLeft > FAR) return <span className="al-quiet">{farInWords(Math.round(daysLeft / IN_A_MONTH))}</span>
  return <Clock workingDays={daysLeft} {...(what ? { what } : {})} />
}

function farInWords(months: number): string {
  return months < 24 ? `in ${months} months` : `in ${Math.round(months / 12)} years`
}
