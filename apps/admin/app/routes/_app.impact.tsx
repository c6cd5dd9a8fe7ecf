import { londonMonthOf } from '@alongside/domain/impact'
import { useAccount } from '@alongside/web/frame'
import { dayInWords, Empty, Notice, Page, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { rightNow } from '../clocks.server.ts'
import { MeasureList } from '../impact/measure-list.tsx'
import { chosenFrom, periodInWords } from '../impact/period.ts'
import { PeriodChoice } from '../impact/period-choice.tsx'
import { BeforeAndAfter, ByClinic, Headline, Offers, Work } from '../impact/report.tsx'
import { inShort } from '../impact/sentences.ts'

export const meta = titled('Impact')

export function loader(args: LoaderFunctionArgs) {
  const now = rightNow()
  const chosen = chosenFrom(args.request, londonMonthOf(now))
  const { from, to, clinicId } = chosen
  return load(args, async api => ({
    chosen,
    now,
    report: await api.impact.report.query({ from, to, ...(clinicId === null ? {} : { clinicId }) }),
  }))
}

/** What the programme came to: a page to hand to whoever pays for it, with the definition of every figure. */
export default function Impact() {
  const { chosen, report, now } = useLoaderData<typeof loader>()
  const clinics = useAccount()?.clinics ?? []
  const clinic = clinics.find(({ id }) => id === chosen.clinicId)?.name ?? 'All clinics'
  const short = inShort(report)
  return (
    <Page title="Impact" lead={`${periodInWords(chosen)}. ${clinic}. As of ${dayInWords(now)}.`}>
      <PeriodChoice chosen={chosen} />
      {chosen.problem ? (
        <Notice title="These months make no period" tone="warning">
          {`${chosen.problem} Everything is shown meanwhile.`}
        </Notice>
      ) : null}
      {report.masked ? (
        <Notice title="Small numbers are hidden">
          Counts below five are not shown and others are rounded to five, so that nobody can be found in them.
        </Notice>
      ) : null}
      {short ? (
        <p className="ad-in-short">{short}</p>
      ) : (
        <Empty>
          Nobody was supported in these months. Choose another period, or look at the offer below.
        </Empty>
      )}
      <Headline report={report} />
      <BeforeAndAfter clinicDna={report.clinicDna} inCare={report.inCare} />
      <Work report={report} />
      <Offers offers={report.offers} />
      <ByClinic clinics={report.clinics} allClinics={report.allClinics} interactions={report.interactions} />
      <MeasureList />
    </Page>
  )
}
