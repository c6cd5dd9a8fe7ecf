import { EventForm, type FormValues } from '@alongside/web/form'
import { ButtonLink, Notice, Page } from '@alongside/web/page'
import type { ReactNode } from 'react'

/** One step as the API offers it, on the record that it belongs to. */
export interface StepFacts {
  readonly step: {
    readonly type: string
    readonly label: string
    readonly hint: string
    readonly open: boolean
    readonly reasons: readonly string[]
  }
  readonly version: number
  readonly recordId: string
  readonly personId: string
  readonly called: string
}

/** The page of one step: what it means, its questions, one button. A step that is closed says why instead. */
export function StepPage({
  facts: { step, version, recordId, personId, called },
  title,
  lead,
  button,
  tone,
  values,
  before,
  after,
  children,
}: {
  readonly facts: StepFacts
  /** Absent: what the button of the step is called. */
  readonly title?: string
  readonly lead?: ReactNode
  readonly button: string
  readonly tone?: 'primary' | 'secondary' | 'warning'
  readonly values?: FormValues
  /** What must be seen before the questions. */
  readonly before?: ReactNode
  readonly after?: ReactNode
  readonly children?: ReactNode
}) {
  const back = { to: `/people/${personId}`, label: 'Back' }
  return (
    <Page narrow title={title ?? step.label} caption={called} lead={lead ?? step.hint} back={back}>
      {before}
      {step.open ? (
        <EventForm
          event={step.type}
          version={version}
          label={button}
          {...(tone ? { tone } : {})}
          {...(values ? { values } : {})}
        >
          <input type="hidden" name="recordId" value={recordId} />
          {children}
        </EventForm>
      ) : (
        <Notice title="Not yet" tone="warning">
          {step.reasons.map(reason => (
            <p key={reason}>{reason}</p>
          ))}
          <ButtonLink to={back.to} tone="secondary">
            Back
          </ButtonLink>
        </Notice>
      )}
      {step.open && after ? <div className="al-after">{after}</div> : null}
    </Page>
  )
}
