/**
 * Who may do and see what: the only place where a right is given. What is not written here is denied, and an event
 * without a row does not compile. The API, the policies of the database, the screens, the tests and the printed
 * matrix all read this table.
 */
import type { ConcernCommand } from './concern/index.ts'
import type { DischargeCommand } from './discharge/index.ts'
import type { Kind } from './lifecycles.ts'
import type { MentoringCommand } from './mentoring/index.ts'
import type { OnboardingCommand } from './onboarding/index.ts'
import type { Role } from './people.ts'
import type { RecruitmentCommand } from './recruitment/index.ts'
import type { ReferralCommand } from './referral/index.ts'
import type { StandingCommand } from './standing/index.ts'
import type { SupervisionCommand } from './supervision/index.ts'
import type { TrainingCommand } from './training/index.ts'

/**
 * How far a right reaches:
 * - `own`: the actor's own record
 * - `assigned`: people whom the actor supports, or is asked to support, now; ended means gone
 * - `clinic`: the actor's clinics
 * - `released`: the actor's clinics, once the person's identity was released to the charity
 * - `raised`: concerns that the actor raised
 * - `raisedHere`: concerns that were raised by the actor's clinic
 * - `concern`: people of the actor's clinics about whom a concern is open, and those whose record was opened
 * - `opened`: a person whose record the actor opened in an emergency, for as long as that lasts
 * - `invited`: supervision in which the actor takes part: the joint one of their clinics, and their own
 * - `all`: everywhere; given for figures without names only
 */
export type Scope =
  | 'own'
  | 'assigned'
  | 'clinic'
  | 'released'
  | 'raised'
  | 'raisedHere'
  | 'concern'
  | 'opened'
  | 'invited'
  | 'all'

type Rights = { readonly [R in Role]?: Scope }
type EventRights<C extends { type: string }> = { readonly [T in C['type'] | 'start']: Rights }

const clinicSide: Rights = { clinician: 'clinic' }
const coordinating: Rights = { coordinator: 'released' }
const supporting: Rights = { mentor: 'assigned', coordinator: 'released' }
const everySide: Rights = { clinician: 'clinic', coordinator: 'released' }
const ofTheTeam: Rights = { coordinator: 'clinic' }
const trainees: Rights = { trainee: 'own' }
const traineeOrTeam: Rights = { trainee: 'own', coordinator: 'clinic' }
/** The person themself, through the private page that one link opens once. */
const byTheirLink: Rights = { person: 'own' }
/** A clinic's system may take back what it sent, by the same two ways as the people of the clinic. */
const clinicAndItsSystem: Rights = { clinician: 'clinic', integration: 'clinic' }

/** Whoever sees something may say so; what comes of it is for the safeguarding lead. */
const telling: Rights = { mentor: 'raised', clinician: 'raisedHere' }
const caring: Rights = { coordinator: 'released', safeguardingLead: 'clinic' }
const deciding: Rights = { safeguardingLead: 'clinic' }
const running: Rights = { coordinator: 'clinic' }
const takingPart: Rights = { coordinator: 'clinic', mentor: 'invited', clinician: 'invited' }

/** Which role may send which event, and how far. `start` is the making of the record itself. */
export const eventRights = {
  referral: {
    start: clinicAndItsSystem,
    tell: clinicSide,
    agree: { ...clinicSide, ...byTheirLink },
    optOut: { ...everySide, ...byTheirLink },
    leaveOpen: clinicSide,
    release: clinicSide,
    accept: coordinating,
    query: coordinating,
    answerQuery: clinicSide,
    redirect: coordinating,
    withdraw: { ...everySide, integration: 'clinic' },
    markIneligible: everySide,
    recordTracing: clinicSide,
    confirmGenuine: clinicSide,
    recordDeath: everySide,
    recordInError: clinicAndItsSystem,
  },
  onboarding: {
    start: coordinating,
    logAttempt: coordinating,
    askClinicToMention: coordinating,
    loseTouch: coordinating,
    stopTrying: coordinating,
    book: coordinating,
    assessmentMissed: coordinating,
    assess: coordinating,
    proposeMatch: coordinating,
    mentorAnswers: { mentor: 'assigned' },
    personAnswers: coordinating,
    putOnWaitingList: coordinating,
    introduce: coordinating,
    putOnHold: coordinating,
    resume: coordinating,
    decline: coordinating,
    redirect: coordinating,
    withdraw: { ...everySide, ...byTheirLink },
    recordDeath: everySide,
    recordInError: coordinating,
  },
  mentoring: {
    start: coordinating,
    planSession: supporting,
    logSession: supporting,
    retractSession: supporting,
    checkIn: { mentor: 'assigned' },
    checkOut: supporting,
    review: supporting,
    pause: supporting,
    resume: supporting,
    logAttempt: supporting,
    changeMentor: supporting,
    stepBack: supporting,
    rematch: coordinating,
    planEnding: supporting,
    endDisengaged: coordinating,
    endWithoutRematch: coordinating,
    withdraw: everySide,
    recordDeath: everySide,
    recordInError: coordinating,
  },
  discharge: {
    start: supporting,
    logSession: supporting,
    holdClosing: supporting,
    agreeSummary: supporting,
    noSummary: supporting,
    close: supporting,
    closeDirectly: coordinating,
    reopen: coordinating,
    recordFollowUp: coordinating,
    comeBack: coordinating,
    keepLonger: coordinating,
    destroy: coordinating,
    withdraw: everySide,
    recordDeath: everySide,
    recordInError: coordinating,
  },
  recruitment: {
    start: trainees,
    inviteToChat: ofTheTeam,
    recordChat: ofTheTeam,
    apply: trainees,
    shortlist: ofTheTeam,
    interview: ofTheTeam,
    offer: ofTheTeam,
    acceptOffer: trainees,
    askForChecks: ofTheTeam,
    recordCheck: ofTheTeam,
    decideCheck: ofTheTeam,
    clear: ofTheTeam,
    couldNotClear: ofTheTeam,
    notNow: ofTheTeam,
    notSelect: ofTheTeam,
    withdraw: traineeOrTeam,
  },
  training: {
    start: ofTheTeam,
    joinCohort: ofTheTeam,
    recordDay: ofTheTeam,
    answerCheck: trainees,
    recordWatched: ofTheTeam,
    recordLed: ofTheTeam,
    reflect: trainees,
    fillGrid: ofTheTeam,
    signForTeam: ofTheTeam,
    // the other of the two who sign is never of the team
    signForClinic: { clinician: 'clinic' },
    practiseMore: ofTheTeam,
    defer: traineeOrTeam,
    resume: traineeOrTeam,
    withdraw: traineeOrTeam,
  },
  standing: {
    start: ofTheTeam,
    record: ofTheTeam,
    answerRefresher: { mentor: 'own' },
    becomeFull: ofTheTeam,
    restrict: ofTheTeam,
    lift: ofTheTeam,
    startBreak: { mentor: 'own', coordinator: 'clinic' },
    endBreak: { mentor: 'own', coordinator: 'clinic' },
    leave: ofTheTeam,
  },
  concern: {
    start: { ...telling, coordinator: 'released' },
    triage: caring,
    makeUrgent: { ...telling, ...caring },
    writeAccount: { ...telling, ...caring },
    decide: deciding,
    noFurtherAction: deciding,
    recordReferral: caring,
    giveFeedback: caring,
    close: deciding,
  },
  supervision: {
    start: running,
    openAgenda: running,
    addItem: takingPart,
    removeItem: takingPart,
    move: running,
    hold: running,
    addAction: { ...running, clinician: 'invited' },
    shareLearning: running,
    finishAction: takingPart,
    dropAction: running,
    didNotHappen: running,
    cancel: running,
  },
} as const satisfies {
  referral: EventRights<ReferralCommand>
  onboarding: EventRights<OnboardingCommand>
  mentoring: EventRights<MentoringCommand>
  discharge: EventRights<DischargeCommand>
  recruitment: EventRights<RecruitmentCommand>
  training: EventRights<TrainingCommand>
  standing: EventRights<StandingCommand>
  concern: EventRights<ConcernCommand>
  supervision: EventRights<SupervisionCommand>
}

/** What can be looked at. Each view is one kind of row; a row about a person inherits the reach of that person. */
export type View =
  | 'personIdentity'
  | 'personContact'
  | 'consent'
  | Kind
  | 'matchProposal'
  | 'sessionLog'
  | 'goal'
  | 'measure'
  | 'referralNote'
  | 'privateNote'
  | 'concernNote'
  | 'supervisionNote'
  | 'reflection'
  | 'opening'
  | 'attendance'
  | 'receipt'
  | 'listImport'
  | 'mentorRoster'
  | 'ownMentorRecord'
  | 'mentorCover'
  | 'application'
  | 'trainingNote'
  | 'equality'
  | 'impact'
  | 'chartMark'
  | 'clinicSettings'
  | 'clinicSystem'
  | 'clinicMessage'
  | 'privateLink'
  | 'ownOffer'
  | 'unsentMessage'
  | 'account'
  | 'accessHistory'
  | 'unusualAccess'
  | 'wayBack'
  | 'subjectAccess'
  | 'dataQuality'
  | 'whatIf'
  | 'recruitmentFigures'

/** Which role may see which view, and how far. */
export const viewRights = {
  personIdentity: {
    clinician: 'clinic',
    coordinator: 'released',
    mentor: 'assigned',
    safeguardingLead: 'concern',
  },
  personContact: {
    clinician: 'clinic',
    coordinator: 'released',
    mentor: 'assigned',
    safeguardingLead: 'concern',
  },
  consent: { clinician: 'clinic', coordinator: 'released' },
  referral: { clinician: 'clinic', coordinator: 'released', safeguardingLead: 'opened' },
  onboarding: { coordinator: 'released', mentor: 'assigned', safeguardingLead: 'opened' },
  mentoring: { coordinator: 'released', mentor: 'assigned', safeguardingLead: 'opened' },
  discharge: { coordinator: 'released', mentor: 'assigned', safeguardingLead: 'opened' },
  // before both sides said yes a mentor sees wishes and needs, and no identity
  matchProposal: { mentor: 'assigned' },
  // their own words and numbers, told to the one who supports them
  goal: { coordinator: 'released', mentor: 'assigned', safeguardingLead: 'opened' },
  measure: { coordinator: 'released', mentor: 'assigned', safeguardingLead: 'opened' },
  sessionLog: { coordinator: 'released', mentor: 'assigned', safeguardingLead: 'opened' },
  // what the team asks about a referral is asked of the clinic, and what the clinic answers is for the team
  referralNote: { clinician: 'clinic', coordinator: 'released', safeguardingLead: 'opened' },
  // what was said or written after the referral is never for the clinic
  privateNote: { coordinator: 'released', mentor: 'assigned', safeguardingLead: 'opened' },
  // a mentor and a clinic see what they raised themselves, and what they were told of it
  concern: { mentor: 'raised', clinician: 'raisedHere', coordinator: 'released', safeguardingLead: 'clinic' },
  concernNote: {
    mentor: 'raised',
    clinician: 'raisedHere',
    coordinator: 'released',
    safeguardingLead: 'clinic',
  },
  supervision: takingPart,
  supervisionNote: takingPart,
  // a mentor's own thoughts: theirs, and for the one coordinator whom they gave them to
  reflection: { mentor: 'own', coordinator: 'own' },
  // who opened a record in an emergency, for those who review it
  opening: { coordinator: 'clinic', safeguardingLead: 'clinic' },
  attendance: { clinician: 'clinic' },
  receipt: { clinician: 'clinic' },
  listImport: { clinician: 'clinic' },
  mentorRoster: { coordinator: 'clinic' },
  ownMentorRecord: { mentor: 'own' },
  // who covers for whom; what somebody who covers may do and see is the domain's caseload/cover.rules.ts
  mentorCover: { coordinator: 'clinic', mentor: 'own' },
  // there is no list of applicants for anybody but coordinators
  recruitment: { trainee: 'own', coordinator: 'clinic' },
  application: { trainee: 'own', coordinator: 'clinic' },
  training: { trainee: 'own', coordinator: 'clinic', clinician: 'clinic' },
  trainingNote: { trainee: 'own', coordinator: 'clinic' },
  standing: { mentor: 'own', coordinator: 'clinic' },
  // counts without anybody in them; whose answers they are stands nowhere
  equality: { coordinator: 'clinic', analyst: 'all' },
  impact: { coordinator: 'clinic', clinician: 'clinic', analyst: 'all' },
  // setting aims and steps; whoever sees the figures sees those as well
  chartMark: { coordinator: 'clinic' },
  clinicSettings: { clinician: 'clinic', coordinator: 'clinic', administrator: 'all' },
  account: { administrator: 'all' },
  // who lost their way in, for those who may vouch for them
  wayBack: { coordinator: 'clinic', administrator: 'all' },
  // who looked at a record, for the person to have: the names of workers are for the lead alone
  accessHistory: { coordinator: 'released', safeguardingLead: 'clinic' },
  // days on which an account looked at more than is usual
  unusualAccess: { safeguardingLead: 'clinic' },
  // one asks and makes it, another confirms; the lead confirms and never takes it
  subjectAccess: { coordinator: 'released', safeguardingLead: 'clinic' },
  dataQuality: { coordinator: 'released' },
  // made-up people in a play of what would be otherwise; it begins with counts
  whatIf: { coordinator: 'clinic', analyst: 'all' },
  // how many go on from each stage, and how long it takes: counts, and nobody's application
  recruitmentFigures: { coordinator: 'clinic', analyst: 'all' },
  // which links were sent and what came of them: never the link itself
  privateLink: { clinician: 'clinic' },
  ownOffer: { person: 'own' },
  // messages that could not be delivered: to whom and why, never what they say
  unsentMessage: { coordinator: 'released', clinician: 'clinic' },
  // keys, addresses and how deliveries went: never what was sent
  clinicSystem: { administrator: 'all' },
  // what the systems of a clinic sent, and what became of it
  clinicMessage: { integration: 'clinic' },
} as const satisfies { readonly [V in View]: Rights }

/** How far a role may send an event; undefined is a no. */
export function mayDo(role: Role, kind: Kind, event: string): Scope | undefined {
  const rights = (eventRights[kind] as Record<string, Rights>)[event]
  return rights?.[role]
}

/** How far a role may see a view; undefined is a no. */
export function maySee(role: Role, view: View): Scope | undefined {
  return (viewRights[view] as Rights)[role]
}

const noteViews = {
  referral: 'referralNote',
  onboarding: 'privateNote',
  mentoring: 'privateNote',
  discharge: 'privateNote',
  recruitment: 'trainingNote',
  training: 'trainingNote',
  standing: 'trainingNote',
  concern: 'concernNote',
  supervision: 'supervisionNote',
} as const satisfies Record<Kind, View>

/** The view under which the free text of a lifecycle of this kind stands. */
export function noteViewOf(kind: Kind): View {
  return noteViews[kind]
}
