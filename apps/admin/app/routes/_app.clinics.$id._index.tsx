import { clocksInWords, settingGroups, valuesInWords } from '@alongside/domain/clinic-settings-words'
import { useAccount } from '@alongside/web/frame'
import { Day, More, Notice, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Deeds } from '../accounts/deeds.tsx'
import { SettledRows } from '../clinics/settled-rows.tsx'

export const meta = titled('A clinic')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.places.clinic.query({ id: args.params.id ?? '' }))
}

/** What one clinic settled: what holds today, what is coming, and what was. */
export default function Clinic() {
  const clinic = useLoaderData<typeof loader>()
  const mayChange = useAccount()?.role === 'administrator'
  const coming = clinic.rows.filter(({ standing }) => standing === 'coming')
  return (
    <Page
      title={clinic.name}
      caption={clinic.trustName}
      back={{ to: '/clinics', label: 'Clinics' }}
      lead={
        <>
          Works with us since <Day on={clinic.openedOn} />.
        </>
      }
    >
      {mayChange ? (
        <p>
          <Link to={`/clinics/rename/clinic/${clinic.id}`}>Give it another name</Link>
          {' · '}
          <Link to={`/clinics/${clinic.id}/deputies`}>Who covers when somebody does not act</Link>
        </p>
      ) : null}
      {coming.length > 0 ? (
        <Notice title="Something is coming">
          <SettledRows rows={coming} />
        </Notice>
      ) : null}
      <h2 className="nhsuk-heading-m">What holds today</h2>
      <div className="ad-settings">
        {settingGroups.map(group => {
          const clocks = clocksInWords(clinic.now, group.key)
          return (
            <Panel
              key={group.key}
              title={group.title}
              aside={
                group.key === 'words' ? (
                  <Link to={`/clinics/${clinic.id}/words`}>
                    Look at them<span className="nhsuk-u-visually-hidden">: {group.title}</span>
                  </Link>
                ) : mayChange ? (
                  <Link to={`/clinics/${clinic.id}/${group.key}`}>
                    Change<span className="nhsuk-u-visually-hidden">: {group.title}</span>
                  </Link>
                ) : null
              }
            >
              <dl className="ad-settled">
                {valuesInWords(clinic.now, group.key).map(({ label, value }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              {clocks.length > 0 ? (
                <More summary="When each clock rings">
                  <ul className="nhsuk-list nhsuk-list--bullet">
                    {clocks.map(clock => (
                      <li key={clock}>{clock}</li>
                    ))}
                  </ul>
                </More>
              ) : null}
            </Panel>
          )
        })}
      </div>
      <Panel title="What was settled, and when" aside={<StateTag>{`${clinic.rows.length} in all`}</StateTag>}>
        {clinic.rows.length === 0 ? (
          <p>Nothing was settled yet: the usual holds.</p>
        ) : (
          <SettledRows rows={clinic.rows} />
        )}
      </Panel>
      <Deeds title="What was done with this clinic" deeds={clinic.deeds} />
    </Page>
  )
}
