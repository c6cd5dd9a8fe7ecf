import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { noOf, sentencesOf } from './no.server.ts'

function failed(data: Record<string, unknown>): TRPCClientError<never> {
  return TRPCClientError.from({ error: { code: -32_000, message: 'x', data } } as never)
}

test('a rule that says no is heard with its reasons', () => {
  const no = noOf(
    failed({
      code: 'UNPROCESSABLE_CONTENT',
      refusal: { code: 'refused', reasons: ['Log two sessions first.'] },
    }),
  )
  expect(no).toEqual({ code: 'refused', reasons: ['Log two sessions first.'] })
})

test('a no without reasons has a sentence of its own', () => {
  const no = noOf(failed({ code: 'CONFLICT' }))
  expect(no).toEqual({ code: 'changed-meanwhile' })
  expect(sentencesOf({ code: 'changed-meanwhile' })[0]).toContain('Somebody changed this record')
})

test('a page that was overtaken hears what happened meanwhile, by which role and when', () => {
  const meanwhile = [{ label: 'Accept', by: 'coordinator', at: '2026-03-27T14:30:00.000Z' }]
  const no = noOf(failed({ code: 'CONFLICT', refusal: { code: 'changed-meanwhile', meanwhile } }))
  expect(no).toEqual({ code: 'changed-meanwhile', meanwhile })
  expect(sentencesOf(no as never).at(-1)).toBe('Meanwhile: “Accept”, by a coordinator, 27 March 2026, 14:30.')
})

test('somebody whose session ended is led to sign in', () => {
  expect(noOf(failed({ code: 'UNAUTHORIZED' }))).toBe('signed-out')
})

test('somebody who signed in with a password alone is led to the second step', () => {
  expect(noOf(failed({ code: 'UNAUTHORIZED', needs: 'secondFactor' }))).toBe('second-step-needed')
})

test('a fault of ours is never taken for a no', () => {
  expect(noOf(failed({ code: 'INTERNAL_SERVER_ERROR' }))).toBeNull()
  expect(noOf(new TypeError('fetch failed'))).toBeNull()
})
