import { useAccount } from '@alongside/web/frame'
import { dayInWords, Empty, Notice, Page, Progress, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { rightNow } from '../clocks.server.ts'
import { BeforeAndAfter } from '../impact/before-and-after.tsx'
import { ByClinic } from '../impact/by-clinic.tsx'
import { chartsFor } from '../impact/charts.ts'
import { clinicsToChoose } from '../impact/clinics-to-choose.ts'
import { Equality } from '../impact/equality.tsx'
import { Headline } from '../impact/headline.tsx'
import { HowLifeIs } from '../impact/how-life-is.tsx'
import stylesheet from '../impact/impact.css?url'
import { begun } from '../impact/lines.ts'
import { OverTime } from '../impact/over-time.tsx'
import { chosenFrom, periodInWords, queryOf } from '../impact/period.ts'
import { PeriodChoice } from '../impact/period-choice.tsx'
import { inShort } from '../impact/sentences.ts'
import { TakeAlong } from '../impact/take-along.tsx'
import { Team } from '../impact/team.tsx'
import { WayToSupport } from '../impact/way-to-support.tsx'
import { Work } from '../impact/work.tsx'

export const meta = titled('Impact')

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export function loader(args: LoaderFunctionArgs) {
  const now = rightNow()
  const chosen = chosenFrom(args.request, now)
  return load(args, async api => {
    const [asked, { marks, maySet }] = await Promise.all([
      api.impact.ask.query(queryOf(chosen)),
      api.chartMarks.list.query({ standing: true }),
    ])
    const charts = asked.report ? chartsFor(asked.report, chosen, marks, now) : []
    return { chosen, now, asked, charts, maySet }
  })
}

/** What the programme came to: a page to hand to whoever pays for it, with the definition of every figure. */
export default function Impact() {
  const { chosen, asked, now, charts, maySet } = useLoaderData<typeof loader>()
  const { report } = asked
  const clinics = clinicsToChoose(useAccount()?.clinics ?? [], report)
  const clinic = clinics.find(({ id }) => id === chosen.clinicId)?.name ?? 'All clinics'
  return (
    <Page
      title="Impact"
      lead={`${periodInWords(chosen)}. ${clinic}. As of ${dayInWords(chosen.asOf ?? now)}.`}
    >
      <PeriodChoice chosen={chosen} begun={report ? begun(report)[0]?.month : undefined} clinics={clinics} />
      {chosen.problem ? (
        <Notice title="This makes no report" tone="warning">
          {`${chosen.problem} Everything is shown meanwhile.`}
        </Notice>
      ) : null}
      {report ? (
        <Report report={report} charts={charts} chosen={chosen} maySet={maySet} />
      ) : (
        <Counting counted={asked.progress.counted} of={asked.progress.of} />
      )}
    </Page>
  )
}

function Counting({ counted, of }: { readonly counted: number; readonly of: number }) {
  return (
    <Notice title="It is being counted">
      <p>The page looks again by itself. You can also come back later: what is counted stays counted.</p>
      <Progress label="Clinics counted so far" done={counted} of={of} hasEnded={false} refreshSeconds={1} />
    </Notice>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Report({
  report,
  charts,
  chosen,
  maySet,
}: {
  readonly report: NonNullable<Loaded['asked']['report']>
  readonly charts: Loaded['charts']
  readonly chosen: Loaded['chosen']
  readonly maySet: boolean
}) {
  const short = inShort(report)
  return (
    <>
      {report.asOf === null ? null : (
        <Notice title="As it was known then">
          {`This is what the report said at the end of ${dayInWords(report.asOf)}. What was written down later, or taken back later, is not in it.`}
        </Notice>
      )}
      {report.masked ? (
        <Notice title="Small numbers are hidden">
          Counts below five are not shown and others are rounded to five, so that nobody can be found in them.
        </Notice>
      ) : null}
      {short ? (
        <p className="ad-in-short">{short}</p>
      ) : (
        <Empty>
          {report.people === 'hidden'
            ? 'So few people were supported in these months that nothing is said of them. Choose a longer period, or all clinics.'
            : 'Nobody was supported in these months. Choose another period, or look at the offer below.'}
        </Empty>
      )}
      <Headline report={report} />
      <TakeAlong chosen={chosen} isMasked={report.masked} />
      <OverTime charts={charts} clinicId={chosen.clinicId} maySet={maySet} />
      <WayToSupport offers={report.offers} steps={report.steps} />
      <BeforeAndAfter clinicDna={report.clinicDna} inCare={report.inCare} />
      <HowLifeIs measures={report.measures} />
      <Work report={report} />
      <Equality equality={report.equality} />
      <Team team={report.team} wellbeing={report.wellbeing} />
      <ByClinic clinics={report.clinics} allClinics={report.allClinics} interactions={report.interactions} />
    </>
  )
}
