/** The figures of a clinic as they are taken along: with small numbers hidden, because a file goes on to others. */
import { type Figure, type MeasureName, measures, type Rate } from '@alongside/domain/impact'
import { barsOnPaper, type Drawing } from '@alongside/web/file.server'
import type { Api } from '@alongside/web/request.server'
import { ofNobody } from '@alongside/web/take.server'
import { periodsAt } from '../figures.server.ts'

async function reportOf(api: Api, view: string) {
  const periods = periodsAt()
  const period = periods.find(({ key }) => key === view) ?? periods[0]
  if (!period) throw new Response('', { status: 404 })
  const report = await api.impact.report.query({ from: period.from, to: period.to, forHandingOut: true })
  return { period, report }
}

/** The missed appointments of the same people, as on the page; nothing where there is nothing to compare. */
export async function figureDrawings(api: Api, view: string): Promise<Drawing[]> {
  const { before, after } = (await reportOf(api, view)).report.clinicDna
  const values = [before, after].flatMap(({ percent }) => (typeof percent === 'number' ? [percent] : []))
  if (values.length < 2) return []
  return barsOnPaper({
    title: 'Appointments that the same people missed',
    bars: ['Before', 'After'].map((label, at) => ({ label, values: [values[at] ?? null] })),
    format: value => `${value}%`,
    max: Math.max(10, ...values),
    note: measures.clinicDna.definition,
  })
}

export async function figureRows(api: Api, view: string) {
  const { period, report } = await reportOf(api, view)
  const { people, interactions, waiting, clinicDna, offers, inCare } = report
  return [
    ofNobody('Time', period.label, '', '', 'Small numbers are hidden and the others are rounded.'),
    plain('people', 'People supported', people),
    plain('interactions', 'Interactions in all', interactions.total),
    plain('interactions', 'Interactions: mean', interactions.mean),
    plain('interactions', 'Interactions: median', interactions.median),
    plain('waiting', 'Days to a first session: median', waiting.medianDays),
    plain('waiting', 'People with a first session', waiting.people),
    share('clinicDna', 'Appointments missed before', clinicDna.before),
    share('clinicDna', 'Appointments missed after', clinicDna.after),
    plain('clinicDna', 'People compared', clinicDna.people),
    plain('offers', 'Put on the list', offers.listed),
    share('offers', 'Told about the offer', offers.coverage),
    plain('offers', 'Accepted by the team', offers.accepted),
    share('optOut', 'Opted out', offers.optedOut),
    plain('offers', 'Offer still open', offers.stillOpen),
    plain('offers', 'Closed without an answer', offers.closedWithoutAnswer),
    plain('offers', 'Not eligible', offers.notEligible),
    share('inCare', 'Months in care before', inCare.before),
    share('inCare', 'Months in care after', inCare.after),
    ...clinicDna.warnings.map(warning => ofNobody('Read this beside it', '', '', '', warning)),
  ]
}

function plain(measure: MeasureName, what: string, figure: Figure) {
  return ofNobody(what, written(figure), '', '', measures[measure].definition)
}

function share(measure: MeasureName, what: string, { count, outOf, percent }: Rate) {
  return ofNobody(what, written(percent, '%'), written(count), written(outOf), measures[measure].definition)
}

function written(figure: Figure, unit = ''): string {
  if (figure === 'hidden') return 'too few to show'
  return figure === 'none' ? 'none yet' : `${figure}${unit}`
}
