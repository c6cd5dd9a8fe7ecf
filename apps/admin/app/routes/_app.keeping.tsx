import { DataTable, Day, Empty, Moment, More, Page, Panel, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('Keeping and erasing')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.keeping.list.query())
}

/** Records whose time is over: a person decides about each, knowing what goes and what stays. */
export default function Keeping() {
  const { kept, erased } = useLoaderData<typeof loader>()
  const due = kept.filter(({ isDue }) => isDue)
  const later = kept.filter(({ isDue }) => !isDue)
  return (
    <Page
      title="Keeping and erasing"
      back={{ to: '/records', label: 'Records' }}
      lead="Nothing is erased by itself. When the time of a record is over, one of you looks at it and decides."
    >
      <TakeAlong list="keeping" />
      <h2 className="nhsuk-heading-m">To decide now</h2>
      {due.length === 0 ? <Empty>No record has come to the end of its time.</Empty> : null}
      {due.map(record => (
        <Panel key={record.dischargeId} title={record.called ?? 'Somebody without a name here'}>
          <p>
            {record.clinicName}. Kept until <Day on={record.keepUntil} />, last used{' '}
            <Moment at={record.lastUsed} />.
          </p>
          <div className="ad-pair">
            <div>
              <h3 className="nhsuk-heading-xs">What goes</h3>
              <ul className="nhsuk-list nhsuk-list--bullet">
                <li>the name, the number and every way of contact</li>
                <li>
                  {record.notes} written {record.notes === 1 ? 'note' : 'notes'}, in backups too
                </li>
                <li>goals and answers in their own words</li>
              </ul>
            </div>
            <div>
              <h3 className="nhsuk-heading-xs">What stays</h3>
              <ul className="nhsuk-list nhsuk-list--bullet">
                <li>
                  that {record.sessions} {record.sessions === 1 ? 'session' : 'sessions'} took place, for the
                  figures
                </li>
                <li>which steps were taken and when, without anybody in them</li>
                <li>who looked, under a number that leads nowhere</li>
              </ul>
            </div>
          </div>
          <div className="ad-deeds">
            <Link
              className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
              to={`/step/discharge/${record.dischargeId}/keepLonger`}
            >
              Keep it longer
            </Link>
            <Link
              className="nhsuk-button nhsuk-button--small nhsuk-button--warning"
              to={`/step/discharge/${record.dischargeId}/destroy`}
            >
              Erase it
            </Link>
          </div>
        </Panel>
      ))}
      <More summary={`Kept for now: ${later.length}`}>
        <DataTable
          caption="Kept for now"
          isCaptionHidden
          rows={later}
          rowKey={record => record.dischargeId}
          empty="No record is being kept."
          columns={[
            {
              key: 'who',
              header: 'Who',
              cell: record => (
                <Link to={`/people/${record.personId}`}>{record.called ?? 'Somebody without a name'}</Link>
              ),
            },
            { key: 'clinic', header: 'Clinic', cell: record => record.clinicName },
            { key: 'until', header: 'Kept until', cell: record => <Day on={record.keepUntil} /> },
          ]}
        />
      </More>
      <h2 className="nhsuk-heading-m">Who was erased</h2>
      <p>
        Only a number that leads nowhere. When a backup has to be brought back, these are erased again before
        anybody works with it.
      </p>
      <DataTable
        caption="Who was erased"
        isCaptionHidden
        rows={erased}
        rowKey={record => record.personId}
        empty="Nobody was erased yet."
        columns={[
          { key: 'number', header: 'Number', cell: record => record.personId.slice(0, 8) },
          { key: 'clinic', header: 'Clinic', cell: record => record.clinicName },
          { key: 'at', header: 'Erased', cell: record => <Moment at={record.at} /> },
        ]}
      />
    </Page>
  )
}
