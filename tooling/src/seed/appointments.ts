/** A person's appointments at the clinic, as its own system would list them: before, and after somebody came along. */
import type { AttendanceCode } from '@alongside/domain/attendance'
import { type PlainDate, plainDate, plusDays } from '@alongside/domain/time'
import { plusWorkingDays } from '@alongside/domain/working-days'
import type { Person } from './cast.ts'
import { randomFrom } from './random.ts'

export interface Appointment {
  readonly on: PlainDate
  readonly code: AttendanceCode
}

/** How likely an appointment is missed without a word; support does not make everybody come. */
const missedBefore = { newlyDiagnosed: 0.2, reEngaging: 0.3, clinicianFlag: 0.27 } as const
const missedAfter = { newlyDiagnosed: 0.08, reEngaging: 0.13, clinicianFlag: 0.1 } as const

/** All appointments from the first that is known to `until`; `firstMet` is the day of the first session, if any. */
export function appointmentsOf(
  person: Person,
  firstMet: PlainDate | null,
  until: PlainDate,
): readonly Appointment[] {
  const { reason } = person.listed
  const random = randomFrom(`appointments ${person.key}`)
  const days: Appointment[] = []
  // somebody who came back to care had stopped coming, and the day they came back is an attended one
  const cameBack = reason === 'reEngaging' ? person.listed.reasonOn : null
  const stopped = cameBack && plusDays(cameBack, -random.between(250, 330))
  const absence = absenceOf(person, firstMet)
  let day = plusWorkingDays(person.seenFrom, 0)
  while (day <= until) {
    const before = stopped !== null && cameBack !== null && day > stopped && day < cameBack
    const away = before || (absence !== null && day > absence.from && day < absence.until)
    const missed = firstMet !== null && day > firstMet ? missedAfter[reason] : missedBefore[reason]
    if (away) {
      if (random.chance(0.25)) days.push({ on: day, code: '3' })
    } else days.push({ on: day, code: coded(random.next(), missed) })
    const next = plusWorkingDays(plusDays(day, random.between(26, 52)), 0)
    if (before && cameBack !== null && next >= cameBack) {
      days.push({ on: cameBack, code: '5' })
      day = plusWorkingDays(plusDays(cameBack, random.between(18, 32)), 0)
    } else day = next
  }
  return days
}

interface Absence {
  readonly from: PlainDate
  readonly until: PlainDate
}

const forGood = plainDate('2099-01-01')

/** A few stop coming for months, with support too; of those without it some do not come back. */
function absenceOf(person: Person, firstMet: PlainDate | null): Absence | null {
  const random = randomFrom(`absence ${person.key}`)
  if (firstMet === null)
    return random.chance(0.4)
      ? { from: plusDays(person.listedOn, random.between(10, 90)), until: forGood }
      : null
  if (!random.chance(0.16)) return null
  const from = plusDays(firstMet, -random.between(0, 45))
  return { from, until: plusDays(from, random.between(210, 300)) }
}

function coded(drawn: number, missed: number): AttendanceCode {
  if (drawn < missed) return '3'
  const rest = (drawn - missed) / (1 - missed)
  if (rest < 0.05) return '2'
  if (rest < 0.08) return '4'
  if (rest < 0.11) return '7'
  return rest < 0.26 ? '6' : '5'
}
