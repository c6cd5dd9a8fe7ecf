import {
  ButtonLink,
  DataTable,
  Day,
  Empty,
  type ListView,
  Page,
  Pagination,
  StateTag,
  titled,
  Views,
} from '@alongside/web/page'
import { type Api, load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { dueOn } from '../referral/due.server.ts'
import { Due } from '../referral/due.tsx'
import { reasonWords, stateTones } from '../referral/referral.words.ts'
import { nextStep } from '../referral/steps.ts'

export const meta = titled('Worklist')

const views = {
  toTell: { label: 'To tell', empty: 'Nobody is waiting to be told.' },
  told: { label: 'Told', empty: 'Nobody is thinking it over at the moment.' },
  open: { label: 'Open offers', empty: 'No offer is waiting to be made again.' },
  agreed: { label: 'Agreed', empty: 'Nobody who agreed is waiting to be released.' },
  released: { label: 'Released', empty: 'Nothing is with the team waiting for their answer.' },
  accepted: { label: 'Accepted', empty: 'Nobody has been accepted by the team yet.' },
  ended: { label: 'Ended', empty: 'No offer has ended without support yet.' },
  all: { label: 'All', empty: 'Your list is empty.' },
} as const

type ViewName = keyof typeof views
type Asked = Parameters<Api['referral']['list']['query']>[0]

export function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const wanted = searchParams.get('view')
  const view: ViewName = wanted !== null && wanted in views ? (wanted as ViewName) : 'toTell'
  const after = searchParams.get('after')
  return load(args, async api => {
    const asked: Asked = { view, limit: 25, ...(after === null ? {} : { after }) }
    const [{ rows, next, counts }, work] = await Promise.all([
      api.referral.list.query(asked),
      api.work.today.query(),
    ])
    const late = new Set(work.overdue.map(({ id }) => id))
    return {
      view,
      isFirst: after === null,
      next,
      counts,
      rows: rows.map(row => ({
        ...row,
        due: dueOn(row.dueAt),
        isLate: late.has(row.id),
        step: nextStep(row),
      })),
    }
  })
}

export default function Worklist() {
  const { view, isFirst, next, counts, rows } = useLoaderData<typeof loader>()
  const tabs: ListView[] = Object.entries(views).map(([name, { label }]) => ({
    to: `/worklist?view=${name}`,
    label,
    count: counts[name as ViewName],
    isCurrent: name === view,
  }))
  const showsState = view === 'all' || view === 'ended' || view === 'released'
  return (
    <Page title="Worklist">
      <div className="al-actions">
        <ButtonLink to="/people/add" tone="secondary" small>
          Add one person
        </ButtonLink>
        <ButtonLink to="/lists/new" tone="secondary" small>
          Import a list
        </ButtonLink>
        <Link to="/find">Find by clinic number</Link>
      </div>
      <Views label="Parts of the worklist" views={tabs} />
      {rows.length === 0 ? (
        <Empty>
          <p>{isFirst ? views[view].empty : 'There is nothing more on this page.'}</p>
          {counts.all === 0 ? (
            <p>
              <Link to="/lists/new">Import this week’s list</Link> or{' '}
              <Link to="/people/add">add one person</Link> to begin.
            </p>
          ) : null}
        </Empty>
      ) : (
        <DataTable
          caption={views[view].label}
          isCaptionHidden
          rows={rows}
          rowKey={row => row.id}
          columns={[
            {
              key: 'name',
              header: 'Person',
              cell: row => (
                <span className="al-who">
                  <Link to={`/people/${row.personId}`}>{row.name ?? 'Name not known'}</Link>
                  <span className="al-quiet al-who__number">{row.clinicNumber}</span>
                </span>
              ),
            },
            {
              key: 'reason',
              header: 'Why now',
              cell: row => (
                <span>
                  {reasonWords[row.reason]}
                  {row.unwell && row.status === 'active' ? (
                    <>
                      {' '}
                      <StateTag tone="red">Unwell</StateTag>
                    </>
                  ) : null}
                </span>
              ),
            },
            {
              key: 'when',
              header: showsState ? 'Where it stands' : 'Clock',
              cell: row => (
                <span className="al-tags">
                  {showsState ? (
                    <StateTag tone={stateTones[row.state] ?? 'grey'}>{row.label}</StateTag>
                  ) : null}
                  {row.due ? (
                    <Due due={row.due} isLate={row.isLate} />
                  ) : (
                    <span className="al-quiet">
                      <Day on={row.stateSince} />
                    </span>
                  )}
                </span>
              ),
            },
            {
              key: 'step',
              header: 'Next',
              cell: row => (
                <Link className="al-row-step" to={row.step.to}>
                  {row.step.label}
                  <span className="nhsuk-u-visually-hidden">: {row.name}</span>
                </Link>
              ),
            },
          ]}
        />
      )}
      <Pagination
        {...(isFirst ? {} : { previous: `/worklist?view=${view}` })}
        {...(next === null ? {} : { next: `/worklist?view=${view}&after=${next}` })}
      />
    </Page>
  )
}
