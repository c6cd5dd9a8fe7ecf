/** Counts some clinics: everything about them in one statement, however many they are. */
import {
  isEligible,
  type Month,
  mergeTallies,
  month,
  noTally,
  type PersonFacts,
  type Tally,
  Tally as TallyShape,
  TeamStage,
  tallyMonth,
  tallyPeople,
} from '@alongside/domain/impact'
import { daysBetween } from '@alongside/domain/time'
import { together } from '../database/together.ts'
import type { Reading } from '../read.ts'
import { attendanceOf, countsOf, type PersonRow, peopleOf, type Span, sumsOf } from './tally.sql.ts'

/** The tally of each of these clinics, in their order. */
export async function countTallies({ db }: Pick<Reading, 'db'>, span: Span): Promise<Tally[]> {
  const found = await together(db, {
    people: peopleOf(span),
    attendance: attendanceOf(span),
    sums: sumsOf(span),
    ...countsOf(span),
  })
  const of = Object.fromEntries(
    Object.entries(found).map(([name, rows]) => [
      name,
      Map.groupBy(rows as readonly { clinicId: string }[], row => row.clinicId),
    ]),
  ) as { [Name in keyof typeof found]: Map<string, (typeof found)[Name]> }
  const months = new Map(found.attendance.map(row => [`${row.clinicId} ${row.personId}`, row.months]))
  return span.clinicIds.map(clinicId => {
    const rows = <Name extends keyof typeof found>(name: Name) =>
      (of[name].get(clinicId) ?? []) as (typeof found)[Name]
    const people = rows('people').map(row => factsOf(row, span, months))
    return TallyShape.parse(
      mergeTallies([
        { ...noTally, ...tallyPeople(people, span.from, span.to) },
        {
          ...noTally,
          ...sumsIn(rows('sums'), rows('offers')),
          offers: rows('offers').map(({ state, told, people: many }) => ({ state, told, people: many })),
          endings: Object.fromEntries(rows('endings').map(({ reason, endings }) => [reason, endings])),
          steps: stepsIn(rows('steps')),
          measures: {
            pozqol: answersIn(rows('measures').filter(({ instrument }) => instrument === 'pozqol')),
            loneliness: answersIn(rows('measures').filter(({ instrument }) => instrument === 'loneliness')),
          },
          team: stagesIn(rows('stages')),
          wellbeing: wellbeingIn(rows('wellbeing')),
          equality: rows('equality').map(({ question, code, people: many }) => ({
            question,
            code,
            people: many,
          })),
        },
      ]),
    )
  })
}

function factsOf(
  { clinicId, personId, firstOn, listedOn, ...row }: PersonRow,
  { from, to }: Span,
  months: ReadonlyMap<string, PersonFacts['attendance']>,
): PersonFacts {
  const first = firstOn && month(firstOn.slice(0, 7))
  const inPeriod = first !== null && first >= from && first <= to
  return {
    clinicId,
    reason: row.reason,
    interactions: row.interactions,
    oneWay: row.oneWay,
    noShows: row.noShows,
    cancelled: row.cancelled,
    firstMonth: first,
    daysWaited: inPeriod && firstOn ? Math.max(0, daysBetween(listedOn, firstOn)) : null,
    attendance: months.get(`${clinicId} ${personId}`) ?? [],
  }
}

type Found<Name extends keyof ReturnType<typeof countsOf>> = ReturnType<typeof countsOf>[Name] extends {
  readonly expressionType?: infer Row
}
  ? NonNullable<Row>[]
  : never

function sumsIn(
  sums: readonly { what: string; name: string; times: number; people: number; noShows: number }[],
  offers: Found<'offers'>,
): Pick<Tally, 'modes' | 'themes' | 'months'> {
  const of = (which: string) =>
    Object.fromEntries(sums.filter(({ what }) => what === which).map(({ name, times }) => [name, times]))
  const met = sums
    .filter(({ what }) => what === 'months')
    .map(({ name, times, people, noShows }) =>
      tallyMonth(name as Month, { people, interactions: times, noShows }),
    )
  const listed = offers
    .filter(isEligible)
    .map(each => tallyMonth(month(each.month), { listed: each.people, told: each.told ? each.people : 0 }))
  return { modes: of('modes'), themes: of('themes'), months: [...met, ...listed] }
}

function stepsIn(rows: Found<'steps'>): Tally['steps'] {
  const of = (which: keyof Tally['steps']) =>
    rows
      .filter(({ step }) => step === which)
      .map(({ days, people }): [number, number] => [days, people])
      .toSorted(([one], [other]) => one - other)
  return { offer: of('offer'), release: of('release'), contact: of('contact'), session: of('session') }
}

function answersIn(rows: Found<'measures'>): Tally['measures']['pozqol'] {
  return {
    answered: rows.length,
    pairs: rows.flatMap(({ first, last }): [number, number][] =>
      first === null ? [] : [[Number(first), Number(last)]],
    ),
  }
}

/** Recruitment and training have many states; for the report they are one stage each. */
const stageOf: Readonly<Record<string, TeamStage>> = {
  ...Object.fromEntries(TeamStage.options.map(stage => [stage, stage])),
  ...Object.fromEntries(
    [
      'enquiry',
      'invitedToChat',
      'applied',
      'shortlisted',
      'interviewed',
      'conditionallyOffered',
      'checks',
    ].map(state => [state, 'applying' as const]),
  ),
  ...Object.fromEntries(
    ['enrolled', 'learning', 'shadowing', 'observed', 'signOff'].map(state => [state, 'inTraining' as const]),
  ),
}

function stagesIn(rows: Found<'stages'>): Tally['team'] {
  const counts: Partial<Record<TeamStage, number>> = {}
  for (const { stage: state, people } of rows) {
    const stage = stageOf[state]
    if (stage) counts[stage] = (counts[stage] ?? 0) + people
  }
  return counts
}

function wellbeingIn([row]: Found<'wellbeing'>): Tally['wellbeing'] {
  if (!row) return noTally.wellbeing
  const { mentors, answers, total, low } = row
  return { mentors, answers, total, low }
}
