import { RadiosField } from '@alongside/web/form'

/** How the two spoke. */
export function HowField({ label }: { readonly label: string }) {
  return (
    <RadiosField
      name="how"
      label={label}
      labelSize="s"
      inline
      choices={[
        { value: 'inPerson', label: 'In person' },
        { value: 'phone', label: 'By phone' },
        { value: 'video', label: 'By video' },
      ]}
    />
  )
}

/** A question with a yes and a no; nothing is ticked beforehand. */
export function YesNoField({
  name,
  label,
  hint,
}: {
  readonly name: string
  readonly label: string
  readonly hint?: string
}) {
  return (
    <RadiosField
      name={name}
      label={label}
      labelSize="s"
      {...(hint === undefined ? {} : { hint })}
      inline
      choices={[
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ]}
    />
  )
}
