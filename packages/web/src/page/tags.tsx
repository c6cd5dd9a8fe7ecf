/** How a tag looks; what it says is in its words. */
export type Tone = 'grey' | 'teal' | 'green' | 'amber' | 'red' | 'purple'

/** A state in one or two words. */
export function StateTag({ children, tone = 'grey' }: { readonly children: string; readonly tone?: Tone }) {
  return <strong className={`al-tag al-tag--${tone}`}>{children}</strong>
}

/** A promise with a date. */
export interface ClockProps {
  /** Working days left; negative when it is over. The server counts them, it knows the holidays. */
  readonly workingDays: number
  /** What is due, for someone who hears only the tag. */
  readonly what?: string
}

/** How long there is still time: in working days, as people count them. */
export function Clock({ workingDays, what }: ClockProps) {
  const look = workingDays < 0 ? 'over' : workingDays <= 1 ? 'soon' : 'far'
  return (
    <strong className={`al-clock al-clock--${look}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <path
          d="M8 4.5V8l2.3 1.6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
      </svg>
      {what ? <span className="nhsuk-u-visually-hidden">{what} </span> : null}
      {clockWords(workingDays)}
    </strong>
  )
}

/** The words of a clock. */
export function clockWords(workingDays: number): string {
  if (workingDays === 0) return 'due today'
  const days = Math.abs(workingDays)
  const words = `${days} working ${days === 1 ? 'day' : 'days'}`
  return workingDays < 0 ? `overdue by ${words}` : `due in ${words}`
}
