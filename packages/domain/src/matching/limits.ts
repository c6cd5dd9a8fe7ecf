/**
 * The mentor's own side of a match: what they cannot take on, or would rather not, and how and when they can meet. It is
 * held against what the person said, and told only as far as the mentor allows.
 */
import { notTheseTwo } from '../mentor-readiness.ts'
import type { MentorLimit, MentorLimits } from '../mentor-self.ts'
import type { SaidOfSelf } from '../onboarding/index.ts'
import { type MeetingMode, type MeetingTime, modeWords, type Theme, timeWords } from '../themes.ts'

/** What is known of somebody who waits for a mentor: what they said, and from which clinic they come. */
export interface Asker {
  readonly clinicId: string
  readonly newlyDiagnosed: boolean
  readonly needs: readonly Theme[]
  readonly modes: readonly MeetingMode[]
  readonly times: readonly MeetingTime[]
  readonly ofSelf: readonly SaidOfSelf[]
}

/** Each limit as it reads after "cannot take on". */
export const limitWords = {
  adjusting: 'somebody who is adjusting to the diagnosis',
  treatment: 'questions about staying on treatment',
  stigma: 'questions about stigma',
  isolation: 'somebody who feels isolated',
  tellingOthers: 'questions about telling others',
  appointments: 'questions about appointments',
  moneyAndHousing: 'questions about money and housing',
  relationships: 'questions about relationships',
  newlyDiagnosed: 'somebody who has just heard',
  comingBack: 'somebody who is coming back to care',
  seenWhereIAm: 'somebody who is seen at the clinic where they are seen themselves',
  women: 'a woman',
  men: 'a man',
  under25: 'somebody younger than 25',
} as const satisfies Record<MentorLimit, string>

/** What the mentor's side says: against, in whole sentences; to ask first; and in favour. */
export interface MentorsSide {
  readonly against: readonly string[]
  readonly toAsk: readonly string[]
  readonly inFavour: readonly string[]
}

/** Holds a mentor's limits against somebody. `seenHere` is what the mentor told of where they are seen. */
export function mentorsSideOf(limits: MentorLimits, asker: Asker, seenHere: boolean | null): MentorsSide {
  const meets = (limit: MentorLimit) => isSo(limit, asker, seenHere)
  const hard = limits.mustNot
    .filter(meets)
    .map(limit => `For now this mentor cannot take on ${limitWords[limit]}.`)
  const elsewhere = limits.notAt.includes(asker.clinicId) ? ['This mentor meets nobody at this clinic.'] : []
  const kept = [...hard, ...elsewhere]
  const soft = limits.ratherNot
    .filter(meets)
    .map(limit => `Ask first: this mentor would rather not take on ${limitWords[limit]}.`)
  const modes = inCommon(asker.modes, limits.modes)
  const times = inCommon(asker.times, limits.times)
  return {
    against: [
      ...(kept.length === 0 || limits.mayBeTold ? kept : [notTheseTwo]),
      ...(modes?.length === 0 ? ['There is no way of meeting that suits them both.'] : []),
      ...(times?.length === 0 ? ['There is no time that suits them both.'] : []),
    ],
    toAsk:
      soft.length === 0 || limits.mayBeTold ? soft : ['Ask first: would this mentor like to take this on?'],
    inFavour: [
      ...(modes && modes.length > 0 ? [`A way that suits both: ${inWords(modes, modeWords)}.`] : []),
      ...(times && times.length > 0 ? [`A time that suits both: ${inWords(times, timeWords)}.`] : []),
    ],
  }
}

/** Whether a limit is touched, by what is known and never by a guess: what nobody said touches none. */
function isSo(
  limit: MentorLimit,
  { newlyDiagnosed, needs, ofSelf }: Asker,
  seenHere: boolean | null,
): boolean {
  switch (limit) {
    case 'newlyDiagnosed':
      return newlyDiagnosed
    case 'comingBack':
      return !newlyDiagnosed
    case 'seenWhereIAm':
      return seenHere === true
    case 'women':
      return ofSelf.includes('aWoman')
    case 'men':
      return ofSelf.includes('aMan')
    case 'under25':
      return ofSelf.includes('under25')
    default:
      return needs.includes(limit)
  }
}

/** What both named; null where one of them would take any. */
function inCommon<Each>(one: readonly Each[], other: readonly Each[]): readonly Each[] | null {
  return one.length === 0 || other.length === 0 ? null : one.filter(each => other.includes(each))
}

function inWords<Each extends string>(each: readonly Each[], words: Readonly<Record<Each, string>>): string {
  return each.map(one => words[one].toLowerCase()).join('; ')
}
