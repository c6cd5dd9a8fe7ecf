import type { ReactNode } from 'react'
import { useCommandId } from './command-id.ts'
import { Form } from './form.tsx'
import type { FormValues } from './form-result.ts'
import { SubmitButton } from './submit-button.tsx'

/** A form for one event of one lifecycle. */
export interface EventFormProps {
  /** The event's type, such as `logSession`. */
  readonly event: string
  /** The version of the record that this page shows. */
  readonly version: number
  /** What the button says. */
  readonly label: string
  readonly tone?: 'primary' | 'secondary' | 'warning'
  readonly small?: boolean
  /** Unique on the page; absent: the event's type. */
  readonly id?: string
  readonly action?: string
  readonly values?: FormValues
  /** What was typed at another time and kept, by the whole names of the boxes. */
  readonly typed?: FormValues
  /** Further buttons of the same form, beside its own. */
  readonly besides?: ReactNode
  /** The event's fields, named as in the event without the `event.` */
  readonly children?: ReactNode
}

/** Sends one event: its type, its fields, the version it was decided on and the id of this very command. */
export function EventForm({
  event,
  version,
  label,
  tone,
  small,
  id,
  action,
  values,
  typed,
  besides,
  children,
}: EventFormProps) {
  const formId = id ?? event
  const commandId = useCommandId(formId)
  return (
    <Form
      id={formId}
      prefix="event."
      className="al-event-form"
      {...(action === undefined ? {} : { action })}
      {...(values === undefined ? {} : { values })}
      {...(typed === undefined ? {} : { typed })}
    >
      <input type="hidden" name="event.type" value={event} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="commandId" value={commandId} />
      {children}
      <SubmitButton {...(tone ? { tone } : {})} {...(small ? { small } : {})}>
        {label}
      </SubmitButton>
      {besides}
    </Form>
  )
}
