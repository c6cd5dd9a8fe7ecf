/**
 * What lifecycles ask of the world, as plain data. `send` turns the hand-overs into new rows at once and writes the
 * rest to the outbox; nothing here names a person, a clinic or a condition.
 */
import * as z from 'zod'
import { Instant, PlainDate } from './time.ts'

/** What a clinic may hear of somebody it referred: a status and never content. */
export const ReceiptStatus = z.enum([
  'accepted',
  'queried',
  'redirected',
  'started',
  'ended',
  'couldNotContact',
  'declinedAtContact',
  'pleaseMention',
  'pleaseRefresh',
  'withdrew',
])
export type ReceiptStatus = z.infer<typeof ReceiptStatus>

/** What somebody is reminded of; `reminderWords` has the sentence. */
export const Reminder = z.enum([
  'tell',
  'offerAgain',
  'release',
  'offerAnswered',
  'answerQuery',
  'triage',
  'firstAttempt',
  'tryAgain',
  'assess',
  'match',
  'answerMatch',
  'reviewWaiting',
  'introduce',
  'holdEnds',
  'logSession',
  'holdReview',
  'checkPause',
  'reachOut',
  'rematch',
  'lateCheckOut',
  'overdueCheckOut',
  'closingMeeting',
  'agreeSummary',
  'closeRecord',
  'followUp',
  'reviewRetention',
  'handleWithdrawal',
  'debriefMentor',
  'concernRaised',
  'callMentor',
  'clinicMessage',
  'replyToInterest',
  'decideApplication',
  'stalledApplication',
  'chaseCheck',
  'checkOutstanding',
  'quietTrainee',
  'practiceDue',
  'signOffDue',
  'deferralEnds',
  'firstReview',
  'standingEnds',
  'standingLapsed',
  'breakEnds',
  'unusualAccess',
  'writeAccount',
  'decideConcern',
  'passConcernOn',
  'giveFeedback',
  'lookAtConcern',
  'concernFeedback',
  'recordOpened',
  'addToAgenda',
  'writeUpSupervision',
  'finishAction',
  'supervisionMissed',
  'rebookSupervision',
  'waitsTooLong',
  'somethingWaits',
  'wayBackAsked',
  'wayBackGiven',
])
export type Reminder = z.infer<typeof Reminder>

/** Each reminder as a neutral sentence: fit for a lock screen, so it tells nothing about anyone. */
export const reminderWords = {
  tell: 'Somebody on your list has not been told yet.',
  offerAgain: 'An offer is waiting to be made again.',
  release: 'An agreed record is ready to be released.',
  offerAnswered: 'Somebody answered an offer by themself.',
  answerQuery: 'A question about a record is waiting for your answer.',
  triage: 'A new record is waiting to be looked at.',
  firstAttempt: 'A first contact is due.',
  tryAgain: 'It is time to try again.',
  assess: 'A first conversation is due.',
  match: 'Somebody is waiting for a match.',
  answerMatch: 'A match is waiting for an answer.',
  reviewWaiting: 'It is time to look at the waiting list again.',
  introduce: 'An introduction is due.',
  holdEnds: 'A pause that was agreed ends now.',
  logSession: 'A session has not been written up yet.',
  holdReview: 'A review is due.',
  checkPause: 'It is time to look at a pause.',
  reachOut: 'It is time to reach out again.',
  rematch: 'Somebody is waiting for a new match.',
  lateCheckOut: 'You have not checked out yet. Are you all right?',
  overdueCheckOut: 'A colleague has not checked out. Call them now.',
  closingMeeting: 'A closing meeting is due.',
  agreeSummary: 'A summary is waiting to be agreed.',
  closeRecord: 'A record is ready to be closed.',
  followUp: 'A follow-up that was agreed is due.',
  reviewRetention: 'A kept record is due for review.',
  handleWithdrawal: 'Somebody withdrew their agreement: their record needs attention today.',
  debriefMentor: 'A colleague may need a debrief.',
  concernRaised: 'A concern was raised and needs a decision today.',
  callMentor: 'A colleague has had two hard sessions in a row. Offer them a call.',
  clinicMessage: 'A message for a partner is waiting to be passed on.',
  replyToInterest: 'Somebody is interested in joining and waits for a reply.',
  decideApplication: 'An application is waiting for a decision.',
  stalledApplication: 'An application has not moved for a while. Give them a call.',
  chaseCheck: 'A check has not come in yet. It is time to ask again.',
  checkOutstanding: 'Something that you were asked for has not come in yet.',
  quietTrainee: 'Somebody has not learned anything new for a while. Ask how it goes.',
  practiceDue: 'A session to watch or to lead is still to be arranged.',
  signOffDue: 'A signature is waiting.',
  deferralEnds: 'A break that was agreed ends now.',
  firstReview: 'The review after the first months is due.',
  standingEnds: 'Something that must be in date runs out soon.',
  standingLapsed: 'Something that must be in date has run out. Nobody new for now.',
  breakEnds: 'A break that was agreed ends now.',
  unusualAccess: 'Somebody looked at more than is usual. Find out together whether it was part of the work.',
  writeAccount: 'The written account of a concern is still to come.',
  decideConcern: 'A concern is waiting for your decision.',
  passConcernOn: 'A concern is waiting to be passed on, as was decided.',
  giveFeedback: 'Whoever raised a concern has not been told yet what came of it.',
  lookAtConcern: 'It is time to look at a concern again.',
  concernFeedback: 'There is an answer to a concern that you raised.',
  recordOpened: 'A colleague opened a record in an emergency. Please review it.',
  addToAgenda: 'The agenda of a supervision is open. Bring what you want to talk about.',
  writeUpSupervision: 'A supervision is waiting to be written up.',
  finishAction: 'An action that was agreed is due.',
  supervisionMissed: 'A supervision did not happen.',
  rebookSupervision: 'A supervision is waiting for another day.',
  waitsTooLong: 'Something has waited too long. You cover: please take it on.',
  somethingWaits: 'At your clinics something has waited too long. Your first page says what.',
  wayBackAsked: 'A colleague cannot sign in any more and asks for help. Look under “Ways back in”.',
  wayBackGiven: 'Somebody was let back in, on the word of two. If you know nothing of it, say so today.',
} as const satisfies Record<Reminder, string>

/**
 * `holder` is whoever a lifecycle of the team is about: the applicant, the trainee, the mentor. `raiser` is whoever began
 * the record; `participants` are the mentors who take part in a supervision, `actionOwners` those whose action is due.
 */
export const Audience = z.enum([
  'clinic',
  'coordinator',
  'mentor',
  'holder',
  'safeguardingLead',
  'raiser',
  'participants',
  'actionOwners',
])
export type Audience = z.infer<typeof Audience>

/** Why support came or comes to an end. Each belongs to one group of `endingGroups`. */
export const EndingReason = z.enum([
  'goalsMet',
  'agreedSessionsReached',
  'personChoseToEnd',
  'noLongerNeeds',
  'movedArea',
  'movedToOtherSupport',
  'becameVolunteer',
  'disengaged',
  'needsBeyondRole',
  'riskDecision',
  'noRematchAccepted',
  'leftCountry',
  'longAbsence',
  'consentWithdrawn',
  'died',
])
export type EndingReason = z.infer<typeof EndingReason>

/** How a report counts each reason of ending. */
export const endingGroups = {
  goalsMet: 'completed',
  agreedSessionsReached: 'completed',
  noLongerNeeds: 'completed',
  becameVolunteer: 'completed',
  personChoseToEnd: 'partial',
  disengaged: 'partial',
  noRematchAccepted: 'partial',
  consentWithdrawn: 'partial',
  movedArea: 'transferred',
  movedToOtherSupport: 'transferred',
  needsBeyondRole: 'transferred',
  riskDecision: 'other',
  leftCountry: 'other',
  longAbsence: 'other',
  died: 'other',
} as const satisfies Record<EndingReason, 'completed' | 'partial' | 'transferred' | 'other'>

export const Effect = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tellClinic'), status: ReceiptStatus }),
  z.strictObject({ type: z.literal('remind'), whom: Audience, of: Reminder }),
  z.strictObject({ type: z.literal('startOnboarding') }),
  z.strictObject({ type: z.literal('startMentoring'), mentorId: z.uuid() }),
  z.strictObject({
    type: z.literal('startDischarge'),
    planned: z.boolean(),
    reason: EndingReason,
    mentorId: z.uuid(),
    /** The mentor had stepped back and sees nothing of the ending either. */
    mentorGone: z.exactOptional(z.literal(true)),
  }),
  /** The supervision after this one. */
  z.strictObject({
    type: z.literal('startSupervision'),
    sort: z.enum(['joint', 'oneToOne']),
    mentorId: z.uuid().nullable(),
    plannedAt: Instant,
  }),
  /** Mentors who were at a supervision: it counts for where they stand, at each of their places. */
  z.strictObject({ type: z.literal('noteSupervised'), mentorIds: z.array(z.uuid()).min(1), on: PlainDate }),
  /** What was said of a mentor at one clinic is so at the other clinics of that trust. */
  z.strictObject({ type: z.literal('sameAtTrust'), event: z.looseObject({ type: z.string() }) }),
  /** Whoever was asked for a reference has not answered yet. */
  z.strictObject({ type: z.literal('remindReferee'), place: z.enum(['first', 'second']) }),
  z.strictObject({ type: z.literal('releaseIdentity') }),
  z.strictObject({ type: z.literal('withdrawIdentity') }),
  z.strictObject({ type: z.literal('stopMessages') }),
  z.strictObject({ type: z.literal('sayGoodbye') }),
  z.strictObject({ type: z.literal('shareSummary') }),
  z.strictObject({ type: z.literal('destroyRecord') }),
  z.strictObject({ type: z.literal('startTraining') }),
  z.strictObject({ type: z.literal('startStanding') }),
  z.strictObject({ type: z.literal('rematchPeople') }),
  z.strictObject({ type: z.literal('endAccess') }),
])
export type Effect = z.infer<typeof Effect>

type ParamsOf<T extends Effect['type']> = Omit<Extract<Effect, { type: T }>, 'type'>
type Declared<T extends Effect['type']> = keyof ParamsOf<T> extends never
  ? (given: unknown) => void
  : (given: unknown, params: ParamsOf<T>) => void

function declared(): void {
  // an effect is data: the machine names it, `send` carries it out
}

/** The effects as XState wants them declared. None is ever executed by a machine. */
export const effectActions: { [T in Effect['type']]: Declared<T> } = {
  tellClinic: declared,
  remind: declared,
  startOnboarding: declared,
  startMentoring: declared,
  startDischarge: declared,
  startSupervision: declared,
  noteSupervised: declared,
  sameAtTrust: declared,
  remindReferee: declared,
  releaseIdentity: declared,
  withdrawIdentity: declared,
  stopMessages: declared,
  sayGoodbye: declared,
  shareSummary: declared,
  destroyRecord: declared,
  startTraining: declared,
  startStanding: declared,
  rematchPeople: declared,
  endAccess: declared,
}
