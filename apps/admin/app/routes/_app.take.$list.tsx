import { takingReasons } from '@alongside/domain/access'
import { useCommandId } from '@alongside/web/form'
import { Notice, Page, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { takenLists } from '../lists/taken-lists.server.ts'

export const meta = titled('Take a list along')

export function loader(args: LoaderFunctionArgs) {
  const list = args.params.list ?? ''
  const found = Object.hasOwn(takenLists, list) ? takenLists[list] : undefined
  if (!found) throw new Response('', { status: 404 })
  const query = new URL(args.request.url).searchParams
  return load(args, async api => {
    await api.me.get.query()
    return {
      list,
      title: found.title,
      hasNames: found.hasNames,
      view: query.get('view') ?? 'all',
      clinic: query.get('clinic') ?? '',
      isMissing: query.get('missing') === 'reason',
    }
  })
}

/** A list with names leaves the house with a reason, and everybody on it can learn of that. */
export default function Take() {
  const { list, title, hasNames, view, clinic, isMissing } = useLoaderData<typeof loader>()
  const commandId = useCommandId('take')
  const error = isMissing ? 'take-error' : undefined
  return (
    <Page title={`${title}: take along`} back={{ to: `/${list}`, label: title }} narrow>
      {hasNames ? (
        <Notice title="There are names on it">
          It is written down who took it, when and why, for everybody on it to read. Keep it no longer than
          you need it.
        </Notice>
      ) : null}
      <form method="post" action={`/take/${list}/file`} className="al-form">
        <input type="hidden" name="view" value={view} />
        <input type="hidden" name="clinic" value={clinic} />
        <input type="hidden" name="commandId" value={commandId} />
        {hasNames ? (
          <div className={`nhsuk-form-group${isMissing ? ' nhsuk-form-group--error' : ''}`}>
            <fieldset className="nhsuk-fieldset" aria-describedby={error}>
              <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">
                Why do you take it?
              </legend>
              {isMissing ? (
                <span className="nhsuk-error-message" id="take-error">
                  <span className="nhsuk-u-visually-hidden">Error: </span>Choose why you take it
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
                    />
                    <label className="nhsuk-label nhsuk-radios__label" htmlFor={`reason-${value}`}>
                      {label}
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
          </div>
        ) : null}
        <div className="ad-deeds">
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
