import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { TextField } from '../form/text-fields.tsx'
import { Page } from '../page/page.tsx'
import { titled } from '../page/titled.ts'
import { NewPasswordFields } from './new-password-fields.tsx'

/** The title of the page. */
export const ownPasswordMeta = titled('Change the password')

/** Somebody chooses a new password. */
export function OwnPasswordPage() {
  return (
    <Page
      title="Change the password"
      lead="You stay signed in here. Everywhere else you are signed out."
      back={{ to: '/my-sign-in', label: 'My sign-in' }}
      narrow
    >
      <Form id="password">
        <TextField
          name="password"
          label="Password that you have now"
          type="password"
          autoComplete="current-password"
        />
        <NewPasswordFields />
        <SubmitButton busy="Changing…">Change the password</SubmitButton>
      </Form>
    </Page>
  )
}
