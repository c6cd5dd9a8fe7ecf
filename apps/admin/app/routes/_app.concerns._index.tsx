import { concernCategoryWords } from '@alongside/domain/concern'
import { DataTable, Moment, Page, Pagination, StateTag, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { withClocks } from '../clocks.server.ts'
import { DueCell } from '../lists/cells.tsx'
import { askedFrom, neighbours, queryOf } from '../lists/list-address.ts'
import { ListHead, useClinicName } from '../lists/list-head.tsx'

export const meta = titled('Concerns')

const path = '/concerns'
const views = [
  ['open', 'Open'],
  ['raised', 'To take on'],
  ['triaged', 'To decide'],
  ['acting', 'Being acted on'],
  ['ended', 'Ended'],
] as const

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, ['open', 'raised', 'triaged', 'acting', 'ended'])
  return load(args, async api => {
    const page = await api.concern.list.query(queryOf(asked))
    return { asked, counts: page.counts, rows: page.rows.map(row => withClocks(row)), next: page.next }
  })
}

/** Every concern of these clinics, what is due first. */
export default function Concerns() {
  const { asked, counts, rows, next } = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  return (
    <Page
      title="Concerns"
      lead="Worries about somebody’s safety. The safeguarding lead decides on each, the same day."
    >
      <ListHead
        path={path}
        label="Views of concerns"
        views={views}
        counts={counts}
        view={asked.view}
        clinicId={asked.clinicId}
      />
      <div className="ad-list">
        <DataTable
          caption="Concerns"
          isCaptionHidden
          rows={rows}
          rowKey={row => row.id}
          columns={[
            {
              key: 'who',
              header: 'About',
              cell: row => (
                <>
                  <Link to={`/concerns/${row.id}`}>{row.name ?? 'Somebody without a name here'}</Link>
                  <br />
                  <span className="al-quiet">{clinicName(row.clinicId)}</span>
                </>
              ),
            },
            { key: 'what', header: 'What', cell: row => concernCategoryWords[row.category] },
            { key: 'when', header: 'Raised', cell: row => <Moment at={row.openedAt} /> },
            {
              key: 'state',
              header: 'Where it stands',
              cell: row => (
                <>
                  <StateTag
                    tone={row.status === 'done' ? 'green' : row.state === 'raised' ? 'amber' : 'teal'}
                  >
                    {row.label}
                  </StateTag>{' '}
                  {row.urgentSince !== null && row.status === 'active' ? (
                    <StateTag tone="red">Urgent</StateTag>
                  ) : null}
                </>
              ),
            },
            { key: 'due', header: 'Due', cell: row => <DueCell row={row} /> },
          ]}
          empty="There is no concern in this view."
        />
      </div>
      <Pagination {...neighbours(path, asked, next)} label="Pages of concerns" />
    </Page>
  )
}
