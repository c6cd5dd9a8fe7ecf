import { expect, test } from 'vitest'
import { ContactAnswers, partsOf } from './contact-details.ts'
import { ContactRules } from './contact-rules.ts'

const answers = {
  called: 'Sam',
  channels: ['text', 'inPerson'],
  days: [1, 2, 3],
  from: '10:00',
  until: '16:00',
  phone: '+447700900123',
  email: '',
  nameToAskFor: '',
  ifSomeoneElseAnswers: 'Say it is about the bike.',
  whoElseSees: '',
  language: 'English',
  interpreter: false,
  notes: '',
}

function complaintsAbout(changed: Record<string, unknown>): string[] {
  const read = ContactAnswers.safeParse({ ...answers, ...changed })
  return read.success ? [] : read.error.issues.map(issue => issue.path.join('.'))
}

test('what somebody said is kept in two parts, and an empty answer is no answer', () => {
  const { rules, details, called } = partsOf(ContactAnswers.parse(answers), '2025-02-03T10:00:00.000Z')
  expect(called).toBe('Sam')
  expect(ContactRules.parse(rules)).toEqual(rules)
  expect(rules).not.toHaveProperty('phone')
  expect(details).toMatchObject({
    phone: '+447700900123',
    email: null,
    nameToAskFor: null,
    ifSomeoneElseAnswers: 'Say it is about the bike.',
  })
})

test('a person who is only spoken to at a visit leaves no number', () => {
  expect(complaintsAbout({ channels: ['inPerson'], phone: '' })).toEqual([])
})

test('a way that needs a number asks for the number, and email asks for the address', () => {
  expect(complaintsAbout({ phone: '' })).toEqual(['phone'])
  expect(complaintsAbout({ channels: ['email'], phone: '' })).toEqual(['email'])
})

test('safe hours end after they begin', () => {
  expect(complaintsAbout({ from: '16:00', until: '10:00' })).toEqual(['until'])
})

test('two addresses in one field are refused: one person per message', () => {
  expect(complaintsAbout({ email: 'a@example.org, b@example.org' })).toEqual(['email'])
})
