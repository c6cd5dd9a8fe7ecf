import { useLoaderData } from '@remix-run/react'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { TextField } from '../form/text-fields.tsx'
import { useAnswer } from '../form/use-answer.ts'
import { Page } from '../page/page.tsx'
import { titled } from '../page/titled.ts'
import { useApp } from './frame-data.ts'
import { IdleGuard } from './idle-guard.tsx'
import { KeyButton } from './key-button.tsx'
import type { SecondStepKey } from './second-step.server.ts'
import { SeenOnce, SpareCodeList } from './spare-codes.tsx'

/** The title of the page. */
export const secondStepMeta = titled('Second step')

/**
 * Sets up an authenticator app for an account that has only a password. The page stands outside the frame of those who
 * are signed in, and what it shows must not be left standing either.
 */
export function SecondStepPage() {
  const { hasCode } = useLoaderData<{ hasCode?: boolean }>()
  return (
    <>
      {hasCode ? <OtherPhonePage /> : <SetUpPage />}
      <IdleGuard minutes={useApp().idleMinutes} />
    </>
  )
}

function SetUpPage() {
  const shown = useAnswer<{ shown?: SecondStepKey }>()?.shown
  return (
    <Page
      title="Set up your second step"
      lead="Your account reaches people’s records, so signing in takes more than a password. Choose one of two ways."
      narrow
    >
      <h2 className="nhsuk-heading-m">With a passkey</h2>
      <p>
        Your phone or computer signs you in by your finger, your face or its own number. This is the safest
        way.
      </p>
      <KeyButton what="register" label="Make a passkey" />
      <noscript>
        <p>Making a passkey needs JavaScript. The authenticator app below works without it.</p>
      </noscript>
      <h2 className="nhsuk-heading-m">With an authenticator app</h2>
      {shown ? (
        <KeyToAdd shown={shown} />
      ) : (
        <Form id="password">
          <TextField
            name="password"
            label="Your password"
            hint="So that nobody else can do this on your open screen."
            type="password"
            autoComplete="current-password"
          />
          <SubmitButton tone="secondary" busy="Making a key…">
            Show me a key
          </SubmitButton>
        </Form>
      )}
      <h3 className="nhsuk-heading-s">Enter the code</h3>
      <Form id="code">
        {shown ? <KeptKey shown={shown} /> : null}
        <TextField
          name="code"
          label="6-number code"
          hint="Once the key is in your app, it shows a new number every 30 seconds."
          inputMode="numeric"
          autoComplete="one-time-code"
          width={10}
        />
        <SubmitButton busy="Checking…">Finish</SubmitButton>
      </Form>
    </Page>
  )
}

/** Somebody’s app is on a phone that is lost, or that they no longer use. */
function OtherPhonePage() {
  return (
    <Page
      title="Use another phone"
      lead="The app on the phone of before lets nobody in any more. Then you set up the app anew."
      back={{ to: '/my-sign-in', label: 'My sign-in' }}
      narrow
    >
      <Form id="other-phone">
        <TextField
          name="password"
          label="Your password"
          hint="So that nobody else can do this on your open screen."
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton tone="warning" busy="Taking it away…">
          Take the old app away
        </SubmitButton>
      </Form>
    </Page>
  )
}

/** The key goes along with the code: after a wrong one it has to be there still, and nobody else keeps it readable. */
function KeptKey({ shown: { address, spareCodes } }: { readonly shown: SecondStepKey }) {
  return (
    <>
      <input type="hidden" name="shown.address" value={address} />
      {spareCodes.map(code => (
        <input key={code} type="hidden" name="shown.spareCodes" value={code} />
      ))}
    </>
  )
}

function KeyToAdd({ shown }: { readonly shown: SecondStepKey }) {
  return (
    <SeenOnce title="Add this key to your app">
      <p>
        <a href={shown.address}>Open it in the app</a> if you are on your phone, or type it in:
      </p>
      <p className="al-key">{shown.key.match(/.{1,4}/g)?.join(' ')}</p>
      <p>Write these down for the day on which your phone is lost. Each works once.</p>
      <SpareCodeList codes={shown.spareCodes} />
    </SeenOnce>
  )
}
