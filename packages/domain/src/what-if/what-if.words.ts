/** What every number of a question means, in words that stand beside it on the page, in the file and on paper. */
import type { Change, TodayField } from './question.ts'

interface Words {
  readonly label: string
  readonly hint?: string
  readonly suffix: string
}

export const todayWords: Readonly<Record<TodayField, Words>> = {
  arrivalsPerMonth: {
    label: 'People put on the list each month',
    hint: 'They come by chance: some months more, some fewer.',
    suffix: 'people',
  },
  mentors: { label: 'Mentors who take people on', suffix: 'mentors' },
  places: {
    label: 'People they can support at once, all together',
    hint: 'They are shared out as evenly as can be.',
    suffix: 'people',
  },
  toldAfterDays: { label: 'From the list to being told', suffix: 'working days' },
  agrees: { label: 'Say yes when they are told', suffix: 'of 100' },
  optsOut: {
    label: 'Say no when they are told',
    hint: 'The others are asked again at a later visit.',
    suffix: 'of 100',
  },
  firstTryAfterDays: {
    label: 'Before the first try to reach somebody',
    hint: 'Counted from the working day after they were accepted.',
    suffix: 'working days',
  },
  reached: {
    label: 'Tries that reach somebody',
    hint: 'Of people who can be reached. There is a try every second working day.',
    suffix: 'of 100',
  },
  neverReached: {
    label: 'Are tried, and never come to a first conversation',
    hint: 'They do not answer, or do not want to go on.',
    suffix: 'of 100',
  },
  talkAfterDays: { label: 'From being reached to the first conversation', suffix: 'working days' },
  comesToFirstTalk: { label: 'Come to the first conversation', suffix: 'of 100' },
  saysYesToMatch: { label: 'Matches to which both sides say yes', suffix: 'of 100' },
  introducedAfterDays: { label: 'From the match to the introduction', suffix: 'working days' },
  firstSessionAfterDays: { label: 'From the introduction to the first session', suffix: 'working days' },
  sessionEveryDays: { label: 'From one session to the next', suffix: 'days' },
  comesToSession: { label: 'Come to a session that was planned', suffix: 'of 100' },
  sessionsWanted: { label: 'Sessions until both find it is enough', suffix: 'sessions' },
}

export const changeWords: Readonly<Record<keyof Change, Words>> = {
  newClinicPerMonth: {
    label: 'A new clinic with so many people a month',
    hint: 'Leave 0 when no clinic is new.',
    suffix: 'people a month',
  },
  mentorsFewer: {
    label: 'Mentors who leave',
    hint: 'They take on nobody more, and go on with the people they support.',
    suffix: 'mentors',
  },
  mentorsMore: { label: 'Mentors who join', suffix: 'mentors' },
  placesEach: {
    label: 'People that each mentor supports at once',
    hint: 'Leave it empty when that stays as it is.',
    suffix: 'people',
  },
  firstTryWithinDays: {
    label: 'Everybody is tried within',
    hint: 'A promise that the team keeps. Leave it empty when that stays as it is.',
    suffix: 'working days',
  },
}

/** What is taken for granted and cannot be changed on the page. */
export const takenForGranted: readonly string[] = [
  'People arrive by chance and one by one. Nobody in it is anybody.',
  'How many come is known from six months only. So each run begins with a number that fits those months.',
  'Every step, clock and rule is the one that real records go by. The clocks are the usual ones, not those of one clinic.',
  'Six months are played before the first month that counts, so that mentors’ places are as full as usual.',
  'Whoever has waited longest is matched first. Language, wishes and places to meet are not in it, so real waits can be longer.',
  'Nobody is away: no holidays of mentors, no breaks, no illness.',
  'The team has time for every step on its day.',
  'Nobody leaves the waiting list by their own wish.',
]

/** The change in a few words, for titles and files; neutral. */
export function changeInWords(change: Change): string {
  const parts = [
    change.newClinicPerMonth > 0
      ? `a new clinic with ${change.newClinicPerMonth} ${change.newClinicPerMonth === 1 ? 'person' : 'people'} a month`
      : '',
    change.mentorsFewer > 0 ? `${mentorsInWords(change.mentorsFewer)} fewer` : '',
    change.mentorsMore > 0 ? `${mentorsInWords(change.mentorsMore)} more` : '',
    change.placesEach === undefined
      ? ''
      : `each mentor supports ${change.placesEach} ${change.placesEach === 1 ? 'person' : 'people'} at once`,
    change.firstTryWithinDays === undefined
      ? ''
      : `everybody is tried within ${change.firstTryWithinDays} working ${change.firstTryWithinDays === 1 ? 'day' : 'days'}`,
  ].filter(part => part !== '')
  return parts.length === 0 ? 'nothing changes' : parts.join(', ')
}

function mentorsInWords(count: number): string {
  return count === 1 ? '1 mentor' : `${count} mentors`
}
