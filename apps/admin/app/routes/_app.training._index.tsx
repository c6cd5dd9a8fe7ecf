import { ButtonLink, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { endedColumn, NameCell, openColumns, StateCell } from '../lists/cells.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { loadList } from '../lists/list-loader.server.ts'
import { ListPage } from '../lists/list-page.tsx'

export const meta = titled('Training')

const views = [
  ['open', 'All who learn'],
  ['learning', 'Learning'],
  ['practice', 'Practice'],
  ['signOff', 'Signing off'],
  ['ended', 'Ended'],
] as const

export function loader(args: LoaderFunctionArgs) {
  return loadList(args, views, (api, query) => api.training.list.query(query))
}

/** Who learns, how far they are, and who waits for something. */
export default function Training() {
  const listing = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  return (
    <ListPage
      path="/training"
      title="Training"
      lead="Who learns, how far they are, and what waits for you."
      views={views}
      listing={listing}
      deeds={
        <ButtonLink to="/training/groups" small>
          Groups and taught days
        </ButtonLink>
      }
      columns={[
        {
          key: 'who',
          header: 'Who',
          cell: row => (
            <NameCell to={`/training/${row.id}`} under={clinicName(row.clinicId)}>
              {row.name ?? 'Somebody'}
            </NameCell>
          ),
        },
        { key: 'state', header: 'Where they are', cell: row => <StateCell row={row} /> },
        {
          key: 'far',
          header: 'Learned',
          cell: row => `${row.modulesDone} of ${row.modulesOf} modules, ${row.hoursLearned} hours`,
        },
        ...(listing.asked.view === 'ended' ? [endedColumn] : openColumns),
      ]}
      empty="Nobody in this view. Whoever is cleared in recruitment begins training and comes to this page."
    />
  )
}
