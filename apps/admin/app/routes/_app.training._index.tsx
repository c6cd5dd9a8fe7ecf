import { ButtonLink, DataTable, Page, Pagination, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { withClocks } from '../clocks.server.ts'
import { DueCell, daysInState, EndedCell, StateCell } from '../lists/cells.tsx'
import { askedFrom, neighbours, queryOf } from '../lists/list-address.ts'
import { ListHead, useClinicName } from '../lists/list-head.tsx'

export const meta = titled('Training')

const path = '/training'
const views = [
  ['open', 'All who learn'],
  ['learning', 'Learning'],
  ['practice', 'Practice'],
  ['signOff', 'Signing off'],
  ['ended', 'Ended'],
] as const

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, ['open', 'learning', 'practice', 'signOff', 'ended'])
  return load(args, async api => {
    const page = await api.training.list.query(queryOf(asked))
    return { asked, counts: page.counts, rows: page.rows.map(row => withClocks(row)), next: page.next }
  })
}

/** Who learns, how far they are, and who waits for something. */
export default function Training() {
  const { asked, counts, rows, next } = useLoaderData<typeof loader>()
  const clinicName = useClinicName()
  return (
    <Page title="Training" lead="Who learns, how far they are, and what waits for you.">
      <p>
        <ButtonLink to="/training/groups" small>
          Groups and taught days
        </ButtonLink>
      </p>
      <ListHead
        path={path}
        label="Views of training"
        views={views}
        counts={counts}
        view={asked.view}
        clinicId={asked.clinicId}
      />
      <div className="ad-list">
        <DataTable
          caption="Training"
          isCaptionHidden
          rows={rows.map(row => ({ ...row, personId: row.id, clinicNumber: null }))}
          rowKey={row => row.id}
          columns={[
            {
              key: 'who',
              header: 'Who',
              cell: row => (
                <span className="ad-cell">
                  <Link className="ad-cell__name" to={`/training/${row.id}`}>
                    {row.name ?? 'Somebody'}
                  </Link>
                  <span className="ad-cell__under">{clinicName(row.clinicId)}</span>
                </span>
              ),
            },
            { key: 'state', header: 'Where they are', cell: row => <StateCell row={row} /> },
            {
              key: 'far',
              header: 'Learned',
              cell: row => `${row.modulesDone} of ${row.modulesOf} modules, ${row.hoursLearned} hours`,
            },
            { key: 'here', header: 'Here for', cell: row => daysInState(row.daysHere) },
            asked.view === 'ended'
              ? { key: 'ended', header: 'Ended', cell: row => <EndedCell endedAt={row.endedAt} /> }
              : { key: 'due', header: 'Due', cell: row => <DueCell row={row} /> },
          ]}
          empty="There is nobody in this view."
        />
      </div>
      <Pagination {...neighbours(path, asked, next)} label="Pages of training" />
    </Page>
  )
}
