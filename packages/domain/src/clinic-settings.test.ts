import { expect, test } from 'vitest'
import { SettingChange } from './clinic-setting.change.ts'
import { ClinicSettings, standardSettings } from './clinic-settings.ts'
import { clocksInWords, differences, settingGroups, valuesInWords } from './clinic-settings.words.ts'
import { signedAs, writtenIn } from './messages/index.ts'
import { plainDate } from './time.ts'

test('every setting of a clinic has its words, but for the checks that are chosen by name', () => {
  const groups = new Map(settingGroups.map(group => [group.key as string, group.settings]))
  const wordless = Object.entries(standardSettings).flatMap(([key, value]) =>
    key === 'release' || key === 'lostToFollowUpMonths'
      ? []
      : Object.keys(value).filter(name => !groups.get(key)?.some(each => each.name === name)),
  )
  expect(wordless).toEqual(['checks', 'eligibleDbs'])
})

test('a change reads as a sentence with what it was before', () => {
  const after = ClinicSettings.parse({
    referral: { tellWithinDays: 10 },
    standing: { remindDaysBefore: [90, 30] },
    release: { basis: 'withinService', approvedBy: 'Dr Ada Finch', approvedOn: plainDate('2026-03-02') },
  })
  expect(differences(standardSettings, after)).toEqual([
    'When a name may leave the clinic: a name leaves As part of the clinic’s own service, approved by Dr Ada Finch on 2 March 2026, before: Only when the person has agreed in so many words',
    'The offer: tell everybody about it within 10 days, before: 14 days',
    'Staying a mentor: remind on these days before something runs out 90, 30, before: 60, 30, 7',
  ])
  expect(differences(after, after)).toEqual([])
})

test('a clock is read aloud with what the clinic settled', () => {
  const settled = ClinicSettings.parse({ referral: { decisionWindowDays: 9 } })
  expect(clocksInWords(settled, 'referral')).toContain('9 days after they were told')
  expect(clocksInWords(settled, 'messages')).toEqual([])
})

test('a basis without a named approval is no basis', () => {
  expect(ClinicSettings.safeParse({ release: { basis: 'withinService' } }).success).toBe(false)
  expect(valuesInWords(standardSettings, 'lostToFollowUp')).toEqual([
    { label: 'Not seen for', value: '12 months' },
  ])
})

const { messages } = standardSettings
const settling = (value: object) =>
  SettingChange.safeParse({ group: 'messages', value: { ...messages, ...value } })

test.each(['Clinic team', 'HIV', 'h i v', 'Peer mentor', 'VIH', 'العيادة'])(
  'messages never come from a name that tells a stranger something: %s',
  sender => {
    const no = settling({ sender })
    expect(no.error?.issues.map(({ path }) => path)).toContainEqual(['value', 'sender'])
  },
)

test.each(['07700 900123', 'https://x', 'A much too long name'])(
  'messages come from a name, and not from a number, an address or half a sentence: %s',
  sender => expect(settling({ sender }).success).toBe(false),
)

test.each(['', 'Sam', 'Zoë', 'Anne-Marie', 'سارة'])('messages may come from %j', sender => {
  expect(settling({ sender }).success).toBe(true)
})

test('a message is signed with the name that the clinic settled, and else with the first name of whoever writes', () => {
  expect(signedAs({ sender: 'Sam' }, 'Robin')).toBe('Sam')
  expect(signedAs({ sender: '' }, 'Robin')).toBe('Robin')
})

test('somebody whose language the clinic has settled without is written to in English, which always stays', () => {
  expect(writtenIn({ languages: ['en', 'es'] }, 'es')).toBe('es')
  expect(writtenIn({ languages: ['en', 'es'] }, 'pl')).toBe('en')
  expect(settling({ languages: ['es'] }).success).toBe(false)
})

test('who signs and in which languages reads as a sentence, too', () => {
  const after = ClinicSettings.parse({ messages: { sender: 'Sam', languages: ['en', 'ar'] } })
  expect(differences(standardSettings, after)).toEqual([
    'Messages to people: messages come from Sam, before: the first name of whoever writes',
    'Messages to people: languages of messages, the private page and the leaflet English, Arabic, before: English, Spanish, Portuguese, Polish, French, Arabic',
  ])
})
