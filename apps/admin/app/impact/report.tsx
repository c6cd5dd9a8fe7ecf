import { type MeasureName, measures } from '@alongside/domain/impact'
import { modeWords, themeWords } from '@alongside/domain/themes'
import { DataTable, monthInWords, Notice } from '@alongside/web/page'
import { BarChart, Figure, Figures, LineChart } from '@alongside/web/pictures'
import type { Impact } from '../answers.ts'
import { Counts } from './counts.tsx'
import { drawn, mostFirst, parts, percent, written } from './figures.ts'
import { dnaSentence } from './sentences.ts'

const define = (name: MeasureName) => measures[name].definition

/** The figures that people ask for first. */
export function Headline({ report }: { readonly report: Impact }) {
  const { people, interactions, clinicDna, waiting } = report
  return (
    <div className="ad-headline">
      <Figures>
        <Figure value={written(people)} label={measures.people.title} definition={define('people')} />
        <Figure
          value={written(interactions.mean)}
          label="Interactions per person, mean"
          compared={`Median ${written(interactions.median)}; ${written(interactions.total)} in all`}
          definition={define('interactions')}
        />
        <Figure
          value={changeOf(clinicDna)}
          label={measures.clinicDna.title}
          compared={`${percent(clinicDna.before)} (${parts(clinicDna.before)}) before, ${percent(clinicDna.after)} (${parts(clinicDna.after)}) after; ${written(clinicDna.people)} people`}
          definition="The same people, equally many months before and after their first session. The whole definition is below."
        />
        <Figure
          value={written(waiting.medianDays, drawn(waiting.medianDays) === 1 ? ' day' : ' days')}
          label={measures.waiting.title}
          compared={`The middle of ${written(waiting.people)} people`}
          definition={define('waiting')}
        />
      </Figures>
    </div>
  )
}

function changeOf({ before, after }: Impact['clinicDna']): string {
  return drawn(before.percent) === null || drawn(after.percent) === null
    ? written(before.percent)
    : `${whole(before)} → ${whole(after)}`
}

/** A headline is round; the exact share stands below it, with both of its parts. */
function whole({ percent: share }: Impact['clinicDna']['before']): string {
  return `${Math.round(drawn(share) ?? 0)}%`
}

/** Missed clinic appointments before and after, with what must be read beside them. */
export function BeforeAndAfter({ clinicDna, inCare }: Pick<Impact, 'clinicDna' | 'inCare'>) {
  const { people, before, after, tooLateBefore, tooLateAfter, leftOut, warnings } = clinicDna
  return (
    <section aria-labelledby="before-and-after">
      <h2 className="nhsuk-heading-m" id="before-and-after">
        At the clinic, before and after
      </h2>
      <div className="ad-pair">
        <BarChart
          title="Missed clinic appointments"
          inWords={dnaSentence(clinicDna) || 'There is nothing to compare yet.'}
          bars={[
            { label: `Before: ${parts(before)}`, values: [drawn(before.percent)] },
            { label: `After: ${parts(after)}`, values: [drawn(after.percent)] },
          ]}
          series={['Missed']}
          max={Math.max(40, drawn(before.percent) ?? 0, drawn(after.percent) ?? 0)}
          format={value => `${value}%`}
        />
        <div>
          <DataTable
            caption="The numbers behind it"
            rows={[
              { what: 'Did not attend (code 3)', was: before, is: after },
              { what: 'Came too late to be seen (code 7)', was: tooLateBefore, is: tooLateAfter },
              { what: 'Months in care (simplified)', was: inCare.before, is: inCare.after },
            ]}
            rowKey={row => row.what}
            columns={[
              { key: 'what', header: 'What', cell: row => row.what },
              { key: 'was', header: 'Before', isNumber: true, cell: row => rateCell(row.was) },
              { key: 'is', header: 'After', isNumber: true, cell: row => rateCell(row.is) },
            ]}
          />
          <Counts
            rows={[
              { key: 'People compared', value: written(people) },
              { key: 'Too recent to compare', value: written(leftOut.tooRecent) },
              { key: 'Without appointments on both sides', value: written(leftOut.withoutAppointments) },
              { key: 'People in “months in care”', value: written(inCare.people) },
            ]}
          />
        </div>
      </div>
      <Notice title="Read this beside it" tone="warning">
        {warnings.map(warning => (
          <p key={warning}>{warning}</p>
        ))}
      </Notice>
    </section>
  )
}

function rateCell(rate: Impact['clinicDna']['before']) {
  return (
    <>
      {percent(rate)} <span className="ad-parts">{parts(rate)}</span>
    </>
  )
}

/** How the work went over time, what it was about, and how it ended. */
export function Work({ report }: { readonly report: Impact }) {
  const { months, themes, modes, endings, apart, sessionNoShow } = report
  const first = months.findIndex(each => each.people !== 0)
  const shown = first === -1 ? [] : months.slice(first)
  return (
    <section aria-labelledby="work">
      <h2 className="nhsuk-heading-m" id="work">
        The work
      </h2>
      {shown.length > 1 ? (
        <LineChart
          title={measures.months.title}
          note={define('months')}
          points={shown.map(({ month }) => monthInWords(month, true))}
          series={[
            { label: 'Interactions', values: shown.map(each => drawn(each.interactions)) },
            { label: 'People', values: shown.map(each => drawn(each.people)) },
          ]}
        />
      ) : null}
      <div className="ad-pair">
        <BarChart
          title={measures.themes.title}
          note={define('themes')}
          bars={mostFirst(themes, row => row.sessions).map(({ theme, sessions }) => ({
            label: themeWords[theme],
            values: [drawn(sessions)],
          }))}
          series={['Sessions']}
        />
        <div>
          <BarChart
            title={measures.modes.title}
            note={define('modes')}
            bars={mostFirst(modes, row => row.sessions).map(({ mode, sessions }) => ({
              label: modeWords[mode],
              values: [drawn(sessions)],
            }))}
            series={['Sessions']}
          />
          <BarChart
            title={measures.endings.title}
            note={define('endings')}
            bars={endings.map(({ group, endings: count }) => ({
              label: groupWords[group],
              values: [drawn(count)],
            }))}
            series={['Endings']}
          />
        </div>
      </div>
      <h3 className="nhsuk-heading-s">What is not an interaction, and is shown all the same</h3>
      <Counts
        rows={[
          { key: 'Tries and messages without a reply', value: written(apart.withoutReply) },
          {
            key: 'Sessions that the person missed',
            note: `${percent(sessionNoShow)} of those that were to take place`,
            value: written(apart.missed),
          },
          { key: 'Sessions cancelled or moved', value: written(apart.cancelledOrMoved) },
        ]}
      />
    </section>
  )
}

const groupWords = {
  completed: 'Completed',
  partial: 'Ended early',
  transferred: 'Went on to other support',
  other: 'Other',
} as const satisfies Record<Impact['endings'][number]['group'], string>

/** Who was offered support, and what they answered. */
export function Offers({ offers }: Pick<Impact, 'offers'>) {
  return (
    <section aria-labelledby="offers">
      <h2 className="nhsuk-heading-m" id="offers">
        The offer
      </h2>
      <Figures>
        <Figure
          value={percent(offers.coverage)}
          label="Offer coverage"
          compared={`${parts(offers.coverage)} people told`}
          definition={define('offers')}
        />
        <Figure
          value={percent(offers.optedOut)}
          label={measures.optOut.title}
          compared={`${parts(offers.optedOut)} people told`}
          definition={define('optOut')}
        />
      </Figures>
      <Counts
        rows={[
          { key: 'Put on the list', value: written(offers.listed) },
          { key: 'Accepted by the team', value: written(offers.accepted) },
          { key: 'Offer still open', value: written(offers.stillOpen) },
          { key: 'Closed without an answer', value: written(offers.closedWithoutAnswer) },
          { key: 'Not eligible, or died', value: written(offers.notEligible) },
        ]}
      />
    </section>
  )
}

/** The same, clinic by clinic, and by why people were referred: funders ask for people who came back by themselves. */
export function ByClinic({
  clinics,
  allClinics,
  interactions,
}: Pick<Impact, 'clinics' | 'allClinics' | 'interactions'>) {
  const rows = [
    ...clinics,
    {
      clinicId: 'all',
      name: 'All',
      interactions: interactions.total,
      mean: interactions.mean,
      ...allClinics,
    },
  ]
  return (
    <section aria-labelledby="by-clinic">
      <h2 className="nhsuk-heading-m" id="by-clinic">
        By clinic
      </h2>
      <DataTable
        caption="People supported, by clinic and by why they were referred"
        rows={rows}
        rowKey={row => row.clinicId}
        columns={[
          {
            key: 'clinic',
            header: 'Clinic',
            cell: row => (row.clinicId === 'all' ? <strong>{row.name}</strong> : row.name),
          },
          { key: 'people', header: 'People', isNumber: true, cell: row => written(row.people) },
          {
            key: 'new',
            header: 'Newly diagnosed',
            isNumber: true,
            cell: row => written(row.byReason.newlyDiagnosed),
          },
          {
            key: 'back',
            header: 'Coming back to care',
            isNumber: true,
            cell: row => written(row.byReason.reEngaging),
          },
          {
            key: 'flag',
            header: 'Suggested by a clinician',
            isNumber: true,
            cell: row => written(row.byReason.clinicianFlag),
          },
          {
            key: 'interactions',
            header: 'Interactions',
            isNumber: true,
            cell: row => written(row.interactions),
          },
          {
            key: 'mean',
            header: 'Mean',
            isNumber: true,
            cell: row => written(row.mean),
          },
        ]}
      />
    </section>
  )
}
