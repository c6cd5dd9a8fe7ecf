import { EventForm, type FormValues, useFormResult } from '@alongside/web/form'
import { ButtonLink, Notice, Page, Written } from '@alongside/web/page'
import type { ReactNode } from 'react'

/** One step as the API offers it, on the record that it belongs to. */
export interface StepFacts {
  /** Null where the record stands at a place that has no such step. */
  readonly step: {
    readonly type: string
    readonly label: string
    readonly hint: string
    readonly open: boolean
    readonly reasons: readonly string[]
  } | null
  readonly version: number
  readonly recordId: string
  readonly personId: string
  readonly called: string
  /** Where the record stands now, and what it waits for there. */
  readonly state: string
  readonly waitsFor: string
  /** What happened to it last, the newest first. */
  readonly lately: readonly { readonly recordId: string; readonly seq: number; readonly words: string }[]
}

/** The page of one step: what it means, its questions, one button. A step that is closed says why instead. */
export function StepPage({
  facts: { step, version, recordId, personId, called, state, waitsFor, lately },
  title,
  lead,
  button,
  tone,
  values,
  typed,
  besides,
  above,
  before,
  after,
  children,
}: {
  readonly facts: StepFacts
  readonly title: string
  readonly lead?: ReactNode
  readonly button: string
  readonly tone?: 'primary' | 'secondary' | 'warning'
  readonly values?: FormValues
  readonly typed?: FormValues | undefined
  readonly besides?: ReactNode
  /** What must be seen first, whether or not the step can be taken. */
  readonly above?: ReactNode
  /** What must be seen before the questions, where they are asked. */
  readonly before?: ReactNode
  readonly after?: ReactNode
  readonly children?: ReactNode
}) {
  const back = { to: `/people/${personId}`, label: 'Back' }
  return (
    <Page
      narrow
      title={title}
      caption={called}
      lead={step?.open ? (lead ?? step.hint) : undefined}
      back={back}
    >
      <Meanwhile version={version} recordId={recordId} lately={lately} />
      {above}
      {step?.open ? before : null}
      {step?.open ? (
        <EventForm
          event={step.type}
          version={version}
          label={button}
          {...(tone ? { tone } : {})}
          {...(values ? { values } : {})}
          {...(typed ? { typed } : {})}
          {...(besides ? { besides } : {})}
        >
          <input type="hidden" name="recordId" value={recordId} />
          {children}
        </EventForm>
      ) : (
        <Notice title={step ? 'Not yet' : 'This is not for now'} tone="warning">
          {step ? (
            step.reasons.map(reason => <p key={reason}>{reason}</p>)
          ) : (
            <>
              <p>
                Where they are: <strong>{state}</strong>. It waits for {waitsFor}.
              </p>
              {lately[0] ? <p>Last: {lately[0].words}.</p> : null}
            </>
          )}
          <ButtonLink to={back.to} tone="secondary">
            Back
          </ButtonLink>
        </Notice>
      )}
      {step?.open ? null : <Written />}
      {step?.open && after ? <div className="al-after">{after}</div> : null}
    </Page>
  )
}

/** What others did since the page was opened from which something was just sent. What was typed is still there. */
function Meanwhile({ version, recordId, lately }: Pick<StepFacts, 'version' | 'recordId' | 'lately'>) {
  const sent = useFormResult()?.values
  const seen = sent?.recordId === recordId ? Number(sent.version ?? version) : version
  const news = lately.filter(each => each.recordId === recordId && each.seq > seen)
  if (seen >= version || news.length === 0) return null
  return (
    <Notice title="What changed meanwhile" tone="warning">
      <ul>
        {news.map(({ seq, words }) => (
          <li key={seq}>{words}</li>
        ))}
      </ul>
      <p>What you typed is still here. Look at it again, then send it if it still holds.</p>
    </Notice>
  )
}
