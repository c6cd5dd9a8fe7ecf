/** The report line by line, for a table and for paper: the same figures as on the page, each under its measure. */
import type { Figure, ImpactChart, MeasureName, Rate } from '@alongside/domain/impact'
import { instrumentWords } from '@alongside/domain/measures'
import { modeWords, themeWords } from '@alongside/domain/themes'
import { monthInWords } from '@alongside/web/page'
import type { Impact } from '../answers.ts'
import { endingWords } from '../words.ts'
import { mostFirst, percent, written } from './figures.ts'
import { groupWords, stageWords, stepWords } from './words.ts'

/** One figure. A share has both of its parts. */
export interface Line {
  readonly measure: MeasureName
  readonly what: string
  readonly figure: string
  readonly count: string
  readonly outOf: string
}

/** Every figure of the whole span. */
export function linesOf(report: Impact): Line[] {
  return [
    ...ofPeople(report),
    ...ofTheWay(report),
    ...atTheClinic(report),
    ...ofThemselves(report),
    ...ofTheWork(report),
    ...ofTheTeam(report),
    ...report.equality.flatMap(({ asked, answers }) =>
      answers.map(({ label, people }) => plain('equality', `${asked} ${label}`, people)),
    ),
  ]
}

/** What the charts say, in sentences. */
export function sentencesOf(charts: readonly ImpactChart[]): Line[] {
  return charts.flatMap(({ title, chart, notes }): Line[] =>
    (chart ? [chart.sentence, ...notes] : notes).map(sentence => ({
      measure: 'months',
      what: `${title}: ${sentence}`,
      figure: '',
      count: '',
      outOf: '',
    })),
  )
}

function ofPeople(report: Impact): Line[] {
  const { people, allClinics, interactions, clinics } = report
  const { newlyDiagnosed, reEngaging, clinicianFlag } = allClinics.byReason
  return [
    plain('people', 'All', people),
    plain('people', 'Newly diagnosed', newlyDiagnosed),
    plain('people', 'Coming back to care', reEngaging),
    plain('people', 'Suggested by a clinician', clinicianFlag),
    ...clinics.map(clinic => plain('people', clinic.name, clinic.people)),
    plain('interactions', 'In all', interactions.total),
    plain('interactions', 'Mean per person', interactions.mean),
    plain('interactions', 'Median per person', interactions.median),
  ]
}

function ofTheWay({ offers, steps, waiting }: Impact): Line[] {
  return [
    plain('offers', 'Put on the list', offers.listed),
    share('offers', 'Offer coverage', offers.coverage),
    plain('offers', 'Accepted by the team', offers.accepted),
    plain('offers', 'Offer still open', offers.stillOpen),
    plain('offers', 'Closed without an answer', offers.closedWithoutAnswer),
    plain('offers', 'Not eligible, or died', offers.notEligible),
    share('optOut', 'Opted out', offers.optedOut),
    ...steps.flatMap(({ step, medianDays, within, targetDays }) => [
      plain('steps', `${stepWords[step]}: median`, medianDays, ' days'),
      share('steps', `${stepWords[step]}: within ${targetDays} days`, within),
    ]),
    plain('waiting', 'Median', waiting.medianDays, ' days'),
    plain('waiting', 'People', waiting.people),
  ]
}

function atTheClinic({ clinicDna, inCare }: Impact): Line[] {
  return [
    share('clinicDna', 'Before', clinicDna.before),
    share('clinicDna', 'After', clinicDna.after),
    share('clinicDna', 'Came too late to be seen, before', clinicDna.tooLateBefore),
    share('clinicDna', 'Came too late to be seen, after', clinicDna.tooLateAfter),
    plain('clinicDna', 'People compared', clinicDna.people),
    plain('clinicDna', 'Too recent to compare', clinicDna.leftOut.tooRecent),
    plain('clinicDna', 'Without appointments on both sides', clinicDna.leftOut.withoutAppointments),
    share('inCare', 'Months in care, before', inCare.before),
    share('inCare', 'Months in care, after', inCare.after),
    plain('inCare', 'People', inCare.people),
  ]
}

function ofThemselves({ measures }: Impact): Line[] {
  return (['pozqol', 'loneliness'] as const).flatMap(name => {
    const { answered, people, medianFirst, medianLast, medianChange, interval } = measures[name]
    return [
      plain(name, `${instrumentWords[name].name}: answered`, answered),
      plain(name, 'Compared', people),
      plain(name, 'First, median', medianFirst),
      plain(name, 'Latest, median', medianLast),
      plain(name, 'Median change', medianChange),
      {
        measure: name,
        what: 'Interval of the median change',
        figure: interval ? `${written(interval.from)} to ${written(interval.to)}` : 'too few',
        count: '',
        outOf: '',
      },
    ]
  })
}

function ofTheWork({ apart, sessionNoShow, modes, themes, endings, endingReasons }: Impact): Line[] {
  return [
    share('sessionNoShow', 'Missed', sessionNoShow),
    plain('sessionNoShow', 'Cancelled or moved', apart.cancelledOrMoved),
    plain('sessionNoShow', 'Tries and messages without a reply', apart.withoutReply),
    ...mostFirst(themes, row => row.sessions).map(each =>
      plain('themes', themeWords[each.theme], each.sessions),
    ),
    ...mostFirst(modes, row => row.sessions).map(each => plain('modes', modeWords[each.mode], each.sessions)),
    ...endings.map(each => plain('endings', groupWords[each.group], each.endings)),
    ...endingReasons.map(each => plain('endings', `Why: ${endingWords[each.reason]}`, each.endings)),
  ]
}

function ofTheTeam({ team, wellbeing }: Impact): Line[] {
  return [
    ...team.map(({ stage, people }) => plain('team', stageWords[stage], people)),
    plain('wellbeing', 'Mean, 0 to 10', wellbeing.mean),
    share('wellbeing', 'Answers of 3 or lower', wellbeing.low),
    plain('wellbeing', 'Mentors who answered', wellbeing.mentors),
  ]
}

/** From the first month in which there was anything to count. */
export function monthByMonth(report: Impact): Line[] {
  return begun(report).flatMap(each => {
    const name = monthInWords(each.month)
    return [
      plain('months', `${name}: interactions`, each.interactions),
      plain('months', `${name}: people`, each.people),
      share('offers', `${name}: offer coverage`, each.coverage),
      plain('waiting', `${name}: median`, each.daysToFirst, ' days'),
      share('sessionNoShow', `${name}: missed`, each.noShow),
      share('clinicDnaMonths', name, each.clinicDna),
    ]
  })
}

/** The same months as the rows of a table. */
export function monthTable(report: Impact): { headers: string[]; rows: string[][] } {
  return {
    headers: [
      'Month',
      'Interactions',
      'People',
      'Offer coverage',
      'Days to first',
      'Missed',
      'Clinic missed',
    ],
    rows: begun(report).map(each => [
      monthInWords(each.month, true),
      written(each.interactions),
      written(each.people),
      written(each.coverage.percent, '%'),
      written(each.daysToFirst),
      written(each.noShow.percent, '%'),
      written(each.clinicDna.percent, '%'),
    ]),
  }
}

/** The months of a report from the first in which there was anything to count. */
export function begun({ months }: Pick<Impact, 'months'>): Impact['months'] {
  const begin = months.findIndex(each => each.people !== 0 || each.coverage.outOf !== 0)
  return begin === -1 ? [] : months.slice(begin)
}

function plain(measure: MeasureName, what: string, figure: Figure, unit = ''): Line {
  return { measure, what, figure: written(figure, unit), count: '', outOf: '' }
}

function share(measure: MeasureName, what: string, rate: Rate): Line {
  return {
    measure,
    what,
    figure: percent(rate),
    count: written(rate.count),
    outOf: written(rate.outOf),
  }
}
