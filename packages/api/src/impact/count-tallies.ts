/** Counts some parts of some clinics: everything about them in one statement, however many they are. */
import {
  isEligible,
  type Month,
  mergeTallies,
  month,
  noTally,
  type PersonFacts,
  Tally,
  TeamStage,
  tallyMonth,
  tallyPeople,
} from '@alongside/domain/impact'
import { daysBetween } from '@alongside/domain/time'
import * as z from 'zod'
import { together } from '../database/together.ts'
import type { Reading } from '../read.ts'
import { type PersonRow, questionsAbout, type SomeParts, type Span } from './tally.sql.ts'

/**
 * What one part came to. Everything in it adds up to the clinic, but for the team, which is nobody's part, and for how
 * mentors are, because one of them meets people of several parts.
 */
export const PartTally = Tally.omit({ team: true, wellbeing: true }).extend({
  heard: z.array(z.strictObject({ mentor: z.string(), answers: z.int(), total: z.int(), low: z.int() })),
})
export type PartTally = z.infer<typeof PartTally>

/** What was found: each part that was asked for, and the team of each clinic. */
export interface Found {
  readonly parts: readonly { readonly clinicId: string; readonly part: number; readonly tally: PartTally }[]
  readonly teams: ReadonlyMap<string, Tally['team']>
}

export async function countParts(
  { db }: Pick<Reading, 'db'>,
  some: readonly SomeParts[],
  span: Span,
): Promise<Found> {
  const found = await together(db, questionsAbout(some, span))
  const { stages, ...rest } = found
  const of = Object.fromEntries(
    Object.entries(rest).map(([name, rows]) => [
      name,
      Map.groupBy(rows as readonly { clinicId: string; part: number }[], placeOf),
    ]),
  ) as { [Name in keyof typeof rest]: Map<string, (typeof rest)[Name]> }
  const months = new Map(found.attendance.map(row => [row.personId, row.months]))
  const parts = some.flatMap(({ clinicId, parts: asked }) =>
    asked.map(part => {
      const place = placeOf({ clinicId, part })
      const rows = <Name extends keyof typeof rest>(name: Name) =>
        (of[name].get(place) ?? []) as (typeof rest)[Name]
      const people = rows('people').map(row => factsOf(row, span, months))
      const {
        team: _team,
        wellbeing: _wellbeing,
        ...sums
      } = mergeTallies([
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
          equality: rows('equality').map(({ question, code, people: many }) => ({
            question,
            code,
            people: many,
          })),
        },
      ])
      const heard = rows('heard').map(({ mentor, answers, total, low }) => ({ mentor, answers, total, low }))
      return { clinicId, part, tally: PartTally.parse({ ...sums, heard }) }
    }),
  )
  const byClinic = Map.groupBy(stages, row => row.clinicId)
  return {
    parts,
    teams: new Map(some.map(({ clinicId }) => [clinicId, stagesIn(byClinic.get(clinicId) ?? [])])),
  }
}

/** The whole clinic out of all of its parts. */
export function wholeOf(parts: readonly PartTally[], team: Tally['team']): Tally {
  const heard = parts.flatMap(part => part.heard)
  const sum = (of: 'answers' | 'total' | 'low') => heard.reduce((total, each) => total + each[of], 0)
  const { offers, equality, ...sums } = mergeTallies([
    noTally,
    ...parts.map(({ heard: _heard, ...part }) => ({ ...noTally, ...part })),
  ])
  return {
    ...sums,
    offers: addedUp(offers, ({ state, told }) => `${state} ${told}`),
    equality: addedUp(equality, ({ question, code }) => `${question} ${code}`),
    team,
    wellbeing: {
      mentors: new Set(heard.map(({ mentor }) => mentor)).size,
      answers: sum('answers'),
      total: sum('total'),
      low: sum('low'),
    },
  }
}

/** Rows about the same become one, with the people of all of them. */
function addedUp<Each extends { readonly people: number }>(
  rows: readonly Each[],
  what: (row: Each) => string,
): Each[] {
  return [...Map.groupBy(rows, what).values()].flatMap(([one, ...more]) =>
    one ? [{ ...one, people: more.reduce((sum, { people }) => sum + people, one.people) }] : [],
  )
}

function placeOf({ clinicId, part }: { readonly clinicId: string; readonly part: number }): string {
  return `${clinicId} ${part}`
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
    attendance: months.get(personId) ?? [],
  }
}

type Rows<Name extends keyof ReturnType<typeof questionsAbout>> = ReturnType<
  typeof questionsAbout
>[Name] extends {
  readonly expressionType?: infer Row
}
  ? NonNullable<Row>[]
  : never

function sumsIn(
  sums: readonly { what: string; name: string; times: number; people: number; noShows: number }[],
  offers: Rows<'offers'>,
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

function stepsIn(rows: Rows<'steps'>): Tally['steps'] {
  const of = (which: keyof Tally['steps']) =>
    rows
      .filter(({ step }) => step === which)
      .map(({ days, people }): [number, number] => [days, people])
      .toSorted(([one], [other]) => one - other)
  return { offer: of('offer'), release: of('release'), contact: of('contact'), session: of('session') }
}

function answersIn(rows: Rows<'measures'>): Tally['measures']['pozqol'] {
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

function stagesIn(rows: readonly { readonly stage: string; readonly people: number }[]): Tally['team'] {
  const counts: Partial<Record<TeamStage, number>> = {}
  for (const { stage: state, people } of rows) {
    const stage = stageOf[state]
    if (stage) counts[stage] = (counts[stage] ?? 0) + people
  }
  return counts
}
