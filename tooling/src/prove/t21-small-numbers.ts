/**
 * An attacker with every report that can be had: all clinics and each alone, every period, as of an earlier day and of
 * today, with how people describe themselves, laid over each other. They know the rules of masking, and narrow down what
 * each hidden number can be. A file holds what its page holds, so there is nothing more to be had from it.
 */
import { EndingReason } from '@alongside/domain/effects'
import { codeLists } from '@alongside/domain/equality'
import { type Figure, type ImpactFacts, impactReport, type PersonFacts } from '@alongside/domain/impact'
import { type Chance, chanceOf } from '@alongside/domain/what-if'
import { type Range, rangeOf, type Sum, solve } from './narrow.ts'
import { proofOf, type Row } from './row.ts'

const reasons = ['newlyDiagnosed', 'reEngaging', 'clinicianFlag'] as const
const months = ['2025-01', '2025-02', '2025-03', '2025-04'] as const
const moments = ['early', 'late'] as const
const genders = ['1', '2', '3', 'Z'] as const
const clinics = ['a', 'b', 'c', 'd'].map(clinicId => ({ clinicId, name: clinicId }))

export const row: Row = {
  id: 'T21',
  title: 'No number of one to four people can be worked out from any reports together',
  counts: 'small cells attacked',
  goal: '0 worked out exactly',
  prove: async ({ long, seed, say }) => {
    const worlds = long ? 5000 : 400
    const faults: string[] = []
    let attacked = 0
    for (let world = 0; world < worlds; world++) {
      const people = aWorld(chanceOf(seed * 7919 + world))
      for (const [from, to] of periods()) {
        const found = attack(people, from, to)
        attacked += found.small
        faults.push(...found.exact.map(cell => `world ${world} of seed ${seed}, ${from} to ${to}: ${cell}`))
      }
      if (world % 100 === 99) say(`  ${world + 1} of ${worlds} worlds`)
    }
    return proofOf(attacked, faults, `${faults.length} worked out exactly`)
  },
}

interface Someone extends PersonFacts {
  readonly month: (typeof months)[number]
  /** Written down before the earlier day, or only since. */
  readonly known: (typeof moments)[number]
  readonly gender: (typeof genders)[number]
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

/** The smallest groups that a report can speak of: who is where, why, and since when it is known; and who is what. */
const cellsOf = (people: readonly Someone[]) =>
  new Map<string, number>([
    ...clinics.flatMap(({ clinicId }) =>
      moments.flatMap(known => [
        ...reasons.map((reason): [string, number] => [
          `${clinicId} ${reason} ${known}`,
          people.filter(
            person => person.clinicId === clinicId && person.reason === reason && person.known === known,
          ).length,
        ]),
        ...genders.map((gender): [string, number] => [
          `${clinicId} gender ${gender} ${known}`,
          people.filter(
            person => person.clinicId === clinicId && person.gender === gender && person.known === known,
          ).length,
        ]),
      ]),
    ),
  ])

function attack(all: readonly Someone[], from: string, to: string): { small: number; exact: string[] } {
  const people = all.filter(({ month }) => month >= from && month <= to)
  const truth = cellsOf(people)
  const sums: Sum[] = []
  for (const asOf of moments) {
    const then = people.filter(({ known }) => asOf === 'late' || known === 'early')
    const since = asOf === 'late' ? moments : (['early'] as const)
    publish(sums, then, clinics, null, from, to, since)
    for (const clinic of clinics)
      publish(
        sums,
        then.filter(({ clinicId }) => clinicId === clinic.clinicId),
        [clinic],
        clinic.clinicId,
        from,
        to,
        since,
      )
  }
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
  const facts: ImpactFacts = {
    from: from as ImpactFacts['from'],
    to: to as ImpactFacts['to'],
    clinicId,
    clinics: of,
    people,
    months: [],
    modes: {},
    themes: {},
    offers: [],
    endings: EndingReason.options.map(reason => ({ reason, endings: 0 })),
    more: { equality: people.map(({ gender }) => ({ question: 'gender', code: gender, people: 1 })) },
  }
  const report = impactReport(facts, { masked: true })
  const says = (cells: readonly string[], figure: Figure) =>
    sums.push({
      cells: cells.flatMap(cell => since.map(known => `${cell} ${known}`)),
      range: rangeOf(figure),
    })
  for (const each of report.clinics) {
    says(
      reasons.map(reason => `${each.clinicId} ${reason}`),
      each.people,
    )
    for (const reason of reasons) says([`${each.clinicId} ${reason}`], each.byReason[reason])
  }
  for (const reason of reasons)
    says(
      of.map(clinic => `${clinic.clinicId} ${reason}`),
      report.allClinics.byReason[reason],
    )
  const everybody = of.flatMap(clinic => reasons.map(reason => `${clinic.clinicId} ${reason}`))
  says(everybody, report.allClinics.people)
  says(
    of.flatMap(clinic => genders.map(gender => `${clinic.clinicId} gender ${gender}`)),
    report.allClinics.people,
  )
  const { codes } = codeLists.gender[0]
  for (const { label, people: figure } of report.equality[0]?.answers ?? []) {
    const code = codes.find(each => each.label === label)?.code
    if (genders.some(gender => gender === code))
      says(
        of.map(clinic => `${clinic.clinicId} gender ${code}`),
        figure,
      )
  }
}
