/**
 * An attacker with every report that can be had: all clinics and each alone, every period, as of an earlier day and of
 * today, with how people describe themselves and the share that was told, all laid over each other, so that a longer period
 * minus a shorter one speaks too. They know the rules of masking, and narrow down what
 * each hidden number can be. A file holds what its page holds, so there is nothing more to be had from it.
 */
import { EndingReason } from '@alongside/domain/effects'
import { codeLists } from '@alongside/domain/equality'
import {
  type Figure,
  type ImpactFacts,
  impactReport,
  type PersonFacts,
  type Rate,
} from '@alongside/domain/impact'
import { type Chance, chanceOf } from '@alongside/domain/what-if'
import { type Range, rangeOf, type Sum, solve } from './narrow.ts'
import { proofOf, type Row } from './row.ts'

const reasons = ['newlyDiagnosed', 'reEngaging', 'clinicianFlag'] as const
const months = ['2025-01', '2025-02', '2025-03', '2025-04'] as const
const moments = ['early', 'late'] as const
const tellings = ['told', 'not told'] as const
const genders = ['1', '2', '3', 'Z'] as const
const clinics = ['a', 'b', 'c', 'd'].map(clinicId => ({ clinicId, name: clinicId }))

export const row: Row = {
  id: 'T21',
  title: 'No number of one to four people can be worked out from any reports together',
  counts: 'small cells attacked',
  goal: '0 worked out exactly',
  prove: async ({ long, seed, say }) => {
    const worlds = long ? 1000 : 100
    const faults: string[] = []
    let attacked = 0
    for (let world = 0; world < worlds; world++) {
      const people = aWorld(chanceOf(seed * 7919 + world))
      const found = attack(people)
      attacked += found.small
      faults.push(...found.exact.map(cell => `world ${world} of seed ${seed}: ${cell}`))
      if (world % 20 === 19) say(`  ${world + 1} of ${worlds} worlds`)
    }
    return proofOf(attacked, faults, `${faults.length} worked out exactly`)
  },
}

interface Someone extends PersonFacts {
  readonly month: (typeof months)[number]
  /** Written down before the earlier day, or only since. */
  readonly known: (typeof moments)[number]
  readonly gender: (typeof genders)[number]
  /** Whether they were told about the offer: most were, and in a small place everybody. */
  readonly told: (typeof tellings)[number]
}

function aWorld(chance: Chance): Someone[] {
  return clinics.flatMap(({ clinicId }) =>
    reasons.flatMap(reason =>
      months.flatMap(month =>
        Array.from({ length: chance.count(chance.yes(0.5) ? 1.5 : 5) }, () => ({
          clinicId,
          reason,
          month,
          known: chance.yes(0.7) ? ('early' as const) : ('late' as const),
          told: chance.yes(0.85) ? ('told' as const) : ('not told' as const),
          gender: genders[chance.below(genders.length)] ?? 'Z',
          interactions: 1 + chance.below(5),
          oneWay: 0,
          noShows: chance.below(2),
          cancelled: 0,
          firstMonth: month as PersonFacts['firstMonth'],
          daysWaited: chance.below(40),
          attendance: [],
        })),
      ),
    ),
  )
}

function periods(): [string, string][] {
  return months.flatMap((from, at) => months.slice(at).map((to): [string, string] => [from, to]))
}

/** The smallest groups that reports can speak of: who is where, since which month, since when that is known, and why or what. */
const cellsOf = (people: readonly Someone[]) => {
  const counts = new Map<string, number>(
    clinics.flatMap(({ clinicId }) =>
      months.flatMap(month =>
        moments.flatMap(known =>
          [...reasons, ...tellings, ...genders.map(ofGender)].map((what): [string, number] => [
            cellOf(clinicId, what, month, known),
            0,
          ]),
        ),
      ),
    ),
  )
  for (const { clinicId, reason, gender, told, month, known } of people)
    for (const what of [reason, told, ofGender(gender)]) {
      const cell = cellOf(clinicId, what, month, known)
      counts.set(cell, (counts.get(cell) ?? 0) + 1)
    }
  return counts
}

const ofGender = (gender: string) => `gender ${gender}`
const cellOf = (clinicId: string, what: string, month: string, known: string) =>
  `${clinicId} ${what} ${month} ${known}`

/** All reports about all periods at once: a longer period minus a shorter one speaks of the months between. */
function attack(all: readonly Someone[]): { small: number; exact: string[] } {
  const sums: Sum[] = []
  for (const [from, to] of periods())
    for (const asOf of moments) {
      const people = all.filter(
        ({ month, known }) => month >= from && month <= to && (asOf === 'late' || known === 'early'),
      )
      const since = asOf === 'late' ? moments : (['early'] as const)
      publish(sums, people, clinics, null, from, to, since)
      for (const clinic of clinics)
        publish(
          sums,
          people.filter(({ clinicId }) => clinicId === clinic.clinicId),
          [clinic],
          clinic.clinicId,
          from,
          to,
          since,
        )
    }
  const truth = cellsOf(all)
  const known = solve([...truth.keys()], sums)
  const small = [...truth].filter(([, count]) => count >= 1 && count <= 4)
  const exact = small.flatMap(([cell, count]) => {
    const { least, most } = known.get(cell) as Range
    return least === most ? [`${cell} is ${count}`] : []
  })
  return { small: small.length, exact }
}

/** One report, as equations about the cells of the truth. */
function publish(
  sums: Sum[],
  people: readonly Someone[],
  of: typeof clinics,
  clinicId: string | null,
  from: string,
  to: string,
  since: readonly (typeof moments)[number][],
): void {
  const within = months.filter(month => month >= from && month <= to)
  const facts: ImpactFacts = {
    from: from as ImpactFacts['from'],
    to: to as ImpactFacts['to'],
    clinicId,
    clinics: of,
    people,
    months: within.map(month => {
      const then = people.filter(each => each.month === month)
      const told = then.filter(each => each.told === 'told').length
      return {
        month: month as ImpactFacts['from'],
        people: then.length,
        interactions: sum(then),
        listed: then.length,
        told,
      }
    }),
    modes: {},
    themes: {},
    offers: people.map(({ told }) => ({ state: 'told', told: told === 'told', people: 1 })),
    endings: EndingReason.options.map(reason => ({ reason, endings: 0 })),
    more: { equality: people.map(({ gender }) => ({ question: 'gender', code: gender, people: 1 })) },
  }
  const report = impactReport(facts, { masked: true })
  const says = (
    cells: readonly (readonly [string, string])[],
    figure: Figure | Range,
    over: readonly string[] = within,
  ) =>
    sums.push({
      cells: cells.flatMap(([clinicId = '', what = '']) =>
        over.flatMap(month => since.map(known => cellOf(clinicId, what, month, known))),
      ),
      range: typeof figure === 'object' ? figure : rangeOf(figure),
    })
  for (const each of report.clinics) {
    says(
      reasons.map(reason => [each.clinicId, reason] as const),
      each.people,
    )
    for (const reason of reasons) says([[each.clinicId, reason]], each.byReason[reason])
  }
  const everywhere = (what: readonly string[]) =>
    of.flatMap(clinic => what.map(one => [clinic.clinicId, one] as const))
  for (const reason of reasons) says(everywhere([reason]), report.allClinics.byReason[reason])
  says(everywhere(reasons), report.allClinics.people)
  says(everywhere(genders.map(ofGender)), report.allClinics.people)
  const toldOf = ({ count, outOf, percent }: Rate, over: readonly string[] = within) => {
    says(everywhere(['told']), count, over)
    says(everywhere(tellings), outOf, over)
    if (typeof percent === 'number') says(everywhere(['told']), shareOf(rangeOf(outOf), percent), over)
  }
  toldOf(report.offers.coverage)
  says(everywhere(tellings), report.offers.listed)
  for (const { month, coverage, people: figure, firstSessions } of report.months) {
    toldOf(coverage, [month])
    says(everywhere(reasons), figure, [month])
    says(everywhere(reasons), firstSessions, [month])
  }
  for (const { month, coverage } of report.quarters)
    toldOf(coverage, months.filter(each => each >= month).slice(0, 3))
  const { codes } = codeLists.gender[0]
  for (const { label, people: figure } of report.equality[0]?.answers ?? []) {
    const code = codes.find(each => each.label === label)?.code
    if (code !== undefined && genders.some(gender => gender === code))
      says(everywhere([ofGender(code)]), figure)
  }
}

/** What a share says of its part, whole percents being rounded. */
function shareOf({ least, most }: Range, percent: number): Range {
  return {
    least: Math.ceil((least * (percent - 0.5)) / 100),
    most: Math.floor((most * (percent + 0.5)) / 100),
  }
}

function sum(people: readonly Someone[]): number {
  return people.reduce((all, { interactions }) => all + interactions, 0)
}
