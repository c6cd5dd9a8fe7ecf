import type { TracingOutcome } from '@alongside/domain/referral'
import {
  ButtonLink,
  DataTable,
  Day,
  Empty,
  More,
  Notice,
  Page,
  StateTag,
  SummaryList,
  titled,
} from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import { TakeAlong } from '@alongside/web/take-along'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Definition } from '../care-gap/definition.tsx'
import { isOldNews } from '../care-gap/old-news.server.ts'
import { tracingWords } from '../referral/referral.words.ts'

export const meta = titled('Not seen lately')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const [me, gaps] = await Promise.all([api.me.get.query(), api.careGaps.list.query({})])
    const nameOf = (id: string) => me.clinics.find(each => each.id === id)?.name ?? null
    return {
      ...gaps,
      clinics: gaps.clinics.map(each => ({
        ...each,
        name: gaps.clinics.length > 1 ? nameOf(each.clinicId) : null,
        isOld: isOldNews(each.appointmentsUntil),
      })),
    }
  })
}

export default function NotSeen() {
  const { clinics, rows, counts } = useLoaderData<typeof loader>()
  const sought = rows.filter(row => row.sought).length
  return (
    <Page
      title="Not seen lately"
      lead="Look here before anybody traces: many have moved, or are well cared for elsewhere. Mentors never look for people."
    >
      {clinics.map(clinic => (
        <Definition key={clinic.clinicId} clinic={clinic} name={clinic.name} />
      ))}
      {clinics.some(({ isOld }) => isOld) ? (
        <Notice title="Your appointments are old" tone="warning">
          <p>
            People may have come since.{' '}
            <Link to="/lists/new?kind=attendance">Import your newest appointments</Link> before you look for
            anybody.
          </p>
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <Empty>
          <p>
            <strong>Everybody whom your lists know was seen lately.</strong>
          </p>
        </Empty>
      ) : (
        <>
          <h2 className="nhsuk-heading-m">
            Still to find out <span className="al-quiet">({sought})</span>
          </h2>
          <DataTable
            caption="People who were not seen lately"
            isCaptionHidden
            rows={rows}
            rowKey={row => row.personId}
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
                key: 'seen',
                header: 'Last seen',
                cell: row => (row.lastSeenOn ? <Day on={row.lastSeenOn} /> : 'Not on any list'),
              },
              {
                key: 'outcome',
                header: 'What we know',
                cell: row =>
                  row.outcome ? (
                    <span className="al-who">
                      <span>
                        <StateTag tone={row.sought ? 'amber' : 'green'}>{tracingWords[row.outcome]}</StateTag>
                      </span>
                      {row.outcomeAt ? (
                        <span className="al-quiet al-who__note">
                          <Day on={row.outcomeAt} />
                        </span>
                      ) : null}
                    </span>
                  ) : (
                    <StateTag tone="red">Nothing yet</StateTag>
                  ),
              },
              {
                key: 'next',
                header: 'Next',
                cell: row => (
                  <Link className="al-row-step" to={`/not-seen/${row.personId}`}>
                    {row.outcome === 'reEngaged' ? 'Offer support' : 'Record what you found'}
                    <span className="nhsuk-u-visually-hidden">: {row.name}</span>
                  </Link>
                ),
              },
            ]}
          />
          <TakeAlong list="not-seen" />
          <More summary="All outcomes, counted">
            <SummaryList
              rows={[
                { key: 'Nothing known yet', value: counts.none ?? 0 },
                ...Object.entries(tracingWords)
                  .filter(([outcome]) => outcome !== 'died')
                  .map(([outcome, key]) => ({ key, value: counts[outcome as TracingOutcome] ?? 0 })),
              ]}
            />
            <p>Whoever has died is on no list any more, and is not counted here.</p>
          </More>
        </>
      )}
      <ButtonLink to="/lists/new?kind=attendance" tone="secondary">
        Import appointments
      </ButtonLink>
    </Page>
  )
}
