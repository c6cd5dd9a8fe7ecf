import { expect, test } from 'vitest'
import * as z from 'zod'
import { mixed } from './command-id.ts'

const key = '6f9b1c1e-2f4b-4e0c-9d57-3f6a8f1f0a11'

test('a double click sends the same id, another form or another page a different one', () => {
  const ids = ['/people/1 pause', '/people/1 pause', '/people/1 close', '/people/2 pause'].map(text =>
    mixed(key, text),
  )
  expect(ids[0]).toBe(ids[1])
  expect(new Set(ids).size).toBe(3)
})

test('what comes out is a UUID as the API expects one', () => {
  expect(z.uuid().safeParse(mixed(key, '/people/1 pause')).success).toBe(true)
})
