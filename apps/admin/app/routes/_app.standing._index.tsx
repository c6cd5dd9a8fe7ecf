import { DataTable, dayInWords, Page, Pagination, StateTag, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { withClocks } from '../clocks.server.ts'
import { DueCell } from '../lists/cells.tsx'
import { askedFrom, neighbours, queryOf } from '../lists/list-address.ts'
import { ListHead } from '../lists/list-head.tsx'
import { standingTones } from '../words.ts'

export const meta = titled('Standing')

const path = '/standing'
const views = [
  ['open', 'All'],
  ['restricted', 'Nobody new'],
  ['left', 'Left'],
] as const

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, ['open', 'restricted', 'left'])
  return load(args, async api => {
    const page = await api.standing.list.query(queryOf(asked))
    return { asked, counts: page.counts, rows: page.rows.map(row => withClocks(row)), next: page.next }
  })
}

/** Where each mentor stands at each place, and what runs out next. */
export default function Standings() {
  const { asked, counts, rows, next } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Standing"
      lead="Each mentor at each place. What runs out stops new matches and takes nobody away."
    >
      <ListHead
        path={path}
        label="Views of standing"
        views={views}
        counts={counts}
        view={asked.view}
        clinicId={asked.clinicId}
      />
      <div className="ad-list">
        <DataTable
          caption="Standing"
          isCaptionHidden
          rows={rows.map(row => ({ ...row, personId: row.id, clinicNumber: null }))}
          rowKey={row => row.id}
          columns={[
            {
              key: 'who',
              header: 'Mentor',
              cell: row => (
                <span className="ad-cell">
                  <Link className="ad-cell__name" to={`/standing/${row.id}`}>
                    {row.name ?? 'A mentor'}
                  </Link>
                  <span className="ad-cell__under">{row.clinicName}</span>
                </span>
              ),
            },
            {
              key: 'state',
              header: 'Standing',
              cell: row => (
                <StateTag tone={standingTones[row.state as keyof typeof standingTones]}>{row.label}</StateTag>
              ),
            },
            {
              key: 'next',
              header: 'Runs out next',
              cell: row => {
                const first = row.items
                  .filter(({ until }) => until !== null)
                  .sort((one, other) => ((one.until ?? '') < (other.until ?? '') ? -1 : 1))[0]
                const missing = row.items.find(({ until }) => until === null)
                if (missing) return `${missing.label}: missing`
                return first?.until ? `${first.label}, ${dayInWords(first.until)}` : '–'
              },
            },
            { key: 'due', header: 'Look again', cell: row => <DueCell row={row} /> },
          ]}
          empty="There is nobody in this view."
        />
      </div>
      <Pagination {...neighbours(path, asked, next)} label="Pages of standing" />
    </Page>
  )
}
