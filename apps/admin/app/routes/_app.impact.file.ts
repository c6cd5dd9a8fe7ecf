import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { rightNow } from '../clocks.server.ts'
import { chartsFor } from '../impact/charts.ts'
import { clinicsToChoose } from '../impact/clinics-to-choose.ts'
import { reportFile, returnFile } from '../impact/files.server.ts'
import { chosenFrom, periodInWords, queryOf } from '../impact/period.ts'

/** The report or the return as a file. It holds no names; the return never holds a small number. */
export async function loader(args: LoaderFunctionArgs) {
  const now = rightNow()
  const chosen = chosenFrom(args.request, now)
  const query = new URL(args.request.url).searchParams
  const kind = query.get('as') === 'pdf' ? 'pdf' : 'csv'
  const isReturn = query.get('of') === 'return'
  const { report, clinic, charts } = await load(args, async api => {
    const [found, { clinics }, { marks }] = await Promise.all([
      api.impact.report.query(queryOf({ ...chosen, forHandingOut: isReturn || chosen.forHandingOut })),
      api.me.get.query(),
      api.chartMarks.list.query({ standing: true }),
    ])
    return {
      report: found,
      charts: chartsFor(found, chosen, marks, now),
      clinic: clinicsToChoose(clinics, found).find(({ id }) => id === chosen.clinicId)?.name ?? 'all',
    }
  })
  const about = { period: periodInWords(chosen), clinic, now }
  return isReturn ? returnFile(report, about, kind) : reportFile(report, charts, about, kind)
}
