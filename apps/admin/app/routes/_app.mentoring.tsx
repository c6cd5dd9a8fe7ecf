import { DataTable, Day, Moment, Page, Pagination, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { withClocks } from '../clocks.server.ts'
import { DueCell, PersonCell, StateCell } from '../lists/cells.tsx'
import { askedFrom, neighbours, queryOf } from '../lists/list-address.ts'
import { ListHead, useClinicName } from '../lists/list-head.tsx'

export const meta = titled('Mentoring')

const path = '/mentoring'
const views = [
  ['open', 'Everybody'],
  ['active', 'Meeting'],
  ['reviewDue', 'Review due'],
  ['notHeardFrom', 'Not heard from'],
  ['changingMentor', 'Changing mentor'],
  ['paused', 'Paused'],
  ['ended', 'Ended'],
] as const

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, [
    'open',
    'active',
    'reviewDue',
    'notHeardFrom',
    'changingMentor',
    'paused',
    'ended',
  ])
  return load(args, async api => {
    const page = await api.mentoring.list.query(queryOf(asked))
    return { asked, counts: page.counts, rows: page.rows.map(row => withClocks(row)), next: page.next }
  })
}

/** Everybody who has a mentor, and how it goes. */
export default function Mentoring() {
  const { asked, counts, rows, next } = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  return (
    <Page title="Mentoring" lead="Everybody who has a mentor, the soonest due first.">
      <ListHead
        path={path}
        label="Views of mentoring"
        views={views}
        counts={counts}
        view={asked.view}
        clinicId={asked.clinicId}
      />
      <div className="ad-list">
        <DataTable
          caption="Mentoring"
          isCaptionHidden
          rows={rows}
          rowKey={row => row.id}
          columns={[
            {
              key: 'who',
              header: 'Person',
              cell: row => <PersonCell row={row} clinic={clinicName(row.clinicId)} />,
            },
            { key: 'mentor', header: 'Mentor', cell: row => row.mentorCalled ?? '–' },
            { key: 'state', header: 'Where it stands', cell: row => <StateCell row={row} /> },
            {
              key: 'sessions',
              header: 'Sessions',
              isNumber: true,
              cell: row => `${row.sessions} of ${row.reviewAtSession}`,
            },
            {
              key: 'last',
              header: 'Last met',
              cell: row => (row.lastSessionAt ? <Day on={row.lastSessionAt} /> : 'Not yet'),
            },
            {
              key: 'next',
              header: 'Next',
              cell: row => (row.nextSessionAt ? <Moment at={row.nextSessionAt} /> : 'Not planned'),
            },
            { key: 'due', header: 'Due', cell: row => <DueCell row={row} /> },
          ]}
          empty={
            asked.view === 'open'
              ? 'Nobody has a mentor yet. Mentoring begins with an introduction.'
              : 'There is nobody in this view.'
          }
        />
      </div>
      <Pagination {...neighbours(path, asked, next)} label="Pages of mentoring" />
    </Page>
  )
}
