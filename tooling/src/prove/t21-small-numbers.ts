/**
 * An attacker with every report that can be had: all clinics and each alone, every period, laid over each other. They
 * know the rules of masking, and narrow down what each hidden number can be.
 */
import { EndingReason } from '@alongside/domain/effects'
import { type Figure, type ImpactFacts, impactReport, type PersonFacts } from '@alongside/domain/impact'
import { type Chance, chanceOf } from '@alongside/domain/what-if'
import { type Range, rangeOf, type Sum, solve } from './narrow.ts'
import { proofOf, type Row } from './row.ts'

const reasons = ['newlyDiagnosed', 'reEngaging', 'clinicianFlag'] as const
const months = ['2025-01', '2025-02', '2025-03', '2025-04'] as const
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
}

function aWorld(chance: Chance): Someone[] {
  return clinics.flatMap(({ clinicId }) =>
    reasons.flatMap(reason =>
      months.flatMap(month =>
        Array.from({ length: chance.count(chance.yes(0.5) ? 1.5 : 5) }, () => ({
          clinicId,
          reason,
          month,
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

function attack(all: readonly Someone[], from: string, to: string): { small: number; exact: string[] } {
  const people = all.filter(({ month }) => month >= from && month <= to)
  const truth = new Map<string, number>()
  for (const { clinicId } of clinics)
    for (const reason of reasons)
      truth.set(
        `${clinicId} ${reason}`,
        people.filter(person => person.clinicId === clinicId && person.reason === reason).length,
      )
  const sums: Sum[] = []
  publish(sums, people, clinics, null, from, to)
  for (const clinic of clinics)
    publish(
      sums,
      people.filter(({ clinicId }) => clinicId === clinic.clinicId),
      [clinic],
      clinic.clinicId,
      from,
      to,
    )
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
  people: readonly PersonFacts[],
  of: typeof clinics,
  clinicId: string | null,
  from: string,
  to: string,
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
  }
  const report = impactReport(facts, { masked: true })
  const says = (cells: readonly string[], figure: Figure) => sums.push({ cells, range: rangeOf(figure) })
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
  const everything = of.flatMap(clinic => reasons.map(reason => `${clinic.clinicId} ${reason}`))
  says(everything, report.allClinics.people)
}
