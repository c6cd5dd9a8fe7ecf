import { InvitedRole, invitedRoleWords } from '@alongside/domain/account'
import { CheckboxesField, CommandField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { More } from '@alongside/web/page'

interface Trust {
  readonly name: string
  readonly clinics: readonly { readonly id: string; readonly name: string }[]
}

/** Gives somebody who works here another role, with the clinics that go with it. */
export function ChangeRole({
  role,
  clinicIds,
  trusts,
}: {
  readonly role: string
  readonly clinicIds: readonly string[]
  readonly trusts: readonly Trust[]
}) {
  return (
    <More summary="Change what they do">
      <p>They are signed out, and sign in with the new role. What they wrote in the old one stays theirs.</p>
      <Form id="role" values={{ clinicIds: [...clinicIds] }}>
        <input type="hidden" name="deed" value="role" />
        <CommandField form="role" />
        <RadiosField
          name="role"
          label="What will they do?"
          labelSize="s"
          choices={InvitedRole.options
            .filter(each => each !== role)
            .map(each => ({ value: each, ...invitedRoleWords[each] }))}
        />
        <CheckboxesField
          name="clinicIds"
          label="At which clinics?"
          labelSize="s"
          hint="None for an analyst or an administrator."
          small
          optional
          choices={trusts.flatMap(trust =>
            trust.clinics.map(clinic => ({ value: clinic.id, label: clinic.name, hint: trust.name })),
          )}
        />
        <SubmitButton tone="secondary">Give them this role</SubmitButton>
      </Form>
    </More>
  )
}
