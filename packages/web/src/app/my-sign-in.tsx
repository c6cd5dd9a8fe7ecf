import { useLoaderData } from '@remix-run/react'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { TextField } from '../form/text-fields.tsx'
import { Moment } from '../page/days.tsx'
import { Page } from '../page/page.tsx'
import { ButtonLink, Notice, Panel } from '../page/panels.tsx'
import { StateTag } from '../page/tags.tsx'
import { titled } from '../page/titled.ts'
import { KeyButton } from './key-button.tsx'
import type { Mine } from './my-sign-in.server.ts'
import { appWords, eventWords } from './my-sign-in.words.ts'

/** The title of the page. */
export const mySignInMeta = titled('My sign-in')

/** Somebody's own ways in: passkeys, the code app, where they are signed in, and what happened of late. */
export function MySignInPage() {
  const mine = useLoaderData<Mine>()
  return (
    <Page
      title="My sign-in"
      caption={mine.email}
      lead="How you get in, where you are signed in, and what happened of late."
      narrow
    >
      <Passkeys mine={mine} />
      <Panel
        title="Authenticator app"
        aside={mine.hasCode ? <StateTag tone="green">Set up</StateTag> : <StateTag>Not set up</StateTag>}
      >
        {mine.hasCode ? (
          <WithApp left={mine.spareCodes ?? 0} />
        ) : (
          <>
            <p>
              An app on your phone shows a 6-number code for signing in. It is good to have beside a passkey.
            </p>
            <ButtonLink to="/second-step" tone="secondary">
              Set up the app
            </ButtonLink>
          </>
        )}
      </Panel>
      <Panel title="Password">
        <p>If somebody else may know it, choose a new one.</p>
        <ButtonLink to="/my-sign-in/password" tone="secondary">
          Change the password
        </ButtonLink>
      </Panel>
      <Sessions mine={mine} />
      <Panel title="What happened of late">
        <ul className="nhsuk-list al-sign-in-events">
          {mine.events.map(({ id, at, what, app }) => (
            <li key={id}>
              <Moment at={at} />: {eventWords[what] ?? 'Something changed'}
              {app === null ? '' : ` (${appWords[app] ?? app})`}
            </li>
          ))}
        </ul>
        <p className="al-quiet">
          If you did not do one of these, sign out everywhere and tell your administrator today.
        </p>
      </Panel>
    </Page>
  )
}

/** What somebody has who set up an app: it, and the codes for the day on which the phone is not there. */
function WithApp({ left }: { readonly left: number }) {
  return (
    <>
      <p>After your password you enter a 6-number code. It works without a passkey, too.</p>
      {left > 3 ? (
        <p>You have {left} spare codes left.</p>
      ) : (
        <Notice
          title={
            left === 0
              ? 'You have no spare code left'
              : `You have ${left === 1 ? '1 spare code' : `${left} spare codes`} left`
          }
        >
          Make new ones, or a lost phone keeps you out.
        </Notice>
      )}
      <div className="nhsuk-button-group">
        <ButtonLink to="/my-sign-in/spare-codes" tone="secondary">
          Make new spare codes
        </ButtonLink>
        <ButtonLink to="/second-step" tone="secondary">
          Use another phone
        </ButtonLink>
      </div>
    </>
  )
}

function Passkeys({ mine: { passkeys, hasCode } }: { readonly mine: Mine }) {
  const isLast = passkeys.length === 1 && !hasCode
  return (
    <Panel title="Passkeys">
      <p>
        With a passkey your phone or computer signs you in by your finger, your face or its own number. Nobody
        can guess it or talk you out of it.
      </p>
      {passkeys.length === 1 ? (
        <Notice title="Add a second passkey">
          If you lose the device with your only passkey, two people have to let you back in. A second one on
          another device saves you that.
        </Notice>
      ) : null}
      <ul className="al-sign-in-list">
        {passkeys.map(({ id, name, madeAt, synced }, at) => (
          <li key={id} className="al-sign-in-item">
            <p>
              <strong>{name || `Passkey ${at + 1}`}</strong>
              {madeAt === null ? null : (
                <>
                  {' '}
                  made <Moment at={madeAt} />.
                </>
              )}{' '}
              {synced ? 'It is on all devices of one account.' : 'It is on one device.'}
            </p>
            <Form id={`name-${id}`} values={{ name }} className="al-form al-sign-in-name">
              <input type="hidden" name="what" value="name-passkey" />
              <input type="hidden" name="id" value={id} />
              <TextField name="name" label={`Name of passkey ${at + 1}`} labelSize="s" width={20} />
              <SubmitButton small tone="secondary">
                Keep the name
              </SubmitButton>
            </Form>
            {isLast ? (
              <p className="al-quiet">You cannot remove your last way in.</p>
            ) : (
              <Form id={`remove-${id}`}>
                <input type="hidden" name="what" value="remove-passkey" />
                <input type="hidden" name="id" value={id} />
                <SubmitButton small tone="warning" busy="Removing…">
                  Remove<span className="nhsuk-u-visually-hidden"> {name || `passkey ${at + 1}`}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <KeyButton what="register" label={passkeys.length === 0 ? 'Add a passkey' : 'Add another passkey'} />
      <noscript>
        <p>Adding a passkey needs JavaScript. The authenticator app below works without it.</p>
      </noscript>
    </Panel>
  )
}

function Sessions({ mine: { sessions } }: { readonly mine: Mine }) {
  return (
    <Panel title="Where you are signed in">
      <ul className="al-sign-in-list">
        {sessions.map(({ id, app, since, usedAt, isThis }) => (
          <li key={id} className="al-sign-in-item">
            <p>
              <strong>{app === null ? 'A program' : (appWords[app] ?? app)}</strong>{' '}
              {isThis ? <StateTag tone="teal">Here</StateTag> : null}
            </p>
            <p className="al-quiet">
              Since <Moment at={since} />, last used <Moment at={usedAt} />.
            </p>
            {isThis ? null : (
              <Form id={`end-${id}`}>
                <input type="hidden" name="what" value="end-session" />
                <input type="hidden" name="id" value={id} />
                <SubmitButton small tone="secondary" busy="Signing out…">
                  Sign out there
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form id="end-others">
          <input type="hidden" name="what" value="end-others" />
          <SubmitButton tone="secondary" busy="Signing out…">
            Sign out everywhere but here
          </SubmitButton>
        </Form>
      ) : null}
    </Panel>
  )
}
