import { type Column, DataTable, Notice, Page, Pagination, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { OnboardingRow } from '../answers.ts'
import { type Clocks, withClocks } from '../clocks.server.ts'
import { Board } from '../lists/board.tsx'
import { DueCell, daysInState, EndedCell, PersonCell, StateCell } from '../lists/cells.tsx'
import { askedFrom, neighbours, queryOf } from '../lists/list-address.ts'
import { ListHead, useClinicName } from '../lists/list-head.tsx'

export const meta = titled('Onboarding')

const path = '/onboarding'
const views = [
  ['open', 'Pipeline'],
  ['toContact', 'To contact'],
  ['conversation', 'First conversation'],
  ['toMatch', 'To match'],
  ['matching', 'Matching'],
  ['waiting', 'Waiting'],
  ['onHold', 'On hold'],
  ['ended', 'Ended'],
] as const

/** As many as a page of the API holds: the pipeline shows the most pressing of them at once. */
const ON_BOARD = 50

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, [
    'open',
    'toContact',
    'conversation',
    'toMatch',
    'matching',
    'waiting',
    'onHold',
    'ended',
  ])
  return load(args, async api => {
    const page = await api.onboarding.list.query({
      ...queryOf(asked),
      ...(asked.view === 'open' ? { limit: ON_BOARD } : {}),
    })
    return { asked, counts: page.counts, rows: page.rows.map(row => withClocks(row)), next: page.next }
  })
}

type Row = OnboardingRow & Clocks

const waiting: readonly Column<Row>[] = [
  { key: 'waits', header: 'Waits for', cell: row => row.waitsFor },
  { key: 'here', header: 'Here for', cell: row => daysInState(row.daysHere) },
  { key: 'due', header: 'Due', cell: row => <DueCell row={row} /> },
]

const over: readonly Column<Row>[] = [
  { key: 'mentor', header: 'Mentor', cell: row => row.mentorCalled ?? '–' },
  { key: 'ended', header: 'Ended', cell: row => <EndedCell endedAt={row.endedAt} /> },
]

/** From the first contact to the introduction. */
export default function Onboarding() {
  const { asked, counts, rows, next } = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  const isBoard = asked.view === 'open'
  return (
    <Page
      title="Onboarding"
      lead="From the first contact to the introduction. In every column the soonest due comes first."
    >
      <ListHead
        path={path}
        label="Views of onboarding"
        views={views}
        counts={counts}
        view={asked.view}
        clinicId={asked.clinicId}
      />
      {isBoard && (next !== null || asked.after !== null) ? (
        <Notice title={`${rows.length} of ${counts.open ?? rows.length} are shown`}>
          The soonest due come first. The others are on the next page, or in the views above.
        </Notice>
      ) : null}
      {isBoard ? (
        <Board rows={rows} clinicName={clinicName} />
      ) : (
        <div className="ad-list">
          <DataTable
            caption="Onboarding"
            isCaptionHidden
            rows={rows}
            rowKey={row => row.id}
            columns={[
              {
                key: 'who',
                header: 'Person',
                cell: row => <PersonCell row={row} clinic={clinicName(row.clinicId)} />,
              },
              { key: 'state', header: 'Where it stands', cell: row => <StateCell row={row} /> },
              ...(asked.view === 'ended' ? over : waiting),
            ]}
            empty="There is nobody in this view."
          />
        </div>
      )}
      <Pagination {...neighbours(path, asked, next)} label="Pages of onboarding" />
    </Page>
  )
}
