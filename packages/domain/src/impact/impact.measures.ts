/**
 * What every figure means, in words that stand on the page beside it. A figure without its definition is an opinion,
 * so the report has no figure that is not in this table.
 */

/** How far back and forward one person's clinic attendance is compared, in whole months. */
export const WINDOW_MONTHS = 6
/** An attended appointment keeps somebody in care for its own month and this many months after it. */
export const IN_CARE_MONTHS = 6
/** Below so many people a comparison says little about anyone else. */
export const FEW_PEOPLE = 30

/** Within how many days of a diagnosis each step should be taken: aims of this programme, not rules of the NHS. */
export const stepTargets = { offer: 14, release: 21, contact: 28, session: 42 } as const

/** Aims that a chart is held against; of this programme as well. */
export const COVERAGE_AIM = 95
export const WAIT_AIM_DAYS = 28
export const NO_SHOW_AIM = 15

export interface Measure {
  title: string
  /** What is counted, in one or two sentences. */
  definition: string
  numerator: string
  /** What it is divided by; null for a plain count. */
  denominator: string | null
  /** What is left out on purpose, and where it is shown instead. */
  leftOut: readonly string[]
}

export const measures = {
  people: {
    title: 'People supported',
    definition:
      'Different people who had at least one completed two-way interaction with a mentor in these months. A two-way interaction is a session that was held, in person, by phone or by video, and written up.',
    numerator: 'different people with at least one session that was held',
    denominator: null,
    leftOut: [
      'people who were only called, written to or waited for',
      'sessions that were taken back because they did not happen',
      'people known to two clinics are counted once at each, because clinics do not share who comes to them',
    ],
  },
  interactions: {
    title: 'Interactions per person',
    definition:
      'Completed two-way interactions, divided by the people supported. The mean is moved by a few people who are seen often; the median is the person in the middle.',
    numerator: 'sessions that were held and not taken back',
    denominator: 'people supported',
    leftOut: [
      'tries and messages without a reply, sessions that somebody missed, and sessions that were cancelled or moved: each is shown beside it',
      'the first conversation with the coordinator, the introduction and the closing meeting',
    ],
  },
  sessionNoShow: {
    title: 'Sessions that the person missed',
    definition:
      'Of the mentor sessions that were to take place, those to which the person did not come. It says nothing about appointments at the clinic.',
    numerator: 'sessions to which the person did not come',
    denominator: 'sessions held, and sessions to which the person did not come',
    leftOut: ['sessions cancelled by either side or by the clinic, and sessions moved to another day'],
  },
  months: {
    title: 'Interactions, month by month',
    definition:
      'Completed two-way interactions in each month, and the different people who had one in it. Somebody who is seen in several months counts in each, so the people do not add up to the people supported.',
    numerator: 'sessions that were held and not taken back, by the month in which they were held',
    denominator: null,
    leftOut: ['sessions that were not held'],
  },
  modes: {
    title: 'Sessions by way of meeting',
    definition: 'Sessions that were held, by where or how the two of them met.',
    numerator: 'sessions that were held',
    denominator: null,
    leftOut: ['sessions that were not held'],
  },
  themes: {
    title: 'Sessions by theme',
    definition:
      'Sessions in which a theme came up. One session can have several themes, so these do not add up to the sessions.',
    numerator: 'sessions that were held and in which the theme came up',
    denominator: null,
    leftOut: ['sessions that were not held'],
  },
  clinicDna: {
    title: 'Missed clinic appointments, before and after',
    definition: `The same people before and after: appointments at the clinic that a person did not attend without telling (code 3), in up to ${WINDOW_MONTHS} whole months before and equally many after the month of their first session. That month itself is in neither.`,
    numerator: 'clinic appointments with code 3 (did not attend, no warning)',
    denominator: 'clinic appointments with code 5 or 6 (attended), 7 (came too late to be seen) or 3',
    leftOut: [
      'appointments cancelled by the person (2) or by the clinic (4), and appointments still to come (0)',
      'code 7, came too late to be seen, is shown as a rate of its own',
      'people whose first session is too recent for a window after it',
      'people without an appointment that counts on both sides',
    ],
  },
  clinicDnaMonths: {
    title: 'Missed clinic appointments, month by month',
    definition:
      'Of all people who are supported in the months of the report: appointments at the clinic in each month that they did not attend without telling (code 3). Some of these appointments were before their support began, so this shows how things go and compares nothing.',
    numerator: 'clinic appointments with code 3 (did not attend, no warning)',
    denominator: 'clinic appointments with code 5 or 6 (attended), 7 (came too late to be seen) or 3',
    leftOut: [
      'appointments cancelled by the person (2) or by the clinic (4), and appointments still to come (0)',
    ],
  },
  inCare: {
    title: 'Engaged in care (simplified)',
    definition: `Months in which a person was in care, of all their months in the same equal windows before and after. A month is in care when they attended the clinic (code 5 or 6) in it or in one of the ${IN_CARE_MONTHS - 1} months before it: four months to the next visit, as is usual in a first year, and two of grace. Simplified, because treatment and the date of the next visit are not known here.`,
    numerator: 'months in care',
    denominator: 'months of the person’s windows, from the month of their first known appointment',
    leftOut: [
      'people of whom no appointment is known before their first session, such as most who were newly diagnosed',
    ],
  },
  waiting: {
    title: 'From referral to first session',
    definition:
      'Days from the day on which the clinic put somebody on the list to their first session, for people whose first session was in these months. The middle value.',
    numerator: 'days from referral to first session',
    denominator: null,
    leftOut: ['people who have not had a first session yet'],
  },
  steps: {
    title: 'From diagnosis to support',
    definition: `Days from the day of diagnosis to the first offer, to the release of the record, to the first contact that was answered, and to the first session, each for steps taken in these months: the middle value, and how many were within the aim (${stepTargets.offer}, ${stepTargets.release}, ${stepTargets.contact} and ${stepTargets.session} days).`,
    numerator: 'people whose step was taken within so many days of their diagnosis',
    denominator: 'people referred as newly diagnosed who took the step in these months',
    leftOut: [
      'people who come back to care or were suggested by a clinician, because their diagnosis may be long ago',
      'people whose day of diagnosis the clinic did not give, and records made in error',
      'people who have not taken the step yet',
    ],
  },
  offers: {
    title: 'Offers made and answers given',
    definition:
      'Everybody whom a clinic put on the list in these months, and where they stand now. Offer coverage is how many of those who could be offered support were told about it.',
    numerator: 'people told about the offer at least once',
    denominator:
      'people put on the list, without those who were not eligible, had died or were recorded in error',
    leftOut: ['records made in error'],
  },
  optOut: {
    title: 'Opted out',
    definition:
      'Of the people who were told about the offer, those who did not take it up by their own word.',
    numerator: 'people told who opted out',
    denominator: 'people told about the offer at least once',
    leftOut: ['offers closed because nobody answered: shown beside it'],
  },
  endings: {
    title: 'Endings',
    definition:
      'Endings that began in these months, by kind: completed, partial, transferred to other support, or other.',
    numerator: 'endings',
    denominator: null,
    leftOut: ['endings that were taken back, or after which support was taken up again within thirty days'],
  },
  pozqol: {
    title: 'How life is, first and latest answers',
    definition:
      'PozQoL: thirteen answers about health, mood, other people and everyday life, as a mean from 1 to 5; higher is better. The same people: the first score of an episode of support beside the latest one in these months. The median change stands with an interval that holds the true one at least 95 times of 100.',
    numerator: 'the change of each person from their first to their latest score',
    denominator: 'people who answered in these months and had answered before',
    leftOut: [
      'people who answered once only: they are counted as answered and compared with nobody',
      'forms with too many answers missing for a score, and answers that were taken back',
    ],
  },
  loneliness: {
    title: 'Feeling lonely, first and latest answers',
    definition:
      'Three questions of the Office for National Statistics, summed from 3 to 9; lower is better. The same people: the first score of an episode of support beside the latest one in these months. The direct fourth question is kept and not added.',
    numerator: 'the change of each person from their first to their latest score',
    denominator: 'people who answered in these months and had answered before',
    leftOut: [
      'people who answered once only: they are counted as answered and compared with nobody',
      'forms without all three answers, and answers that were taken back',
    ],
  },
  team: {
    title: 'The team',
    definition:
      'People who want to become mentors or are mentors, by where they stand on the day of the report, not in its months. Somebody at two clinics counts at each.',
    numerator: 'people at this stage',
    denominator: null,
    leftOut: ['applications and courses that came to an end without becoming a mentor'],
  },
  wellbeing: {
    title: 'How mentors are',
    definition:
      'After a session mentors may say how they are, from 0 to 10. The mean of these answers, and how many were 3 or lower. Hidden from everybody while fewer than five mentors answered.',
    numerator: 'answers of 3 or lower; for the mean, the sum of all answers',
    denominator: 'answers that mentors gave after sessions in these months',
    leftOut: ['sessions after which the mentor said nothing, and sessions that were taken back'],
  },
  equality: {
    title: 'Who is supported',
    definition:
      'How the people supported in these months describe themselves, by their latest answers. Each question may be skipped. Numbers of one to four are hidden for everybody, with what would give them back, and the others are rounded to five.',
    numerator: 'people supported who gave this answer',
    denominator: 'people supported',
    leftOut: ['nobody: those who were not asked or did not answer have a row of their own'],
  },
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures
