import { type Instant, londonDateOf, londonTimeOf } from '@alongside/domain/time'
import { type FieldProps, Grouped } from './field-parts.tsx'
import { useFieldState, usePart } from './form-context.tsx'

const boxes = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const

/** A day as three boxes; the schema's field is one `PlainDate` such as `2026-03-29`. */
export function DateField({ name, hint = 'For example, 27 3 2026', ...rest }: FieldProps) {
  const field = useFieldState(name, hint)
  return (
    <Grouped {...rest} hint={hint} field={field} group>
      <div className="nhsuk-date-input">
        {boxes.map(box => (
          <Box key={box.part} {...box} name={name} field={field} />
        ))}
      </div>
    </Grouped>
  )
}

/** A day and a time of day in London; the schema's field is one `Instant`. */
export function MomentField({ name, hint = 'For example, 27 3 2026 at 14:30', ...rest }: FieldProps) {
  const field = useFieldState(name, hint)
  const typed = usePart(name, 'time')
  const [on, time] = field.value === '' ? ['', ''] : partsOfMoment(field.value as Instant)
  const timeId = `${field.id}-time`
  return (
    <Grouped {...rest} hint={hint} field={field} group>
      <div className="nhsuk-date-input">
        {boxes.map(box => (
          <Box key={box.part} {...box} name={name} field={{ ...field, value: on }} />
        ))}
        <div className="nhsuk-date-input__item">
          <label className="nhsuk-label nhsuk-date-input__label" htmlFor={timeId}>
            Time
          </label>
          <input
            className={`nhsuk-input nhsuk-date-input__input nhsuk-input--width-5 al-time${field.error ? ' nhsuk-input--error' : ''}`}
            id={timeId}
            name={`${field.name}-time`}
            type="time"
            defaultValue={typed ?? time}
            aria-invalid={field.error ? true : undefined}
          />
        </div>
      </div>
    </Grouped>
  )
}

function partsOfMoment(at: Instant): [on: string, time: string] {
  return [londonDateOf(at), londonTimeOf(at)]
}

function Box({
  part,
  label,
  width,
  name,
  field,
}: (typeof boxes)[number] & { readonly name: string; readonly field: ReturnType<typeof useFieldState> }) {
  const typed = usePart(name, part)
  // The first box carries the field's own id, so that the error summary leads to it.
  const id = part === 'day' ? field.id : `${field.id}-${part}`
  return (
    <div className="nhsuk-date-input__item">
      <label className="nhsuk-label nhsuk-date-input__label" htmlFor={id}>
        {label}
      </label>
      <input
        className={`nhsuk-input nhsuk-date-input__input nhsuk-input--width-${width}${field.error ? ' nhsuk-input--error' : ''}`}
        id={id}
        name={`${field.name}-${part}`}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={typed ?? partOf(field.value, part)}
        aria-invalid={field.error ? true : undefined}
      />
    </div>
  )
}

function partOf(on: string, part: (typeof boxes)[number]['part']): string {
  const [year = '', month = '', day = ''] = on.split('-')
  const text = { year, month, day }[part]
  return text === '' ? '' : String(Number(text))
}
