/** Whole stories, one or more to each end of each lifecycle. The golden journals are made of them. */
import type { Kind } from '../lifecycles.ts'
import { plainDate } from '../time.ts'
import { aConcern } from './concern.ts'
import { aDischarge, anUnplannedEnding } from './discharge.ts'
import { aMentoring } from './mentoring.ts'
import { anOnboarding } from './onboarding.ts'
import { marcus, notAskedYet, thandi } from './people.ts'
import { aReferral, aSelfReferral, someoneWhoStoppedComing, withinService, yesToShare } from './referral.ts'
import { london, type Story } from './story.ts'
import { aJointSupervision, anotherAction, aOneToOne, sister, thandisAccount } from './supervision.ts'
import { recruitments, standings, trainings } from './team-journeys.ts'

/** A story of any lifecycle, told to its end. */
export type Told = Story<never, unknown, unknown>

const referrals = {
  'accepted-on-their-word': () => aReferral().told().agrees().released().queried().accepted(),
  'accepted-on-silence': () =>
    aReferral().given({ release: withinService }).told().passes({ days: 7 }).accepted(),
  'accepted-came-by-themself': () =>
    aSelfReferral().sends({ type: 'confirmGenuine', scopes: yesToShare }).accepted(),
  'opted-out': () => aReferral().passes({ days: 3 }).told().leavesOpen().optsOut({ reason: 'hasSupport' }),
  'offer-closed': () =>
    aReferral().told().leavesOpen().told().passes({ days: 30 }).told().passes({ days: 7 }),
  redirected: () =>
    aReferral().told().agrees().released().sends({ type: 'redirect', to: 'advice', warmHandover: true }),
  withdrawn: () => aReferral().told().agrees().released().sends({ type: 'withdraw' }),
  ineligible: () => someoneWhoStoppedComing().traced('unableToContact').traced('inCareElsewhere'),
  died: () => someoneWhoStoppedComing().passes({ days: 20 }).traced('died'),
  'recorded-in-error': () => aReferral().told().sends({ type: 'recordInError', why: 'duplicate' }),
}

const onboardings = {
  introduced: () =>
    anOnboarding({ newlyDiagnosed: true })
      .tried('text')
      .passes({ workingDays: 3 })
      .reached('call')
      .booked()
      .passes({ days: 3 })
      .assessed({ mustNot: ['notFromMyClinic'] })
      .matchedWith(thandi)
      .mentorSays(false)
      .matchedWith(marcus)
      .bothSayYes()
      .passes({ days: 2 })
      .introduced(),
  'introduced-after-waiting': () =>
    anOnboarding()
      .reached()
      .assessed()
      .putOnWaitingList()
      .passes({ workingDays: 12 })
      .putOnHold('2026-03-02')
      .passes({ days: 60 })
      .matchedWith(thandi)
      .bothSayYes()
      .introduced(),
  'unable-to-contact': () =>
    anOnboarding()
      .given({ contact: notAskedYet })
      .tried('text')
      .tried('text')
      .passes({ workingDays: 6 })
      .tried('text')
      .sends({ type: 'askClinicToMention' })
      .passes({ workingDays: 9 })
      .sends({ type: 'stopTrying' }),
  'unable-to-contact-after-a-first-talk': () =>
    anOnboarding()
      .given({ contact: notAskedYet })
      .reached('inPerson')
      .booked()
      .sends({ type: 'loseTouch' })
      .tried('text')
      .tried('text')
      .passes({ workingDays: 8 })
      .tried('text')
      .passes({ workingDays: 7 })
      .sends({ type: 'stopTrying' }),
  'introduced-after-silence': () =>
    anOnboarding()
      .reached()
      .assessed()
      .matchedWith(thandi)
      .sends({ type: 'loseTouch' })
      .tried('text')
      .passes({ days: 2 })
      .reached('call')
      .matchedWith(thandi)
      .bothSayYes()
      .introduced(),
  declined: () => anOnboarding().reached().booked().sends({ type: 'decline' }),
  redirected: () =>
    anOnboarding().reached().sends({ type: 'redirect', to: 'counselling', warmHandover: true }),
  withdrawn: () => anOnboarding().reached().assessed().matchedWith().sends({ type: 'withdraw' }),
  died: () => anOnboarding().tried().passes({ days: 9 }).sends({ type: 'recordDeath' }),
  'recorded-in-error': () => anOnboarding().sends({ type: 'recordInError' }),
}

const mentorings = {
  'ending-planned': () =>
    aMentoring()
      .plans()
      .passes({ days: 7 })
      .met()
      .passes({ days: 7 })
      .met({ mentorWellbeing: 2 })
      .passes({ days: 7 })
      .met({ mentorWellbeing: 3 })
      .passes({ days: 7 })
      .met()
      .reviewed(2)
      .met()
      .plansTheEnding('goalsMet'),
  'ending-after-a-pause-and-another-mentor': () =>
    aMentoring()
      .met()
      .paused('2026-02-10')
      .passes({ days: 40 })
      .resumed()
      .asksForAnotherMentor('person')
      .passes({ workingDays: 11 })
      .rematchedWith(marcus)
      .plans({ mode: 'elsewhere', checkInWith: 'coordinator' })
      .passes({ days: 7 })
      .checksIn()
      .passes({ minutes: 80 })
      .checksOut()
      .met({ mode: 'elsewhere', concern: true })
      .plansTheEnding('movedToOtherSupport'),
  'ending-not-heard-from': () =>
    aMentoring()
      .noShow()
      .noShow()
      .tried()
      .tried()
      .tried('call')
      .passes({ workingDays: 15 })
      .sends({ type: 'endDisengaged' }),
  'ending-without-another-mentor': () =>
    aMentoring().met().asksForAnotherMentor('mentor').met().sends({ type: 'endWithoutRematch' }),
  'ending-after-the-mentor-stepped-back': () =>
    aMentoring().met().plans().sends({ type: 'stepBack' }).sends({ type: 'endWithoutRematch' }),
  'ending-with-somebody-else': () =>
    aMentoring()
      .met()
      .sends({ type: 'stepBack' })
      .rematchedWith(marcus)
      .met()
      .plansTheEnding('noLongerNeeds'),
  'ending-died': () => aMentoring().plans().sends({ type: 'recordDeath' }),
  'ending-withdrew': () => aMentoring().passes({ days: 30 }).sends({ type: 'withdraw' }),
  'recorded-in-error': () => aMentoring().sends({ type: 'recordInError' }),
}

const discharges = {
  'destroyed-after-the-years': () =>
    aDischarge()
      .closingHeld({ experience: 'veryGood', followUpAgreed: true })
      .given({ summaryMayBeShared: true })
      .summaryAgreed({ shareWithClinic: true })
      .closed({ contactUntil: plainDate('2026-05-01') })
      .rings('followUpDue')
      .sends({ type: 'recordFollowUp', outcome: 'doingWell' })
      .rings('settle')
      .rings('retentionEnds')
      .sends({ type: 'destroy' }),
  'destroyed-kept-longer': () =>
    anUnplannedEnding('disengaged')
      .closedDirectly({ sayGoodbye: true })
      .rings('settle')
      .passes({ days: 1000 })
      .sends({ type: 'comeBack' })
      .rings('retentionEnds')
      .sends({ type: 'keepLonger', years: 3, why: 'A claim is open.' })
      .rings('retentionEnds')
      .sends({ type: 'destroy' }),
  'destroyed-died-meanwhile': () =>
    aDischarge()
      .sends({ type: 'recordDeath' })
      .rings('closingDue')
      .closedDirectly()
      .rings('settle')
      .rings('retentionEnds')
      .sends({ type: 'destroy' }),
  reopened: () =>
    aDischarge().closingHeld().sends({ type: 'noSummary' }).closed().passes({ days: 12 }).reopened(),
  'destroyed-after-one-more-session': () =>
    aDischarge()
      .passes({ days: 3 })
      .metOnceMore({ concern: true })
      .closingHeld()
      .sends({ type: 'noSummary' })
      .closed()
      .rings('settle')
      .rings('retentionEnds')
      .sends({ type: 'destroy' }),
  'recorded-in-error': () => anUnplannedEnding('died').sends({ type: 'recordInError' }),
}

const concerns = {
  closed: () =>
    aConcern({ urgent: true })
      .passes({ minutes: 70 })
      .takenOn()
      .decided('adultReferral')
      .written()
      .passes({ workingDays: 1 })
      .passedOn('adultReferral')
      .answered()
      .closed({ forSupervision: true }),
  'closed-in-danger': () =>
    aConcern({ category: 'suicideOrSelfHarm', urgent: true, immediateDanger: true, emergencyCalled: true })
      .takenOn({ urgent: true })
      .decided('emergency', { personAgreed: false, withoutAgreement: 'riskToLife' })
      .passedOn('emergency')
      .decided('clinic')
      .passes({ days: 2 })
      .written()
      .passedOn('clinic')
      .answered()
      .closed({ outcome: 'withServices' }),
  'no-further-action': () =>
    aConcern({ raisedBy: 'clinician' }).written().passes({ days: 1 }).takenOn().nothingMore(),
}

const supervisions = {
  closed: () =>
    aJointSupervision()
      .given({ cases: [{ alias: 'Curlew 7', why: ['stalled'] }] })
      .agendaOpens()
      .as(thandisAccount)
      .brings('Heron 12')
      .as(sister, true)
      .held()
      .agrees()
      .agrees(anotherAction)
      .shared()
      .rings('actionDue')
      .finished()
      .finished(anotherAction),
  'closed-after-being-missed': () =>
    aJointSupervision()
      .passes({ days: 16 })
      .sends({ type: 'move', to: london('2026-02-10 14:00') })
      .passes({ days: 15 })
      .held()
      .shared(),
  'closed-one-to-one': () => aOneToOne().agendaOpens().held().shared(),
  cancelled: () =>
    aJointSupervision().sends({ type: 'cancel', why: 'holiday', nextAt: london('2026-02-17 14:00') }),
}

/** Every journey by the name of its lifecycle and its own. */
export const journeys: Record<Kind, Record<string, () => Told>> = {
  referral: referrals,
  onboarding: onboardings,
  mentoring: mentorings,
  discharge: discharges,
  recruitment: recruitments,
  training: trainings,
  standing: standings,
  concern: concerns,
  supervision: supervisions,
}
