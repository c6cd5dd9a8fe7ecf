import { expect, test } from 'vitest'
import { ListedPerson } from './intake/index.ts'
import { PersonByHand } from './person-by-hand.ts'

const form = {
  clinicNumber: ' n-1042 ',
  called: 'Sam',
  familyName: '',
  reason: 'newlyDiagnosed',
  reasonOn: '2025-01-06',
  unwell: false,
  phone: '07700 900123',
  language: '',
}

test('a person put on the list by hand is the same as one from a file', () => {
  const person = PersonByHand.parse(form)
  expect(ListedPerson.parse(person)).toEqual(person)
  expect(person).toMatchObject({
    clinicNumber: 'N-1042',
    phone: '+447700900123',
    familyName: null,
    tracing: null,
  })
})

test('a field that cannot be read says so in the words of the file', () => {
  const read = PersonByHand.safeParse({ ...form, clinicNumber: '', called: 'Smith, Sam' })
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['clinicNumber', 'The clinic number is missing.'],
    ['called', 'This looks like a family name with a first name. Give only the name to use.'],
  ])
})

test('only a flag by a clinician may come without a day', () => {
  expect(PersonByHand.safeParse({ ...form, reasonOn: null }).success).toBe(false)
  expect(PersonByHand.safeParse({ ...form, reasonOn: null, reason: 'clinicianFlag' }).success).toBe(true)
})

test('only somebody who is coming back to care was looked for', () => {
  expect(PersonByHand.safeParse({ ...form, tracing: 'unknown' }).success).toBe(false)
  expect(PersonByHand.safeParse({ ...form, tracing: 'unknown', reason: 'reEngaging' }).success).toBe(true)
})
