/**
 * The return to those who pay for peer support across the city: the fields that they ask every partner for, in their
 * order, from a report in which small numbers are hidden. People who came back to care stand apart from those newly
 * diagnosed, because they are paid for apart.
 */
import { type MeasureName, measures } from '@alongside/domain/impact'
import type { Impact } from '../answers.ts'
import { drawn, parts, percent, written } from './figures.ts'
import { groupWords, stageWords, stepWords } from './words.ts'

export interface ReturnField {
  readonly field: string
  readonly value: string
  readonly measure: MeasureName
}

export function returnOf(report: Impact): ReturnField[] {
  const { people, allClinics, interactions, offers, steps, clinicDna, inCare } = report
  const at = report.clinics.filter(clinic => clinic.people !== 0).length
  const field = (measure: MeasureName, name: string, value: string): ReturnField => ({
    field: name,
    value,
    measure,
  })
  const change = (name: 'pozqol' | 'loneliness', words: string) => {
    const each = report.measures[name]
    return [
      field(name, `${words}: people with two answers`, written(each.people)),
      field(
        name,
        `${words}: median change`,
        drawn(each.medianChange) === null || !each.interval
          ? written(each.medianChange)
          : `${written(each.medianChange)} (${written(each.interval.from)} to ${written(each.interval.to)})`,
      ),
    ]
  }
  return [
    field('people', 'Clinics with people who were supported', `${at} of ${report.clinics.length}`),
    field('people', 'People supported', written(people)),
    field('people', 'Of them newly diagnosed', written(allClinics.byReason.newlyDiagnosed)),
    field('people', 'Of them coming back to care', written(allClinics.byReason.reEngaging)),
    field('people', 'Of them suggested by a clinician', written(allClinics.byReason.clinicianFlag)),
    field('interactions', 'Interactions', written(interactions.total)),
    field('interactions', 'Interactions per person, mean', written(interactions.mean)),
    field('interactions', 'Interactions per person, median', written(interactions.median)),
    field('offers', 'People put on the list', written(offers.listed)),
    field('offers', 'Offer coverage', shareOf(offers.coverage)),
    field('optOut', 'Opted out', shareOf(offers.optedOut)),
    ...steps.flatMap(({ step, medianDays, within, targetDays }) => [
      field('steps', `Days from diagnosis, median: ${stepWords[step].toLowerCase()}`, written(medianDays)),
      field('steps', `Within ${targetDays} days: ${stepWords[step].toLowerCase()}`, shareOf(within)),
    ]),
    field('clinicDna', 'Clinic appointments missed before', shareOf(clinicDna.before)),
    field('clinicDna', 'Clinic appointments missed after', shareOf(clinicDna.after)),
    field('clinicDna', 'People compared', written(clinicDna.people)),
    field('inCare', 'Months in care before (simplified)', shareOf(inCare.before)),
    field('inCare', 'Months in care after (simplified)', shareOf(inCare.after)),
    ...change('pozqol', 'How life is'),
    ...change('loneliness', 'Feeling lonely'),
    ...report.endings.map(each =>
      field('endings', `Endings: ${groupWords[each.group].toLowerCase()}`, written(each.endings)),
    ),
    ...report.team.map(each => field('team', stageWords[each.stage], written(each.people))),
    ...report.equality.flatMap(({ asked, answers }) =>
      answers.map(({ label, people: many }) => field('equality', `${asked} ${label}`, written(many))),
    ),
  ]
}

function shareOf(rate: Impact['sessionNoShow']): string {
  return drawn(rate.percent) === null ? percent(rate) : `${percent(rate)} (${parts(rate)})`
}

/** What a field means, for the last column. */
export function meaningOf({ measure }: ReturnField): string {
  return measures[measure].definition
}
