import { expect, test } from 'vitest'
import { plainDate } from '../time.ts'
import { codeListOn, codeLists, EqualityAnswers, equalityQuestions, labelOf } from './index.ts'

const today = plainDate('2026-03-02')

test('somebody who answers nothing has filled in a whole form', () => {
  expect(EqualityAnswers.parse({ answeredOn: today, answers: {} }).answers).toEqual({})
})

test.each(equalityQuestions)('whoever is asked about %s can say that they prefer not to', question => {
  expect(labelOf(question, 'Z', today)).toBe('I prefer not to say')
  expect(EqualityAnswers.safeParse({ answeredOn: today, answers: { [question]: 'Z' } }).success).toBe(true)
})

test('an answer that was never on the list is refused', () => {
  expect(EqualityAnswers.safeParse({ answeredOn: today, answers: { ethnicity: '?' } }).success).toBe(false)
  expect(EqualityAnswers.safeParse({ answeredOn: today, answers: { postcode: 'SE1' } }).success).toBe(false)
})

test('the ethnic categories are the sixteen of the NHS, and the wish not to say', () => {
  expect(
    codeListOn('ethnicity', today)
      .codes.map(({ code }) => code)
      .join(''),
  ).toBe('ABCDEFGHJKLMNPRSZ')
})

test('every list has a day from which it holds, a source and no code twice', () => {
  for (const lists of Object.values(codeLists))
    for (const { from, source, codes } of lists) {
      expect(plainDate(from)).toBe(from)
      expect(source).not.toBe('')
      expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
    }
})
