import { concernCategoryWords } from '@alongside/domain/concern'
import { Moment, StateTag, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DueCell, NameCell, StateCell } from '../lists/cells.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { loadList } from '../lists/list-loader.server.ts'
import { ListPage } from '../lists/list-page.tsx'

export const meta = titled('Concerns')

const views = [
  ['open', 'Open'],
  ['raised', 'To take on'],
  ['triaged', 'To decide'],
  ['acting', 'Being acted on'],
  ['ended', 'Ended'],
] as const

export function loader(args: LoaderFunctionArgs) {
  return loadList(args, views, (api, query) => api.concern.list.query(query))
}

/** Every concern of these clinics, what is due first. */
export default function Concerns() {
  const listing = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  return (
    <ListPage
      path="/concerns"
      title="Concerns"
      lead="Worries about somebody’s safety. The safeguarding lead decides on each, the same day."
      views={views}
      listing={listing}
      columns={[
        {
          key: 'who',
          header: 'About',
          cell: row => (
            <NameCell to={`/concerns/${row.id}`} under={clinicName(row.clinicId)}>
              {row.name ?? 'Somebody without a name here'}
            </NameCell>
          ),
        },
        { key: 'what', header: 'What', cell: row => concernCategoryWords[row.category] },
        { key: 'when', header: 'Raised', cell: row => <Moment at={row.openedAt} /> },
        {
          key: 'state',
          header: 'Where it stands',
          cell: row => (
            <>
              <StateCell
                row={row}
                tone={row.status === 'done' ? 'green' : row.state === 'raised' ? 'amber' : 'teal'}
              />{' '}
              {row.urgentSince !== null && row.status === 'active' ? (
                <StateTag tone="red">Urgent</StateTag>
              ) : null}
            </>
          ),
        },
        { key: 'due', header: 'Due', cell: row => <DueCell row={row} /> },
      ]}
      empty="No concern in this view. Whoever is worried about somebody raises one, and it comes to this page."
    />
  )
}
