import { expect, test } from 'vitest'
import { withErrorTitle } from './error-title.ts'

const page = '<head><title>Invite somebody – Alongside</title></head>'
const form = { form: 'invite', values: {}, errors: {} }

test('whoever has no JavaScript hears from the title that something is wrong', () => {
  const field = { 'routes/_app.accounts.invite': { ...form, errors: { name: ['Give an answer here'] } } }
  const whole = { 'routes/_app.accounts.invite': { ...form, sentences: ['This has changed.'] } }
  for (const answers of [field, whole])
    expect(withErrorTitle(page, answers)).toContain('<title>Error: Invite somebody – Alongside</title>')
})

test('a page that was opened, or that answers with what was asked for, keeps its title', () => {
  expect(withErrorTitle(page, null)).toBe(page)
  expect(withErrorTitle(page, { 'routes/_app.find': { ...form, found: [] } })).toBe(page)
  expect(withErrorTitle(page, { 'routes/_app.ways-back': { code: 'ABCD' } })).toBe(page)
})
