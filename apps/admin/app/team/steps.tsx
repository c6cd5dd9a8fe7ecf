import { EventForm } from '@alongside/web/form'
import { More } from '@alongside/web/page'
import type { ReactNode } from 'react'

export interface Step {
  readonly type: string
  readonly label: string
  readonly hint: string
  readonly open: boolean
  readonly reasons: readonly string[]
}

/** The steps that may be taken now, each with its own questions; one that is closed says why. */
export function Steps({
  options,
  version,
  fields = {},
  warn = [],
}: {
  readonly options: readonly Step[]
  readonly version: number
  readonly fields?: Readonly<Record<string, ReactNode>>
  /** Steps that cannot be taken back. */
  readonly warn?: readonly string[]
}) {
  return (
    <div className="ad-team-steps">
      {options.map(({ type, label, hint, open, reasons }) => (
        <More key={type} summary={label}>
          <p>{hint}</p>
          {open ? (
            <EventForm
              event={type}
              version={version}
              label={label}
              tone={warn.includes(type) ? 'warning' : 'secondary'}
            >
              {fields[type]}
            </EventForm>
          ) : (
            reasons.map(reason => <p key={reason}>{reason}</p>)
          )}
        </More>
      ))}
    </div>
  )
}
