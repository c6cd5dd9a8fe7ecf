import { Day, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DueCell, PersonCell, StateCell } from '../lists/cells.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { loadList } from '../lists/list-loader.server.ts'
import { ListPage } from '../lists/list-page.tsx'
import { endingWords } from '../words.ts'

export const meta = titled('Endings')

const views = [
  ['open', 'Under way'],
  ['planned', 'Meeting to hold'],
  ['closingHeld', 'Summary to agree'],
  ['summaryAgreed', 'To close'],
  ['closed', 'Closed'],
  ['kept', 'Kept'],
  ['ended', 'Reopened or destroyed'],
] as const

export function loader(args: LoaderFunctionArgs) {
  return loadList(args, views, (api, query) => api.discharge.list.query(query))
}

/** Endings that are under way, and records that are kept. */
export default function Endings() {
  const listing = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  return (
    <ListPage
      path="/endings"
      title="Endings"
      lead="Endings that are under way, then the records that are kept for as long as they must."
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
        { key: 'why', header: 'Why it ends', cell: row => endingWords[row.reason] },
        {
          key: 'closed',
          header: 'Closed',
          cell: row => (row.closedAt ? <Day on={row.closedAt} /> : 'Not yet'),
        },
        { key: 'due', header: 'Due', cell: row => <DueCell row={row} /> },
      ]}
      empty={
        listing.asked.view === 'open'
          ? 'No ending is under way. One begins when a mentor or you plan it together with the person.'
          : 'There is nothing in this view.'
      }
    />
  )
}
