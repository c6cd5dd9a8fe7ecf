import type { ReactNode } from 'react'
import { ClosedStep } from '../page/closed-step.tsx'
import { EventForm } from './event-form.tsx'
import { useFormResult } from './form.tsx'
import type { FormValues } from './form-result.ts'

/** One event as the API offers it: possible now, or closed with the reasons why. */
export interface Offered {
  readonly event: string
  readonly label: string
  readonly allowed: boolean
  readonly reasons: readonly string[]
}

/** What a page adds to an offered event. */
export interface StepParts {
  /** The fields to fill in; absent: the button alone is enough. */
  readonly fields?: ReactNode
  /** A sentence under the button: what will happen. */
  readonly about?: ReactNode
  readonly tone?: 'primary' | 'secondary' | 'warning'
  readonly values?: FormValues
}

/** The steps that a person may take from here. */
export interface NextStepsProps {
  readonly events: readonly Offered[]
  readonly version: number
  /** What each event looks like, by its type. */
  readonly parts?: Readonly<Record<string, StepParts>>
  readonly heading?: string
}

/**
 * Buttons for what may happen next. A step with fields opens in place, without JavaScript too; a step that is closed
 * stays visible, greyed out, and says why.
 */
export function NextSteps({ events, version, parts = {}, heading = 'Next steps' }: NextStepsProps) {
  const result = useFormResult()
  if (events.length === 0) return null
  return (
    <section className="al-steps" aria-labelledby="next-steps">
      <h2 className="nhsuk-heading-m" id="next-steps">
        {heading}
      </h2>
      {events.map((offered, index) => (
        <Step
          key={offered.event}
          offered={offered}
          version={version}
          parts={parts[offered.event] ?? {}}
          isFirst={index === 0}
          isOpen={result?.form === offered.event}
        />
      ))}
    </section>
  )
}

function Step({
  offered,
  version,
  parts,
  isFirst,
  isOpen,
}: {
  readonly offered: Offered
  readonly version: number
  readonly parts: StepParts
  readonly isFirst: boolean
  readonly isOpen: boolean
}) {
  if (!offered.allowed)
    return (
      <div className="al-step al-step--closed">
        <ClosedStep id={offered.event} label={offered.label} reasons={offered.reasons} />
      </div>
    )
  const tone = parts.tone ?? (isFirst && !parts.fields ? 'primary' : 'secondary')
  if (!parts.fields) {
    return (
      <div className="al-step">
        <EventForm event={offered.event} version={version} label={offered.label} tone={tone} />
        {parts.about ? <p className="al-step__about">{parts.about}</p> : null}
      </div>
    )
  }
  return (
    <details className="al-step al-step--form" open={isOpen}>
      <summary className="al-step__summary">
        <span className="al-step__label">{offered.label}</span>
      </summary>
      <div className="al-step__fields">
        {parts.about ? <p>{parts.about}</p> : null}
        <EventForm
          event={offered.event}
          version={version}
          label={offered.label}
          tone={parts.tone ?? 'primary'}
          {...(parts.values ? { values: parts.values } : {})}
        >
          {parts.fields}
        </EventForm>
      </div>
    </details>
  )
}
