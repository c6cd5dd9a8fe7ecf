import { Day, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { endedColumn, openColumns, PersonCell, StateCell } from '../lists/cells.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { loadList } from '../lists/list-loader.server.ts'
import { ListPage } from '../lists/list-page.tsx'
import { reasonWords } from '../words.ts'

export const meta = titled('Referrals')

const views = [
  ['released', 'To look at'],
  ['accepted', 'Accepted'],
  ['ended', 'Ended'],
  ['all', 'All'],
] as const

export function loader(args: LoaderFunctionArgs) {
  return loadList(args, views, (api, query) => api.referral.list.query(query))
}

/** What clinics have released to the team. */
export default function Referrals() {
  const listing = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  const isToDo = listing.asked.view === 'released'
  return (
    <ListPage
      path="/referrals"
      title="Referrals"
      lead="People whose clinic has released their name to you, because they agreed. Look at each within one working day."
      views={views}
      listing={listing}
      columns={[
        {
          key: 'who',
          header: 'Person',
          cell: row => <PersonCell row={row} clinic={clinicName(row.clinicId)} />,
        },
        { key: 'why', header: 'Why now', cell: row => reasonWords[row.reason] },
        { key: 'state', header: 'Where it stands', cell: row => <StateCell row={row} /> },
        {
          key: 'released',
          header: 'Released',
          cell: row => (row.releasedAt ? <Day on={row.releasedAt} /> : '–'),
        },
        ...(isToDo ? openColumns : [{ ...endedColumn, header: 'Decided' }]),
      ]}
      empty={
        isToDo
          ? 'Nothing is waiting for you to look at. A record comes here when a clinic releases it.'
          : 'There is nothing in this view.'
      }
    />
  )
}
