import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test('someone whose session ended comes back to the page they were on', () => {
  expect(ownPath('/people/6f9b?before=x#notes')).toBe('/people/6f9b?before=x')
})

test('the framework’s own question for a route’s data leads back to the page itself', () => {
  expect(ownPath('/people/6f9b?_data=routes%2Fpeople')).toBe('/people/6f9b')
})

test.each([
  'https://stranger.example/',
  '//stranger.example',
  '/\\stranger.example',
  '/\t/stranger.example',
  '/..//stranger.example',
  '/.//stranger.example',
  'javascript:alert(1)',
  'people',
  '',
  `/${'x'.repeat(600)}`,
  '/sign-in?back=/sign-in',
  '/sign-in/code',
  null,
  42,
])('an address from outside leads nowhere but to the start page: %j', given => {
  expect(ownPath(given)).toBe('/')
})
