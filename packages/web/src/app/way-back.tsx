import { Link } from '@remix-run/react'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { TextField } from '../form/text-fields.tsx'
import { useAnswer } from '../form/use-answer.ts'
import { Page } from '../page/page.tsx'
import { Notice } from '../page/panels.tsx'
import { titled } from '../page/titled.ts'
import { NewPasswordFields } from './new-password-fields.tsx'

/** The title of both pages. */
export const wayBackMeta = titled('Get back in')

const back = { to: '/sign-in', label: 'Sign in' }

/** Somebody lost their phone, their passkey or their password. */
export function LostPage() {
  const isAsked = useAnswer<{ isAsked?: boolean }>()?.isAsked
  return (
    <Page
      title="Get back in"
      lead="If you lost your phone, your passkey or your password, two colleagues let you back in."
      back={back}
      narrow
    >
      {isAsked ? (
        <Notice title="Your request is on its way">
          If there is an account with this address, those who can help have been told. Meet two of them, or
          call them by video: they have to see that it is you. The second gives you a code. It works for one
          day.
        </Notice>
      ) : (
        <Form id="lost">
          <TextField name="email" label="Email address" type="email" autoComplete="username" />
          <SubmitButton busy="Asking…">Ask for help</SubmitButton>
        </Form>
      )}
      <p>
        <Link to="/sign-in/again">I have a code from a colleague</Link>
      </p>
    </Page>
  )
}

/** The code of two colleagues, and a new beginning. */
export function AgainPage() {
  return (
    <Page
      title="Enter the code from your colleague"
      lead="You choose a new password. What you lost opens nothing any more, and you are signed out everywhere."
      back={back}
      narrow
    >
      <Form id="again">
        <TextField name="code" label="Code" hint="Five groups of four letters and numbers." width={30} />
        <NewPasswordFields />
        <SubmitButton busy="Opening…">Begin anew</SubmitButton>
      </Form>
    </Page>
  )
}
