import { RadiosField } from '@alongside/web/form'

interface Clinic {
  readonly id: string
  readonly name: string
  readonly trustName: string
}

/** Which clinic; not asked of somebody who works for one. */
export function ClinicField({ clinics }: { readonly clinics: readonly Clinic[] }) {
  const [only] = clinics
  if (only && clinics.length === 1) return <input type="hidden" name="clinicId" value={only.id} />
  return (
    <RadiosField
      name="clinicId"
      label="Which clinic?"
      labelSize="s"
      choices={clinics.map(({ id, name, trustName }) => ({ value: id, label: name, hint: trustName }))}
    />
  )
}
