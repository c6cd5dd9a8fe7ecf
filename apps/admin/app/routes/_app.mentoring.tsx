import { Day, Moment, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DueCell, PersonCell, StateCell } from '../lists/cells.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { loadList } from '../lists/list-loader.server.ts'
import { ListPage } from '../lists/list-page.tsx'

export const meta = titled('Mentoring')

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
  return loadList(args, views, (api, query) => api.mentoring.list.query(query))
}

/** Everybody who has a mentor, and how it goes. */
export default function Mentoring() {
  const listing = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  return (
    <ListPage
      path="/mentoring"
      title="Mentoring"
      lead="Everybody who has a mentor, the soonest due first."
      views={views}
      listing={listing}
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
        listing.asked.view === 'open'
          ? 'Nobody has a mentor yet. Mentoring begins with an introduction.'
          : 'There is nobody in this view.'
      }
    />
  )
}
