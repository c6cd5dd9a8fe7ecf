import type { HTMLInputAutoCompleteAttribute } from 'react'
import { type FieldProps, Labelled } from './field-parts.tsx'
import { useFieldState } from './form-context.tsx'

/** A single line. */
export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search'
  /** How wide the box is, in characters it should hold; absent: as wide as the column. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  /** Words after the box, such as `minutes`. */
  readonly suffix?: string
}

/** One line of text: a name, a number, an address, a password. */
export function TextField({
  name,
  hint,
  type = 'text',
  width,
  inputMode,
  autoComplete,
  suffix,
  ...rest
}: TextFieldProps) {
  const field = useFieldState(name, hint)
  const input = (
    <input
      className={`nhsuk-input${width ? ` nhsuk-input--width-${width}` : ''}${field.error ? ' nhsuk-input--error' : ''}`}
      id={field.id}
      name={field.name}
      type={type}
      // What was typed stays; a password never travels back.
      defaultValue={type === 'password' ? undefined : field.value}
      aria-describedby={field.describedBy}
      aria-invalid={field.error ? true : undefined}
      inputMode={inputMode}
      autoComplete={autoComplete ?? 'off'}
      spellCheck={type === 'text' ? undefined : false}
    />
  )
  return (
    <Labelled {...rest} hint={hint} field={field}>
      <MayStayEmpty {...rest} name={field.name} />
      {suffix ? (
        <div className="nhsuk-input-wrapper">
          {input}
          <div className="nhsuk-input-wrapper__suffix" aria-hidden="true">
            {suffix}
          </div>
        </div>
      ) : (
        input
      )}
    </Labelled>
  )
}

/** Lets an optional box stay empty where the schema expects a text. */
function MayStayEmpty({ name, optional }: { readonly name: string; readonly optional?: boolean }) {
  return optional ? <input type="hidden" name="blank" value={name} /> : null
}

/** Several lines. */
export interface TextAreaFieldProps extends FieldProps {
  readonly rows?: number
  /** The language that is written in it, and the way it runs, where it is not that of the page. */
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}

/** Several lines of text: a note, a reason. */
export function TextAreaField({ name, hint, rows = 5, lang, dir, ...rest }: TextAreaFieldProps) {
  const field = useFieldState(name, hint)
  return (
    <Labelled {...rest} hint={hint} field={field}>
      <MayStayEmpty {...rest} name={field.name} />
      <textarea
        className={`nhsuk-textarea${field.error ? ' nhsuk-textarea--error' : ''}`}
        id={field.id}
        name={field.name}
        rows={rows}
        lang={lang}
        dir={dir}
        defaultValue={field.value}
        aria-describedby={field.describedBy}
        aria-invalid={field.error ? true : undefined}
        autoComplete="off"
      />
    </Labelled>
  )
}

/** A time of day, typed as `14:30`; the browser may offer its clock. */
export function TimeField({ name, hint = 'For example, 14:30', ...rest }: FieldProps) {
  const field = useFieldState(name, hint)
  return (
    <Labelled {...rest} hint={hint} field={field}>
      <input
        className={`nhsuk-input nhsuk-input--width-10${field.error ? ' nhsuk-input--error' : ''}`}
        id={field.id}
        name={field.name}
        type="time"
        defaultValue={field.value}
        aria-describedby={field.describedBy}
        aria-invalid={field.error ? true : undefined}
      />
    </Labelled>
  )
}

/** A file. The form around it needs `upload`. */
export interface FileFieldProps extends FieldProps {
  /** Kinds of file that the browser offers first, such as `.csv,text/csv`. */
  readonly accept?: string
}

/** A file from the person's machine. */
export function FileField({ name, hint, accept, ...rest }: FileFieldProps) {
  const field = useFieldState(name, hint)
  return (
    <Labelled {...rest} hint={hint} field={field}>
      <input
        className={`nhsuk-input al-file${field.error ? ' nhsuk-input--error' : ''}`}
        id={field.id}
        name={field.name}
        type="file"
        accept={accept}
        aria-describedby={field.describedBy}
        aria-invalid={field.error ? true : undefined}
      />
    </Labelled>
  )
}
