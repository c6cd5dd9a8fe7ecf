import type { ReactNode } from 'react'
import type { FieldState } from './form-context.tsx'

/** What every field of the kit takes. */
export interface FieldProps {
  /** The name in the schema; inside an `EventForm` without the `event.` */
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** Makes the label the size of a heading: `s`, `m`, `l`. */
  readonly labelSize?: 's' | 'm' | 'l'
  /** Adds "(optional)" to the label; everything else must be answered. */
  readonly optional?: boolean
}

/** The words of a label or legend. */
function LabelWords({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  return (
    <>
      {label}
      {optional ? <span className="al-optional"> (optional)</span> : null}
    </>
  )
}

/** The hint and the error, in the order in which they are read out. */
function HintAndError({ hint, field }: { readonly hint?: ReactNode; readonly field: FieldState }) {
  return (
    <>
      {hint ? (
        <div className="nhsuk-hint" id={field.hintId}>
          {hint}
        </div>
      ) : null}
      {field.error ? (
        <span className="nhsuk-error-message" id={field.errorId}>
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {field.error}
        </span>
      ) : null}
    </>
  )
}

/** A field of one box: label, hint, error, box. */
export function Labelled({
  label,
  labelSize,
  optional,
  hint,
  field,
  children,
}: Omit<FieldProps, 'name'> & { readonly field: FieldState; readonly children: ReactNode }) {
  return (
    <div className={`nhsuk-form-group${field.error ? ' nhsuk-form-group--error' : ''}`}>
      <label className={`nhsuk-label${labelSize ? ` nhsuk-label--${labelSize}` : ''}`} htmlFor={field.id}>
        <LabelWords label={label} {...(optional ? { optional } : {})} />
      </label>
      <HintAndError hint={hint} field={field} />
      {children}
    </div>
  )
}

/** A field of several boxes: one question as legend, hint, error, boxes. */
export function Grouped({
  label,
  labelSize,
  optional,
  hint,
  field,
  group,
  children,
}: Omit<FieldProps, 'name'> & {
  readonly field: FieldState
  /** Text boxes are announced as a group; radios and checkboxes announce themselves. */
  readonly group?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={`nhsuk-form-group${field.error ? ' nhsuk-form-group--error' : ''}`}>
      <fieldset
        className="nhsuk-fieldset"
        aria-describedby={field.describedBy}
        {...(group ? { role: 'group' } : {})}
      >
        <legend
          className={`nhsuk-fieldset__legend${labelSize ? ` nhsuk-fieldset__legend--${labelSize}` : ''}`}
        >
          <LabelWords label={label} {...(optional ? { optional } : {})} />
        </legend>
        <HintAndError hint={hint} field={field} />
        {children}
      </fieldset>
    </div>
  )
}
