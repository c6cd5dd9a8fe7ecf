import { ReferralReason } from '@alongside/domain/referral'
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
import { reasonWords, sourceWords, stateTones } from '../referral/referral.words.ts'
import { nextStep } from '../referral/steps.ts'

const reasons = Object.keys(reasonWords) as ReferralReason[]

export const meta = titled('Worklist')

const views = {
  toDo: { label: 'To do', empty: 'Nothing waits for the clinic.' },
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

/** Where a page mixes states, the state stands beside the clock. */
const mixed: readonly ViewName[] = ['toDo', 'released', 'ended', 'all']

export function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const wanted = searchParams.get('view')
  const view: ViewName = wanted !== null && wanted in views ? (wanted as ViewName) : 'toDo'
  const only = ReferralReason.safeParse(searchParams.get('why')).data
  const after = searchParams.get('after')
  return load(args, async api => {
    const asked: Asked = {
      view,
      limit: 25,
      ...(only === undefined ? {} : { only }),
      ...(after === null ? {} : { after }),
    }
    const { rows, next, counts } = await api.referral.list.query(asked)
    return {
      view,
      only: only ?? null,
      isFirst: after === null,
      next,
      counts,
      rows: rows.map(row => ({ ...row, due: dueOn(row), step: nextStep(row) })),
    }
  })
}

function addressOf(view: ViewName, only: ReferralReason | null, after?: string): string {
  const asked = new URLSearchParams({ view, ...(only ? { why: only } : {}), ...(after ? { after } : {}) })
  return `/worklist?${asked}`
}

export default function Worklist() {
  const { view, only, isFirst, next, counts, rows } = useLoaderData<typeof loader>()
  const names = Object.keys(views) as ViewName[]
  const tabs: ListView[] = names.map(name => ({
    to: addressOf(name, only),
    label: views[name].label,
    count: counts[name],
    isCurrent: name === view,
  }))
  const whys: ListView[] = [null, ...reasons].map(why => ({
    to: addressOf(view, why),
    label: why === null ? 'Everybody' : reasonWords[why],
    isCurrent: why === only,
  }))
  const showsState = mixed.includes(view)
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
        <Link to={`/take/worklist?view=${view}`}>Take this list along</Link>
      </div>
      <Views label="Parts of the worklist" views={tabs} />
      <Views label="Why they are on it" views={whys} />
      {rows.length === 0 ? (
        <Empty>
          <p>{isFirst ? views[view].empty : 'There is nothing more on this page.'}</p>
          {counts.all === 0 && only === null ? (
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
                <span className="al-who">
                  <span>
                    {reasonWords[row.reason]}
                    {row.unwell && row.status === 'active' ? (
                      <>
                        {' '}
                        <StateTag tone="red">Unwell</StateTag>
                      </>
                    ) : null}
                  </span>
                  <span className="al-quiet al-who__note">
                    {sourceWords[row.source]}, <Day on={row.openedAt} />
                  </span>
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
                    <Due due={row.due} />
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
        {...(isFirst ? {} : { previous: addressOf(view, only) })}
        {...(next === null ? {} : { next: addressOf(view, only, next) })}
      />
    </Page>
  )
}
