import { ButtonLink, Notice, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { endedColumn, NameCell, openColumns, StateCell } from '../lists/cells.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { loadList } from '../lists/list-loader.server.ts'
import { ListPage } from '../lists/list-page.tsx'
import { RecruitmentBoard } from '../team/recruitment-board.tsx'

export const meta = titled('Recruitment')

const views = [
  ['open', 'Pipeline'],
  ['toDo', 'To do'],
  ['checks', 'Checks'],
  ['ended', 'Ended'],
] as const

/** As many as a page of the API holds. */
const ON_BOARD = 50

export function loader(args: LoaderFunctionArgs) {
  return loadList(args, views, (api, query) =>
    api.recruitment.list.query({ ...query, ...(query.view === 'open' ? { limit: ON_BOARD } : {}) }),
  )
}

/** From the first interest to being cleared for training. */
export default function Recruitment() {
  const listing = useLoaderData<typeof loader>()
  const { asked, rows } = listing
  const clinicName = useClinicName()
  const stalled = rows.filter(row => row.stalled).length
  return (
    <ListPage
      path="/recruitment"
      title="Recruitment"
      lead="From the first interest to being cleared. In every column the soonest due comes first."
      views={views}
      listing={listing}
      deeds={
        <>
          <ButtonLink to="/recruitment/invite" small>
            Invite somebody
          </ButtonLink>
          <ButtonLink to="/recruitment/figures" tone="secondary" small>
            Figures
          </ButtonLink>
        </>
      }
      notice={
        stalled > 0 ? (
          <Notice
            title={stalled === 1 ? 'One has not moved for a month' : `${stalled} have not moved for a month`}
          >
            A call helps more than another message.
          </Notice>
        ) : null
      }
      picture={asked.view === 'open' ? <RecruitmentBoard rows={rows} clinicName={clinicName} /> : null}
      columns={[
        {
          key: 'who',
          header: 'Who',
          cell: row => (
            <NameCell to={`/recruitment/${row.id}`} under={clinicName(row.clinicId)}>
              {row.name ?? 'Somebody'}
            </NameCell>
          ),
        },
        {
          key: 'state',
          header: 'Where it stands',
          cell: row => <StateCell row={row} {...(row.state === 'cleared' ? { tone: 'green' } : {})} />,
        },
        ...(asked.view === 'ended' ? [endedColumn] : openColumns),
      ]}
      empty="Nobody in this view. Invite somebody: whoever applies comes to this page."
    />
  )
}
