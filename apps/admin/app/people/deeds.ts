/** Each event as it reads once it has happened. */
import type { PersonPage } from '../answers.ts'

type Entry = PersonPage['timeline'][number]

const everywhere: Readonly<Record<string, string>> = {
  withdraw: 'Agreement withdrawn',
  recordDeath: 'A death was recorded',
  recordInError: 'Marked as recorded in error',
  redirect: 'Another service fits better',
  logAttempt: 'A contact was tried',
  resume: 'They go on',
}

const deeds: Readonly<Record<Entry['kind'], Readonly<Record<string, string>>>> = {
  referral: {
    start: 'Came onto the clinic’s list',
    tell: 'Told about the offer',
    agree: 'Agreed',
    optOut: 'Did not take up the offer',
    leaveOpen: 'No decision yet',
    release: 'Released to the team',
    accept: 'Accepted',
    query: 'The clinic was asked a question',
    answerQuery: 'The clinic answered',
    markIneligible: 'Not eligible',
    recordTracing: 'Looked for, and the outcome recorded',
    confirmGenuine: 'Confirmed and released',
    'timer.decisionWindow': 'The time to decide ended',
  },
  onboarding: {
    start: 'Onboarding began',
    askClinicToMention: 'The clinic was asked to mention it',
    stopTrying: 'Could not be reached',
    book: 'First conversation booked',
    assessmentMissed: 'The conversation did not happen',
    assess: 'First conversation held',
    proposeMatch: 'A match was proposed',
    putOnWaitingList: 'Put on the waiting list',
    introduce: 'Introduced to the mentor',
    putOnHold: 'Put on hold',
    decline: 'Did not want support now',
    'timer.holdEnds': 'The hold ended',
  },
  mentoring: {
    start: 'Mentoring began',
    planSession: 'A session was planned',
    logSession: 'A session was written up',
    retractSession: 'A session was taken back',
    checkIn: 'The mentor checked in',
    checkOut: 'The mentor checked out',
    review: 'Looked back together',
    pause: 'Paused',
    changeMentor: 'Asked for another mentor',
    rematch: 'Went on with another mentor',
    planEnding: 'The ending was planned',
    endDisengaged: 'Ended: not heard from',
    endWithoutRematch: 'Ended: no other mentor wanted',
    'timer.silence': 'Not heard from for a while',
    'timer.reviewDue': 'A review became due',
    'timer.pauseLimit': 'The longest pause was over',
  },
  discharge: {
    start: 'The ending began',
    holdClosing: 'Closing meeting held',
    agreeSummary: 'Summary agreed',
    noSummary: 'No summary wanted',
    close: 'Closed',
    closeDirectly: 'Closed without a meeting',
    reopen: 'Opened again',
    recordFollowUp: 'Follow-up recorded',
    comeBack: 'Back in use',
    keepLonger: 'Kept longer',
    destroy: 'Destroyed',
    'timer.settle': 'Put away to be kept',
  },
}

export function deedOf({ kind, type, to, label }: Entry): string {
  if (type === 'personAnswers') return saidNo(to) ? 'They said no to the match' : 'They said yes to the match'
  if (type === 'mentorAnswers')
    return saidNo(to) ? 'The mentor said no to the match' : 'The mentor said yes to the match'
  return deeds[kind][type] ?? everywhere[type] ?? label
}

/** A no leads back to looking for somebody else. */
function saidNo(to: string): boolean {
  return !to.startsWith('matching')
}
