import { Link } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { TextField } from '../form/text-fields.tsx'
import { useAnswer } from '../form/use-answer.ts'
import { Page } from '../page/page.tsx'
import { titled } from '../page/titled.ts'

/** The title of the step. */
export const spareCodeMeta = titled('Sign in')

/** The second step of signing in, for somebody whose phone is not there. */
export function SpareCodePage() {
  return (
    <Page
      title="Enter a spare code"
      lead="You wrote spare codes down when you set up your app. Each one works once."
      back={{ to: '/sign-in/code', label: 'Use the app' }}
      narrow
    >
      <Form id="spare">
        <TextField
          name="code"
          label="Spare code"
          hint="Ten letters and numbers. It does not matter if they are large or small."
          width={20}
        />
        <SubmitButton busy="Checking…">Continue</SubmitButton>
      </Form>
      <p>
        <Link to="/sign-in/lost">I have no spare code left</Link>
      </p>
      <p>
        <Link to="/sign-in">Start again</Link>
      </p>
    </Page>
  )
}

/** The title of the page. */
export const spareCodesMeta = titled('New spare codes')

/** Somebody makes new spare codes, and sees them this one time. */
export function SpareCodesPage() {
  const codes = useAnswer<{ codes?: string[] }>()?.codes
  return (
    <Page
      title="New spare codes"
      lead="A spare code lets you in when your phone is not there. Each one works once."
      back={{ to: '/my-sign-in', label: 'My sign-in' }}
      narrow
    >
      {codes ? (
        <SeenOnce title="Write these down now">
          <p>We cannot show them again. Keep them away from your phone.</p>
          <SpareCodeList codes={codes} />
        </SeenOnce>
      ) : (
        <Form id="password">
          <p>The ones that you have now stop working.</p>
          <TextField
            name="password"
            label="Your password"
            hint="So that nobody else can do this on your open screen."
            type="password"
            autoComplete="current-password"
          />
          <SubmitButton busy="Making codes…">Make new codes</SubmitButton>
        </Form>
      )}
    </Page>
  )
}

/** What is shown this one time, in the place of the form that asked for it: the focus comes here, so that it is read out. */
export function SeenOnce({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    // a page that came with a mistake begins at the mistake
    if (!document.querySelector('.nhsuk-error-summary')) box.current?.focus()
  }, [])
  return (
    <section className="al-panel" ref={box} tabIndex={-1} aria-labelledby="seen-once">
      <h2 className="nhsuk-heading-m" id="seen-once">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Codes to be written down, one below the other. */
export function SpareCodeList({ codes }: { readonly codes: readonly string[] }) {
  return (
    <ul className="al-key">
      {codes.map(code => (
        <li key={code}>{code}</li>
      ))}
    </ul>
  )
}
