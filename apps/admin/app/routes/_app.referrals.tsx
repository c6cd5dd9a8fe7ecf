import { type Column, DataTable, Day, Page, Pagination, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReferralRow } from '../answers.ts'
import { type Clocks, withClocks } from '../clocks.server.ts'
import { DueCell, daysInState, EndedCell, PersonCell, StateCell } from '../lists/cells.tsx'
import { askedFrom, neighbours, queryOf } from '../lists/list-address.ts'
import { ListHead, useClinicName } from '../lists/list-head.tsx'
import { reasonWords } from '../words.ts'

export const meta = titled('Referrals')

const path = '/referrals'
const views = [
  ['released', 'To look at'],
  ['accepted', 'Accepted'],
  ['ended', 'Ended'],
  ['all', 'All'],
] as const

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, ['released', 'accepted', 'ended', 'all'])
  return load(args, async api => {
    const page = await api.referral.list.query(queryOf(asked))
    return { asked, counts: page.counts, rows: page.rows.map(row => withClocks(row)), next: page.next }
  })
}

type Row = ReferralRow & Clocks

const waiting: readonly Column<Row>[] = [
  { key: 'here', header: 'Here for', cell: row => daysInState(row.daysHere) },
  { key: 'due', header: 'Due', cell: row => <DueCell row={row} /> },
]

const over: readonly Column<Row>[] = [
  { key: 'ended', header: 'Decided', cell: row => <EndedCell endedAt={row.endedAt} /> },
]

/** What clinics have released to the team. */
export default function Referrals() {
  const { asked, counts, rows, next } = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  return (
    <Page
      title="Referrals"
      lead="People whose clinic has released their name to you, because they agreed. Look at each within one working day."
    >
      <ListHead
        path={path}
        label="Views of the referrals"
        views={views}
        counts={counts}
        view={asked.view}
        clinicId={asked.clinicId}
      />
      <div className="ad-list">
        <DataTable
          caption="Referrals"
          isCaptionHidden
          rows={rows}
          rowKey={row => row.id}
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
            ...(asked.view === 'released' ? waiting : over),
          ]}
          empty={
            asked.view === 'released'
              ? 'Nothing is waiting for you to look at. A record comes here when a clinic releases it.'
              : 'There is nothing in this view.'
          }
        />
      </div>
      <Pagination {...neighbours(path, asked, next)} label="Pages of the referrals" />
    </Page>
  )
}
