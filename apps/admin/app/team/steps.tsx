import { EventForm, useFormResult } from '@alongside/web/form'
import type { ReactNode } from 'react'

export interface Step {
  readonly type: string
  readonly label: string
  readonly hint: string
  readonly open: boolean
  readonly reasons: readonly string[]
}

const exits = ['notNow', 'defer', 'notSelect', 'couldNotClear', 'withdraw', 'leave']

/** What goes on stands first, and ways out last. */
function exitsLast(one: Step, other: Step): number {
  return exits.indexOf(one.type) - exits.indexOf(other.type)
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
  const sent = useFormResult()
  return (
    <div className="ad-team-steps">
      {[...options].sort(exitsLast).map(({ type, label, hint, open, reasons }) => (
        // a form that came back with a mistake stands open, with and without a script
        <details key={type} className="nhsuk-details" open={sent?.form === type}>
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">{label}</span>
          </summary>
          <div className="nhsuk-details__text">
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
          </div>
        </details>
      ))}
    </div>
  )
}
