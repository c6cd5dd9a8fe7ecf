import { DataTable, Day, Page, Pagination, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { withClocks } from '../clocks.server.ts'
import { DueCell, PersonCell, StateCell } from '../lists/cells.tsx'
import { askedFrom, neighbours, queryOf } from '../lists/list-address.ts'
import { ListHead, useClinicName } from '../lists/list-head.tsx'
import { endingWords } from '../words.ts'

export const meta = titled('Endings')

const path = '/endings'
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
  const asked = askedFrom(args.request, [
    'open',
    'planned',
    'closingHeld',
    'summaryAgreed',
    'closed',
    'kept',
    'ended',
  ])
  return load(args, async api => {
    const page = await api.discharge.list.query(queryOf(asked))
    return { asked, counts: page.counts, rows: page.rows.map(row => withClocks(row)), next: page.next }
  })
}

/** Endings that are under way, and records that are kept. */
export default function Endings() {
  const { asked, counts, rows, next } = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  return (
    <Page
      title="Endings"
      lead="Endings that are under way, then the records that are kept for as long as they must."
    >
      <ListHead
        path={path}
        label="Views of the endings"
        views={views}
        counts={counts}
        view={asked.view}
        clinicId={asked.clinicId}
      />
      <div className="ad-list">
        <DataTable
          caption="Endings"
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
            { key: 'why', header: 'Why it ends', cell: row => endingWords[row.reason] },
            {
              key: 'closed',
              header: 'Closed',
              cell: row => (row.closedAt ? <Day on={row.closedAt} /> : 'Not yet'),
            },
            { key: 'due', header: 'Due', cell: row => <DueCell row={row} /> },
          ]}
          empty={
            asked.view === 'open'
              ? 'No ending is under way. One begins when a mentor or you plan it together with the person.'
              : 'There is nothing in this view.'
          }
        />
      </div>
      <Pagination {...neighbours(path, asked, next)} label="Pages of the endings" />
    </Page>
  )
}
