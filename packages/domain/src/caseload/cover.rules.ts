/** Cover while a mentor is away: who may take it on, for how long, and what the one who covers may do. */
import type { MentoringCommand } from '../mentoring/index.ts'
import { daysBetween, type PlainDate } from '../time.ts'

/** What somebody who covers may do: what cannot wait until the mentor is back, and nothing that decides anything. */
const whileCovering: readonly MentoringCommand['type'][] = [
  'planSession',
  'logSession',
  'logAttempt',
  'checkIn',
  'checkOut',
]

export function mayDoWhileCovering(kind: string, event: string): boolean {
  return kind === 'mentoring' && (whileCovering as readonly string[]).includes(event)
}

/** A longer absence is a change of mentor, which the person is asked about. */
export const LONGEST_COVER_DAYS = 42

export interface Covering {
  readonly awayId: string
  readonly coveringId: string
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate
}

/** What is known of the mentor who is to cover, at this clinic. */
export interface CoveringMentor {
  readonly standing: 'provisional' | 'full' | 'restricted' | 'onBreak' | 'left'
  readonly checksUntil: PlainDate | null
  readonly authorisedUntil: PlainDate | null
  readonly notNow: boolean
  /** Somebody else’s cover by the same mentor, or an absence of their own, in these days. */
  readonly isTaken: boolean
}

/** Why this cover cannot be arranged, by the field that it is about; nothing when it can. */
export function whyNoCover(
  { awayId, coveringId, fromOn, untilOn }: Covering,
  mentor: CoveringMentor | null,
  today: PlainDate,
): { readonly field: 'coveringId' | 'fromOn' | 'untilOn'; readonly reason: string }[] {
  const noes: { field: 'coveringId' | 'fromOn' | 'untilOn'; reason: string }[] = []
  if (fromOn < today) noes.push({ field: 'fromOn', reason: 'Choose today or a later day' })
  if (untilOn < fromOn) noes.push({ field: 'untilOn', reason: 'The last day comes after the first' })
  else if (daysBetween(fromOn, untilOn) >= LONGEST_COVER_DAYS)
    noes.push({
      field: 'untilOn',
      reason: 'Cover lasts six weeks at most. For longer, ask the person about another mentor',
    })
  const about = (reason: string) => noes.push({ field: 'coveringId', reason })
  if (coveringId === awayId) about('Choose somebody else')
  else if (!mentor) about('This mentor is not on the list for this clinic')
  else if (mentor.standing !== 'full') about('Only a mentor in full standing covers for others')
  else if (mentor.notNow) about('This mentor has said not now')
  else if (mentor.authorisedUntil === null || mentor.authorisedUntil < untilOn)
    about('This clinic has not authorised this mentor until the last day')
  else if (mentor.checksUntil === null || mentor.checksUntil < untilOn)
    about('A check of this mentor runs out before the last day')
  else if (mentor.isTaken) about('This mentor covers for somebody, or is away, in these days')
  return noes
}
