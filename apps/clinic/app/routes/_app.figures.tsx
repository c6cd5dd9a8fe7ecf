import { measures as all, type Figure as Counted, type Rate } from '@alongside/domain/impact'
import { DataTable, More, Notice, Page, Panel, titled, Views } from '@alongside/web/page'
import { BarChart, Figure, Figures } from '@alongside/web/pictures'
import { load } from '@alongside/web/request.server'
import { TakeAlong } from '@alongside/web/take-along'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { periodsAt } from '../figures.server.ts'

export const meta = titled('Our figures')

export function loader(args: LoaderFunctionArgs) {
  const periods = periodsAt()
  const wanted = new URL(args.request.url).searchParams.get('year')
  const period = periods.find(({ key }) => key === wanted) ?? periods[0]
  return load(args, async api => {
    if (!period) throw new Response('', { status: 404 })
    const report = await api.impact.report.query({ from: period.from, to: period.to })
    // the words of these alone, so that a browser does not load those of every measure
    const { people, interactions, waiting, clinicDna, offers, inCare } = all
    return {
      report,
      measures: { people, interactions, waiting, clinicDna, offers, inCare },
      period: period.key,
      periods: periods.map(({ key, label }) => ({ key, label })),
    }
  })
}

export default function OurFigures() {
  const { report, measures, period, periods } = useLoaderData<typeof loader>()
  const { clinicDna, offers } = report
  return (
    <Page
      title="Our figures"
      lead={`Of your own clinic’s people. Each figure says how it is counted.${report.masked ? ' Small numbers are masked, so that nobody can be told from them.' : ''}`}
    >
      <Views
        label="Time"
        views={periods.map(({ key, label }) => ({
          to: `/figures?year=${key}`,
          label,
          isCurrent: key === period,
        }))}
      />
      <TakeAlong list="figures" view={period} label="Take these figures along" />
      <Figures>
        <Figure
          value={shown(report.people)}
          label={measures.people.title}
          definition={measures.people.definition}
        />
        <Figure
          value={shown(report.interactions.mean)}
          label={measures.interactions.title}
          definition={measures.interactions.definition}
          compared={`Median ${shown(report.interactions.median)}; ${shown(report.interactions.total)} in all`}
        />
        <Figure
          value={days(report.waiting.medianDays)}
          label={measures.waiting.title}
          definition={measures.waiting.definition}
          compared={`${shown(report.waiting.people)} people`}
        />
      </Figures>
      <Panel title={measures.clinicDna.title}>
        {hasBoth(clinicDna.before, clinicDna.after) ? (
          <BarChart
            title="Appointments that the same people missed"
            bars={[
              { label: `Before: ${parts(clinicDna.before)}`, values: [share(clinicDna.before)] },
              { label: `After: ${parts(clinicDna.after)}`, values: [share(clinicDna.after)] },
            ]}
            format={value => `${value}%`}
            max={Math.max(10, share(clinicDna.before) ?? 0, share(clinicDna.after) ?? 0)}
            note={measures.clinicDna.definition}
          />
        ) : (
          <>
            <p>
              There is not enough to compare yet. It needs appointments from before and after somebody’s first
              session: <Link to="/lists/new?kind=attendance">import appointments</Link>.
            </p>
            <p className="al-quiet">{measures.clinicDna.definition}</p>
          </>
        )}
        {clinicDna.warnings.length > 0 && hasBoth(clinicDna.before, clinicDna.after) ? (
          <Notice title="Read it with care" tone="warning">
            {clinicDna.warnings.map(warning => (
              <p key={warning}>{warning}</p>
            ))}
          </Notice>
        ) : null}
        <More summary="What is left out">
          <ul>
            {measures.clinicDna.leftOut.map(each => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </More>
      </Panel>
      <Panel title={measures.offers.title}>
        <p>{measures.offers.definition}</p>
        <DataTable
          caption={measures.offers.title}
          isCaptionHidden
          rowKey={({ what }) => what}
          columns={[
            { key: 'what', header: 'What', cell: ({ what }) => what },
            { key: 'count', header: 'People', cell: ({ count }) => count, isNumber: true },
          ]}
          rows={[
            { what: 'Put on the list', count: shown(offers.listed) },
            { what: 'Told about the offer', count: withShare(offers.coverage) },
            { what: 'Accepted by the team', count: shown(offers.accepted) },
            { what: 'Opted out', count: withShare(offers.optedOut) },
            { what: 'Offer still open', count: shown(offers.stillOpen) },
            { what: 'Closed without an answer', count: shown(offers.closedWithoutAnswer) },
            { what: 'Not eligible', count: shown(offers.notEligible) },
          ]}
        />
      </Panel>
      <Panel title="Not seen for a long time">
        <p>
          Whom your clinic has not seen for as many months as it settled, and what became of them:{' '}
          <Link to="/not-seen">Not seen lately</Link>.
        </p>
      </Panel>
      <Panel title={measures.inCare.title}>
        {hasBoth(report.inCare.before, report.inCare.after) ? (
          <p>
            Before: <strong>{withShare(report.inCare.before)}</strong> months. After:{' '}
            <strong>{withShare(report.inCare.after)}</strong> months.
          </p>
        ) : (
          <p>There is not enough to compare yet.</p>
        )}
        <p className="al-quiet">{measures.inCare.definition}</p>
      </Panel>
    </Page>
  )
}

/** A figure in words: masked where few people are in it. */
function shown(figure: Counted): string {
  if (figure === 'hidden') return 'too few to show'
  if (figure === 'none') return 'none yet'
  return figure.toLocaleString('en-GB')
}

function days(figure: Counted): string {
  return typeof figure === 'number' ? `${shown(figure)} ${figure === 1 ? 'day' : 'days'}` : shown(figure)
}

function share(rate: Rate): number | null {
  return typeof rate.percent === 'number' ? rate.percent : null
}

function parts(rate: Rate): string {
  return `${shown(rate.count)} of ${shown(rate.outOf)}`
}

function withShare(rate: Rate): string {
  return typeof rate.percent === 'number' ? `${parts(rate)} (${rate.percent}%)` : parts(rate)
}

function hasBoth(before: Rate, after: Rate): boolean {
  return share(before) !== null && share(after) !== null
}
