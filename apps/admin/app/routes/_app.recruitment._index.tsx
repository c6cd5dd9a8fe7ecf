import { ButtonLink, DataTable, Notice, Page, Pagination, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { withClocks } from '../clocks.server.ts'
import { DueCell, daysInState, EndedCell, StateCell } from '../lists/cells.tsx'
import { askedFrom, neighbours, queryOf } from '../lists/list-address.ts'
import { ListHead, useClinicName } from '../lists/list-head.tsx'
import { RecruitmentBoard } from '../team/recruitment-board.tsx'

export const meta = titled('Recruitment')

const path = '/recruitment'
const views = [
  ['open', 'Pipeline'],
  ['toDo', 'To do'],
  ['checks', 'Checks'],
  ['ended', 'Ended'],
] as const

/** As many as a page of the API holds. */
const ON_BOARD = 50

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, ['open', 'toDo', 'checks', 'ended'])
  return load(args, async api => {
    const page = await api.recruitment.list.query({
      ...queryOf(asked),
      ...(asked.view === 'open' ? { limit: ON_BOARD } : {}),
    })
    return { asked, counts: page.counts, rows: page.rows.map(row => withClocks(row)), next: page.next }
  })
}

/** From the first interest to being cleared for training. */
export default function Recruitment() {
  const { asked, counts, rows, next } = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  const stalled = rows.filter(row => row.stalled).length
  return (
    <Page
      title="Recruitment"
      lead="From the first interest to being cleared. In every column the soonest due comes first."
    >
      <p>
        <ButtonLink to="/recruitment/invite" small>
          Invite somebody
        </ButtonLink>{' '}
        <ButtonLink to="/recruitment/figures" tone="secondary" small>
          Figures
        </ButtonLink>
      </p>
      {stalled > 0 ? (
        <Notice
          title={stalled === 1 ? 'One has not moved for a month' : `${stalled} have not moved for a month`}
        >
          A call helps more than another message.
        </Notice>
      ) : null}
      <ListHead
        path={path}
        label="Views of recruitment"
        views={views}
        counts={counts}
        view={asked.view}
        clinicId={asked.clinicId}
      />
      {asked.view === 'open' ? (
        <RecruitmentBoard rows={rows} />
      ) : (
        <div className="ad-list">
          <DataTable
            caption="Recruitment"
            isCaptionHidden
            rows={rows}
            rowKey={row => row.id}
            columns={[
              {
                key: 'who',
                header: 'Who',
                cell: row => (
                  <span className="ad-cell">
                    <Link className="ad-cell__name" to={`/recruitment/${row.id}`}>
                      {row.name ?? 'Somebody'}
                    </Link>
                    <span className="ad-cell__under">{clinicName(row.clinicId)}</span>
                  </span>
                ),
              },
              { key: 'state', header: 'Where it stands', cell: row => <StateCell row={cellOf(row)} /> },
              { key: 'here', header: 'Here for', cell: row => daysInState(row.daysHere) },
              asked.view === 'ended'
                ? { key: 'ended', header: 'Ended', cell: row => <EndedCell endedAt={row.endedAt} /> }
                : { key: 'due', header: 'Due', cell: row => <DueCell row={cellOf(row)} /> },
            ]}
            empty="There is nobody in this view."
          />
        </div>
      )}
      <Pagination {...neighbours(path, asked, next)} label="Pages of recruitment" />
    </Page>
  )
}

/** The cells that all lists share ask for a person; here there is none. */
function cellOf<Row extends { id: string; name: string | null }>(row: Row) {
  return { ...row, personId: row.id, clinicNumber: null }
}
