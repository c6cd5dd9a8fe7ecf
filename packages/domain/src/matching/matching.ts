/**
 * Who might meet whom. Nothing is scored: every mentor comes with sentences for and against, and a person decides.
 * What a mentor is, is what the mentor said; what somebody wishes, is what they said; nothing is inferred.
 */
import { type MentorFacts, mayTakeOn, placesOf } from '../mentor-readiness.ts'
import { type AgeBand, ageBandWords, type MentorLimits, noLimits } from '../mentor-self.ts'
import type { MentorWish } from '../onboarding/index.ts'
import type { Instant } from '../time.ts'
import { type Asker, type MentorsSide, mentorsSideOf } from './limits.ts'

/** What somebody said about the mentor they would like to meet. Empty lists mean "no preference", which is an answer. */
export interface Wishes {
  readonly mustHave: readonly MentorWish[]
  readonly mustNot: readonly MentorWish[]
  /** The language they would rather speak; null while nobody has asked. */
  readonly language: string | null
  /** Who asks, for the mentor's own side; left out where only the wishes count. */
  readonly asker?: Asker
}

/** What a mentor says of themself. */
export interface MentorSelf {
  readonly languages: readonly string[]
  readonly offers: readonly MentorWish[]
  /** What they chose to tell beside it: for wishes that depend on both. */
  readonly told?: {
    readonly ageBand: AgeBand | null
    readonly background: string
    /** Whether they are seen at this very clinic themselves; null when they did not say. */
    readonly seenHere: boolean | null
    readonly hoursAWeek: number | null
  }
  /** What they cannot take on, and how and when they can meet. */
  readonly limits?: MentorLimits
}

/** One mentor who might be asked. */
export interface Candidate extends MentorSelf {
  readonly facts: MentorFacts
}

/** One mentor in the order in which a coordinator may want to think of them. */
export interface RankedMentor {
  readonly mentorId: string
  /** Nothing speaks against proposing this mentor now. */
  readonly fits: boolean
  /** What speaks against first, then what to ask, then what speaks for. */
  readonly reasons: readonly string[]
}

/** Each wish as it reads after "They would like to meet". */
export const wishWords = {
  aWoman: 'a woman',
  aMan: 'a man',
  transExperience: 'somebody with trans experience',
  similarAge: 'somebody of a similar age',
  under35: 'somebody younger than 35',
  over45: 'somebody of 45 or older',
  similarBackground: 'somebody of a similar background',
  aParent: 'a parent',
  sameLanguage: 'somebody who speaks their language',
  migrationExperience: 'somebody who has moved countries too',
  notFromMyCommunity: 'somebody from outside their own community',
  notFromMyClinic: 'somebody who is not seen at the same clinic',
  onlyRemote: 'somebody by phone or video only',
} as const satisfies Record<MentorWish, string>

/** The ages that meet a wish about age. */
const ages = {
  under35: ['under25', '25to34'],
  over45: ['45to54', '55to64', '65andOver'],
} as const satisfies Partial<Record<MentorWish, readonly AgeBand[]>>

/** What a mentor need not offer: the coordinator asks, unless the mentor chose to tell what answers it. */
const askedInPerson: ReadonlySet<MentorWish> = new Set<MentorWish>([
  'similarAge',
  'under35',
  'over45',
  'similarBackground',
  'notFromMyCommunity',
  'notFromMyClinic',
])

/** The wishes that this mentor does not meet, in plain words; what only a person can judge is not among them. */
export function unmetWishes(wishes: Wishes, mentor: MentorSelf): string[] {
  const missing = wishes.mustHave.filter(wish =>
    askedInPerson.has(wish) ? whatTheyTold(wish, mentor) === 'notMet' : !isMet(wish, wishes, mentor),
  )
  const unwanted = wishes.mustNot.filter(wish =>
    askedInPerson.has(wish)
      ? whatTheyTold(wish, mentor) === 'met'
      : wish !== 'onlyRemote' && isMet(wish, wishes, mentor),
  )
  return [...missing.map(wish => wishWords[wish]), ...unwanted.map(wish => `not ${wishWords[wish]}`)]
}

/** What the mentor's own side says to this match. */
export function mentorsSide({ asker }: Wishes, { limits = noLimits, told }: MentorSelf): MentorsSide {
  return asker
    ? mentorsSideOf(limits, asker, told?.seenHere ?? null)
    : { against: [], toAsk: [], inFavour: [] }
}

/** Mentors in order: whoever may be proposed first, then those who would like to, then most wishes known to be met, then most room. */
export function rankMentors(
  wishes: Wishes,
  candidates: readonly Candidate[],
  at: Instant,
): readonly RankedMentor[] {
  return candidates
    .map(candidate => consider(wishes, candidate, at))
    .sort(
      (one, other) =>
        Number(other.fits) - Number(one.fits) ||
        one.wouldRatherNot - other.wouldRatherNot ||
        other.met - one.met ||
        other.room - one.room ||
        one.mentorId.localeCompare(other.mentorId),
    )
    .map(({ mentorId, fits, reasons }) => ({ mentorId, fits, reasons }))
}

function consider(wishes: Wishes, { facts, ...mentor }: Candidate, at: Instant) {
  const readiness = mayTakeOn({ ...facts, unmetWishes: [], outsideLimits: [] }, at)
  const theirs = mentorsSide(wishes, mentor)
  const against = [
    ...(readiness === true ? [] : [readiness]),
    ...theirs.against,
    ...unmetWishes(wishes, mentor).map(wish => `This mentor does not meet a wish that must be met: ${wish}.`),
  ]
  const speaks = wishes.language !== null && speaksTheirLanguage(wishes, mentor)
  const toAsk = [
    ...theirs.toAsk,
    ...(wishes.language === null || speaks || aboutLanguage(wishes)
      ? []
      : [`Ask first: they would rather speak ${wishes.language}, and this mentor does not.`]),
    ...wishes.mustHave
      .filter(wish => askedInPerson.has(wish) && whatTheyTold(wish, mentor) === 'unknown')
      .map(wish => `Ask first: they would like to meet ${wishWords[wish]}.${saidOf(wish, mentor)}`),
    ...wishes.mustNot
      .filter(wish =>
        askedInPerson.has(wish) ? whatTheyTold(wish, mentor) === 'unknown' : wish === 'onlyRemote',
      )
      .map(wish => `Ask first: they would rather not meet ${wishWords[wish]}.${saidOf(wish, mentor)}`),
  ]
  const met = wishes.mustHave.filter(wish =>
    askedInPerson.has(wish) ? whatTheyTold(wish, mentor) === 'met' : isMet(wish, wishes, mentor),
  )
  const room = Math.max(0, placesOf(facts) - (facts.placesTaken ?? facts.openPeople))
  const inFavour = [
    ...met.filter(wish => wish !== 'sameLanguage').map(wish => `Meets a wish: ${wishWords[wish]}.`),
    ...(speaks ? [`Speaks ${wishes.language}, as they do.`] : []),
    ...theirs.inFavour,
    ...(room > 0 ? [`Has room for ${room} more.`] : []),
    ...(mentor.told?.hoursAWeek ? [`Has about ${mentor.told.hoursAWeek} hours a week.`] : []),
  ]
  return {
    mentorId: facts.mentorId,
    fits: against.length === 0,
    met: met.length + (speaks ? 1 : 0),
    room,
    wouldRatherNot: theirs.toAsk.length,
    reasons: [...new Set(against), ...toAsk, ...inFavour],
  }
}

/** Whether what a mentor chose to tell answers a wish: their age, and at which clinics they are seen. */
function whatTheyTold(wish: MentorWish, { told }: MentorSelf): 'met' | 'notMet' | 'unknown' {
  const answer = told && answerOf(wish, told)
  if (answer === undefined || answer === null) return 'unknown'
  return answer ? 'met' : 'notMet'
}

function answerOf(wish: MentorWish, { ageBand, seenHere }: NonNullable<MentorSelf['told']>): boolean | null {
  if (wish === 'notFromMyClinic') return seenHere === null ? null : !seenHere
  if (wish !== 'under35' && wish !== 'over45') return null
  const meant: readonly AgeBand[] = ages[wish]
  return ageBand === null ? null : meant.includes(ageBand)
}

/** A language that somebody must have, or must not, is a wish like any other and is not asked about again. */
function aboutLanguage({ mustHave, mustNot }: Wishes): boolean {
  return mustHave.includes('sameLanguage') || mustNot.includes('sameLanguage')
}

/** What the mentor told about it, for the coordinator who asks. */
function saidOf(wish: MentorWish, { told }: MentorSelf): string {
  if (!told) return ''
  if (wish === 'similarAge' && told.ageBand !== null)
    return ` This mentor says: ${ageBandWords[told.ageBand]}.`
  const aboutOrigin = wish === 'similarBackground' || wish === 'notFromMyCommunity'
  return aboutOrigin && told.background !== '' ? ` This mentor says: ${told.background}.` : ''
}

function isMet(wish: MentorWish, wishes: Wishes, mentor: MentorSelf): boolean {
  return wish === 'sameLanguage' ? speaksTheirLanguage(wishes, mentor) : mentor.offers.includes(wish)
}

function speaksTheirLanguage({ language }: Wishes, mentor: MentorSelf): boolean {
  return language !== null && mentor.languages.some(spoken => spoken.toLowerCase() === language.toLowerCase())
}
