import { dayInWords, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DueCell, NameCell, StateCell } from '../lists/cells.tsx'
import { loadList } from '../lists/list-loader.server.ts'
import { ListPage } from '../lists/list-page.tsx'
import { standingTones } from '../words.ts'

export const meta = titled('Standing')

const views = [
  ['open', 'All'],
  ['restricted', 'Nobody new'],
  ['left', 'Left'],
] as const

export function loader(args: LoaderFunctionArgs) {
  return loadList(args, views, (api, query) => api.standing.list.query(query))
}

/** Where each mentor stands at each place, and what runs out next. */
export default function Standings() {
  const listing = useLoaderData<typeof loader>()
  return (
    <ListPage
      path="/standing"
      title="Standing"
      lead="Each mentor at each place. What runs out stops new matches and takes nobody away."
      views={views}
      listing={listing}
      columns={[
        {
          key: 'who',
          header: 'Mentor',
          cell: row => (
            <NameCell to={`/standing/${row.id}`} under={row.clinicName}>
              {row.name ?? 'A mentor'}
            </NameCell>
          ),
        },
        {
          key: 'state',
          header: 'Standing',
          cell: row => <StateCell row={row} tone={standingTones[row.state as keyof typeof standingTones]} />,
        },
        { key: 'next', header: 'Runs out next', cell: row => runsOutNext(row.items) },
        { key: 'due', header: 'Look again', cell: row => <DueCell row={row} /> },
      ]}
      empty="Nobody in this view. Whoever is signed off in training gets a standing and comes to this page."
    />
  )
}

function runsOutNext(items: readonly { readonly label: string; readonly until: string | null }[]): string {
  const missing = items.find(({ until }) => until === null)
  if (missing) return `${missing.label}: missing`
  const [first] = items.toSorted((one, other) => ((one.until ?? '') < (other.until ?? '') ? -1 : 1))
  return first?.until ? `${first.label}, ${dayInWords(first.until)}` : '–'
}
