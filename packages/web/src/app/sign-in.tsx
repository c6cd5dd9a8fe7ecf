import { Link, useLoaderData } from '@remix-run/react'
import { InsetText } from 'nhsuk-react-components'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { TextField } from '../form/text-fields.tsx'
import { Page } from '../page/page.tsx'
import { titled } from '../page/titled.ts'
import { KeyButton } from './key-button.tsx'

/** The title of both steps. */
export const signInMeta = titled('Sign in')

/** The first step of signing in. */
export function SignInPage() {
  const data = useLoaderData<{
    isIdle?: boolean
    isNotKnown?: boolean
    back?: string
    trusts?: { id: string; name: string }[]
  }>()
  return (
    <Page title="Sign in" narrow>
      {data.isIdle ? (
        <InsetText>
          <p>You were away for a while, so we cleared the screen.</p>
        </InsetText>
      ) : null}
      {data.isNotKnown ? (
        <InsetText>
          <p>
            That did not work. If your trust knows you, ask who looks after your clinic for an invitation.
          </p>
        </InsetText>
      ) : null}
      {(data.trusts ?? []).map(({ id, name }) => (
        <p key={id}>
          <a
            className="nhsuk-button nhsuk-button--secondary"
            href={`/sign-in/trust/${id}?${new URLSearchParams({ back: data.back ?? '/' })}`}
          >
            Sign in through {name}
          </a>
        </p>
      ))}
      <Form id="sign-in">
        <TextField name="email" label="Email address" type="email" autoComplete="username" />
        <TextField name="password" label="Password" type="password" autoComplete="current-password" />
        <SubmitButton busy="Signing in…">Sign in</SubmitButton>
      </Form>
      <KeyButton what="sign-in" label="Sign in with a passkey" back={data.back ?? '/'} />
      <p>
        <Link to="/sign-in/lost">I cannot sign in</Link>
      </p>
      <p>You need an invitation to have an account. If you have none, ask your coordinator or your clinic.</p>
    </Page>
  )
}

/** The second step of signing in. */
export function CodePage() {
  return (
    <Page title="Enter your code" narrow>
      <Form id="code">
        <TextField
          name="code"
          label="6-number code"
          hint="Open your authenticator app and enter the number that it shows for Alongside."
          inputMode="numeric"
          autoComplete="one-time-code"
          width={10}
        />
        <SubmitButton busy="Checking…">Continue</SubmitButton>
      </Form>
      <p>
        <Link to="/sign-in/spare">My phone is not here: use a spare code</Link>
      </p>
      <p>
        <Link to="/sign-in">Start again</Link>
      </p>
    </Page>
  )
}
