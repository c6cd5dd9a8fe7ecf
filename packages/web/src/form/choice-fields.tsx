import { Fragment, type ReactNode } from 'react'
import { type FieldProps, Grouped, Labelled } from './field-parts.tsx'
import { useFieldState } from './form-context.tsx'

/** One answer of a choice. */
export interface Choice {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** A further question that belongs to this answer alone; it stands under it whether or not it is chosen. */
  readonly more?: ReactNode
}

/** Choices as radios or checkboxes. */
export interface ChoicesProps extends FieldProps {
  readonly choices: readonly Choice[]
  /** Side by side where there is room: for two short answers. */
  readonly inline?: boolean
  readonly small?: boolean
  /** `tiles`: two to a row, for many ticks with a thumb. `chips`: short answers in a row, such as numbers. */
  readonly look?: 'tiles' | 'chips'
}

/** One answer of a few. */
export function RadiosField(props: ChoicesProps) {
  return <Choices kind="radios" type="radio" {...props} />
}

/** Any number of answers of a few; the schema's field is an array. */
export function CheckboxesField(props: ChoicesProps) {
  return <Choices kind="checkboxes" type="checkbox" {...props} />
}

function Choices({
  kind,
  type,
  name,
  hint,
  choices,
  inline,
  small,
  look,
  ...rest
}: ChoicesProps & { readonly kind: 'radios' | 'checkboxes'; readonly type: 'radio' | 'checkbox' }) {
  const field = useFieldState(name, hint)
  const block = `nhsuk-${kind}`
  return (
    <Grouped {...rest} hint={hint} field={field}>
      <div
        className={`${block}${inline ? ` ${block}--inline` : ''}${small ? ` ${block}--small` : ''}${look ? ` al-${look}` : ''}`}
      >
        {choices.map((choice, index) => {
          // The first box carries the field's own id, so that the error summary leads to it.
          const id = index === 0 ? field.id : `${field.id}-${index + 1}`
          return (
            <Fragment key={choice.value}>
              <div className={`${block}__item`}>
                <input
                  className={`${block}__input`}
                  id={id}
                  name={field.name}
                  type={type}
                  value={choice.value}
                  defaultChecked={field.values.includes(choice.value)}
                  aria-describedby={choice.hint ? `${id}-item-hint` : undefined}
                />
                <label className={`nhsuk-label ${block}__label`} htmlFor={id}>
                  {choice.label}
                </label>
                {choice.hint ? (
                  <div className={`nhsuk-hint ${block}__hint`} id={`${id}-item-hint`}>
                    {choice.hint}
                  </div>
                ) : null}
              </div>
              {choice.more ? <div className={`${block}__conditional al-more`}>{choice.more}</div> : null}
            </Fragment>
          )
        })}
      </div>
    </Grouped>
  )
}

/** Yes or no, each said in so many words; a boolean in the schema. */
export function YesNoField({
  yes = 'Yes',
  no = 'No',
  ...props
}: Omit<ChoicesProps, 'choices'> & { readonly yes?: string; readonly no?: string }) {
  return (
    <RadiosField
      inline
      {...props}
      choices={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
    />
  )
}

/** A single yes: true in the schema when ticked, and false when not. */
export function TickField({ name, label, hint }: Omit<FieldProps, 'labelSize' | 'optional'>) {
  const field = useFieldState(name, hint)
  return (
    <div className={`nhsuk-form-group${field.error ? ' nhsuk-form-group--error' : ''}`}>
      {field.error ? (
        <span className="nhsuk-error-message" id={field.errorId}>
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {field.error}
        </span>
      ) : null}
      {/* A browser says nothing of a box without a tick; this says that the question was asked. */}
      <input type="hidden" name="tick" value={field.name} />
      <div className="nhsuk-checkboxes">
        <div className="nhsuk-checkboxes__item">
          <input
            className="nhsuk-checkboxes__input"
            id={field.id}
            name={field.name}
            type="checkbox"
            defaultChecked={field.value === 'on' || field.value === 'true'}
            aria-describedby={field.describedBy}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={field.id}>
            {label}
          </label>
          {hint ? (
            <div className="nhsuk-hint nhsuk-checkboxes__hint" id={field.hintId}>
              {hint}
            </div>
          ) : null}
        </div>
      </div>
    </div>
  )
}

/** A long list of answers. */
export interface SelectFieldProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** The first line, which counts as no answer. */
  readonly none?: string
}

/** One answer of many. Up to about seven, radios are easier. */
export function SelectField({ name, hint, choices, none = 'Choose one', ...rest }: SelectFieldProps) {
  const field = useFieldState(name, hint)
  return (
    <Labelled {...rest} hint={hint} field={field}>
      <select
        className={`nhsuk-select${field.error ? ' nhsuk-select--error' : ''}`}
        id={field.id}
        name={field.name}
        defaultValue={field.value}
        aria-describedby={field.describedBy}
        aria-invalid={field.error ? true : undefined}
      >
        <option value="">{none}</option>
        {choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
