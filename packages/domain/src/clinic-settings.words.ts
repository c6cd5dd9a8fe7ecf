/** The settings of a clinic in words: what each is called, what it counts, and how two of them differ. */
import { type CodeList, codesInLines, type OwnCode } from './clinic-codes.ts'
import type { ClinicSettings } from './clinic-settings.ts'
import { type Kind, kinds, lifecycles } from './lifecycles.ts'
import { languageChoices } from './messages/language.ts'
import { ownWords, wordsChanged } from './messages/message.wording.ts'
import { inWords, londonInstant, plainDate } from './time.ts'

/** One setting of a group, as a page asks for it. */
export interface SettingWords {
  readonly name: string
  readonly label: string
  /** What the number counts, said after it. */
  readonly unit?: string
  /** Several numbers, with commas between them. */
  readonly isList?: true
  readonly isTime?: true
  /** Codes of the clinic, one in a line. */
  readonly codes?: CodeList
  readonly hint?: string
  /** A few words, which may be left empty; what an empty one means. */
  readonly ifEmpty?: string
  /** Chosen from these, any number of them. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}

export interface SettingGroup {
  readonly key: SettingGroupKey
  readonly title: string
  readonly lead: string
  readonly settings: readonly SettingWords[]
}

/** The parts of the settings that are changed each by itself. */
export type SettingGroupKey =
  | 'release'
  | 'messages'
  | 'words'
  | 'cover'
  | 'codes'
  | Extract<keyof ClinicSettings, Kind>
  | 'lostToFollowUp'

const days = 'days'
const working = 'working days'

export const settingGroups: readonly SettingGroup[] = [
  {
    key: 'release',
    title: 'When a name may leave the clinic',
    lead: 'The offer reaches everybody. A name leaves the clinic only on the ground that is settled here.',
    settings: [],
  },
  {
    key: 'referral',
    title: 'The offer',
    lead: 'How soon people are told, and how long they may think.',
    settings: [
      { name: 'tellWithinDays', label: 'Tell everybody about it within', unit: days },
      { name: 'tellUnwellWithinDays', label: 'Tell somebody who is unwell within', unit: days },
      { name: 'decisionWindowDays', label: 'Time to decide', unit: days },
      { name: 'reOfferAfterDays', label: 'Offer again after', unit: days },
      { name: 'maxOffers', label: 'Most offers to one person', unit: 'offers' },
      { name: 'triageWorkingDays', label: 'The team looks at a referral within', unit: working },
    ],
  },
  {
    key: 'onboarding',
    title: 'The first contact and the match',
    lead: 'How soon and how often the team tries, and how long a match may take.',
    settings: [
      { name: 'firstAttemptWorkingDays', label: 'First try within', unit: working },
      {
        name: 'firstAttemptNewlyDiagnosedWorkingDays',
        label: 'First try within, for somebody new to the clinic',
        unit: working,
      },
      {
        name: 'attemptReminderWorkingDays',
        label: 'Try again on these working days',
        isList: true,
        hint: 'Counted from the acceptance, with commas between: 3, 6, 10, 15',
      },
      { name: 'minimumTexts', label: 'Texts before the team may stop', unit: 'texts' },
      { name: 'minimumCalls', label: 'Calls before the team may stop', unit: 'calls' },
      { name: 'minimumLetters', label: 'Letters before the team may stop', unit: 'letters' },
      { name: 'tryForWorkingDays', label: 'Go on trying for', unit: working },
      { name: 'assessmentWorkingDays', label: 'First conversation within', unit: working },
      { name: 'matchWorkingDays', label: 'Propose a match within', unit: working },
      { name: 'matchAnswerWorkingDays', label: 'Both answer within', unit: working },
      { name: 'waitingReviewWorkingDays', label: 'Look at the waiting list every', unit: working },
      { name: 'introductionWorkingDays', label: 'Introduce them within', unit: working },
    ],
  },
  {
    key: 'mentoring',
    title: 'While support goes on',
    lead: 'When a review is due, and when silence is noticed.',
    settings: [
      { name: 'reviewAtSession', label: 'Review at session', unit: 'sessions' },
      { name: 'reviewAfterDays', label: 'Review after at most', unit: days },
      { name: 'logWithinWorkingDays', label: 'Write a session up within', unit: working },
      { name: 'silenceDays', label: 'Ask after silence of', unit: days },
      { name: 'noShowsUntilNotHeardFrom', label: 'Missed meetings in a row before asking', unit: 'meetings' },
      { name: 'notHeardFromAttempts', label: 'Tries before support may end', unit: 'tries' },
      { name: 'notHeardFromWorkingDays', label: 'Go on trying for', unit: working },
      { name: 'pauseCheckDays', label: 'Check on a pause every', unit: days },
      { name: 'pauseMaximumDays', label: 'A pause lasts at most', unit: days },
      { name: 'rematchWorkingDays', label: 'Find another mentor within', unit: working },
      { name: 'checkOutLateMinutes', label: 'Ask a mentor who has not checked out after', unit: 'minutes' },
      {
        name: 'checkOutOverdueMinutes',
        label: 'Call for a mentor who has not checked out after',
        unit: 'minutes',
      },
    ],
  },
  {
    key: 'discharge',
    title: 'The ending, and how long a record is kept',
    lead: 'A record that is due is looked at by a person. Nothing is destroyed by itself.',
    settings: [
      { name: 'closingWorkingDays', label: 'Closing meeting within', unit: working },
      { name: 'summaryWorkingDays', label: 'Agree the summary within', unit: working },
      { name: 'reopenDays', label: 'May be opened again for', unit: days },
      { name: 'followUpMonths', label: 'Follow up after', unit: 'months' },
      { name: 'retentionYears', label: 'Keep a record for', unit: 'years' },
    ],
  },
  {
    key: 'recruitment',
    title: 'Joining the team',
    lead: 'How soon applicants hear, and which checks this clinic asks for.',
    settings: [
      { name: 'replyWorkingDays', label: 'Reply to an interest within', unit: working },
      { name: 'decisionWorkingDays', label: 'Decide on an application within', unit: working },
      { name: 'chaseWorkingDays', label: 'Ask again for a check every', unit: working },
      { name: 'stalledDays', label: 'Call somebody whose application has not moved for', unit: days },
      { name: 'coolingOffMonths', label: 'From the end of own support to applying', unit: 'months' },
    ],
  },
  {
    key: 'training',
    title: 'Training',
    lead: 'When a quiet trainee is asked after, and how much practice there is.',
    settings: [
      { name: 'quietDays', label: 'Ask after a trainee who was quiet for', unit: days },
      { name: 'practiceDays', label: 'Practice within', unit: days },
      { name: 'signOffWorkingDays', label: 'Both sign within', unit: working },
      { name: 'watchSessions', label: 'Sessions to watch', unit: 'sessions' },
      { name: 'leadSessions', label: 'Sessions to lead', unit: 'sessions' },
    ],
  },
  {
    key: 'standing',
    title: 'Staying a mentor',
    lead: 'How long each check holds.',
    settings: [
      { name: 'provisionalDays', label: 'First review after', unit: days },
      {
        name: 'remindDaysBefore',
        label: 'Remind on these days before something runs out',
        isList: true,
        hint: 'With commas between: 60, 30, 7',
      },
      { name: 'supervisionDays', label: 'Nobody new for a mentor without supervision for', unit: days },
      { name: 'dbsMonths', label: 'A DBS check holds for', unit: 'months' },
      { name: 'safeguardingMonths', label: 'Safeguarding training holds for', unit: 'months' },
      { name: 'dataSecurityMonths', label: 'Data security training holds for', unit: 'months' },
      { name: 'boundariesMonths', label: 'Boundaries training holds for', unit: 'months' },
    ],
  },
  {
    key: 'concern',
    title: 'When somebody may be at risk',
    lead: 'How soon a concern is told, decided and answered.',
    settings: [
      { name: 'urgentMinutes', label: 'An urgent concern is told within', unit: 'minutes' },
      { name: 'sameDayUntil', label: 'On the same day means until', isTime: true },
      { name: 'accountHours', label: 'The whole account is written within', unit: 'hours' },
      { name: 'referralWorkingDays', label: 'Refer on within', unit: working },
      { name: 'feedbackWorkingDays', label: 'Tell whoever raised it within', unit: working },
      { name: 'lookAgainWorkingDays', label: 'Look again every', unit: working },
    ],
  },
  {
    key: 'supervision',
    title: 'Joint supervision',
    lead: 'How often both sides meet, and who has to be there.',
    settings: [
      { name: 'agendaOpensDays', label: 'The agenda opens before the day by', unit: days },
      { name: 'recordWithinWorkingDays', label: 'Say how it went within', unit: working },
      { name: 'writeUpWorkingDays', label: 'Write it up within', unit: working },
      { name: 'rebookWorkingDays', label: 'A missed one gets a new day within', unit: working },
      { name: 'nextWithinDays', label: 'The next one at most after', unit: days },
      { name: 'quorumClinic', label: 'From the clinic at least', unit: 'people' },
      { name: 'quorumMentors', label: 'Mentors at least', unit: 'people' },
    ],
  },
  {
    key: 'cover',
    title: 'When something waits too long',
    lead: 'Whoever covers is told, and so is the safeguarding lead. They hear that something waits, and no name.',
    settings: [{ name: 'afterWorkingDays', label: 'After the promised day by', unit: working }],
  },
  {
    key: 'messages',
    title: 'Messages to people',
    lead: 'When a message may leave, from whom it comes, and in which languages. It tells a stranger nothing.',
    settings: [
      { name: 'linkDays', label: 'A private link works for', unit: days },
      { name: 'from', label: 'Nothing leaves before', isTime: true },
      { name: 'until', label: 'Nothing leaves after', isTime: true },
      { name: 'remindHoursBefore', label: 'Remind of a meeting', unit: 'hours before', hint: '0 for never' },
      {
        name: 'sender',
        label: 'Messages come from',
        ifEmpty: 'the first name of whoever writes',
        hint: 'One name for every message of this clinic, such as Sam, that tells a stranger nothing. Leave it empty for the first name of whoever writes.',
      },
      {
        name: 'languages',
        label: 'Languages of messages, the private page and the leaflet',
        choices: languageChoices,
        hint: 'Whoever asked for another is written to in English.',
      },
    ],
  },
  {
    key: 'words',
    title: 'What messages say',
    lead: 'The programme’s words, or words of this clinic. Both tell a stranger nothing.',
    settings: [],
  },
  {
    key: 'codes',
    title: 'The clinic’s own codes',
    lead: 'What a code means in the clinic’s lists and in what its system sends. A code that stands nowhere is sent back, and nobody guesses.',
    settings: [
      {
        name: 'attended',
        label: 'Whether somebody came',
        codes: 'attended',
        hint: 'One code in a line, like DNA = 3. It means 5 on time, 6 late but seen, 7 too late to be seen, 3 did not come, 2 cancelled by the person, 4 cancelled by the clinic, or 0 still to come.',
      },
      {
        name: 'reason',
        label: 'Why somebody is on the list',
        codes: 'reason',
        hint: 'One code in a line, like P1 = newly diagnosed. It means newly diagnosed, re-engaging or clinician flag.',
      },
      {
        name: 'tracing',
        label: 'What came of looking for somebody',
        codes: 'tracing',
        hint: 'One code in a line, like UTC = unable to contact. It means re-engaged, unable to contact, unknown, transferred, left the country, in care elsewhere, declined or died.',
      },
    ],
  },
  {
    key: 'lostToFollowUp',
    title: 'When somebody counts as not seen',
    lead: 'It is printed beside the figures that use it.',
    settings: [],
  },
]

/** The words of a release basis. */
export function releaseInWords(release: ClinicSettings['release']): string {
  if (release.basis === 'explicitAgreement') return 'Only when the person has agreed in so many words'
  return `As part of the clinic’s own service, approved by ${release.approvedBy} on ${day(release.approvedOn)}`
}

function day(on: string): string {
  return `${inWords('en-GB', londonInstant(plainDate(on)), 'day')} ${on.slice(0, 4)}`
}

/** Of one. */
const one: Readonly<Record<string, string>> = {
  days: 'day',
  'working days': 'working day',
  months: 'month',
  years: 'year',
  hours: 'hour',
  'hours before': 'hour before',
  minutes: 'minute',
  offers: 'offer',
  texts: 'text',
  calls: 'call',
  letters: 'letter',
  sessions: 'session',
  meetings: 'meeting',
  tries: 'try',
  people: 'person',
}

type Group = Readonly<Record<string, unknown>>

function said({ unit, isList, isTime, codes }: SettingWords, value: unknown): string {
  if (codes) return codesInLines(codes, value as readonly OwnCode[]).join(', ') || 'none'
  if (isList && Array.isArray(value)) return value.join(', ')
  return unit && !isTime ? `${value} ${value === 1 ? (one[unit] ?? unit) : unit}` : String(value)
}

function worded(words: SettingWords, value: unknown): string {
  if (words.ifEmpty !== undefined && value === '') return words.ifEmpty
  if (!words.choices || !Array.isArray(value)) return said(words, value)
  const chosen = words.choices.filter(choice => value.includes(choice.value))
  return chosen.map(({ label }) => label).join(', ')
}

/** The values of one group, each in words. */
export function valuesInWords(
  settings: ClinicSettings,
  key: SettingGroupKey,
): { readonly label: string; readonly value: string }[] {
  if (key === 'release') return [{ label: 'A name leaves', value: releaseInWords(settings.release) }]
  if (key === 'lostToFollowUp')
    return [{ label: 'Not seen for', value: `${settings.lostToFollowUpMonths} months` }]
  if (key === 'words') {
    const own = ownWords(settings.words)
    return own.length > 0 ? own : [{ label: 'Every message', value: 'in the programme’s words' }]
  }
  const group = settings[key] as Group
  const words = settingGroups.find(each => each.key === key)?.settings ?? []
  return words.map(each => ({ label: each.label, value: worded(each, group[each.name]) }))
}

/** What changes from one row of settings to the next, a sentence for each. */
export function differences(before: ClinicSettings, after: ClinicSettings): string[] {
  return settingGroups.flatMap(({ key, title }) => {
    if (key === 'words')
      return wordsChanged(before.words, after.words).map(({ sentence }) => `${title}: ${sentence}`)
    const earlier = valuesInWords(before, key)
    return valuesInWords(after, key).flatMap(({ label, value }, at) => {
      const was = earlier[at]?.value
      return was === value ? [] : [`${title}: ${lowered(label)} ${value}, before: ${was}`]
    })
  })
}

function lowered(label: string): string {
  return /^(A DBS|DBS)/.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`
}

/** The clocks that a group of settings winds, each in plain words. */
export function clocksInWords(settings: ClinicSettings, key: SettingGroupKey): string[] {
  if (!(kinds as readonly string[]).includes(key)) return []
  const words = lifecycles[key as Kind].clockWords as Record<string, (settled: never) => string>
  const settled = settings[key as Extract<keyof ClinicSettings, Kind>] as never
  return [...new Set(Object.values(words).map(say => say(settled)))]
}
