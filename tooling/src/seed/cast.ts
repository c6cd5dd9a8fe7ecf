/** One person of the demo: who they are, which clinic put them on its list and why, and how their way goes. */
import type { ListedPerson } from '@alongside/domain/intake'
import type { Instant, PlainDate } from '@alongside/domain/time'
import type { ClinicKey } from './places.ts'

/** How far somebody's way goes. Each name is a state that a screen shows, or an ending. */
export type Fate =
  // waiting for somebody, at the end of the story
  | 'untold'
  | 'told'
  | 'openOffer'
  | 'agreed'
  | 'released'
  | 'queried'
  | 'notTried'
  | 'trying'
  | 'reached'
  | 'booked'
  | 'assessed'
  | 'proposed'
  | 'matchAgreed'
  | 'waiting'
  | 'onHold'
  | 'meeting'
  | 'notLogged'
  | 'reviewDue'
  | 'paused'
  | 'notHeardFrom'
  | 'changingMentor'
  | 'endingPlanned'
  | 'closingHeld'
  | 'summaryAgreed'
  // ended
  | 'closed'
  | 'followedUp'
  | 'disengaged'
  | 'consentWithdrawn'
  | 'optedOut'
  | 'neverAgain'
  | 'offerClosed'
  | 'ineligible'
  | 'diedEarly'
  | 'recordedInError'
  | 'redirected'
  | 'unableToContact'
  | 'declined'

export interface Person {
  readonly key: string
  readonly clinic: ClinicKey
  readonly listed: ListedPerson
  /** The working day on which the clinic's list with this person is imported. */
  readonly listedOn: PlainDate
  readonly fate: Fate
  /** Sessions that are held. */
  readonly sessions: number
  /** Whether sessions are missed, cancelled or moved on the way, beside those that are held. */
  readonly bumpy: boolean
  /** Sessions come about every two weeks; left out for those who meet every week or so. */
  readonly unhurried?: true
  /** The session that is planned at the end of the story: still to come, or held and not written up. */
  readonly plannedFor?: Instant
  /** The clinic's appointments run through the whole of the story from this day. */
  readonly seenFrom: PlainDate
}
