/** Whole stories of the team, one or more to each end: of somebody who applies, learns, and supports others. */
import { londonDateOf, plusDays, plusMonths } from '../time.ts'
import { kingston } from './people.ts'
import { aRecruitment } from './recruitment.ts'
import { aStanding } from './standing.ts'
import { aTraining } from './training.ts'

export const recruitments = {
  cleared: () =>
    aRecruitment()
      .passes({ workingDays: 4 })
      .offered()
      .asked()
      .checked('firstReference', 'secondReference')
      .given({ referencesIn: { first: true, second: false } })
      .passes({ workingDays: 11 })
      .decided('firstReference')
      .given({ referencesIn: { first: true, second: true } })
      .passes({ workingDays: 10 })
      .decided('secondReference')
      .sends({ type: 'clear' }),
  'cleared-for-two-places': () =>
    aRecruitment({ route: 'formerPerson' })
      .offered()
      .asked('identity', 'rightToWork', 'occupationalHealth', 'confidentiality')
      .passes({ days: 31 })
      .asked('dbs', 'contract', 'firstReference', 'secondReference')
      .checked('contract')
      .seen('contract')
      .seen('contract', { clinicId: kingston })
      .decided('contract')
      .sends({ type: 'clear' }),
  'not-now': () => aRecruitment().chatted().notNow(),
  withdrawn: () => aRecruitment().offered().asked('dbs').sends({ type: 'withdraw' }),
  'not-selected': () =>
    aRecruitment().chatted().applied().passes({ workingDays: 11 }).sends({
      type: 'notSelect',
      feedbackOffered: true,
    }),
  'not-cleared': () =>
    aRecruitment()
      .offered()
      .asked('dbs')
      .seen('dbs')
      .decided('dbs', false)
      .passes({ days: 31 })
      .sends({ type: 'couldNotClear' }),
}

export const trainings = {
  accredited: () => {
    const begun = aTraining()
      .sends({ type: 'joinCohort', cohortId: kingston })
      .passes({ days: 22 })
      .checked('role', { right: 3 })
      .checked('role')
      .deferred()
      .passes({ days: 61 })
      .learnsTheRest()
      .checked('role', { version: 2 })
    return begun
      .practised()
      .graded({ listening: 'notYet' })
      .graded({ records: 'withSupport' })
      .signedForClinic()
      .passes({ workingDays: 11 })
      .signedForTeam()
  },
  'accredited-after-more-practice': () =>
    aTraining()
      .learnsTheRest()
      .passes({ days: 29 })
      .practised()
      .sends({ type: 'practiseMore' })
      .led()
      .reflects()
      .led()
      .graded()
      .signedForClinic()
      .signedForTeam(),
  withdrawn: () => aTraining().checked('role').sends({ type: 'withdraw' }),
}

export const standings = {
  left: () => {
    const full = aStanding().firstMonths().full()
    const later = full.records('dbs', plusMonths(full.today, 30))
    return later
      .passes({ days: 60 })
      .records('supervision')
      .learnsAgain('boundaries')
      .onBreakUntil(plusDays(later.today, 100))
      .passes({ days: 120 })
      .records('supervision')
      .sends({ type: 'endBreak' })
      .sends({ type: 'restrict' })
      .sends({ type: 'lift' })
      .leaves()
  },
  'left-with-a-check-that-ran-out': () => {
    const today = londonDateOf(aStanding().at)
    return aStanding({
      items: {
        dbs: plusDays(today, 20),
        contract: plusDays(today, 900),
        safeguarding: plusDays(today, 900),
        dataSecurity: plusDays(today, 300),
        boundaries: plusDays(today, 300),
        supervision: plusDays(today, 45),
      },
    })
      .passes({ days: 22 })
      .leaves()
  },
}
