import { takingReasons } from '@alongside/domain/access'
import { useLoaderData } from '@remix-run/react'
import { useCommandId } from '../form/command-id.ts'
import { Page } from '../page/page.tsx'
import { Notice } from '../page/panels.tsx'
import type { takeLoader } from './take.server.ts'

const chooseWhy = 'Choose why you take it'
/** The summary leads to the first of the reasons. */
const withoutReason = { form: 'reason', errors: { [Object.keys(takingReasons)[0] ?? '']: [chooseWhy] } }

/** A list with names leaves the house with a reason, and everybody on it can learn of that. */
export function TakePage() {
  const { name, title, to, hasNames, view, clinic, of, isMissing, reason } =
    useLoaderData<typeof takeLoader>()
  const commandId = useCommandId('take')
  return (
    <Page
      title={`${title}: take along`}
      back={{ to, label: title }}
      narrow
      mistakes={isMissing ? withoutReason : undefined}
    >
      {hasNames ? (
        <Notice title="There are names on it">
          It is written down who took it, when and why, for everybody on it to read. Keep it no longer than
          you need it.
        </Notice>
      ) : null}
      <form method="post" action={`/take/${name}/file`} className="al-form">
        <input type="hidden" name="view" value={view} />
        <input type="hidden" name="clinic" value={clinic} />
        <input type="hidden" name="of" value={of} />
        <input type="hidden" name="commandId" value={commandId} />
        {hasNames ? <Why isMissing={isMissing} reason={reason} /> : null}
        <div className="nhsuk-button-group">
          <button className="nhsuk-button" type="submit" name="as" value="pdf">
            On paper (PDF)
          </button>
          <button className="nhsuk-button nhsuk-button--secondary" type="submit" name="as" value="csv">
            As a table (CSV)
          </button>
        </div>
      </form>
    </Page>
  )
}

function Why({ isMissing, reason }: { readonly isMissing: boolean; readonly reason: string }) {
  return (
    <div className={`nhsuk-form-group${isMissing ? ' nhsuk-form-group--error' : ''}`}>
      <fieldset className="nhsuk-fieldset" aria-describedby={isMissing ? 'take-error' : undefined}>
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">Why do you take it?</legend>
        {isMissing ? (
          <span className="nhsuk-error-message" id="take-error">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {chooseWhy}
          </span>
        ) : null}
        <div className="nhsuk-radios">
          {Object.entries(takingReasons).map(([value, label]) => (
            <div key={value} className="nhsuk-radios__item">
              <input
                className="nhsuk-radios__input"
                type="radio"
                id={`reason-${value}`}
                name="reason"
                value={value}
                defaultChecked={value === reason}
              />
              <label className="nhsuk-label nhsuk-radios__label" htmlFor={`reason-${value}`}>
                {label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
