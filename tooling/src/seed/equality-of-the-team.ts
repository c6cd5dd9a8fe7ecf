/** What applicants and mentors of the demo say of themselves for equality monitoring: forms that belong to nobody. */
import { type Doors, type SignedIn, screensOf } from '@alongside/api/demo'
import { DAY_MS, type Instant, plusMs } from '@alongside/domain/time'
import { answersBy } from './equality-of-people.ts'
import { namedId } from './named-id.ts'
import { places } from './places.ts'
import { randomFrom } from './random.ts'

/** As many forms come from each applicant's clinic, theirs and those of others of the year before them. */
const FORMS_EACH = 5
/** Those that mentors of these years filled in on paper. */
const MENTORS = 26

export async function askApplicants(
  api: Doors,
  applicants: readonly SignedIn[],
  until: Instant,
): Promise<void> {
  for (const [nth, applicant] of applicants.entries())
    for (let form = 0; form < FORMS_EACH; form++) {
      const at = plusMs(until, -(3 + nth * 7 + form * 45) * DAY_MS)
      const name = `equality of applicant ${nth}.${form}`
      await screensOf({ ...api, now: () => at }, applicant).equality.answer({
        commandId: namedId(name),
        answers: answersBy(randomFrom(name)),
      })
    }
}

/** The team writes down what mentors gave in without a name. */
export async function askMentors(api: Doors, coordinator: SignedIn, until: Instant): Promise<void> {
  for (let nth = 0; nth < MENTORS; nth++) {
    const place = places[nth % places.length]
    const name = `equality of mentor ${nth}`
    if (place)
      await screensOf({ ...api, now: () => until }, coordinator).equality.fromPaper({
        commandId: namedId(name),
        clinicId: place.id,
        answers: answersBy(randomFrom(name)),
      })
  }
}
